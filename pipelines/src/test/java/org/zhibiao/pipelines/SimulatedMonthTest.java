package org.zhibiao.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thirty nights over a corpus in which files come, change, move and go: behind each, the warehouse
 * holds what an extraction of everything holds.
 */
class SimulatedMonthTest {

  private static final int NIGHTS = Integer.getInteger("zhibiao.nights", 30);
  private static final long SEED = Long.getLong("zhibiao.seed", 20260101);

  @TempDir Path folder;

  @Test
  void theWarehouseEqualsAFullExtractionAfterEachNight() throws IOException, SQLException {
    Path input = folder.resolve("corpus");
    Path warehouse = folder.resolve("warehouse");
    NightlyCorpus corpus = new NightlyCorpus(input, SEED);
    corpus.begin(40);
    int refreshed = 0;
    try (Connection duckdb = TableComparison.duckdb()) {
      for (int night = 1; night <= NIGHTS; night++) {
        if (night > 1 && night % 10 != 0) {
          corpus.night();
        }
        if (night == 12) {
          corpus.moveFolder();
        }
        String said =
            TableComparison.run(
                "refresh",
                "--input=" + input,
                "--warehouse=" + warehouse,
                "--max-quarantine-share=1",
                "--max-vanished-share=1");
        refreshed += said.contains("is complete") ? 1 : 0;
        Path full = folder.resolve("full" + night);
        TableComparison.run("extract", "--quiet", "--input=" + input, "--output=" + full);
        TableComparison.assertSame(
            duckdb, warehouse, full, "night " + night + " of seed " + SEED + "\n" + said);
        if (night % 7 == 0) {
          TableComparison.run("maintain", "--warehouse=" + warehouse, "--keep-runs=5");
          TableComparison.assertSame(duckdb, warehouse, full, "maintained in night " + night);
        }
      }
    }
    assertThat(refreshed).isGreaterThan(NIGHTS * 2 / 3);
    try (Stream<Path> changes = Files.list(warehouse.resolve("changes"))) {
      assertThat(changes.count()).isEqualTo(2L * refreshed);
    }
  }
}
