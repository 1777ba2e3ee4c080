package org.zhibiao.flink;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.zhibiao.extract.DocumentIds;
import org.zhibiao.table.RunRecord;
import org.zhibiao.table.Table;
import org.zhibiao.table.TableReader;

/** All rows of an output, so that two outputs can be compared as sets of rows. */
final class OutputRows {

  private OutputRows() {}

  /** Returns the rows of each table, in whatever order, each with how often it is there. */
  static Map<String, Map<String, Integer>> read(Path output) throws IOException {
    Map<String, Map<String, Integer>> tables = new TreeMap<>();
    for (Table table : Table.values()) {
      Map<String, Integer> rows = new TreeMap<>();
      for (SpecificRecord row : TableReader.read(output, table.label(), table.rowClass())) {
        rows.merge(row.toString(), 1, Integer::sum);
      }
      tables.put(table.label(), rows);
    }
    return tables;
  }

  /** Returns a digest of the rows of each table, the same for the same rows in whatever order. */
  static Map<String, String> digests(Path output) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    for (Table table : Table.values()) {
      List<String> rows = new ArrayList<>();
      for (SpecificRecord row : TableReader.read(output, table.label(), table.rowClass())) {
        rows.add(DocumentIds.sha256(row.toString().getBytes(StandardCharsets.UTF_8)));
      }
      rows.sort(null);
      digests.put(
          table.label(),
          rows.size()
              + " rows "
              + DocumentIds.sha256(String.join("", rows).getBytes(StandardCharsets.UTF_8)));
    }
    return digests;
  }

  /** Returns how many rows each table has. */
  static Map<String, Long> counts(Path output) throws IOException {
    Map<String, Long> counts = new TreeMap<>();
    RunRecord.read(output).tables().forEach((label, table) -> counts.put(label, table.rows()));
    return counts;
  }
}
