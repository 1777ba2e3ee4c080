package org.zhibiao.warehouse;

import java.util.Locale;
import java.util.Set;
import org.zhibiao.extract.DocumentTables;
import org.zhibiao.schema.ReportRow;

/**
 * What a path tells of a document. The header of a report names its place and years; where it does
 * not, or names a place that several divisions bear, the path is asked, and the ending of a file's
 * name is a hint at its type. The rows of a moved file can be taken over if the new path tells
 * nothing else than the old one, or if nothing was read off it.
 */
final class PathHints {

  /** Doubts of a report whose header left something to the path. */
  private static final Set<String> ASKED =
      Set.of("YEAR_INFERRED", "PLACE_INFERRED", "PLACE_AMBIGUOUS");

  /** Digits that can be a year. */
  private static final int YEAR_DIGITS = 4;

  private PathHints() {}

  /** Returns whether the path may have told something that the rows of a document say. */
  static boolean mayHaveBeenRead(DocumentTables tables) {
    return tables.reports().stream().anyMatch(PathHints::mayHaveBeenRead);
  }

  private static boolean mayHaveBeenRead(ReportRow report) {
    return report.getPlanYear() == null
        || report.getPlace() == null
        || report.getIssues().stream().anyMatch(ASKED::contains);
  }

  /**
   * Returns whether a document has the same rows under another path.
   *
   * @param from the path that its rows were made with
   * @param to the other path
   * @param read whether the first path may have told something
   */
  static boolean tellTheSame(String from, String to, boolean read) {
    if (!sameType(from, to)) {
      return false;
    }
    // A place that several divisions bear may have been decided by a name in the path, which leaves
    // no trace in the rows: names must be the same, years only where they were asked for.
    String names = signature(from, false);
    return signature(from, true).equals(signature(to, true))
        || !read && (names.isEmpty() || names.equals(signature(to, false)));
  }

  /** Returns whether two paths hint at the same type. */
  static boolean sameType(String from, String to) {
    return ending(from).equals(ending(to));
  }

  /** Returns the ending of a name as far as it is a hint at the type. */
  private static String ending(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    for (String ending : new String[] {".md", ".markdown", ".html", ".htm", ".shtml"}) {
      if (lower.endsWith(ending)) {
        return ending;
      }
    }
    return "";
  }

  /** Returns the runs of ideographs, and of digits that can be years where they count, in order. */
  private static String signature(String path, boolean years) {
    StringBuilder signature = new StringBuilder();
    for (int i = 0; i < path.length(); ) {
      int end = i;
      while (end < path.length() && Character.isIdeographic(path.codePointAt(end))) {
        end += Character.charCount(path.codePointAt(end));
      }
      boolean wanted = end > i;
      if (!wanted) {
        while (end < path.length() && Character.isDigit(path.charAt(end))) {
          end++;
        }
        wanted = years && end - i >= YEAR_DIGITS;
      }
      if (wanted) {
        signature.append(path, i, end).append('|');
      }
      i = Math.max(end, i + 1);
    }
    return signature.toString();
  }
}
