package org.zhibiao.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.parquet.Parquet;

/**
 * The table {@code runs}: what it says, and the commit that completes a run. All rows are in one
 * data file, which each run writes anew: what a refresh reads of the past does not grow by a file a
 * night.
 */
final class RunHistory {

  private final Table table;

  RunHistory(Table table) {
    this.table = table;
  }

  /** Returns the completed runs, the oldest first. */
  List<Run> runs() throws IOException {
    table.refresh();
    List<Run> runs = new ArrayList<>();
    if (table.currentSnapshot() == null) {
      return runs;
    }
    try (CloseableIterable<Record> rows = IcebergGenerics.read(table).build()) {
      rows.forEach(row -> runs.add(run(row)));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    runs.sort(Comparator.comparing(Run::id));
    return runs;
  }

  /**
   * Completes a run: from here on readers see it. Fails if another run was completed since.
   *
   * @param base snapshot of this table that the run built on
   */
  void append(Run run, long base) throws IOException {
    List<Run> runs = new ArrayList<>();
    OverwriteFiles overwrite = table.newOverwrite();
    try (CloseableIterable<FileScanTask> tasks = table.newScan().useSnapshot(base).planFiles()) {
      tasks.forEach(task -> overwrite.deleteFile(task.file().copy()));
    }
    try (CloseableIterable<Record> rows = IcebergGenerics.read(table).useSnapshot(base).build()) {
      rows.forEach(row -> runs.add(run(row)));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    runs.add(run);
    DataFile file = write(runs);
    try {
      overwrite
          .addFile(file)
          .set("zhibiao.run-id", run.id())
          .validateFromSnapshot(base)
          .conflictDetectionFilter(Expressions.alwaysTrue())
          .validateNoConflictingData()
          .commit();
    } catch (ValidationException | CommitFailedException e) {
      table.io().deleteFile(file.path().toString());
      throw new WarehouseException(
          WarehouseException.Kind.BUSY,
          "Another run was completed while this one worked; nothing of this one is published:"
              + " run it again",
          e);
    }
  }

  private DataFile write(List<Run> runs) throws IOException {
    String last = runs.get(runs.size() - 1).id();
    String path =
        table.locationProvider().newDataLocation(last + "-" + UUID.randomUUID() + ".parquet");
    DataWriter<Record> writer =
        Parquet.writeData(table.io().newOutputFile(path))
            .schema(table.schema())
            .withSpec(table.spec())
            .createWriterFunc(GenericParquetWriter::buildWriter)
            .overwrite()
            .build();
    try (writer) {
      for (Run run : runs) {
        writer.write(row(run));
      }
    }
    return DataFiles.builder(table.spec()).copy(writer.toDataFile()).build();
  }

  private GenericRecord row(Run run) {
    GenericRecord row = GenericRecord.create(table.schema());
    row.setField("run_id", run.id());
    row.setField("started", OffsetDateTime.ofInstant(run.started(), ZoneOffset.UTC));
    row.setField("finished", OffsetDateTime.ofInstant(run.finished(), ZoneOffset.UTC));
    row.setField("input", run.input());
    row.setField("extractor_fingerprint", run.fingerprints().extractor());
    row.setField("catalogue_fingerprint", run.fingerprints().catalogue());
    row.setField("lexicons_fingerprint", run.fingerprints().lexicons());
    row.setField("snapshots", run.snapshots());
    row.setField("counts", run.counts());
    row.setField("reconciliation", run.reconciliation());
    row.setField("command", run.command());
    return row;
  }

  @SuppressWarnings("unchecked")
  private static Run run(Record row) {
    return new Run(
        (String) row.getField("run_id"),
        (String) row.getField("command"),
        ((OffsetDateTime) row.getField("started")).toInstant(),
        ((OffsetDateTime) row.getField("finished")).toInstant(),
        (String) row.getField("input"),
        new Fingerprints(
            (String) row.getField("extractor_fingerprint"),
            (String) row.getField("catalogue_fingerprint"),
            (String) row.getField("lexicons_fingerprint")),
        sorted((Map<String, Long>) row.getField("snapshots")),
        sorted((Map<String, Long>) row.getField("counts")),
        sorted((Map<String, Long>) row.getField("reconciliation")));
  }

  private static SortedMap<String, Long> sorted(Map<String, Long> map) {
    SortedMap<String, Long> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(key.toString(), value));
    return sorted;
  }
}
