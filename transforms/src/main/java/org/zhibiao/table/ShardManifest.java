package org.zhibiao.table;

import java.io.Serializable;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was written for a shard. Only files that a manifest names become part of an output.
 *
 * @param shard place of the shard
 * @param sources number of input files of the shard
 * @param items number of documents that were read from them, or failed to be read
 * @param excluded entries of containers that were left out, by reason
 * @param files files written; none for a table without rows
 * @param rows rows by table
 * @param duplicates documents rows with {@code duplicate_of}
 * @param quarantined quarantine rows by reason
 * @param issues flags by {@code table.FLAG}
 */
record ShardManifest(
    int shard,
    long sources,
    long items,
    SortedMap<String, Long> excluded,
    List<WrittenFile> files,
    SortedMap<String, Long> rows,
    long duplicates,
    SortedMap<String, Long> quarantined,
    SortedMap<String, Long> issues)
    implements Serializable {

  ShardManifest {
    excluded = new TreeMap<>(excluded);
    files = List.copyOf(files);
    rows = new TreeMap<>(rows);
    quarantined = new TreeMap<>(quarantined);
    issues = new TreeMap<>(issues);
  }

  /**
   * A file of rows.
   *
   * @param table its table
   * @param format its format
   * @param path place relative to the staging folder
   * @param rows number of rows
   */
  record WrittenFile(Table table, TableFormat format, String path, long rows)
      implements Serializable {}
}
