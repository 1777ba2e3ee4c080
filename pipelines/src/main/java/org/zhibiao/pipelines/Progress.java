package org.zhibiao.pipelines;

import java.io.IOException;
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
final class Progress implements ExtractPipeline.Waiting {

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

  @Override
  public PipelineResult.State await(PipelineResult result) {
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

  @Override
  public void await(FlinkJob job, PipelineResult result) throws IOException {
    if (!wanted) {
      job.await(state -> {});
      return;
    }
    long started = System.nanoTime();
    try {
      job.await(state -> show(state, result, (System.nanoTime() - started) / 1e9));
    } finally {
      err.println();
    }
  }

  private void show(FlinkRest.JobState state, PipelineResult result, double seconds) {
    if (seconds >= QUIET_SECONDS) {
      long listed = counter(result, ListSources.METRICS, ListSources.LISTED);
      long shards = counter(result, ListSources.METRICS, ListSources.CUT);
      err.print("\r" + line(state.state(), listed, shards, state.written(), seconds) + "\u001b[K");
      err.flush();
    }
  }

  /** Workers of a cluster tell what they counted when they end, and shards as they go. */
  static String line(String state, long listed, long shards, long written, double seconds) {
    if (shards == 0) {
      return String.format(Locale.ROOT, "%s, %,.0f s", state, seconds);
    }
    long done = Math.round((double) listed * Math.min(written, shards) / shards);
    String left = "";
    if (written > 0 && written < shards) {
      long rest = Math.round(seconds * (shards - written) / written);
      left = String.format(Locale.ROOT, ", %d:%02d left", rest / 60, rest % 60);
    }
    return String.format(
        Locale.ROOT,
        "%s, %,d of %,d shards, about %,d of %,d files, %,.0f files/s%s",
        state,
        Math.min(written, shards),
        shards,
        done,
        listed,
        done / seconds,
        left);
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
