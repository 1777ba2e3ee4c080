package org.zhibiao.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.zhibiao.catalogue.CatalogueText;
import org.zhibiao.extract.ShardExtractor;
import org.zhibiao.source.Original;
import org.zhibiao.source.ReadRules;
import org.zhibiao.source.SourceShard;

/**
 * Reads the documents of each shard, extracts their rows and streams them into files in the staging
 * folder; out comes a manifest per shard. The whole way of a shard is one step on purpose: no
 * runner buffers documents between steps, few documents at a time are in memory per worker, rows
 * are never shuffled, and a repeated attempt repeats the shard as a whole.
 */
public final class WriteTables
    extends PTransform<PCollection<SourceShard>, PCollection<ShardManifest>> {

  private static final long serialVersionUID = 1L;

  private final OutputTree tree;
  private final List<TableFormat> formats;
  private final PCollectionView<Map<String, Original>> originals;
  private final CatalogueText catalogue;
  private final int threads;
  private final ReadRules rules;

  private WriteTables(
      OutputTree tree,
      List<TableFormat> formats,
      PCollectionView<Map<String, Original>> originals,
      CatalogueText catalogue,
      int threads,
      ReadRules rules) {
    this.tree = tree;
    this.formats = List.copyOf(formats);
    this.originals = originals;
    this.catalogue = catalogue;
    this.threads = threads;
    this.rules = rules;
  }

  /**
   * Returns the transform.
   *
   * @param tree where to write
   * @param formats formats of every table
   * @param originals documents that repeat others, from {@link org.zhibiao.source.FindDuplicates}
   * @param catalogue the catalogue that figures are coded with; its text goes with the transform
   * @param threads number of threads that extract documents of one shard
   * @param rules how files are read
   */
  public static WriteTables of(
      OutputTree tree,
      List<TableFormat> formats,
      PCollectionView<Map<String, Original>> originals,
      CatalogueText catalogue,
      int threads,
      ReadRules rules) {
    return new WriteTables(tree, formats, originals, catalogue, threads, rules);
  }

  @Override
  public PCollection<ShardManifest> expand(PCollection<SourceShard> shards) {
    return shards
        .apply(
            "Extract and write shards",
            ParDo.of(new WriteShardFn(tree, formats, originals, catalogue, threads, rules))
                .withSideInputs(originals))
        .setCoder(SerializableCoder.of(ShardManifest.class));
  }

  private static final class WriteShardFn extends DoFn<SourceShard, ShardManifest> {

    private static final long serialVersionUID = 1L;

    private final OutputTree tree;
    private final List<TableFormat> formats;
    private final PCollectionView<Map<String, Original>> originals;
    private final CatalogueText catalogue;
    private final int threads;
    private final ReadRules rules;
    private transient ShardExtractor extractor;

    WriteShardFn(
        OutputTree tree,
        List<TableFormat> formats,
        PCollectionView<Map<String, Original>> originals,
        CatalogueText catalogue,
        int threads,
        ReadRules rules) {
      this.tree = tree;
      this.formats = formats;
      this.originals = originals;
      this.catalogue = catalogue;
      this.threads = threads;
      this.rules = rules;
    }

    @Setup
    public void setup() {
      extractor = new ShardExtractor(catalogue, threads, rules);
    }

    @Teardown
    public void teardown() {
      if (extractor != null) {
        extractor.close();
      }
    }

    @ProcessElement
    public void process(ProcessContext context) throws IOException {
      OutputClaim.require(tree);
      SourceShard shard = context.element();
      try (ShardWriter writer = new ShardWriter(tree, formats, shard)) {
        ShardExtractor.Tally tally =
            extractor.extract(
                shard,
                context.sideInput(originals),
                tables -> {
                  try {
                    writer.write(tables);
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                });
        context.output(writer.finish(tally.items(), tally.excluded()));
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
  }
}
