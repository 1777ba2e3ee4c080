package org.zhibiao.pipelines;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.DistributionResult;
import org.apache.beam.sdk.metrics.MetricName;
import org.apache.beam.sdk.metrics.MetricQueryResults;
import org.apache.beam.sdk.metrics.MetricResult;
import org.zhibiao.extract.ExtractMetrics;
import org.zhibiao.source.ListSources;

/**
 * Prints what a run counted and how long its stages took, a metric a line, by the names that {@link
 * ExtractMetrics} and {@link ListSources} give them: the same on every runner.
 */
final class RunMetrics implements ExtractPipeline.Waiting {

  private final ExtractPipeline.Waiting waiting;
  private final PrintWriter out;

  private RunMetrics(ExtractPipeline.Waiting waiting, PrintWriter out) {
    this.waiting = waiting;
    this.out = out;
  }

  /** Returns a way to wait that also prints metrics behind, where they are wanted. */
  static ExtractPipeline.Waiting of(
      ExtractPipeline.Waiting waiting, boolean wanted, PrintWriter out) {
    return wanted ? new RunMetrics(waiting, out) : waiting;
  }

  @Override
  public PipelineResult.State await(PipelineResult result) {
    PipelineResult.State state = waiting.await(result);
    print(result, out);
    return state;
  }

  @Override
  public void await(FlinkJob job, PipelineResult result) throws IOException {
    waiting.await(job, result);
    print(result, out);
  }

  private static void print(PipelineResult result, PrintWriter out) {
    MetricQueryResults metrics = result.metrics().allMetrics();
    SortedMap<String, Long> counters = new TreeMap<>();
    for (MetricResult<Long> counter : metrics.getCounters()) {
      if (isOurs(counter.getName())) {
        counters.merge(name(counter.getName()), counter.getAttempted(), Long::sum);
      }
    }
    SortedMap<String, DistributionResult> distributions = new TreeMap<>();
    for (MetricResult<DistributionResult> distribution : metrics.getDistributions()) {
      if (isOurs(distribution.getName())) {
        distributions.merge(
            name(distribution.getName()), distribution.getAttempted(), RunMetrics::sum);
      }
    }
    counters.forEach((name, value) -> out.printf("%s %d%n", name, value));
    distributions.forEach(
        (name, value) ->
            out.printf(
                Locale.ROOT,
                "%s count %d, mean %.0f, greatest %d microseconds%n",
                name,
                value.getCount(),
                value.getMean(),
                value.getMax()));
    out.flush();
  }

  private static DistributionResult sum(DistributionResult a, DistributionResult b) {
    return DistributionResult.create(
        a.getSum() + b.getSum(),
        a.getCount() + b.getCount(),
        Math.min(a.getMin(), b.getMin()),
        Math.max(a.getMax(), b.getMax()));
  }

  private static boolean isOurs(MetricName name) {
    return name.getNamespace().equals(ExtractMetrics.NAMESPACE)
        || name.getNamespace().equals(ListSources.METRICS);
  }

  private static String name(MetricName name) {
    return name.getNamespace() + "." + name.getName();
  }
}
