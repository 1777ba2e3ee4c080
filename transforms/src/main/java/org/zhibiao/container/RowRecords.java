package org.zhibiao.container;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhibiao.decode.UndecodableException;
import org.zhibiao.format.Rows;
import org.zhibiao.source.SourceDocument;

/** Makes documents of the rows of a table. */
final class RowRecords implements Rows {

  /** The doubt about a record none of whose fields is plainly its text. */
  static final String TEXT_FIELD_UNKNOWN = "TEXT_FIELD_UNKNOWN";

  private final Expansion expansion;
  private final String path;
  private final ContainerKind kind;
  private final RecordFields fields;
  private List<String> names;
  private String group;
  private boolean named;
  private long taken;

  RowRecords(Expansion expansion, String path, ContainerKind kind) {
    this.expansion = expansion;
    this.path = path;
    this.kind = kind;
    this.fields = new RecordFields(expansion.reader().rules());
  }

  /** Hands over all rows. */
  interface Source {
    void read(Rows rows) throws UndecodableException;
  }

  void read(Source source) throws UndecodableException {
    source.read(this);
    if (taken == 0 && path == null) {
      throw new UndecodableException("EMPTY", "The table has no rows");
    }
  }

  @Override
  public void names(List<String> given) throws UndecodableException {
    if (!fields.accepts(given)) {
      throw new UndecodableException(
          "NO_TEXT_FIELD",
          "It has no field " + fields.asked() + ", but " + String.join(", ", given));
    }
    names = given;
    named = true;
  }

  @Override
  public void row(String sheet, long number, List<String> cells) throws UndecodableException {
    if (kind == ContainerKind.XLSX) {
      if (!sheet.equals(group)) {
        group = sheet;
        names = head(cells);
        if (names != null) {
          return;
        }
      }
      String id = sheet + "/" + number;
      record(id, fieldsOf(names == null ? numbered(cells.size()) : names, cells));
      return;
    }
    if (!named) {
      names = numbered(cells.size());
    }
    record(Long.toString(number), fieldsOf(names, cells));
  }

  /** Returns the names of a head: a first row that names a column of texts, or of short names. */
  private List<String> head(List<String> cells) {
    List<String> head = new ArrayList<>();
    for (String cell : cells) {
      String name = cell == null ? "column " + (head.size() + 1) : cell.strip();
      head.add(head.contains(name) ? name + " " + (head.size() + 1) : name);
    }
    boolean shortNames = head.stream().allMatch(name -> name.length() <= 20);
    return head.size() > 1 && shortNames
            || RecordFields.namesText(head)
            || fields.asked() != null && fields.accepts(head)
        ? head
        : null;
  }

  static List<String> numbered(int count) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      names.add("column " + i);
    }
    return names;
  }

  static Map<String, String> fieldsOf(List<String> names, List<String> cells) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < Math.max(names.size(), cells.size()); i++) {
      String name = i < names.size() ? names.get(i) : "column " + (i + 1);
      fields.put(name, i < cells.size() ? cells.get(i) : null);
    }
    return fields;
  }

  private void record(String id, Map<String, String> values) {
    expansion.budget().countEntry();
    taken++;
    hand(expansion, fields, path == null ? id : path + "/" + id, values);
  }

  /** Makes a document of a record, or its failure. */
  static void hand(
      Expansion expansion, RecordFields fields, String entry, Map<String, String> values) {
    RecordFields.Chosen chosen = fields.choose(values);
    if (chosen.text() == null) {
      expansion.failure(
          entry,
          null,
          "NO_TEXT_FIELD",
          "It has no field " + fields.asked() + ", but " + String.join(", ", values.keySet()));
      return;
    }
    byte[] bytes = chosen.text().getBytes(StandardCharsets.UTF_8);
    if (bytes.length > expansion.limits().bytes()) {
      expansion.failure(
          entry,
          (long) bytes.length,
          "TOO_LARGE",
          "The text has more than the " + expansion.limits().bytes() + " bytes of a document");
      return;
    }
    expansion.document(
        new SourceDocument(
            expansion.locator(entry),
            bytes,
            chosen.metadata(),
            chosen.doubtful() ? List.of(TEXT_FIELD_UNKNOWN) : List.of()));
  }
}
