package org.zhibiao.warehouse;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.iceberg.Metrics;

/**
 * What was written as a part.
 *
 * @param part its name
 * @param files number of input files
 * @param written its data files; none for a table without rows
 * @param items its documents and failures
 * @param quarantined quarantine rows by reason
 */
record PartManifest(
    String part,
    int files,
    Map<WarehouseTable, WrittenFile> written,
    List<Item> items,
    SortedMap<String, Long> quarantined)
    implements Serializable {

  PartManifest {
    written = new EnumMap<>(written);
    items = new ArrayList<>(items);
    quarantined = new TreeMap<>(quarantined);
  }

  /**
   * A data file.
   *
   * @param path the file
   * @param bytes its length
   * @param rows number of its rows
   * @param metrics what Iceberg keeps of its columns
   * @param splits where its row groups begin
   * @param sorted whether its rows are in the order of the table
   */
  record WrittenFile(
      String path, long bytes, long rows, Metrics metrics, ArrayList<Long> splits, boolean sorted)
      implements Serializable {

    static WrittenFile of(RowFileWriter.Written written, boolean sorted) {
      return new WrittenFile(
          written.path(),
          written.bytes(),
          written.rows(),
          written.metrics(),
          new ArrayList<>(written.splits()),
          sorted);
    }

    RowFileWriter.Written plain() {
      return new RowFileWriter.Written(path, bytes, rows, metrics, splits);
    }
  }

  /**
   * What became of a document.
   *
   * @param uri its file
   * @param entry its place in a container; null for a file of its own
   * @param sha256 hash of its bytes; null where they could not be read
   * @param outcome what became of it
   * @param pathRead whether its path may have told something
   * @param reason why it could not be read; null where it could
   */
  record Item(
      String uri,
      String entry,
      String sha256,
      SourceItem.Outcome outcome,
      boolean pathRead,
      String reason)
      implements Serializable {}
}
