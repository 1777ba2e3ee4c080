package org.zhibiao.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.beam.sdk.coders.BooleanCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Finds documents with the bytes of another. Of those with equal bytes the smallest locator is the
 * original; each other one comes out as its {@link #key} with its original. Only files that share
 * their length with another file, or with an entry of a container, are read for this.
 */
public final class FindDuplicates
    extends PTransform<PCollection<SourceShard>, PCollection<KV<String, Original>>> {

  private static final long serialVersionUID = 1L;

  /**
   * Keys that are grouped by, a power of two: few, as the direct runner makes a bundle of each, and
   * enough to spread a corpus.
   */
  private static final int BUCKETS = 64;

  private final int threads;
  private final PCollection<EntryFingerprint> entries;

  private FindDuplicates(int threads, PCollection<EntryFingerprint> entries) {
    this.threads = threads;
    this.entries = entries;
  }

  /**
   * Returns the transform.
   *
   * @param threads number of threads that read the files of one shard
   * @param entries what containers hold
   */
  public static FindDuplicates of(int threads, PCollection<EntryFingerprint> entries) {
    return new FindDuplicates(threads, entries);
  }

  /** Returns the key that a document comes out under. */
  public static String key(SourceLocator locator) {
    return locator.entry() == null ? locator.uri() : locator.uri() + '\0' + locator.entry();
  }

  @Override
  public PCollection<KV<String, Original>> expand(PCollection<SourceShard> shards) {
    SerializableCoder<Fingerprint> coder = SerializableCoder.of(Fingerprint.class);
    PCollectionView<Map<Long, Boolean>> lengths =
        // With a length that no document has, so that the map is never empty: the direct runner
        // waits for ever for an empty one.
        PCollectionList.of(entries.apply("Lengths of entries", ParDo.of(new LengthFn())))
            .and(shards.apply("Length of nothing", ParDo.of(new NoLengthFn())))
            .apply("All lengths", Flatten.pCollections())
            .apply("Bucket lengths", WithKeys.of(length -> (int) (length & (BUCKETS - 1))))
            .setCoder(KvCoder.of(VarIntCoder.of(), VarLongCoder.of()))
            .apply("Group lengths", GroupByKey.create())
            .apply("Distinct lengths", ParDo.of(new DistinctFn()))
            .setCoder(KvCoder.of(VarLongCoder.of(), BooleanCoder.of()))
            .apply("Entry lengths", View.asMap());
    PCollection<Fingerprint> files =
        shards
            .apply(
                "Fingerprint files",
                ParDo.of(new FingerprintFn(threads, lengths)).withSideInputs(lengths))
            .setCoder(coder);
    PCollection<Fingerprint> ofEntries =
        entries.apply("Fingerprints of entries", ParDo.of(new EntryFn())).setCoder(coder);
    return PCollectionList.of(files)
        .and(ofEntries)
        .apply("All fingerprints", Flatten.pCollections())
        .apply("Bucket fingerprints", WithKeys.of(Fingerprint::bucket))
        .setCoder(KvCoder.of(VarIntCoder.of(), coder))
        .apply("Group equal documents", GroupByKey.create())
        .apply("Find originals", ParDo.of(new OriginalFn()))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), SerializableCoder.of(Original.class)));
  }

  /**
   * What a document holds.
   *
   * @param sha256 hash of its bytes, in hexadecimal digits
   * @param locator where it stands
   */
  private record Fingerprint(String sha256, SourceLocator locator) implements Serializable {
    int bucket() {
      return sha256.hashCode() & (BUCKETS - 1);
    }
  }

  private static final class LengthFn extends DoFn<EntryFingerprint, Long> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element EntryFingerprint entry, OutputReceiver<Long> out) {
      out.output(entry.bytes());
    }
  }

  private static final class NoLengthFn extends DoFn<SourceShard, Long> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(OutputReceiver<Long> out) {
      out.output(-1L);
    }
  }

  private static final class DistinctFn
      extends DoFn<KV<Integer, Iterable<Long>>, KV<Long, Boolean>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<Long>> bucket, OutputReceiver<KV<Long, Boolean>> out) {
      Set<Long> distinct = new HashSet<>();
      for (Long length : bucket.getValue()) {
        if (distinct.add(length)) {
          out.output(KV.of(length, true));
        }
      }
    }
  }

  private static final class EntryFn extends DoFn<EntryFingerprint, Fingerprint> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element EntryFingerprint entry, OutputReceiver<Fingerprint> out) {
      out.output(new Fingerprint(entry.sha256(), entry.locator()));
    }
  }

  private static final class FingerprintFn extends DoFn<SourceShard, Fingerprint> {

    private static final long serialVersionUID = 1L;

    private final int threads;
    private final PCollectionView<Map<Long, Boolean>> lengths;
    private transient OrderedWork work;

    FingerprintFn(int threads, PCollectionView<Map<Long, Boolean>> lengths) {
      this.threads = threads;
      this.lengths = lengths;
    }

    @ProcessElement
    public void process(ProcessContext context) {
      Map<Long, Boolean> ofEntries = context.sideInput(lengths);
      List<SourceFile> compared =
          context.element().files().stream().filter(file -> isCompared(file, ofEntries)).toList();
      if (compared.isEmpty()) {
        return;
      }
      if (work == null) {
        work = new OrderedWork(threads);
      }
      work.run(
          compared,
          FingerprintFn::fingerprint,
          fingerprint -> fingerprint.ifPresent(context::output));
    }

    @Teardown
    public void teardown() {
      if (work != null) {
        work.close();
      }
    }

    private static boolean isCompared(SourceFile file, Map<Long, Boolean> ofEntries) {
      return file.problem() == null
          && file.bytes() > 0
          && (file.comparable() || ofEntries.containsKey(file.bytes()));
    }

    private static Optional<Fingerprint> fingerprint(SourceFile file) {
      try {
        return Optional.of(new Fingerprint(sha256(file), SourceLocator.ofFile(file.uri())));
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
      extends DoFn<KV<Integer, Iterable<Fingerprint>>, KV<String, Original>> {

    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<Fingerprint>> bucket,
        OutputReceiver<KV<String, Original>> out) {
      // One pass: some runners let grouped values be read only once.
      Map<String, SourceLocator> smallest = new HashMap<>();
      List<Fingerprint> others = new ArrayList<>();
      for (Fingerprint found : bucket.getValue()) {
        SourceLocator first = smallest.putIfAbsent(found.sha256(), found.locator());
        if (first != null && found.locator().compareTo(first) < 0) {
          smallest.put(found.sha256(), found.locator());
          others.add(new Fingerprint(found.sha256(), first));
        } else if (first != null) {
          others.add(found);
        }
      }
      for (Fingerprint other : others) {
        Original original = new Original(smallest.get(other.sha256()), other.sha256());
        out.output(KV.of(key(other.locator()), original));
      }
    }
  }
}
