package org.zhibiao.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;

/** Writes and reads fingerprints field by field, as {@link SourceShardCoder} does with files. */
public final class FingerprintBatchCoder extends AtomicCoder<FingerprintBatch> {

  private static final long serialVersionUID = 1L;

  private static final Coder<Integer> INT = VarIntCoder.of();
  private static final Coder<Long> LONG = VarLongCoder.of();
  private static final Coder<String> STRING = StringUtf8Coder.of();
  private static final Coder<String> OPTIONAL = NullableCoder.of(STRING);

  private FingerprintBatchCoder() {}

  /** Returns the coder. */
  public static FingerprintBatchCoder of() {
    return new FingerprintBatchCoder();
  }

  @Override
  public void encode(FingerprintBatch batch, OutputStream out) throws IOException {
    INT.encode(batch.shards(), out);
    INT.encode(batch.fingerprints().size(), out);
    for (Fingerprint fingerprint : batch.fingerprints()) {
      STRING.encode(fingerprint.locator().uri(), out);
      OPTIONAL.encode(fingerprint.locator().entry(), out);
      LONG.encode(fingerprint.bytes(), out);
      STRING.encode(fingerprint.sha256(), out);
    }
  }

  @Override
  public FingerprintBatch decode(InputStream in) throws IOException {
    int shards = INT.decode(in);
    int length = INT.decode(in);
    List<Fingerprint> fingerprints = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      SourceLocator locator = new SourceLocator(STRING.decode(in), OPTIONAL.decode(in));
      fingerprints.add(new Fingerprint(locator, LONG.decode(in), STRING.decode(in)));
    }
    return new FingerprintBatch(shards, fingerprints);
  }
}
