package org.zhibiao.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.zhibiao.catalogue.CatalogueText;
import org.zhibiao.extract.ShardExtractor;
import org.zhibiao.source.Original;
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

  private WriteTables(
      OutputTree tree,
      List<TableFormat> formats,
      PCollectionView<Map<String, Original>> originals,
      CatalogueText catalogue,
      int threads) {
    this.tree = tree;
    this.formats = List.copyOf(formats);
    this.originals = originals;
    this.catalogue = catalogue;
    this.threads = threads;
  }

  /**
   * Returns the transform.
   *
   * @param tree where to write
   * @param formats formats of every table
   * @param originals documents that repeat others, from {@link org.zhibiao.source.FindDuplicates}
   * @param catalogue the catalogue that figures are coded with; its text goes with the transform
   * @param threads number of threads that extract documents of one shard
   */
  public static WriteTables of(
      OutputTree tree,
      List<TableFormat> formats,
      PCollectionView<Map<String, Original>> originals,
      CatalogueText catalogue,
      int threads) {
    return new WriteTables(tree, formats, originals, catalogue, threads);
  }

  @Override
  public PCollection<ShardManifest> expand(PCollection<SourceShard> shards) {
    return shards
        .apply(
            "Extract and write shards",
            ParDo.of(new WriteShardFn(tree, formats, originals, catalogue, threads))
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
    private transient ShardExtractor extractor;

    WriteShardFn(
        OutputTree tree,
        List<TableFormat> formats,
        PCollectionView<Map<String, Original>> originals,
        CatalogueText catalogue,
        int threads) {
      this.tree = tree;
      this.formats = formats;
      this.originals = originals;
      this.catalogue = catalogue;
      this.threads = threads;
    }

    @Setup
    public void setup() {
      extractor = new ShardExtractor(catalogue, threads);
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
      AtomicLong items = new AtomicLong();
      try (ShardWriter writer = new ShardWriter(tree, formats, shard)) {
        extractor.extract(
            shard,
            context.sideInput(originals),
            tables -> {
              items.incrementAndGet();
              try {
                writer.write(tables);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
        context.output(writer.finish(items.get()));
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
  }
}
