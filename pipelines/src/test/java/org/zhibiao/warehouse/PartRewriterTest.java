package org.zhibiao.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhibiao.warehouse.RandomRows.comparable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhibiao.warehouse.RefreshPlan.PartWork;
import org.zhibiao.warehouse.SourceItem.Outcome;
import org.zhibiao.warehouse.SourceItem.SourceHead;

/** A document leaves a part, whoever wrote its files. */
class PartRewriterTest {

  private static final SourceItem ITEM =
      new SourceItem(
          new SourceHead("2024/a.txt", 1, 1, null, "ab", null, false),
          null,
          "ab",
          Outcome.DOCUMENT,
          false,
          "p-1");

  @TempDir Path folder;
  private Warehouse warehouse;
  private PartFiles files;

  @BeforeEach
  void makeWarehouse() throws IOException {
    warehouse = Warehouse.open(WarehouseLocation.of(folder.toString()), true);
    files = new PartFiles(warehouse, "000002", "0");
  }

  @Test
  void rowsOfThisLayoutAreTakenOver() throws IOException {
    RowLayout layout = files.layout(WarehouseTable.SECTIONS);
    List<Object[]> rows = rows(layout);
    assertThat(comparable(rewritten(layout, rows))).isEqualTo(comparable(others(layout, rows)));
  }

  @Test
  void rowsOfAnEarlierLayoutGetTheColumnsOfThisOne() throws IOException {
    RowLayout layout = files.layout(WarehouseTable.SECTIONS);
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < layout.columns(); i++) {
      columns.add(layout.name(i));
    }
    columns.remove("heading");
    RowLayout earlier = layout.select(columns);
    List<Object[]> rows = rows(earlier);

    List<Object[]> expected = new ArrayList<>();
    for (Object[] row : others(earlier, rows)) {
      Object[] wide = new Object[layout.columns()];
      for (int i = 0; i < row.length; i++) {
        wide[layout.place(earlier.name(i))] = row[i];
      }
      expected.add(wide);
    }
    assertThat(comparable(rewritten(earlier, rows))).isEqualTo(comparable(expected));
  }

  @Test
  void aFileThatLosesAllItsRowsHasNoNextVersion() throws IOException {
    RowLayout layout = files.layout(WarehouseTable.SECTIONS);
    List<Object[]> rows = rows(layout);
    rows.removeAll(others(layout, rows));
    PartRewriter.Rewritten rewritten = rewrite(layout, rows);
    assertThat(rewritten.replaced()).containsOnlyKeys(WarehouseTable.SECTIONS);
    assertThat(rewritten.written()).isEmpty();
  }

  private static List<Object[]> rows(RowLayout layout) {
    RandomRows random = new RandomRows(layout, "document_id", 7);
    List<Object[]> rows = random.of("a", 2);
    for (Object[] row : random.of("b", 1)) {
      row[layout.place("document_id")] = Binary.fromString(ITEM.documentId());
      rows.add(row);
    }
    rows.addAll(random.of("c", 2));
    return rows;
  }

  private static List<Object[]> others(RowLayout layout, List<Object[]> rows) {
    List<Object[]> others = new ArrayList<>(rows);
    Binary id = Binary.fromString(ITEM.documentId());
    others.removeIf(row -> row[layout.place("document_id")].equals(id));
    return others;
  }

  private PartRewriter.Rewritten rewrite(RowLayout layout, List<Object[]> rows) throws IOException {
    WarehouseTable table = WarehouseTable.SECTIONS;
    String path = folder.resolve("p-1.000001.parquet").toString();
    DataFile file;
    try (RowFileWriter writer =
        new RowFileWriter(table, layout, path, WarehouseFiles.output(files.io(table), path))) {
      writer.group(rows);
      file = warehouse.dataFile(table, writer.finish(files.metrics(table)), false);
    }
    return new PartRewriter(files)
        .rewrite("p-1", 0, Map.of(table, file), new PartWork(List.of(ITEM), List.of()));
  }

  private List<Object[]> rewritten(RowLayout layout, List<Object[]> rows) throws IOException {
    String path = rewrite(layout, rows).written().get(WarehouseTable.SECTIONS).path();
    List<Object[]> stored = new ArrayList<>();
    try (RowFile file =
        new RowFile(WarehouseFiles.input(files.io(WarehouseTable.SECTIONS), path))) {
      for (int i = 0; i < file.groups().size(); i++) {
        stored.addAll(file.rows(i, files.layout(WarehouseTable.SECTIONS)));
      }
    }
    return stored;
  }
}
