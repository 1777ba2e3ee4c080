package org.zhibiao.table;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MoveOptions;
import org.zhibiao.extract.DocumentTables;
import org.zhibiao.source.SourceShard;

/**
 * Writes the rows of one shard as they come, a file per table and format. The files bear the name
 * of the attempt: a repeated attempt never meets them, and what no manifest names is litter.
 */
final class ShardWriter implements Closeable {

  private final OutputTree tree;
  private final List<TableFormat> formats;
  private final SourceShard shard;
  private final String attempt = UUID.randomUUID().toString();
  private final Map<Table, List<RowFile>> open = new EnumMap<>(Table.class);
  private final List<ShardManifest.WrittenFile> written = new ArrayList<>();
  private final SortedMap<String, Long> rows = new TreeMap<>();
  private final SortedMap<String, Long> quarantined = new TreeMap<>();
  private final SortedMap<String, Long> issues = new TreeMap<>();
  private long duplicates;
  private boolean finished;

  ShardWriter(OutputTree tree, List<TableFormat> formats, SourceShard shard) {
    this.tree = tree;
    this.formats = formats;
    this.shard = shard;
  }

  /** Appends the rows of a document. */
  void write(DocumentTables tables) throws IOException {
    for (Table table : Table.values()) {
      for (SpecificRecord row : table.rows(tables)) {
        for (RowFile file : files(table)) {
          file.write(row);
        }
        rows.merge(table.label(), 1L, Long::sum);
        for (String issue : table.issues(row)) {
          issues.merge(table.label() + "." + issue, 1L, Long::sum);
        }
      }
    }
    if (tables.quarantine() != null) {
      quarantined.merge(tables.quarantine().getReason(), 1L, Long::sum);
    } else if (tables.document().getDuplicateOf() != null) {
      duplicates++;
    }
  }

  /**
   * Closes the files.
   *
   * @param items number of documents that were read or failed
   * @param excluded entries of containers that were left out, by reason
   * @return what was written
   */
  ShardManifest finish(long items, SortedMap<String, Long> excluded) throws IOException {
    for (Map.Entry<Table, List<RowFile>> entry : open.entrySet()) {
      Table table = entry.getKey();
      for (int i = 0; i < formats.size(); i++) {
        entry.getValue().get(i).close();
        written.add(
            new ShardManifest.WrittenFile(
                table, formats.get(i), path(table, formats.get(i)), rows.get(table.label())));
      }
    }
    finished = true;
    return new ShardManifest(
        shard.index(),
        shard.files().size(),
        items,
        excluded,
        written,
        rows,
        duplicates,
        quarantined,
        issues);
  }

  /** Removes the files of an attempt that did not finish. */
  @Override
  public void close() throws IOException {
    if (finished) {
      return;
    }
    IOException failure = null;
    for (Map.Entry<Table, List<RowFile>> entry : open.entrySet()) {
      for (int i = 0; i < formats.size(); i++) {
        failure = remove(entry.getKey(), i, entry.getValue(), failure);
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** A disk that is full fails to close every file, and each must still be removed. */
  private IOException remove(Table table, int i, List<RowFile> files, IOException earlier) {
    IOException failure = earlier;
    try {
      if (i < files.size()) {
        files.get(i).close();
      }
    } catch (IOException | RuntimeException e) {
      failure = joined(failure, e);
    }
    try {
      FileSystems.delete(
          List.of(FileSystems.matchNewResource(resource(table, formats.get(i)), false)),
          MoveOptions.StandardMoveOptions.IGNORE_MISSING_FILES);
    } catch (IOException | RuntimeException e) {
      failure = joined(failure, e);
    }
    return failure;
  }

  private static IOException joined(IOException first, Exception next) {
    if (first == null) {
      return next instanceof IOException e ? e : new IOException(next);
    }
    first.addSuppressed(next);
    return first;
  }

  private List<RowFile> files(Table table) throws IOException {
    List<RowFile> files = open.get(table);
    if (files == null) {
      files = new ArrayList<>();
      open.put(table, files);
      for (TableFormat format : formats) {
        files.add(RowFile.create(table, format, resource(table, format)));
      }
    }
    return files;
  }

  private String path(Table table, TableFormat format) {
    return OutputTree.attempt(table, format, shard.index(), attempt);
  }

  private String resource(Table table, TableFormat format) {
    return tree.staging() + "/" + path(table, format);
  }
}
