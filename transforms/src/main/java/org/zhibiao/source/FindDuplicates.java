package org.zhibiao.source;

import java.io.IOException;
import java.io.InputStream;
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
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.SetCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.DoFn.OutputReceiver;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Finds documents with the bytes of another. Of those with equal bytes the smallest locator is the
 * original; each other one comes out as its {@link #key} with its original, and the empty key with
 * none, so that something always comes. Only files that share their length with another file, or
 * with an entry of a container, are read for this.
 */
public final class FindDuplicates
    extends PTransform<PCollection<SourceShard>, PCollection<KV<String, Original>>> {

  private static final long serialVersionUID = 1L;

  /**
   * Greatest number of keys that are grouped by, a power of two: the direct runner makes a bundle
   * of each, so that there are few in a run of few shards, and enough to spread a corpus in others.
   */
  private static final int MOST_BUCKETS = 64;

  /** Shards for each key. */
  private static final int SHARDS_PER_BUCKET = 8;

  /** Comes out under a key that no document has. */
  private static final Original NOTHING = new Original(new SourceLocator("", null), "");

  private final int threads;
  private final PCollection<FingerprintBatch> entries;

  private FindDuplicates(int threads, PCollection<FingerprintBatch> entries) {
    this.threads = threads;
    this.entries = entries;
  }

  /**
   * Returns the transform.
   *
   * @param threads number of threads that read the files of one shard
   * @param entries what containers hold
   */
  public static FindDuplicates of(int threads, PCollection<FingerprintBatch> entries) {
    return new FindDuplicates(threads, entries);
  }

  /** Returns the key that a document comes out under. */
  public static String key(SourceLocator locator) {
    return locator.entry() == null ? locator.uri() : locator.uri() + '\0' + locator.entry();
  }

  @Override
  public PCollection<KV<String, Original>> expand(PCollection<SourceShard> shards) {
    // Neither what is known of entries nor the originals may be empty where others wait for it: the
    // direct runner does not wake them when it learns late that nothing comes.
    FingerprintBatchCoder batches = FingerprintBatchCoder.of();
    PCollection<FingerprintBatch> noEntries =
        shards
            .getPipeline()
            .apply("No entries", Create.of(new FingerprintBatch(1, List.of())).withCoder(batches));
    PCollectionView<Set<Long>> lengths =
        PCollectionList.of(entries)
            .and(noEntries)
            .apply("Entries or none", Flatten.pCollections())
            .apply("Lengths of entries", Combine.globally(new LengthsFn()).asSingletonView());
    KvCoder<Integer, FingerprintBatch> coder = KvCoder.of(VarIntCoder.of(), batches);
    PCollection<KV<Integer, FingerprintBatch>> files =
        shards
            .apply(
                "Fingerprint files",
                ParDo.of(new FingerprintFn(threads, lengths)).withSideInputs(lengths))
            .setCoder(coder);
    PCollection<KV<Integer, FingerprintBatch>> ofEntries =
        entries.apply("Fingerprints of entries", ParDo.of(new EntryFn())).setCoder(coder);
    KvCoder<String, Original> originals =
        KvCoder.of(StringUtf8Coder.of(), SerializableCoder.of(Original.class));
    PCollection<KV<String, Original>> found =
        PCollectionList.of(files)
            .and(ofEntries)
            .apply("All fingerprints", Flatten.pCollections())
            .apply("Group equal documents", GroupByKey.create())
            .apply("Find originals", ParDo.of(new OriginalFn()))
            .setCoder(originals);
    PCollection<KV<String, Original>> ofNothing =
        shards
            .getPipeline()
            .apply("Original of nothing", Create.of(KV.of("", NOTHING)).withCoder(originals));
    return PCollectionList.of(found)
        .and(ofNothing)
        .apply("Originals or none", Flatten.pCollections());
  }

  /** Outputs fingerprints in the bucket that all documents with the same bytes come to. */
  private static void bucket(
      int shards, List<Fingerprint> found, OutputReceiver<KV<Integer, FingerprintBatch>> out) {
    int wanted = Math.max(1, Math.min(MOST_BUCKETS, shards / SHARDS_PER_BUCKET));
    int mask = Integer.highestOneBit(wanted) - 1;
    SortedMap<Integer, List<Fingerprint>> buckets = new TreeMap<>();
    for (Fingerprint fingerprint : found) {
      buckets
          .computeIfAbsent(fingerprint.sha256().hashCode() & mask, bucket -> new ArrayList<>())
          .add(fingerprint);
    }
    buckets.forEach((bucket, in) -> out.output(KV.of(bucket, new FingerprintBatch(shards, in))));
  }

  /** Collects the lengths of all documents in containers. */
  private static final class LengthsFn
      extends Combine.CombineFn<FingerprintBatch, Set<Long>, Set<Long>> {

    private static final long serialVersionUID = 1L;

    @Override
    public Set<Long> createAccumulator() {
      return new HashSet<>();
    }

    @Override
    public Set<Long> addInput(Set<Long> lengths, FingerprintBatch batch) {
      batch.fingerprints().forEach(entry -> lengths.add(entry.bytes()));
      return lengths;
    }

    @Override
    public Set<Long> mergeAccumulators(Iterable<Set<Long>> parts) {
      Set<Long> lengths = new HashSet<>();
      parts.forEach(lengths::addAll);
      return lengths;
    }

    @Override
    public Set<Long> extractOutput(Set<Long> lengths) {
      return lengths;
    }

    @Override
    public Coder<Set<Long>> getAccumulatorCoder(
        CoderRegistry registry, Coder<FingerprintBatch> input) {
      return SetCoder.of(VarLongCoder.of());
    }

    @Override
    public Coder<Set<Long>> getDefaultOutputCoder(
        CoderRegistry registry, Coder<FingerprintBatch> input) {
      return SetCoder.of(VarLongCoder.of());
    }
  }

  private static final class EntryFn extends DoFn<FingerprintBatch, KV<Integer, FingerprintBatch>> {

    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(
        @Element FingerprintBatch batch, OutputReceiver<KV<Integer, FingerprintBatch>> out) {
      bucket(batch.shards(), batch.fingerprints(), out);
    }
  }

  private static final class FingerprintFn
      extends DoFn<SourceShard, KV<Integer, FingerprintBatch>> {

    private static final long serialVersionUID = 1L;

    private final int threads;
    private final PCollectionView<Set<Long>> lengths;
    private transient OrderedWork work;

    FingerprintFn(int threads, PCollectionView<Set<Long>> lengths) {
      this.threads = threads;
      this.lengths = lengths;
    }

    @ProcessElement
    public void process(ProcessContext context, OutputReceiver<KV<Integer, FingerprintBatch>> out) {
      Set<Long> ofEntries = context.sideInput(lengths);
      List<SourceFile> compared =
          context.element().files().stream().filter(file -> isCompared(file, ofEntries)).toList();
      if (compared.isEmpty()) {
        return;
      }
      if (work == null) {
        work = new OrderedWork(threads);
      }
      List<Fingerprint> found = new ArrayList<>();
      work.run(
          compared, FingerprintFn::fingerprint, fingerprint -> fingerprint.ifPresent(found::add));
      bucket(context.element().count(), found, out);
    }

    @Teardown
    public void teardown() {
      if (work != null) {
        work.close();
      }
    }

    private static boolean isCompared(SourceFile file, Set<Long> ofEntries) {
      return file.problem() == null
          && file.bytes() > 0
          && (file.comparable() || ofEntries.contains(file.bytes()));
    }

    private static Optional<Fingerprint> fingerprint(SourceFile file) {
      try {
        return Optional.of(
            new Fingerprint(SourceLocator.ofFile(file.uri()), file.bytes(), sha256(file)));
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
      extends DoFn<KV<Integer, Iterable<FingerprintBatch>>, KV<String, Original>> {

    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<FingerprintBatch>> bucket,
        OutputReceiver<KV<String, Original>> out) {
      // One pass: some runners let grouped values be read only once.
      Map<String, Fingerprint> smallest = new HashMap<>();
      List<Fingerprint> others = new ArrayList<>();
      for (FingerprintBatch batch : bucket.getValue()) {
        for (Fingerprint found : batch.fingerprints()) {
          Fingerprint first = smallest.putIfAbsent(found.sha256(), found);
          if (first != null && found.locator().compareTo(first.locator()) < 0) {
            smallest.put(found.sha256(), found);
            others.add(first);
          } else if (first != null) {
            others.add(found);
          }
        }
      }
      for (Fingerprint other : others) {
        Original original = new Original(smallest.get(other.sha256()).locator(), other.sha256());
        out.output(KV.of(key(other.locator()), original));
      }
    }
  }
}
