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
import org.zhibiao.source.SourceLocator;

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
    Map<String, SourceLocator> oldPlaces = new HashMap<>();
    Map<String, String> newNames = new HashMap<>();
    plan.changes().moved().forEach((to, from) -> newNames.put(from, to));
    for (SourceItem item : pending.departed()) {
      if (item.sha256() != null) {
        String uri = item.file().uri();
        oldPlaces.put(
            item.documentId(), new SourceLocator(newNames.getOrDefault(uri, uri), item.entry()));
      }
    }
    Map<String, SourceLocator> places = new HashMap<>();
    for (SourceItem item : pending.arrived()) {
      if (item.sha256() != null) {
        places.put(item.documentId(), item.locator());
      }
    }
    return new ChangeReport(
        new Content(
            id,
            last == null ? null : last.id(),
            plan.changes(),
            reports(pending, oldPlaces, places, plan.changes().moved().keySet()),
            last == null ? List.of() : values(pending, oldPlaces, places),
            pending.newlyQuarantined()));
  }

  private static List<PlaceYear> reports(
      PendingRun pending,
      Map<String, SourceLocator> oldPlaces,
      Map<String, SourceLocator> places,
      Set<String> moved)
      throws IOException {
    RowLayout layout = pending.reported(WarehouseTable.REPORTS);
    var before = byReport(layout, pending.left(WarehouseTable.REPORTS), oldPlaces);
    var after = byReport(layout, pending.come(WarehouseTable.REPORTS), places);
    SortedMap<String, long[]> counts = new TreeMap<>();
    after.forEach(
        (key, row) -> {
          if (!before.containsKey(key)) {
            counts.computeIfAbsent(placeYear(layout, row), k -> new long[3])[0]++;
          } else if (!isMoved(key.place(), moved)) {
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

  private static boolean isMoved(SourceLocator place, Set<String> moved) {
    return place != null && moved.contains(place.uri());
  }

  private static String given(String text) {
    return text.isEmpty() ? null : text;
  }

  private static String placeYear(RowLayout layout, Object[] row) {
    String place = Texts.of(layout, row, "place");
    String year = Texts.of(layout, row, "review_year");
    return (place == null ? "" : place) + '\0' + (year == null ? "" : year);
  }

  /** A report by the place of its document and what tells it from others of that document. */
  private record ReportPlace(SourceLocator place, String report) {}

  private static Map<ReportPlace, Object[]> byReport(
      RowLayout layout, List<Object[]> rows, Map<String, SourceLocator> places) {
    Map<ReportPlace, Object[]> byReport = new HashMap<>();
    for (Object[] row : rows) {
      SourceLocator place = places.get(Texts.of(layout, row, "document_id"));
      byReport.put(new ReportPlace(place, report(layout, row)), row);
    }
    return byReport;
  }

  private static List<MovedValue> values(
      PendingRun pending, Map<String, SourceLocator> oldPlaces, Map<String, SourceLocator> places)
      throws IOException {
    RowLayout layout = pending.reported(WarehouseTable.PANEL);
    var before = byPlace(layout, pending.left(WarehouseTable.PANEL), oldPlaces);
    var after = byPlace(layout, pending.come(WarehouseTable.PANEL), places);
    Set<SourceLocator> come = new HashSet<>(places.values());
    List<MovedValue> moved = new ArrayList<>();
    before.forEach(
        (place, rows) -> {
          if (come.contains(place)) {
            addMoved(place.uri(), layout, rows, after.getOrDefault(place, List.of()), moved);
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

  /** Returns the rows of the document at each place, in their order. */
  private static Map<SourceLocator, List<Object[]>> byPlace(
      RowLayout layout, List<Object[]> rows, Map<String, SourceLocator> places) {
    int key = layout.place("document_id");
    Map<SourceLocator, List<Object[]>> byPlace = new HashMap<>();
    Binary document = null;
    List<Object[]> own = List.of();
    for (Object[] row : rows) {
      if (!row[key].equals(document)) {
        document = (Binary) row[key];
        SourceLocator place = places.get(document.toStringUsingUTF8());
        own = byPlace.computeIfAbsent(place, p -> new ArrayList<>());
      }
      own.add(row);
    }
    return byPlace;
  }

  /**
   * Adds the figures of a document that are other than before. Mostly a report says the same again
   * but for a few figures: what both versions begin and end with is not looked at closely.
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
