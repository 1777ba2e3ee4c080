package org.zhibiao.warehouse;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.parquet.io.api.Binary;

/** What changed between two runs: files, reports by place and year, values, quarantine. */
final class ChangeReport {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final int DECIMAL_SCALE = 10;

  private final Content content;
  private String file;

  /**
   * What the JSON form holds.
   *
   * @param run id of the run
   * @param before id of the run before; null where there was none
   * @param files what happened to the files
   * @param reports reports that came, went or were made anew, by place and year
   * @param values indicator values that are other than before
   * @param quarantined documents that came into quarantine, by reason
   */
  record Content(
      String run,
      String before,
      FileChanges files,
      List<PlaceYear> reports,
      List<MovedValue> values,
      SortedMap<String, Long> quarantined) {}

  /**
   * Reports of a place and year.
   *
   * @param place place as written; null where unknown
   * @param year year under review; null where unknown
   * @param added reports that were not there
   * @param changed reports of files that were extracted again
   * @param removed reports that are not there any more
   */
  record PlaceYear(String place, String year, long added, long changed, long removed) {}

  /**
   * A figure of the panel that is other than before.
   *
   * @param uri file that states it
   * @param place place of the report
   * @param indicator code
   * @param year year that it is about; null where unknown
   * @param status reached or planned
   * @param change level or growth
   * @param before what it was; null where there was none
   * @param after what it is; null where there is none
   */
  record MovedValue(
      String uri,
      String place,
      String indicator,
      String year,
      String status,
      String change,
      String before,
      String after) {}

  private ChangeReport(Content content) {
    this.content = content;
  }

  static ChangeReport of(String id, Run last, RefreshPlan plan, PendingRun pending)
      throws IOException {
    Map<String, String> oldUris = new HashMap<>();
    Map<String, String> newNames = new HashMap<>();
    plan.changes().moved().forEach((to, from) -> newNames.put(from, to));
    for (SourceItem item : pending.departed()) {
      if (item.sha256() != null) {
        String uri = item.file().uri();
        oldUris.put(item.documentId(), newNames.getOrDefault(uri, uri));
      }
    }
    Map<String, String> uris = new HashMap<>();
    for (SourceItem item : pending.arrived()) {
      if (item.sha256() != null) {
        uris.put(item.documentId(), item.file().uri());
      }
    }
    return new ChangeReport(
        new Content(
            id,
            last == null ? null : last.id(),
            plan.changes(),
            reports(pending, oldUris, uris, plan.changes().moved().keySet()),
            last == null ? List.of() : values(pending, oldUris, uris),
            pending.newlyQuarantined()));
  }

  private static List<PlaceYear> reports(
      PendingRun pending,
      Map<String, String> oldUris,
      Map<String, String> uris,
      java.util.Set<String> moved)
      throws IOException {
    RowLayout layout = pending.reported(WarehouseTable.REPORTS);
    Map<String, Object[]> before = byReport(layout, pending.left(WarehouseTable.REPORTS), oldUris);
    Map<String, Object[]> after = byReport(layout, pending.come(WarehouseTable.REPORTS), uris);
    SortedMap<String, long[]> counts = new TreeMap<>();
    after.forEach(
        (key, row) -> {
          if (!before.containsKey(key)) {
            counts.computeIfAbsent(placeYear(layout, row), k -> new long[3])[0]++;
          } else if (!moved.contains(key.substring(0, key.lastIndexOf('\0')))) {
            counts.computeIfAbsent(placeYear(layout, row), k -> new long[3])[1]++;
          }
        });
    before.forEach(
        (key, row) -> {
          if (!after.containsKey(key)) {
            counts.computeIfAbsent(placeYear(layout, row), k -> new long[3])[2]++;
          }
        });
    List<PlaceYear> list = new ArrayList<>();
    counts.forEach(
        (key, n) -> {
          String[] parts = key.split("\0", -1);
          list.add(new PlaceYear(given(parts[0]), given(parts[1]), n[0], n[1], n[2]));
        });
    return list;
  }

  private static String given(String text) {
    return text.isEmpty() ? null : text;
  }

  private static String placeYear(RowLayout layout, Object[] row) {
    String place = Texts.of(layout, row, "place");
    String year = Texts.of(layout, row, "review_year");
    return (place == null ? "" : place) + '\0' + (year == null ? "" : year);
  }

  private static Map<String, Object[]> byReport(
      RowLayout layout, List<Object[]> rows, Map<String, String> uris) {
    Map<String, Object[]> byReport = new HashMap<>();
    for (Object[] row : rows) {
      String id = Texts.of(layout, row, "report_id");
      String document = Texts.of(layout, row, "document_id");
      byReport.put(uris.get(document) + '\0' + id.substring(document.length()), row);
    }
    return byReport;
  }

