package org.zhibiao.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.zhibiao.source.ListingSummary;

/**
 * The last step: when every shard is written, checks that every input is accounted for and puts the
 * output in place. Runs once; repeating it after a failure completes what was begun. Out comes the
 * output folder.
 */
public final class PublishOutput
    extends PTransform<PCollection<ListingSummary>, PCollection<String>> {

  private static final long serialVersionUID = 1L;

  private final OutputTree tree;
  private final List<TableFormat> formats;
  private final RunRecord.Request request;
  private final PCollection<ShardManifest> manifests;

  private PublishOutput(
      OutputTree tree,
      List<TableFormat> formats,
      RunRecord.Request request,
      PCollection<ShardManifest> manifests) {
    this.tree = tree;
    this.formats = List.copyOf(formats);
    this.request = request;
    this.manifests = manifests;
  }

  /**
   * Returns the transform.
   *
   * @param tree where the shards were written and the output goes
   * @param formats formats of every table
   * @param request what run.json says of the command
   * @param manifests the shards
   */
  public static PublishOutput of(
      OutputTree tree,
      List<TableFormat> formats,
      RunRecord.Request request,
      PCollection<ShardManifest> manifests) {
    return new PublishOutput(tree, formats, request, manifests);
  }

  @Override
  public PCollection<String> expand(PCollection<ListingSummary> listing) {
    PCollectionView<Iterable<ShardManifest>> all =
        manifests.apply("Collect manifests", View.asIterable());
    return listing
        .apply(
            "Reconcile and publish",
            ParDo.of(new PublishFn(tree, formats, request, all)).withSideInputs(all))
        .setCoder(StringUtf8Coder.of());
  }

  private static final class PublishFn extends DoFn<ListingSummary, String> {

    private static final long serialVersionUID = 1L;

    private final OutputTree tree;
    private final List<TableFormat> formats;
    private final RunRecord.Request request;
    private final PCollectionView<Iterable<ShardManifest>> manifests;

    PublishFn(
        OutputTree tree,
        List<TableFormat> formats,
        RunRecord.Request request,
        PCollectionView<Iterable<ShardManifest>> manifests) {
      this.tree = tree;
      this.formats = formats;
      this.request = request;
      this.manifests = manifests;
    }

    @ProcessElement
    public void process(ProcessContext context) throws IOException {
      List<ShardManifest> shards = new ArrayList<>();
      context.sideInput(manifests).forEach(shards::add);
      RunReconciliation run = RunReconciliation.of(context.element(), shards, formats);
      new Publication(tree, run.record(request), run.moves()).complete();
      context.output(tree.output());
    }
  }
}
