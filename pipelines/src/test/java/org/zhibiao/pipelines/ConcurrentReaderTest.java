package org.zhibiao.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who reads the snapshots that the last run names sees tables that fit together, at any moment. */
class ConcurrentReaderTest {

  @TempDir Path folder;

  @Test
  void aReaderDuringRefreshesNeverSeesALooseRow() throws IOException, InterruptedException {
    Path warehouse = folder.resolve("warehouse");
    NightlyCorpus corpus = new NightlyCorpus(folder.resolve("corpus"), 7);
    corpus.begin(25);
    FollowingReader reader = new FollowingReader(warehouse);
    Thread following = new Thread(reader, "reader");

    refresh(warehouse);
    following.start();
    for (int night = 0; night < 6; night++) {
      corpus.night();
      refresh(warehouse);
      if (night == 3) {
        TableComparison.run("maintain", "--warehouse=" + warehouse, "--keep-runs=4");
      }
    }
    reader.stop();
    following.join();

    assertThat(reader.faults()).isEmpty();
    assertThat(reader.seen().size()).isGreaterThan(2);
    assertThat(reader.looks()).isGreaterThan(5);
  }

  private void refresh(Path warehouse) {
    TableComparison.run(
        "refresh",
        "--quiet",
        "--input=" + folder.resolve("corpus"),
        "--warehouse=" + warehouse,
        "--max-quarantine-share=1",
        "--max-vanished-share=1");
  }
}
