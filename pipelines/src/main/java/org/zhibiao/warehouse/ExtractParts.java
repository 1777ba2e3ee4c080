package org.zhibiao.warehouse;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.UUID;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.util.SerializableUtils;
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
 * Extracts shards of files and writes the rows of each as a part of the warehouse, and a file that
 * says what was written, which whoever started the pipeline reads and commits.
 */
final class ExtractParts extends PTransform<PBegin, PDone> {

  private static final long serialVersionUID = 1L;

  /** The work, as bytes: every runner hands elements on as such. */
  private final List<byte[]> shards;

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
   * @param manifests what the files begin with that the manifests go to, {@link #manifest}
   * @param threads number of threads that extract documents of one shard
   */
  ExtractParts(
      List<SourceShard> shards,
      Map<String, NavigableMap<String, Original>> originals,
      PartFiles files,
      String manifests,
      int threads) {
    this.shards =
        shards.stream()
            .map(shard -> SerializableUtils.serializeToByteArray(ShardWork.of(shard, originals)))
            .toList();
    this.files = files;
    this.manifests = manifests;
    this.threads = threads;
  }

  /** Returns the file that the manifest of a shard goes to. */
  static String manifest(String manifests, int shard) {
    return manifests + "." + shard;
  }

  @Override
  public PDone expand(PBegin input) {
    Pipeline pipeline = input.getPipeline();
    PCollection<byte[]> work =
        pipeline.apply("Shards", Create.of(shards).withCoder(ByteArrayCoder.of()));
    if (shards.size() > 1) {
      work = work.apply("Spread shards", Reshuffle.viaRandomKey());
    }
    work.apply("Extract and write parts", ParDo.of(new PartFn(files, manifests, threads)));
    return PDone.in(pipeline);
  }

  /** Writes the part of a shard, then its manifest. */
  private static final class PartFn extends DoFn<byte[], Void> {

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
    public void process(@Element byte[] element) throws IOException {
      ShardWork work =
          (ShardWork) SerializableUtils.deserializeFromByteArray(element, "a shard of files");
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
        PartManifest manifest = writer.finish(shard.files().size());
        try (OutputStream out =
            files
                .io(WarehouseTable.SOURCES)
                .newOutputFile(manifest(manifests, shard.index()))
                .createOrOverwrite()) {
          out.write(SerializableUtils.serializeToByteArray(manifest));
        }
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
  }
}
