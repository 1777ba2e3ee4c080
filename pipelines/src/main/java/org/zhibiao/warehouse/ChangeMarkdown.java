package org.zhibiao.warehouse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Writes a report on changes for people. */
final class ChangeMarkdown {

  /** Lines of a list that are shown; the JSON form has all. */
  private static final int SHOWN = 50;

  private ChangeMarkdown() {}

  static String of(ChangeReport.Content content) {
    FileChanges files = content.files();
    StringBuilder out = new StringBuilder();
    line(out, "# Run %s", content.run());
    line(out, "");
    line(
        out,
        content.before() == null ? "The first run." : "What changed since run %s.",
        content.before());
    line(out, "");
    line(out, "| files | |");
    line(out, "|---|---:|");
    count(out, "new", files.added());
    count(out, "changed", files.changed());
    count(out, "moved", files.moved().keySet());
    count(out, "gone", files.gone());
    count(out, "gone, rows kept", files.kept());
    count(out, "same, extracted again by another program", files.reprocessed());
    line(out, "| unchanged | %,d |", files.unchanged() + files.touched().size());
    list(out, "New files", files.added());
    list(out, "Changed files", files.changed());
    List<String> moves = new ArrayList<>();
    files.moved().forEach((to, from) -> moves.add(from + " → " + to));
    list(out, "Moved files", moves);
    list(out, "Files that are gone", files.gone());
    list(out, "Files that are gone, rows kept", files.kept());
    reports(out, content.reports());
    values(out, content.values());
    if (!content.quarantined().isEmpty()) {
      heading(out, "New in quarantine");
      line(out, "| reason | documents |");
      line(out, "|---|---:|");
      content.quarantined().forEach((reason, n) -> line(out, "| %s | %,d |", reason, n));
    }
    return out.toString();
  }

  private static void reports(StringBuilder out, List<ChangeReport.PlaceYear> reports) {
    if (reports.isEmpty()) {
      return;
    }
    heading(out, "Reports by place and year");
    line(out, "| place | year | new | changed | gone |");
    line(out, "|---|---|---:|---:|---:|");
    for (ChangeReport.PlaceYear row : shown(reports)) {
      line(
          out,
          "| %s | %s | %,d | %,d | %,d |",
          known(row.place()),
          known(row.year()),
          row.added(),
          row.changed(),
          row.removed());
    }
    more(out, reports);
  }

  private static void values(StringBuilder out, List<ChangeReport.MovedValue> values) {
    if (values.isEmpty()) {
      return;
    }
    heading(out, "Values that moved");
    line(out, "| file | place | indicator | year | status | change | before | after |");
    line(out, "|---|---|---|---|---|---|---:|---:|");
    for (ChangeReport.MovedValue row : shown(values)) {
      line(
          out,
          "| %s | %s | %s | %s | %s | %s | %s | %s |",
          cell(row.uri()),
          known(row.place()),
          row.indicator(),
          known(row.year()),
          known(row.status()),
          row.change(),
          known(row.before()),
          known(row.after()));
    }
    more(out, values);
  }

  private static void list(StringBuilder out, String title, List<String> entries) {
    if (entries.isEmpty()) {
      return;
    }
    heading(out, title);
    shown(entries).forEach(entry -> line(out, "- %s", cell(entry)));
    more(out, entries);
  }

  private static <T> List<T> shown(List<T> all) {
    return all.subList(0, Math.min(SHOWN, all.size()));
  }

  private static void more(StringBuilder out, List<?> all) {
    if (all.size() > SHOWN) {
      line(out, "");
      line(out, "… and %,d more.", all.size() - SHOWN);
    }
  }

  private static void heading(StringBuilder out, String title) {
    line(out, "");
    line(out, "## %s", title);
    line(out, "");
  }

  private static void count(StringBuilder out, String name, Collection<?> files) {
    if (!files.isEmpty()) {
      line(out, "| %s | %,d |", name, files.size());
    }
  }

  private static String known(String text) {
    return text == null ? "–" : cell(text);
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replaceAll("\\p{Cntrl}", " ");
  }

  private static void line(StringBuilder out, String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
