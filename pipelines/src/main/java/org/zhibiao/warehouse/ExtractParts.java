package org.zhibiao.warehouse;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.UUID;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.zhibiao.catalogue.CatalogueText;
import org.zhibiao.extract.ShardExtractor;
import org.zhibiao.source.FindDuplicates;
import org.zhibiao.source.Original;
import org.zhibiao.source.ReadRules;
import org.zhibiao.source.SourceFile;
import org.zhibiao.source.SourceShard;

/**
 * Extracts shards of files and writes the rows of each as a part of the warehouse; what was written
 * ends as one file of manifests, which whoever started the pipeline reads and commits.
 */
final class ExtractParts extends PTransform<PBegin, PDone> {

  private static final long serialVersionUID = 1L;

  private final List<ShardWork> shards;
  private final PartFiles files;
  private final String manifests;
  private final int threads;

  /** A shard, and the originals of the documents in it that repeat others. */
  private record ShardWork(SourceShard shard, HashMap<String, Original> originals)
      implements Serializable {

    static ShardWork of(SourceShard shard, Map<String, NavigableMap<String, Original>> byFile) {
      HashMap<String, Original> own = new HashMap<>();
      for (SourceFile file : shard.files()) {
        own.putAll(byFile.getOrDefault(file.uri(), Collections.emptyNavigableMap()));
      }
      return new ShardWork(shard, own);
    }
  }

  /**
   * Makes the transform.
   *
   * @param shards files to extract
   * @param originals documents that repeat others, by {@link FindDuplicates#key}, by file
   * @param files where the parts go
   * @param manifests file that the manifests go to
   * @param threads number of threads that extract documents of one shard
   */
  ExtractParts(
      List<SourceShard> shards,
      Map<String, NavigableMap<String, Original>> originals,
      PartFiles files,
      String manifests,
      int threads) {
    this.shards = shards.stream().map(shard -> ShardWork.of(shard, originals)).toList();
    this.files = files;
    this.manifests = manifests;
    this.threads = threads;
  }

  @Override
  public PDone expand(PBegin input) {
    Pipeline pipeline = input.getPipeline();
    PCollection<ShardWork> work =
        pipeline.apply(
            "Shards", Create.of(shards).withCoder(SerializableCoder.of(ShardWork.class)));
    if (shards.size() > 1) {
      work = work.apply("Spread shards", Reshuffle.viaRandomKey());
    }
    work.apply("Extract and write parts", ParDo.of(new PartFn(files, manifests, threads)))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), SerializableCoder.of(PartManifest.class)))
        .apply("Collect manifests", GroupByKey.create())
        .apply("Write manifests", ParDo.of(new ManifestsFn(files)));
    return PDone.in(pipeline);
  }

  /** Writes the part of a shard; its manifest goes to the file of manifests. */
  private static final class PartFn extends DoFn<ShardWork, KV<String, PartManifest>> {

    private static final long serialVersionUID = 1L;

    private final PartFiles files;
    private final String manifests;
    private final int threads;
    private transient ShardExtractor extractor;

    PartFn(PartFiles files, String manifests, int threads) {
      this.files = files;
      this.manifests = manifests;
      this.threads = threads;
    }

    @Setup
    public void setup() {
      extractor = new ShardExtractor(CatalogueText.BUILT_IN, threads, ReadRules.standard());
    }

    @Teardown
    public void teardown() {
      extractor.close();
    }

    @ProcessElement
    public void process(@Element ShardWork work, OutputReceiver<KV<String, PartManifest>> out)
        throws IOException {
      // A repeated attempt writes files of its own; what no manifest names is litter.
      String attempt = UUID.randomUUID().toString().substring(0, 8);
      SourceShard shard = work.shard();
      String part = files.part('x', shard.index()) + "-" + attempt;
      try (PartWriter writer = new PartWriter(files, part)) {
        extractor.extract(
            shard,
            work.originals(),
            tables -> {
              try {
                writer.write(tables);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
        out.output(KV.of(manifests, writer.finish(shard.files().size())));
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
  }

  /** Writes manifests to the file that they are the values of. */
  private static final class ManifestsFn extends DoFn<KV<String, Iterable<PartManifest>>, Void> {

    private static final long serialVersionUID = 1L;

    private final PartFiles files;

    ManifestsFn(PartFiles files) {
      this.files = files;
    }

    @ProcessElement
    public void process(@Element KV<String, Iterable<PartManifest>> manifests) throws IOException {
      ArrayList<PartManifest> all = new ArrayList<>();
      manifests.getValue().forEach(all::add);
      all.sort(Comparator.comparing(PartManifest::part));
      try (OutputStream out =
              files
                  .io(WarehouseTable.SOURCES)
                  .newOutputFile(manifests.getKey())
                  .createOrOverwrite();
          ObjectOutputStream objects = new ObjectOutputStream(out)) {
        objects.writeObject(all);
      }
    }
  }
}
