package org.zhibiao.pipelines;

import java.io.PrintWriter;
import java.util.Locale;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.joda.time.Duration;
import org.zhibiao.extract.ExtractMetrics;
import org.zhibiao.source.ListSources;

/** One line on stderr that says how far a long run is. */
final class Progress {

  private static final Duration INTERVAL = Duration.millis(1_000);
  private static final long QUIET_SECONDS = 3;

  private final PrintWriter err;
  private final boolean wanted;

  Progress(PrintWriter err, boolean wanted) {
    this.err = err;
    this.wanted = wanted;
  }

  /** Returns whether somebody looks: the launcher says whether stderr is a terminal. */
  static boolean isWanted() {
    return Boolean.getBoolean("zhibiao.terminal");
  }

  /** Waits for a pipeline. */
  PipelineResult.State await(PipelineResult result) {
    if (!wanted) {
      return result.waitUntilFinish();
    }
    long started = System.nanoTime();
    boolean shown = false;
    while (true) {
      PipelineResult.State state = result.waitUntilFinish(INTERVAL);
      double seconds = (System.nanoTime() - started) / 1e9;
      if (state != null && state.isTerminal()) {
        if (shown) {
          err.println();
        }
        return state;
      }
      if (seconds >= QUIET_SECONDS) {
        err.print("\r" + line(result, seconds) + "\u001b[K");
        err.flush();
        shown = true;
      }
    }
  }

  private static String line(PipelineResult result, double seconds) {
    long listed = counter(result, ListSources.METRICS, ListSources.LISTED);
    long documents = counter(result, ExtractMetrics.NAMESPACE, ExtractMetrics.DOCUMENTS);
    long quarantined = counter(result, ExtractMetrics.NAMESPACE, ExtractMetrics.QUARANTINED);
    long mentions = counter(result, ExtractMetrics.NAMESPACE, ExtractMetrics.MENTIONS);
    return line(listed, documents + quarantined, mentions, seconds);
  }

  static String line(long listed, long done, long mentions, double seconds) {
    double rate = done / seconds;
    String left = "";
    if (done > 0 && listed > done) {
      long rest = Math.round((listed - done) / rate);
      left = String.format(Locale.ROOT, ", %d:%02d left", rest / 60, rest % 60);
    }
    return String.format(
        Locale.ROOT,
        "%,d of %,d documents, %,d mentions, %,.0f documents/s%s",
        done,
        listed,
        mentions,
        rate,
        left);
  }

  private static long counter(PipelineResult result, String namespace, String name) {
    MetricsFilter filter =
        MetricsFilter.builder().addNameFilter(MetricNameFilter.named(namespace, name)).build();
    long sum = 0;
    for (MetricResult<Long> counter : result.metrics().queryMetrics(filter).getCounters()) {
      sum += counter.getAttempted();
    }
    return sum;
  }
}
