package org.zhibiao.pipelines;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.zhibiao.table.RunRecord;

/** What a run says at its end. */
final class Summary {

  private Summary() {}

  static void print(RunRecord run, String output, PrintWriter out) {
    RunRecord.Reconciliation sum = run.reconciliation();
    out.printf(Locale.ROOT, "Files       %,d found, %,d read%n", sum.found(), sum.read());
    if (!sum.excluded().isEmpty()) {
      out.printf("Left out    %s%n", counts(sum.excluded()));
    }
    if (!sum.entriesExcluded().isEmpty()) {
      out.printf("Entries left out %s%n", counts(sum.entriesExcluded()));
    }
    out.printf(
        Locale.ROOT,
        "Documents   %,d%s%n",
        sum.documents(),
        sum.duplicates() == 0
            ? ""
            : String.format(Locale.ROOT, ", %,d of them repeat another", sum.duplicates()));
    if (sum.quarantined() > 0) {
      out.printf(
          Locale.ROOT,
          "Quarantined %,d: %s (table quarantine says why)%n",
          sum.quarantined(),
          counts(run.quarantined()));
    }
    out.printf(Locale.ROOT, "Reports     %,d%n", run.tables().get("reports").rows());
    out.printf(Locale.ROOT, "Mentions    %,d%n", run.tables().get("mentions").rows());
    boolean parquet =
        run.tables().get("mentions").files().stream().anyMatch(f -> f.path().endsWith(".parquet"));
    String ending = parquet ? "parquet" : "avro";
    out.printf("Tables      %s/*/*.%s%n", output, ending);
    if (parquet) {
      String quoted = (output + "/mentions/*.parquet").replace("'", "''");
      out.printf(
          "Read them   duckdb -c \"SELECT text, value, unit, measure, indicator, year FROM '%s'"
              + " LIMIT 20\"%n",
          quoted);
    }
    out.flush();
  }

  private static String counts(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(entry -> String.format(Locale.ROOT, "%s %,d", entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", "));
  }
}
