package org.zhibiao.pipelines;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.zhibiao.container.FingerprintEntries;
import org.zhibiao.source.FindDuplicates;
import org.zhibiao.source.FingerprintBatch;
import org.zhibiao.source.ListSources;
import org.zhibiao.source.Original;
import org.zhibiao.source.SourceShard;
import org.zhibiao.table.OutputClaim;
import org.zhibiao.table.OutputTree;
import org.zhibiao.table.PublishOutput;
import org.zhibiao.table.UnusableOutputException;
import org.zhibiao.table.WriteTables;

/**
 * Turns raw files into the tables of an output folder.
 *
 * <p>Sequence:
 *
 * <ol>
 *   <li>{@link ListSources}: lists the inputs and spreads them as shards;
 *   <li>{@link FindDuplicates}: which files repeat the bytes of another;
 *   <li>{@link WriteTables}: reads each shard, extracts and writes its rows aside;
 *   <li>{@link PublishOutput}: checks that everything is accounted for, puts the output in place.
 * </ol>
 *
 * <p>To run it on its own, such as on a Flink cluster:
 *
 * <pre>
 * flink run -c org.zhibiao.pipelines.ExtractPipeline zhibiao-flink.jar \
 *     --runner=FlinkRunner --input=/shared/reports --output=/shared/out
 * </pre>
 */
public final class ExtractPipeline {

  private ExtractPipeline() {}

  /** Parses options, runs and waits. */
  public static void main(String[] args) throws IOException {
    PipelineOptionsFactory.register(ExtractOptions.class);
    ExtractOptions options =
        PipelineOptionsFactory.fromArgs(RunnerChoice.completed(args).toArray(String[]::new))
            .withValidation()
            .as(ExtractOptions.class);
    run(
        options,
        RunMetrics.of(
            PipelineResult::waitUntilFinish,
            options.getMetrics(),
            new PrintWriter(System.out, true, StandardCharsets.UTF_8)));
  }

  /** Waits for a running pipeline. */
  @FunctionalInterface
  public interface Waiting {
    /** Returns how the pipeline ended. */
    PipelineResult.State await(PipelineResult result);

    /**
     * Waits for a job on a cluster.
     *
     * @throws IOException saying why it did not end well
     */
    default void await(FlinkJob job, PipelineResult result) throws IOException {
      job.await(state -> {});
    }
  }

  /**
   * Runs the pipeline to its end.
   *
   * @param waiting waits for it, for example while showing progress
   * @throws UsageException before work starts, if an option cannot be followed
   * @throws Pipeline.PipelineExecutionException if the run fails, which leaves no new output
   */
  public static void run(ExtractOptions options, Waiting waiting) throws IOException {
    FileSystems.setDefaultPipelineOptions(options);
    ExtractPlan plan = ExtractPlan.of(options);
    ExtractPlan.glance(plan.selection(), 1);
    run(options, plan, waiting);
  }

  static void run(ExtractOptions options, ExtractPlan plan, Waiting waiting) throws IOException {
    // Only where it is asked for, so that the other runner does without Flink's jars.
    FlinkSubmission flink =
        RunnerChoice.isFlink(options) ? FlinkSubmission.of(options, plan) : null;
    try (OutputClaim claim = claim(options);
        CloseOnExit onExit = new CloseOnExit(claim)) {
      Pipeline pipeline = Pipeline.create(options);
      build(pipeline, plan, claim.tree());
      if (flink == null) {
        PipelineResult.State state = waiting.await(pipeline.run());
        if (state != PipelineResult.State.DONE) {
          throw new IllegalStateException("The run ended as " + state);
        }
      } else {
        runJob(flink, pipeline, claim, onExit, waiting);
      }
    }
  }

  /** The job outlives this process where it must: the folders it works in are then left to it. */
  private static void runJob(
      FlinkSubmission flink,
      Pipeline pipeline,
      OutputClaim claim,
      CloseOnExit onExit,
      Waiting waiting)
      throws IOException {
    claim.handOver(flink.holder());
    PipelineResult result = pipeline.run();
    if (!flink.isAwaited()) {
      claim.leave();
      return;
    }
    FlinkJob job = flink.job();
    onExit.cancel(job);
    try {
      waiting.await(job, result);
    } catch (FlinkJob.SilentClusterException e) {
      claim.leave();
      throw e;
    }
  }

  /**
   * Adds the steps to a pipeline.
   *
   * @param pipeline takes the steps
   * @param plan what to read and to write
   * @param tree where to
   */
  static void build(Pipeline pipeline, ExtractPlan plan, OutputTree tree) {
    PCollectionTuple listed =
        pipeline.apply("List sources", ListSources.of(plan.selection(), plan.shards()));
    PCollection<SourceShard> shards = listed.get(ListSources.SHARDS);
    PCollection<FingerprintBatch> entries =
        shards.apply("Look into containers", FingerprintEntries.of(plan.rules()));
    PCollectionView<Map<String, Original>> originals =
        shards
            .apply("Find duplicates", FindDuplicates.of(plan.threads(), entries))
            .apply("Originals", View.asMap());
    var manifests =
        shards.apply(
            "Write tables",
            WriteTables.of(
                tree, plan.formats(), originals, plan.catalogue(), plan.threads(), plan.rules()));
    listed
        .get(ListSources.SUMMARY)
        .apply("Publish output", PublishOutput.of(tree, plan.formats(), plan.request(), manifests));
  }

  private static OutputClaim claim(ExtractOptions options) throws IOException {
    try {
      return OutputClaim.of(
          options.getOutput(),
          options.getOverwrite(),
          // Any run may find what a job left; only Flink's own can tell whether it is at work.
          holder -> FlinkJob.isRunning(holder));
    } catch (UnusableOutputException e) {
      throw new UsageException("--output=" + options.getOutput() + " " + e.getMessage(), e);
    }
  }
}
