package org.zhibiao.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs are completed one after the other, whatever catalog keeps the tables. */
class CatalogsTest {

  @TempDir Path folder;

  @Test
  void ofTwoRunsThatBeganTogetherOneWins() throws IOException {
    oneWins(WarehouseLocation.of(folder.toString()));
  }

  @Test
  void ofTwoRunsInADatabaseCatalogOneWins() throws IOException {
    oneWins(
        new WarehouseLocation(
            folder.toString(),
            "jdbc",
            "jdbc:h2:mem:" + folder.getFileName() + ";DB_CLOSE_DELAY=-1;DATABASE_TO_LOWER=TRUE",
            "zhibiao",
            Map.of()));
  }

  @Test
  void ofTwoRunsInACatalogServiceOneWins() throws IOException {
    try (RestCatalogServer service = new RestCatalogServer(folder)) {
      oneWins(new WarehouseLocation(folder.toString(), "rest", service.uri(), "zhibiao", Map.of()));
    }
  }

  private static void oneWins(WarehouseLocation location) throws IOException {
    try (Warehouse first = Warehouse.open(location, true);
        Warehouse second = Warehouse.open(location, true)) {
      long base = first.table(WarehouseTable.RUNS).currentSnapshot().snapshotId();
      Run run = staged(first, "000001");
      Run other = staged(second, "000001");
      first.history().append(run, base);
      first.publish(run);

      assertThatThrownBy(() -> second.history().append(other, base))
          .isInstanceOf(WarehouseException.class)
          .hasMessageContaining("Another run was completed");
      assertThat(second.history().runs()).extracting(Run::id).containsExactly("000001");
      assertThat(first.lastRun().snapshots()).isEqualTo(run.snapshots());
    }
    try (Warehouse later = Warehouse.open(location, false)) {
      later.heal(true);
      for (WarehouseTable table : WarehouseTable.VERSIONED) {
        assertThat(later.table(table).currentSnapshot().snapshotId())
            .isEqualTo(later.lastRun().snapshots().get(table.label()));
        assertThat(later.table(table).refs()).containsKey("run-000001");
      }
    }
  }

  private static Run staged(Warehouse warehouse, String id) {
    TreeMap<String, Long> snapshots = new TreeMap<>();
    for (WarehouseTable table : WarehouseTable.VERSIONED) {
      warehouse.table(table).refresh();
      snapshots.put(table.label(), warehouse.stage(table, id, List.of(), List.of()));
    }
    return new Run(
        id,
        "refresh",
        Instant.EPOCH,
        Instant.EPOCH,
        "in",
        new Fingerprints("e", "c", "l"),
        snapshots,
        new TreeMap<>(),
        new TreeMap<>());
  }
}
