package org.zhibiao.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.zhibiao.lexicon.DataFile;
import org.zhibiao.lexicon.DataFileException;

/**
 * The doubts, failures and exclusions of {@code issues.csv}. A doubt is a code in the {@code
 * issues} of a row, a failure the {@code reason} of a quarantine row, an exclusion a counter of
 * run.json. Immutable.
 */
public final class IssueCodes {

  /** Where a code may stand. */
  private static final Set<String> TABLES =
      Set.of("documents", "reports", "mentions", "quarantine", "exclusions");

  private static final List<String> HEADER = List.of("code", "table", "meaning", "what_to_do");
  private static final Pattern CODE = Pattern.compile("[A-Z]+(_[A-Z]+)*");

  private final Map<String, IssueCode> byTableAndCode;

  private IssueCodes(Map<String, IssueCode> byTableAndCode) {
    this.byTableAndCode = byTableAndCode;
  }

  /** Returns the codes that come with zhibiao. */
  public static IssueCodes load() {
    return of(DataFile.ofResource(IssueCodes.class, "issues.csv"));
  }

  /**
   * Reads codes from a data file whose first line is the header {@code
   * code,table,meaning,what_to_do}.
   *
   * @throws DataFileException if a line is malformed, names an unknown table or repeats a code
   */
  public static IssueCodes of(DataFile file) {
    Map<String, IssueCode> codes = new LinkedHashMap<>();
    boolean header = true;
    for (DataFile.Line line : file.lines()) {
      List<String> cells = line.cells(HEADER.size());
      if (header) {
        if (!cells.equals(HEADER)) {
          throw line.mistake("the first line must be " + String.join(",", HEADER));
        }
        header = false;
        continue;
      }
      IssueCode issue = new IssueCode(cells.get(0), cells.get(1), cells.get(2), cells.get(3));
      if (!CODE.matcher(issue.code()).matches()) {
        throw line.mistake("'" + issue.code() + "' must be words of capitals joined by _");
      }
      if (!TABLES.contains(issue.table())) {
        throw line.mistake(
            "'" + issue.table() + "' must be one of " + TABLES.stream().sorted().toList());
      }
      if (issue.meaning().isEmpty() || issue.whatToDo().isEmpty()) {
        throw line.mistake(issue.code() + " must say what it means and what to do");
      }
      if (codes.put(key(issue.table(), issue.code()), issue) != null) {
        throw line.mistake(issue.code() + " stands twice for " + issue.table() + "; remove one");
      }
    }
    if (header) {
      throw new DataFileException(file.name(), 0, "has no header line");
    }
    return new IssueCodes(codes);
  }

  /** Returns the codes in the order of the file. */
  public List<IssueCode> all() {
    return new ArrayList<>(byTableAndCode.values());
  }

  /** Tells whether a code is listed for a table. */
  public boolean contains(String table, String code) {
    return byTableAndCode.containsKey(key(table, code));
  }

  /** Tells whether a code is listed for any table. */
  public boolean contains(String code) {
    return TABLES.stream().anyMatch(table -> contains(table, code));
  }

  /** Returns what a code says in a table; null if it is not listed there. */
  public String meaning(String table, String code) {
    IssueCode issue = byTableAndCode.get(key(table, code));
    return issue == null ? null : issue.meaning();
  }

  private static String key(String table, String code) {
    return table + "/" + code;
  }
}
