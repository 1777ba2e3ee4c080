package org.zhibiao.warehouse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.DataFile;

/** Reads and writes the table {@code sources}. */
final class BookTable {

  private static final int ROWS_PER_GROUP = 50_000;

  private final Warehouse warehouse;

  BookTable(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** Returns what the books said behind a run; empty books where there was none. */
  Books read(Run run) throws IOException {
    List<SourceItem> items = new ArrayList<>();
    RowLayout layout = warehouse.layout(WarehouseTable.SOURCES);
    for (DataFile stored : warehouse.files(WarehouseTable.SOURCES, run)) {
      try (RowFile file =
          new RowFile(
              WarehouseFiles.input(
                  warehouse.table(WarehouseTable.SOURCES).io(), stored.path().toString()))) {
        for (int i = 0; i < file.groups().size(); i++) {
          file.rows(i, layout).forEach(row -> items.add(SourceItem.of(row)));
        }
      }
    }
    return Books.of(items);
  }

  /** Writes all items as one part. */
  PartManifest.WrittenFile write(PartFiles files, List<SourceItem> items) throws IOException {
    try (RowFileWriter writer = files.writer(WarehouseTable.SOURCES, files.part('s', 0))) {
      for (int from = 0; from < items.size(); from += ROWS_PER_GROUP) {
        writer.group(
            items.subList(from, Math.min(items.size(), from + ROWS_PER_GROUP)).stream()
                .map(SourceItem::row)
                .toList());
      }
      return PartManifest.WrittenFile.of(
          writer.finish(files.metrics(WarehouseTable.SOURCES)), true);
    }
  }
}