  private static List<MovedValue> values(
      PendingRun pending, Map<String, String> oldUris, Map<String, String> uris)
      throws IOException {
    RowLayout layout = pending.reported(WarehouseTable.PANEL);
    var before = byFile(layout, pending.left(WarehouseTable.PANEL), oldUris);
    var after = byFile(layout, pending.come(WarehouseTable.PANEL), uris);
    Set<String> come = new HashSet<>(uris.values());
    List<MovedValue> moved = new ArrayList<>();
    before.forEach(
        (uri, rows) -> {
          if (come.contains(uri)) {
            addMoved(uri, layout, rows, after.getOrDefault(uri, List.of()), moved);
          }
        });
    moved.sort(
        Comparator.comparing(MovedValue::uri)
            .thenComparing(MovedValue::indicator)
            .thenComparing(MovedValue::year, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(MovedValue::status, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(MovedValue::change));
    return moved;
  }

  /** Returns the rows of each file, in their order. */
  private static Map<String, List<Object[]>> byFile(
      RowLayout layout, List<Object[]> rows, Map<String, String> uris) {
    int key = layout.place("document_id");
    Map<String, List<Object[]>> byFile = new HashMap<>();
    Binary document = null;
    List<Object[]> file = List.of();
    for (Object[] row : rows) {
      if (!row[key].equals(document)) {
        document = (Binary) row[key];
        String uri = String.valueOf(uris.get(document.toStringUsingUTF8()));
        file = byFile.computeIfAbsent(uri, u -> new ArrayList<>());
      }
      file.add(row);
    }
    return byFile;
  }

  /**
   * Adds the figures of a file that are other than before. Mostly a report says the same again but
   * for a few figures: what both versions begin and end with is not looked at closely.
   */
  private static void addMoved(
      String uri,
      RowLayout layout,
      List<Object[]> before,
      List<Object[]> after,
      List<MovedValue> moved) {
    int shorter = Math.min(before.size(), after.size());
    int begin = 0;
    while (begin < shorter && sameFigure(layout, before.get(begin), after.get(begin))) {
      begin++;
    }
    int end = 0;
    while (end < shorter - begin
        && sameFigure(
            layout, before.get(before.size() - 1 - end), after.get(after.size() - 1 - end))) {
      end++;
    }
    Map<String, Object[]> olds = byFigure(layout, before.subList(begin, before.size() - end));
    Map<String, Object[]> news = byFigure(layout, after.subList(begin, after.size() - end));
    Map<String, Object[]> all = new HashMap<>(news);
    all.putAll(olds);
    all.forEach(
        (key, any) -> {
          String from = value(layout, olds.get(key));
          String to = value(layout, news.get(key));
          if (!Objects.equals(from, to)) {
            moved.add(
                new MovedValue(
                    uri,
                    Texts.of(layout, any, "place"),
                    Texts.of(layout, any, "indicator"),
                    Texts.of(layout, any, "year"),
                    Texts.of(layout, any, "status"),
                    Texts.of(layout, any, "change"),
                    from,
                    to));
          }
        });
  }

  /** Returns whether two rows state the same figure with the same value. */
  private static boolean sameFigure(RowLayout layout, Object[] one, Object[] other) {
    for (String column : List.of("indicator", "year", "status", "change", "value", "unit")) {
      int place = layout.place(column);
      if (!Objects.equals(one[place], other[place])) {
        return false;
      }
    }
    int document = layout.place("document_id");
    int report = layout.place("report_id");
    byte[] ours = ((Binary) one[report]).getBytesUnsafe();
    byte[] theirs = ((Binary) other[report]).getBytesUnsafe();
    int from = ((Binary) one[document]).length();
    int otherFrom = ((Binary) other[document]).length();
    return Arrays.equals(ours, from, ours.length, theirs, otherFrom, theirs.length);
  }

  /** Returns what tells a report from others of its document. */
  private static String report(RowLayout layout, Object[] row) {
    String document = Texts.of(layout, row, "document_id");
    return Texts.of(layout, row, "report_id").substring(document.length());
  }

  private static Map<String, Object[]> byFigure(RowLayout layout, List<Object[]> rows) {
    Map<String, Object[]> byFigure = new HashMap<>();
    for (Object[] row : rows) {
      StringBuilder key = new StringBuilder(report(layout, row));
      for (String column : List.of("indicator", "year", "status", "change")) {
        key.append('\0').append(Texts.of(layout, row, column));
      }
      byFigure.put(key.toString(), row);
    }
    return byFigure;
  }

  private static String value(RowLayout layout, Object[] row) {
    Binary value = row == null ? null : (Binary) row[layout.place("value")];
    if (value == null) {
      return null;
    }
    BigDecimal number = new BigDecimal(new BigInteger(value.getBytes()), DECIMAL_SCALE);
    String unit = Texts.of(layout, row, "unit");
    return number.stripTrailingZeros().toPlainString() + (unit == null ? "" : " " + unit);
  }

  Content content() {
    return content;
  }

  /** Returns the report as Markdown. */
  String markdown() {
    return ChangeMarkdown.of(content);
  }

  /** Returns where the Markdown form was written; null where it was not. */
  String file() {
    return file;
  }

  /** Writes both forms to the folder {@code changes} of a warehouse on a local file system. */
  void write(WarehouseLocation location) throws IOException {
    if (!WarehouseFiles.isLocal(location.folder())) {
      return;
    }
    Path folder = WarehouseFiles.path(location.folder()).resolve("changes");
    Files.createDirectories(folder);
    file = folder.resolve(content.run() + ".md").toString();
    write(folder.resolve(content.run() + ".md"), markdown());
    write(folder.resolve(content.run() + ".json"), JSON.writeValueAsString(content) + "\n");
  }

  private static void write(Path file, String text) throws IOException {
    Path beside = file.resolveSibling("." + file.getFileName());
    Files.writeString(beside, text);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
