package org.zhibiao.warehouse;

/**
 * What a refresh did, or would do.
 *
 * @param kind how it ended
 * @param changes what happened to the files since the last run
 * @param extracted number of files that were, or would be, extracted
 * @param before id of the run before; null where there was none
 * @param run id of the run that this one completed; null where none was
 * @param counts rows of each table; empty where no run was completed
 * @param quarantined documents in quarantine behind the run
 * @param report text on what changed, in Markdown; null where no run was completed
 * @param reportFile where it is; null where it was not written to a file
 */
public record RefreshResult(
    Kind kind,
    FileChanges changes,
    int extracted,
    String before,
    String run,
    java.util.SortedMap<String, Long> counts,
    long quarantined,
    String report,
    String reportFile) {

  /** How a refresh ended. */
  public enum Kind {
    /** Nothing was written, as asked. */
    PLANNED,
    /** Nothing had changed. */
    UNCHANGED,
    /** A run was completed. */
    DONE
  }

  static RefreshResult planned(RefreshPlan plan, Run last) {
    return of(Kind.PLANNED, plan, last);
  }

  static RefreshResult unchanged(RefreshPlan plan, Run last) {
    return of(Kind.UNCHANGED, plan, last);
  }

  private static RefreshResult of(Kind kind, RefreshPlan plan, Run last) {
    return new RefreshResult(
        kind,
        plan.changes(),
        plan.extract().size(),
        last == null ? null : last.id(),
        null,
        new java.util.TreeMap<>(),
        0,
        null,
        null);
  }

  static RefreshResult done(RefreshPlan plan, Run last, Run run, ChangeReport report) {
    return new RefreshResult(
        Kind.DONE,
        plan.changes(),
        plan.extract().size(),
        last == null ? null : last.id(),
        run.id(),
        run.counts(),
        run.reconciliation().get("quarantined"),
        report.markdown(),
        report.file());
  }
}
