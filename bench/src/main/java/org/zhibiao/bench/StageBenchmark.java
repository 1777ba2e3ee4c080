package org.zhibiao.bench;

import com.hankcs.hanlp.HanLP;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.zhibiao.extract.DocumentExtractor;
import org.zhibiao.source.SourceDocument;

/**
 * Prints how long each stage takes, in microseconds per report, after a warm-up, on one thread; and
 * the processor time of the whole way beside that of HanLP's default segmentation, which holds on a
 * busy machine too.
 *
 * <p>Argument: {@code --reports=N}, the number of reports to warm up with and to measure.
 */
final class StageBenchmark {

  private static final int DEFAULT_REPORTS = 4_000;
  private static final String REPORTS = "--reports=";
  private static final double NANOS_PER_MICRO = 1_000.0;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private StageBenchmark() {}

  /** Runs it. */
  public static void main(String[] args) throws IOException {
    int count =
        args.length == 1 && args[0].startsWith(REPORTS)
            ? Integer.parseInt(args[0].substring(REPORTS.length()))
            : DEFAULT_REPORTS;
    DocumentExtractor extractor = new DocumentExtractor();
    Reports reports = Reports.load(extractor);
    extract(extractor, reports, count, new LinkedHashMap<>());
    segment(reports, count / 2);

    Map<String, Long> stages = new LinkedHashMap<>();
    long started = System.nanoTime();
    long processor = THREADS.getCurrentThreadCpuTime();
    extract(extractor, reports, count, stages);
    processor = THREADS.getCurrentThreadCpuTime() - processor;
    long total = System.nanoTime() - started;
    long hanlp = THREADS.getCurrentThreadCpuTime();
    segment(reports, count / 2);
    hanlp = (THREADS.getCurrentThreadCpuTime() - hanlp) * 2;

    System.out.printf(
        Locale.ROOT,
        "%d reports of %s, %d characters each on average%n",
        reports.documents().size(),
        reports.folder(),
        reports.characters() / reports.documents().size());
    stages.put("ids and rows", total - stages.values().stream().mapToLong(n -> n).sum());
    stages.forEach((stage, nanos) -> line(stage, nanos, count, total));
    line("whole way", total, count, total);
    System.out.printf(
        Locale.ROOT,
        "processor time: whole way %.1f µs (%.0f reports/s), HanLP's default segmentation %.1f µs;"
            + " ratio %.2f%n",
        processor / NANOS_PER_MICRO / count,
        count * 1e9 / processor,
        hanlp / NANOS_PER_MICRO / count,
        (double) hanlp / processor);
  }

  private static void extract(
      DocumentExtractor extractor, Reports reports, int count, Map<String, Long> stages) {
    for (int i = 0; i < count; i++) {
      SourceDocument document = reports.documents().get(i % reports.documents().size());
      extractor.extract(document, (stage, took) -> stages.merge(stage, took, Long::sum));
    }
  }

  private static void segment(Reports reports, int count) {
    int terms = 0;
    for (int i = 0; i < count; i++) {
      terms += HanLP.segment(reports.texts().get(i % reports.texts().size())).size();
    }
    if (terms == 0) {
      throw new IllegalStateException("The reports hold no words");
    }
  }

  private static void line(String stage, long nanos, int count, long total) {
    System.out.printf(
        Locale.ROOT,
        "%-14s %8.1f µs  %5.1f %%%n",
        stage,
        nanos / NANOS_PER_MICRO / count,
        100.0 * nanos / total);
  }
}
