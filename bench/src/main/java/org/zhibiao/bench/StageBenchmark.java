package org.zhibiao.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.zhibiao.extract.DocumentExtractor;
import org.zhibiao.source.SourceDocument;

/** Prints how long each stage takes, in microseconds per report, after a warm-up, on one thread. */
final class StageBenchmark {

  private static final long WARM_UP_NANOS = 8_000_000_000L;
  private static final long MEASURED_NANOS = 10_000_000_000L;
  private static final double NANOS_PER_MICRO = 1_000.0;

  private StageBenchmark() {}

  /** Runs it; takes no arguments. */
  public static void main(String[] args) throws IOException {
    DocumentExtractor extractor = new DocumentExtractor();
    Reports reports = Reports.load(extractor);
    run(extractor, reports, WARM_UP_NANOS, new LinkedHashMap<>());
    Map<String, Long> stages = new LinkedHashMap<>();
    long started = System.nanoTime();
    long count = run(extractor, reports, MEASURED_NANOS, stages);
    long total = System.nanoTime() - started;

    System.out.printf(
        Locale.ROOT,
        "%d reports of %s, %d characters each on average%n",
        reports.documents().size(),
        reports.folder(),
        reports.characters() / reports.documents().size());
    stages.put("ids and rows", total - stages.values().stream().mapToLong(n -> n).sum());
    stages.forEach((stage, nanos) -> line(stage, nanos, count, total));
    line("whole way", total, count, total);
    System.out.printf(Locale.ROOT, "%.0f reports/s%n", count * 1e9 / total);
  }

  private static long run(
      DocumentExtractor extractor, Reports reports, long nanos, Map<String, Long> stages) {
    long count = 0;
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() < end) {
      for (SourceDocument document : reports.documents()) {
        extractor.extract(document, (stage, took) -> stages.merge(stage, took, Long::sum));
        count++;
      }
    }
    return count;
  }

  private static void line(String stage, long nanos, long count, long total) {
    System.out.printf(
        Locale.ROOT,
        "%-14s %8.1f µs  %5.1f %%%n",
        stage,
        nanos / NANOS_PER_MICRO / count,
        100.0 * nanos / total);
  }
}
