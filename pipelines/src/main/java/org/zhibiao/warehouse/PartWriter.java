package org.zhibiao.warehouse;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.parquet.io.api.Binary;
import org.zhibiao.extract.DocumentTables;
import org.zhibiao.schema.DocumentRow;
import org.zhibiao.schema.MentionRow;
import org.zhibiao.schema.QuarantineRow;
import org.zhibiao.warehouse.SourceItem.Outcome;

/** Writes a part: takes documents one by one and cuts their rows into row groups. */
final class PartWriter implements Closeable {

  private final PartFiles files;
  private final String part;
  private final Map<WarehouseTable, Open> open = new EnumMap<>(WarehouseTable.class);
  private final List<PartManifest.Item> items = new ArrayList<>();
  private final SortedMap<String, Long> quarantined = new TreeMap<>();
  private int documents;
  private boolean finished;

  /** A table's file and the rows of its next row group. */
  private final class Open {

    private final WarehouseTable table;
    private final RowLayout layout;
    private final RowLayout.FromRecords records;
    private final int key;
    private final List<Object[]> rows = new ArrayList<>();
    private RowFileWriter writer;
    private Binary lastKey;
    private boolean sorted = true;

    Open(WarehouseTable table) {
      this.table = table;
      this.layout = files.layout(table);
      this.records = new RowLayout.FromRecords(layout, table.table().schema());
      this.key = layout.place(table.key());
    }

    void add(Object[] row) {
      Binary next = (Binary) row[key];
      if (next != lastKey) {
        sorted &=
            lastKey == null
                || Arrays.compareUnsigned(lastKey.getBytesUnsafe(), next.getBytesUnsafe()) <= 0;
        lastKey = next;
      }
      rows.add(row);
    }

    void flush() throws IOException {
      if (rows.isEmpty()) {
        return;
      }
      if (writer == null) {
        writer = files.writer(table, part);
      }
      writer.group(rows);
      rows.clear();
    }
  }

  PartWriter(PartFiles files, String part) {
    this.files = files;
    this.part = part;
    WarehouseTable.DATA.forEach(table -> open.put(table, new Open(table)));
  }

  /**
   * Appends the rows of a document.
   *
   * @throws WarehouseException if a row does not say what its document says at its place
   */
  void write(DocumentTables tables) throws IOException {
    Evidence.check(tables);
    for (WarehouseTable table : WarehouseTable.DATA) {
      Open rows = open.get(table);
      for (SpecificRecord record : rows(table, tables)) {
        rows.add(rows.records.row(record));
      }
    }
    items.add(item(tables));
    if (tables.quarantine() != null) {
      quarantined.merge(tables.quarantine().getReason(), 1L, Long::sum);
    }
    documents++;
    for (Open table : open.values()) {
      if (documents % table.table.documentsPerGroup() == 0) {
        table.flush();
      }
    }
  }

  /** Appends rows of a document, as they lie in memory. */
  void write(WarehouseTable table, List<Object[]> rows) {
    rows.forEach(open.get(table)::add);
  }

  /** Ends the row groups. */
  void flush() throws IOException {
    for (Open table : open.values()) {
      table.flush();
    }
  }

  private static List<? extends SpecificRecord> rows(WarehouseTable table, DocumentTables tables) {
    return switch (table) {
      case DOCUMENTS -> tables.document() == null ? List.of() : List.of(tables.document());
      case REPORTS -> tables.reports();
      case SECTIONS -> tables.sections();
      case MENTIONS -> tables.mentions();
      case PANEL -> tables.panel();
      case QUARANTINE -> tables.quarantine() == null ? List.of() : List.of(tables.quarantine());
      default -> List.of();
    };
  }

  private static PartManifest.Item item(DocumentTables tables) {
    QuarantineRow failed = tables.quarantine();
    if (failed != null) {
      return new PartManifest.Item(
          failed.getUri(),
          failed.getEntry(),
          failed.getSha256(),
          Outcome.QUARANTINE,
          false,
          failed.getReason());
    }
    DocumentRow document = tables.document();
    return new PartManifest.Item(
        document.getUri(),
        document.getEntry(),
        document.getSha256(),
        document.getDuplicateOf() == null ? Outcome.DOCUMENT : Outcome.DUPLICATE,
        PathHints.mayHaveBeenRead(tables),
        null);
  }

  /** Ends the part and returns what was written. */
  PartManifest finish(int sources) throws IOException {
    flush();
    Map<WarehouseTable, PartManifest.WrittenFile> written = new EnumMap<>(WarehouseTable.class);
    for (Open table : open.values()) {
      if (table.writer != null) {
        written.put(
            table.table,
            PartManifest.WrittenFile.of(
                table.writer.finish(files.metrics(table.table)), table.sorted));
      }
    }
    finished = true;
    return new PartManifest(part, sources, written, items, quarantined);
  }

  /** Closes the files of a part that was not finished; they are litter for maintenance. */
  @Override
  public void close() throws IOException {
    if (finished) {
      return;
    }
    for (Open table : open.values()) {
      if (table.writer != null) {
        table.writer.close();
      }
    }
  }

  /** The invariant that every row with offsets holds. */
  static final class Evidence {

    private Evidence() {}

    static void check(DocumentTables tables) throws WarehouseException {
      if (tables.document() == null) {
        return;
      }
      String text = tables.document().getText();
      for (MentionRow mention : tables.mentions()) {
        boolean there =
            mention.getStart() >= 0
                && mention.getEnd() <= text.length()
                && mention.getEnd() - mention.getStart() == mention.getText().length()
                && text.startsWith(mention.getText(), mention.getStart());
        if (!there) {
          throw new WarehouseException(
              WarehouseException.Kind.GUARD,
              "The mention "
                  + mention.getMentionId()
                  + " of "
                  + tables.document().getUri()
                  + " says '"
                  + mention.getText()
                  + "', which its document does not say at that place");
        }
      }
    }
  }
}
