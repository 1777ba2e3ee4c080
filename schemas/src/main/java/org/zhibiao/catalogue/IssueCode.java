package org.zhibiao.catalogue;

import java.util.Objects;

/**
 * A doubt, failure or exclusion that a row or a run can state: a line of {@code issues.csv}.
 *
 * @param code name in capitals: {@code YEAR_CONFLICT}
 * @param table where it stands: a table, or {@code exclusions} of run.json
 * @param meaning what it says, one sentence
 * @param whatToDo what the user may do about it, one sentence
 */
public record IssueCode(String code, String table, String meaning, String whatToDo) {

  /** Checks that nothing is missing. */
  public IssueCode {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(table, "table");
    Objects.requireNonNull(meaning, "meaning");
    Objects.requireNonNull(whatToDo, "whatToDo");
  }
}
