package org.zhibiao.source;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.coders.BooleanCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.Distinct;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.MapValues;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * Finds documents with the bytes of another. Of those with equal bytes the smallest locator is the
 * original; each other one comes out as its {@link #key} with its original. Only files that share
 * their length with another file, or with an entry of a container, are read for this.
 */
public final class FindDuplicates
    extends PTransform<PCollection<SourceShard>, PCollection<KV<String, Original>>> {

  private static final long serialVersionUID = 1L;

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
    KvCoder<String, SourceLocator> coder =
        KvCoder.of(StringUtf8Coder.of(), SerializableCoder.of(SourceLocator.class));
    PCollectionView<Map<Long, Boolean>> lengths =
        // With a length that no document has, so that the map is never empty: the direct runner
        // waits for ever for an empty one.
        PCollectionList.of(entries.apply("Lengths of entries", ParDo.of(new LengthFn())))
            .and(shards.apply("Length of nothing", ParDo.of(new NoLengthFn())))
            .apply("All lengths", Flatten.pCollections())
            .apply("Distinct lengths", Distinct.create())
            .apply("Lengths as keys", WithKeys.of(length -> length))
            .setCoder(KvCoder.of(VarLongCoder.of(), VarLongCoder.of()))
            .apply("Mark lengths", MapValues.into(TypeDescriptors.booleans()).via(n -> true))
            .setCoder(KvCoder.of(VarLongCoder.of(), BooleanCoder.of()))
            .apply("Entry lengths", View.asMap());
    PCollection<KV<String, SourceLocator>> files =
        shards
            .apply(
                "Fingerprint files",
                ParDo.of(new FingerprintFn(threads, lengths)).withSideInputs(lengths))
            .setCoder(coder);
    PCollection<KV<String, SourceLocator>> ofEntries =
        entries.apply("Fingerprints of entries", ParDo.of(new EntryFn())).setCoder(coder);
    return PCollectionList.of(files)
        .and(ofEntries)
        .apply("All fingerprints", Flatten.pCollections())
        .apply("Group equal documents", GroupByKey.create())
        .apply("Find originals", ParDo.of(new OriginalFn()))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), SerializableCoder.of(Original.class)));
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
    public void process(@Element SourceShard shard, OutputReceiver<Long> out) {
      out.output(-1L);
    }
  }

  private static final class EntryFn extends DoFn<EntryFingerprint, KV<String, SourceLocator>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(
        @Element EntryFingerprint entry, OutputReceiver<KV<String, SourceLocator>> out) {
      out.output(KV.of(entry.sha256(), entry.locator()));
    }
  }

  private static final class FingerprintFn extends DoFn<SourceShard, KV<String, SourceLocator>> {

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
