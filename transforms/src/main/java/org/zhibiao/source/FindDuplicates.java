package org.zhibiao.source;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Finds documents with the bytes of another. Of those with equal bytes the smallest locator is the
 * original; each other one comes out as its {@link #key} with its original. Only files that share
 * their length with another are read for this.
 */
public final class FindDuplicates
    extends PTransform<PCollection<SourceShard>, PCollection<KV<String, Original>>> {

  private static final long serialVersionUID = 1L;

  private final int threads;

  private FindDuplicates(int threads) {
    this.threads = threads;
  }

  /**
   * Returns the transform.
   *
   * @param threads number of threads that read the files of one shard
   */
  public static FindDuplicates of(int threads) {
    return new FindDuplicates(threads);
  }

  /** Returns the key that a document comes out under. */
  public static String key(SourceLocator locator) {
    return locator.entry() == null ? locator.uri() : locator.uri() + '\0' + locator.entry();
  }

  @Override
  public PCollection<KV<String, Original>> expand(PCollection<SourceShard> shards) {
    return shards
        .apply("Fingerprint files", ParDo.of(new FingerprintFn(threads)))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), SerializableCoder.of(SourceLocator.class)))
        .apply("Group equal files", GroupByKey.create())
        .apply("Find originals", ParDo.of(new OriginalFn()))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), SerializableCoder.of(Original.class)));
  }

  private static final class FingerprintFn extends DoFn<SourceShard, KV<String, SourceLocator>> {

    private static final long serialVersionUID = 1L;

    private final int threads;
    private transient OrderedWork work;

    FingerprintFn(int threads) {
      this.threads = threads;
    }

    @ProcessElement
    public void process(@Element SourceShard shard, OutputReceiver<KV<String, SourceLocator>> out) {
      List<SourceFile> compared = shard.files().stream().filter(FingerprintFn::isCompared).toList();
      if (compared.isEmpty()) {
        return;
      }
      if (work == null) {
        work = new OrderedWork(threads);
      }
      work.run(
          compared, FingerprintFn::fingerprint, fingerprint -> fingerprint.ifPresent(out::output));
    }

    @Teardown
    public void teardown() {
      if (work != null) {
        work.close();
      }
    }

    private static boolean isCompared(SourceFile file) {
      return file.comparable() && file.bytes() > 0 && file.bytes() <= SourceReader.GREATEST_LENGTH;
    }

    private static Optional<KV<String, SourceLocator>> fingerprint(SourceFile file) {
      try {
        return Optional.of(KV.of(sha256(file), SourceLocator.ofFile(file.uri())));
      } catch (IOException e) {
        // Reading it for its text meets the same failure, which becomes a quarantine row.
        return Optional.empty();
      }
    }

    private static String sha256(SourceFile file) throws IOException {
      MessageDigest digest;
      try {
        digest = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Every Java runtime has SHA-256", e);
      }
      byte[] buffer = new byte[1 << 16];
      try (InputStream in = SourceReader.open(file)) {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          digest.update(buffer, 0, n);
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    }
  }

  private static final class OriginalFn
      extends DoFn<KV<String, Iterable<SourceLocator>>, KV<String, Original>> {

    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(
        @Element KV<String, Iterable<SourceLocator>> equal,
        OutputReceiver<KV<String, Original>> out) {
      // One pass: some runners let grouped values be read only once.
      SourceLocator smallest = null;
      List<SourceLocator> others = new ArrayList<>();
      for (SourceLocator locator : equal.getValue()) {
        if (smallest == null) {
          smallest = locator;
        } else if (locator.compareTo(smallest) < 0) {
          others.add(smallest);
          smallest = locator;
        } else {
          others.add(locator);
        }
      }
      for (SourceLocator other : others) {
        out.output(KV.of(key(other), new Original(smallest, equal.getKey())));
      }
    }
  }
}
