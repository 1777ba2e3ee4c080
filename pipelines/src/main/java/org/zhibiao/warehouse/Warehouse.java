package org.zhibiao.warehouse;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.SnapshotUpdate;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.hadoop.HadoopCatalog;
import org.apache.iceberg.io.CloseableIterable;

/**
 * The tables of a warehouse and how runs change them.
 *
 * <p>A run is published in this order: the changes of each table are staged as a snapshot that no
 * branch leads to, with the tag of the run; then the run's row is appended to {@code runs}, which
 * completes it; then the main branch of each table is set to its snapshot. Before the row, nobody
 * sees anything of the run; behind it, the next one sets what was not set yet.
 */
final class Warehouse implements Closeable {

  private final Catalog catalog;
  private final Map<WarehouseTable, Table> tables = new EnumMap<>(WarehouseTable.class);

  private Warehouse(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Opens a warehouse.
   *
   * @param create whether tables that are not there are made, and new columns added to the others
   * @throws WarehouseException if tables are missing and must not be made
   */
  static Warehouse open(WarehouseLocation location, boolean create) throws WarehouseException {
    Warehouse warehouse = new Warehouse(Catalogs.open(location));
    Namespace namespace = Namespace.of(location.namespace().split("\\."));
    for (WarehouseTable table : WarehouseTable.values()) {
      TableIdentifier name = TableIdentifier.of(namespace, table.label());
      if (warehouse.catalog.tableExists(name)) {
        Table found = warehouse.catalog.loadTable(name);
        warehouse.tables.put(table, found);
        if (create) {
          addColumns(found, table);
        }
      } else if (create) {
        warehouse.create(namespace, name, table);
      } else {
        throw new WarehouseException(
            WarehouseException.Kind.UNUSABLE,
            location.folder()
                + " holds no table "
                + name
                + ": make the warehouse with 'zhibiao refresh'");
      }
    }
    return warehouse;
  }

  /** Returns whether there is a warehouse with all its tables. */
  static boolean exists(WarehouseLocation location) throws IOException {
    if (location.catalog().equals("hadoop")
        && WarehouseFiles.isLocal(location.folder())
        && !java.nio.file.Files.isDirectory(WarehouseFiles.path(location.folder()))) {
      return false;
    }
    try (Warehouse warehouse = new Warehouse(Catalogs.open(location))) {
      Namespace namespace = Namespace.of(location.namespace().split("\\."));
      for (WarehouseTable table : WarehouseTable.values()) {
        if (!warehouse.catalog.tableExists(TableIdentifier.of(namespace, table.label()))) {
          return false;
        }
      }
    }
    return true;
  }

  private void create(Namespace namespace, TableIdentifier name, WarehouseTable table) {
    if (catalog instanceof SupportsNamespaces namespaces
        && !namespaces.namespaceExists(namespace)) {
      namespaces.createNamespace(namespace);
    }
    SortOrder.Builder order = SortOrder.builderFor(table.schema());
    table.sortColumns().forEach(order::asc);
    Map<String, String> properties = new HashMap<>();
    properties.put("format-version", "2");
    properties.put("comment", table.comment());
    properties.put("write.format.default", "parquet");
    properties.put("write.parquet.compression-codec", "zstd");
    for (String operation : List.of("delete", "update", "merge")) {
      properties.put("write." + operation + ".mode", "copy-on-write");
    }
    properties.put("write.metadata.delete-after-commit.enabled", "true");
    properties.put("write.metadata.previous-versions-max", "20");
    properties.put("commit.manifest-merge.enabled", "true");
    // Each run adds a manifest, and each refresh opens all of them.
    properties.put("commit.manifest.min-count-to-merge", "2");
    Table created =
        catalog
            .buildTable(name, table.schema())
            .withSortOrder(order.build())
            .withProperties(properties)
            .create();
    if (table == WarehouseTable.RUNS) {
      // A run is completed against the snapshot that it began with: there must be one.
      created.newFastAppend().commit();
    }
    tables.put(table, created);
  }

  private static void addColumns(Table found, WarehouseTable table) {
    var update = found.updateSchema();
    boolean any = false;
    for (var column : table.schema().columns()) {
      if (found.schema().findField(column.name()) == null) {
        update.addColumn(column.name(), column.type(), column.doc());
        any = true;
      }
    }
    if (any) {
      update.commit();
    }
  }

  Table table(WarehouseTable table) {
    return tables.get(table);
  }

  RunHistory history() {
    return new RunHistory(tables.get(WarehouseTable.RUNS));
  }

  /** Returns the last completed run; null where there is none. */
  Run lastRun() throws IOException {
    List<Run> runs = history().runs();
    return runs.isEmpty() ? null : runs.get(runs.size() - 1);
  }

  /** Returns the layout of a table's rows. */
  RowLayout layout(WarehouseTable table) {
    return RowLayout.of(tables.get(table).schema());
  }

  /** Returns the data files of a table as a run left it, in the order of their names. */
  List<DataFile> files(WarehouseTable table, Run run) throws IOException {
    List<DataFile> files = new ArrayList<>();
    Long snapshot = run == null ? null : run.snapshots().get(table.label());
    if (snapshot == null) {
      return files;
    }
    if (tables.get(table).snapshot(snapshot) == null) {
      throw new WarehouseException(
          WarehouseException.Kind.UNUSABLE,
          "Run " + run.id() + " is expired: its rows of " + table.label() + " are gone");
    }
    try (CloseableIterable<FileScanTask> tasks =
        tables.get(table).newScan().useSnapshot(snapshot).includeColumnStats().planFiles()) {
      tasks.forEach(task -> files.add(task.file().copy()));
    }
    files.sort(Comparator.comparing(file -> file.path().toString()));
    return files;
  }

  /**
   * Brings the main branches to the last completed run.
   *
   * @param alone whether no other process can be at work, so that tags of runs that were never
   *     completed are removed
   * @return the last completed run; null where there is none
   */
  Run heal(boolean alone) throws IOException {
    List<Run> runs = history().runs();
    Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
    if (last != null) {
      publish(last);
    }
    if (alone) {
      Set<String> known = new HashSet<>();
      runs.forEach(run -> known.add(run.tag()));
      for (Table table : tables.values()) {
        removeTags(table, name -> !known.contains(name));
      }
    }
    return last;
  }

  static void removeTags(Table table, java.util.function.Predicate<String> unwanted) {
    List<String> tags =
        table.refs().entrySet().stream()
            .filter(ref -> ref.getValue().isTag() && ref.getKey().startsWith("run-"))
            .map(Map.Entry::getKey)
            .filter(unwanted)
            .toList();
    if (!tags.isEmpty()) {
      var snapshots = table.manageSnapshots();
      tags.forEach(snapshots::removeTag);
      snapshots.commit();
    }
  }

  /**
   * Stages the changes of a table.
   *
   * @param run id of the run
   * @param removed files whose rows leave
   * @param added files whose rows come
   * @return snapshot of the table with the changes
   */
  long stage(WarehouseTable table, String run, List<DataFile> removed, List<DataFile> added) {
    Table target = tables.get(table);
    Snapshot current = target.currentSnapshot();
    Transaction transaction = target.newTransaction();
    long snapshot;
    if (removed.isEmpty() && added.isEmpty() && current != null) {
      snapshot = current.snapshotId();
    } else {
      if (removed.isEmpty()) {
        var append = transaction.newAppend();
        added.forEach(append::appendFile);
        commit(append, run);
      } else {
        var overwrite = transaction.newOverwrite();
        removed.forEach(overwrite::deleteFile);
        added.forEach(overwrite::addFile);
        commit(overwrite, run);
      }
      snapshot = staged(transaction.table(), run, current);
    }
    tag(transaction.table(), transaction, Run.tag(run), snapshot);
    transaction.commitTransaction();
    return snapshot;
  }

  /** Stages a change that leaves the rows of a table as they are. */
  long stageRewrite(
      WarehouseTable table, String run, Set<DataFile> replaced, Set<DataFile> replacing) {
    Table target = tables.get(table);
    Snapshot current = target.currentSnapshot();
    Transaction transaction = target.newTransaction();
    var rewrite = transaction.newRewrite().validateFromSnapshot(current.snapshotId());
    replaced.forEach(rewrite::deleteFile);
    replacing.forEach(rewrite::addFile);
    commit(rewrite, run);
    long snapshot = staged(transaction.table(), run, current);
    tag(transaction.table(), transaction, Run.tag(run), snapshot);
    transaction.commitTransaction();
    return snapshot;
  }

  private static void commit(SnapshotUpdate<?> update, String run) {
    update.set("zhibiao.run-id", run);
    update.stageOnly();
    update.commit();
  }

  /** Returns the snapshot that was staged last. */
  private static long staged(Table table, String run, Snapshot current) {
    Snapshot last = null;
    for (Snapshot snapshot : table.snapshots()) {
      boolean own = run.equals(snapshot.summary().get("zhibiao.run-id"));
      if (own && (current == null || snapshot.snapshotId() != current.snapshotId())) {
        last = last == null || snapshot.sequenceNumber() > last.sequenceNumber() ? snapshot : last;
      }
    }
    if (last == null) {
      throw new IllegalStateException("The staged snapshot of " + table.name() + " is missing");
    }
    return last.snapshotId();
  }

  private static void tag(Table table, Transaction transaction, String tag, long snapshot) {
    SnapshotRef ref = table.refs().get(tag);
    if (ref == null) {
      transaction.manageSnapshots().createTag(tag, snapshot).commit();
    } else if (ref.snapshotId() != snapshot) {
      transaction.manageSnapshots().replaceTag(tag, snapshot).commit();
    }
  }

  /** Leads the main branch and the tag of each table to the snapshot that a run names. */
  void publish(Run run) {
    for (WarehouseTable name : WarehouseTable.values()) {
      Table table = tables.get(name);
      table.refresh();
      Snapshot current = table.currentSnapshot();
      Long snapshot = run.snapshots().get(name.label());
      if (name == WarehouseTable.RUNS) {
        snapshot = current.snapshotId();
      }
      boolean ahead = current != null && current.snapshotId() == snapshot;
      SnapshotRef ref = table.refs().get(run.tag());
      boolean tagged = ref != null && (name == WarehouseTable.RUNS || ref.snapshotId() == snapshot);
      if (ahead && tagged) {
        continue;
      }
      Transaction transaction = table.newTransaction();
      if (!ahead) {
        transaction.manageSnapshots().setCurrentSnapshot(snapshot).commit();
      }
      if (!tagged) {
        tag(table, transaction, run.tag(), snapshot);
      }
      transaction.commitTransaction();
    }
  }

  /** Returns the entry of a table for a file that was written. */
  DataFile dataFile(WarehouseTable table, RowFileWriter.Written written, boolean sorted) {
    Table target = tables.get(table);
    DataFiles.Builder file =
        DataFiles.builder(target.spec())
            .withPath(written.path())
            .withFormat("parquet")
            .withFileSizeInBytes(written.bytes())
            .withMetrics(written.metrics())
            .withSplitOffsets(written.splits());
    return (sorted ? file.withSortOrder(target.sortOrder()) : file).build();
  }

  /** Returns the catalog's name of a table's folder for a file. */
  String location(WarehouseTable table, String file) {
    return tables.get(table).locationProvider().newDataLocation(file);
  }

  @Override
  public void close() throws IOException {
    // Closing a Hadoop catalog would end the lock manager that all catalogs of the JVM share.
    if (catalog instanceof Closeable closeable && !(catalog instanceof HadoopCatalog)) {
      closeable.close();
    }
  }
}
