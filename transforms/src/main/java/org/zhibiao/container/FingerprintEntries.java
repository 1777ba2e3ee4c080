package org.zhibiao.container;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.zhibiao.decode.DocumentDecoder;
import org.zhibiao.format.ParserPool;
import org.zhibiao.source.Exclusion;
import org.zhibiao.source.Fingerprint;
import org.zhibiao.source.FingerprintBatch;
import org.zhibiao.source.FingerprintBatchCoder;
import org.zhibiao.source.ReadRules;
import org.zhibiao.source.SourceDocument;
import org.zhibiao.source.SourceFile;
import org.zhibiao.source.SourceLocator;
import org.zhibiao.source.SourceReader;
import org.zhibiao.source.SourceShard;

/**
 * Opens the containers among the files and comes out with the fingerprint of every document in
 * them, so that one that stands twice, in two archives or in an archive and beside it, is found. Of
 * all other files only the first bytes are read.
 */
public final class FingerprintEntries
    extends PTransform<PCollection<SourceShard>, PCollection<FingerprintBatch>> {

  private static final long serialVersionUID = 1L;

  private final ReadRules rules;

  private FingerprintEntries(ReadRules rules) {
    this.rules = rules;
  }

  /** Returns the transform that reads by these rules. */
  public static FingerprintEntries of(ReadRules rules) {
    return new FingerprintEntries(rules);
  }

  @Override
  public PCollection<FingerprintBatch> expand(PCollection<SourceShard> shards) {
    return shards
        .apply("Fingerprint entries", ParDo.of(new FingerprintFn(rules)))
        .setCoder(FingerprintBatchCoder.of());
  }

  private static final class FingerprintFn extends DoFn<SourceShard, FingerprintBatch> {

    private static final long serialVersionUID = 1L;

    /** Bytes that tell a container from a document in nearly all cases. */
    private static final int GLANCE = 4 << 10;

    private final ReadRules rules;
    private transient ContainerReader containers;
    private transient MessageDigest digest;

    FingerprintFn(ReadRules rules) {
      this.rules = rules;
    }

    @ProcessElement
    public void process(@Element SourceShard shard, OutputReceiver<FingerprintBatch> out) {
      List<Fingerprint> batch = new ArrayList<>();
      for (SourceFile file : shard.files()) {
        ContainerKind kind = kind(file);
        if (kind != null) {
          read(
              file,
              kind,
              entry -> {
                batch.add(entry);
                if (batch.size() == FingerprintBatch.SIZE) {
                  out.output(new FingerprintBatch(shard.count(), batch));
                  batch.clear();
                }
              });
        }
      }
      if (!batch.isEmpty()) {
        out.output(new FingerprintBatch(shard.count(), batch));
      }
    }

    private ContainerKind kind(SourceFile file) {
      if (file.problem() != null || file.bytes() == 0) {
        return null;
      }
      String name = file.uri().substring(file.uri().lastIndexOf('/') + 1);
      try (InputStream in = SourceReader.open(file)) {
        byte[] head = in.readNBytes(GLANCE);
        if (head.length < GLANCE || !ContainerKind.mayBe(head, name)) {
          return ContainerKind.of(head, name);
        }
      } catch (IOException e) {
        // Reading it for its text meets the same failure, which becomes a quarantine row.
        return null;
      }
      return ContainerKind.of(SourceReader.read(file, rules.limits().bytes()).bytes(), name);
    }

    private void read(SourceFile file, ContainerKind kind, Consumer<Fingerprint> out) {
      if (containers == null) {
        containers =
            new ContainerReader(rules, new DocumentDecoder(), ParserPool.shared(rules.limits()));
      }
      containers.read(
          file,
          kind,
          new EntrySink() {
            @Override
            public void document(SourceDocument document) {
              byte[] content = document.content();
              if (content.length > 0) {
                out.accept(new Fingerprint(document.locator(), content.length, sha256(content)));
              }
            }

            @Override
            public void failure(SourceLocator locator, Long bytes, String reason, String message) {
              // Becomes a quarantine row when the container is read for its texts.
            }

            @Override
            public void excluded(Exclusion exclusion) {
              // Is counted when the container is read for its texts.
            }
          });
    }

    private String sha256(byte[] content) {
      if (digest == null) {
        try {
          digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
          throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
      }
      return HexFormat.of().formatHex(digest.digest(content));
    }
  }
}
