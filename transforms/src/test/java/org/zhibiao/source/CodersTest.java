package org.zhibiao.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;

class CodersTest {

  private static final SourceShard SHARD =
      new SourceShard(
          2,
          3,
          List.of(
              new SourceFile(
                  "甲/报告.txt", "/in/甲/报告.txt", 1L << 40, true, null, new FileStamp(17, "标")),
              new SourceFile("b", "s3://in/b", 0, false, "UNREADABLE")));

  private static final FingerprintBatch BATCH =
      new FingerprintBatch(
          7,
          List.of(
              new Fingerprint(new SourceLocator("甲.zip", "乙.txt"), 5, "ab"),
              new Fingerprint(SourceLocator.ofFile("丙.txt"), 1L << 40, "cd")));

  @Test
  void aShardComesBackAsItWas() throws Exception {
    assertThat(CoderUtils.clone(SourceShardCoder.of(), SHARD)).isEqualTo(SHARD);
    assertThat(SerializableUtils.ensureSerializable(SourceShardCoder.of()))
        .isEqualTo(SourceShardCoder.of());
  }

  @Test
  void fingerprintsComeBackAsTheyWere() throws Exception {
    assertThat(CoderUtils.clone(FingerprintBatchCoder.of(), BATCH)).isEqualTo(BATCH);
    assertThat(SerializableUtils.ensureSerializable(FingerprintBatchCoder.of()))
        .isEqualTo(FingerprintBatchCoder.of());
  }
}
