package org.zhibiao.pipelines;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.zhibiao.warehouse.WarehouseException;
import org.zhibiao.warehouse.WarehouseLocation;
import org.zhibiao.warehouse.WarehouseTables;

/**
 * A reader that follows the completed runs of a warehouse while others change it, and looks with
 * DuckDB whether the tables fit together each time.
 */
final class FollowingReader implements Runnable {

  /** Rows that point to nothing; none may ever be found. */
  private static final Map<String, String> LOOSE =
      Map.of(
          "reports without their document",
          "SELECT report_id FROM reports ANTI JOIN documents USING (document_id)",
          "sections without their document",
          "SELECT section_id FROM sections ANTI JOIN documents USING (document_id)",
          "mentions without their report",
          "SELECT mention_id FROM (FROM mentions WHERE report_id IS NOT NULL)"
              + " ANTI JOIN reports USING (report_id)",
          "mentions without their section",
          "SELECT mention_id FROM mentions ANTI JOIN sections USING (section_id)",
          "panel rows without their report",
          "SELECT report_id FROM panel ANTI JOIN reports USING (report_id)",
          "mentions that their document does not say",
          "SELECT mention_id FROM mentions m JOIN documents d USING (document_id)"
              + " WHERE substring(d.text, m.start + 1, m.\"end\" - m.start) <> m.text");

  private final Path warehouse;
  private final AtomicBoolean enough = new AtomicBoolean();
  private final Set<String> seen = new LinkedHashSet<>();
  private final Set<String> faults = new LinkedHashSet<>();
  private int looks;

  FollowingReader(Path warehouse) {
    this.warehouse = warehouse;
  }

  /** Reads until it is told that it is enough. */
  @Override
  public void run() {
    try (Connection duckdb = TableComparison.duckdb()) {
      while (!enough.get()) {
        look(duckdb);
      }
    } catch (Exception e) {
      faults.add(e.toString());
    }
  }

  void stop() {
    enough.set(true);
  }

  private void look(Connection duckdb) throws Exception {
    WarehouseTables.AsOf tables;
    try {
      tables = WarehouseTables.asOf(WarehouseLocation.of(warehouse.toString()), null);
    } catch (WarehouseException e) {
      // Only before the first run there is nothing to read.
      if (!seen.isEmpty()) {
        faults.add("unreadable: " + e.getMessage());
      }
      Thread.sleep(20);
      return;
    }
    try (var statement = duckdb.createStatement()) {
      for (Map.Entry<String, WarehouseTables.TableFiles> table : tables.tables().entrySet()) {
        List<String> files = table.getValue().files();
        String query =
            files.isEmpty()
                ? table.getValue().emptySql()
                : "SELECT * FROM read_parquet(['" + String.join("','", files) + "'])";
        statement.execute("CREATE OR REPLACE VIEW " + table.getKey() + " AS " + query);
      }
    }
    for (Map.Entry<String, String> loose : LOOSE.entrySet()) {
      List<String> rows = TableComparison.rows(duckdb, loose.getValue());
      if (!rows.isEmpty()) {
        faults.add("run " + tables.run() + ": " + loose.getKey() + ": " + rows.get(0));
      }
    }
    seen.add(tables.run());
    looks++;
  }

  /** Returns the runs that were read. */
  Set<String> seen() {
    return seen;
  }

  /** Returns what was wrong. */
  Set<String> faults() {
    return faults;
  }

  /** Returns how often all tables were read. */
  int looks() {
    return looks;
  }
}
