package org.zhibiao.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.BooleanCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;

/**
 * Writes and reads shards field by field: a shard is copied several times on its way to a worker,
 * and serialization by Java takes tens of milliseconds for the files of one.
 */
public final class SourceShardCoder extends AtomicCoder<SourceShard> {

  private static final long serialVersionUID = 1L;

  private static final Coder<Integer> INT = VarIntCoder.of();
  private static final Coder<Long> LONG = VarLongCoder.of();
  private static final Coder<String> STRING = StringUtf8Coder.of();
  private static final Coder<String> OPTIONAL = NullableCoder.of(STRING);
  private static final Coder<Boolean> BOOLEAN = BooleanCoder.of();

  private SourceShardCoder() {}

  /** Returns the coder. */
  public static SourceShardCoder of() {
    return new SourceShardCoder();
  }

  @Override
  public void encode(SourceShard shard, OutputStream out) throws IOException {
    INT.encode(shard.index(), out);
    INT.encode(shard.count(), out);
    INT.encode(shard.files().size(), out);
    for (SourceFile file : shard.files()) {
      STRING.encode(file.uri(), out);
      STRING.encode(file.resource(), out);
      LONG.encode(file.bytes(), out);
      BOOLEAN.encode(file.comparable(), out);
      OPTIONAL.encode(file.problem(), out);
      LONG.encode(file.stamp().modified(), out);
      OPTIONAL.encode(file.stamp().etag(), out);
    }
  }

  @Override
  public SourceShard decode(InputStream in) throws IOException {
    int index = INT.decode(in);
    int count = INT.decode(in);
    int length = INT.decode(in);
    List<SourceFile> files = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      files.add(
          new SourceFile(
              STRING.decode(in),
              STRING.decode(in),
              LONG.decode(in),
              BOOLEAN.decode(in),
              OPTIONAL.decode(in),
              new FileStamp(LONG.decode(in), OPTIONAL.decode(in))));
    }
    return new SourceShard(index, count, files);
  }
}
