package org.zhibiao.source;

import java.io.IOException;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Lists the inputs in one place and spreads them over the workers as shards. Listing a file is
 * cheap and reading it is not: one element lists, some hundred paths travel as one element, and
 * workers read inside.
 */
public final class ListSources extends PTransform<PBegin, PCollectionTuple> {

  private static final long serialVersionUID = 1L;

  /** The shards, spread. */
  public static final TupleTag<SourceShard> SHARDS = new TupleTag<>("shards") {};

  /** One summary: root, counts by {@link Exclusion}, number of shards. */
  public static final TupleTag<ListingSummary> SUMMARY = new TupleTag<>("summary") {};

  /** Namespace of the metrics of listing. */
  public static final String METRICS = "source";

  /** Counter of the files to read. */
  public static final String LISTED = "listed";

  /** Counter of the shards that they were cut into. */
  public static final String CUT = "shards";

  private final SourceSelection selection;
  private final ShardPlan plan;

  private ListSources(SourceSelection selection, ShardPlan plan) {
    this.selection = selection;
    this.plan = plan;
  }

  /** Returns the transform that lists a selection and cuts it as planned. */
  public static ListSources of(SourceSelection selection, ShardPlan plan) {
    return new ListSources(selection, plan);
  }

  @Override
  public PCollectionTuple expand(PBegin input) {
    PCollectionTuple listed =
        input
            .apply(
                "Selection",
                Create.of(selection).withCoder(SerializableCoder.of(SourceSelection.class)))
            .apply(
                "List files",
                ParDo.of(new ListFn(plan)).withOutputTags(SHARDS, TupleTagList.of(SUMMARY)));
    listed.get(SHARDS).setCoder(SourceShardCoder.of());
    listed.get(SUMMARY).setCoder(SerializableCoder.of(ListingSummary.class));
    PCollection<SourceShard> spread =
        listed.get(SHARDS).apply("Spread shards", Reshuffle.viaRandomKey());
    return PCollectionTuple.of(SHARDS, spread).and(SUMMARY, listed.get(SUMMARY));
  }

  private static final class ListFn extends DoFn<SourceSelection, SourceShard> {

    private static final long serialVersionUID = 1L;

    private final Counter listed = Metrics.counter(METRICS, LISTED);
    private final Counter cut = Metrics.counter(METRICS, CUT);
    private final ShardPlan plan;

    ListFn(ShardPlan plan) {
      this.plan = plan;
    }

    @ProcessElement
    public void process(@Element SourceSelection selection, MultiOutputReceiver out)
        throws IOException {
      SourceListing listing = SourceLister.list(selection);
      listed.inc(listing.files().size());
      var shards = plan.cut(listing.files());
      cut.inc(shards.size());
      shards.forEach(out.get(SHARDS)::output);
      out.get(SUMMARY)
          .output(
              new ListingSummary(
                  listing.root(), listing.found(), listing.excluded(), shards.size()));
    }
  }
}
