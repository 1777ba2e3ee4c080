package org.zhibiao.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.beam.sdk.util.SerializableUtils;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.io.FileIO;
import org.zhibiao.source.SourceListing;
import org.zhibiao.warehouse.RefreshPlan.Derivation;
import org.zhibiao.warehouse.RefreshPlan.PartWork;
import org.zhibiao.warehouse.SourceItem.Outcome;
import org.zhibiao.warehouse.SourceItem.SourceHead;

/** A run between its first data file and its commit: what leaves each table and what comes. */
final class PendingRun {

  private final Warehouse warehouse;
  private final PartFiles files;
  private final Run last;
  private final Books books;
  private final RefreshPlan plan;
  private final Map<WarehouseTable, List<DataFile>> stored = new EnumMap<>(WarehouseTable.class);
  private final Map<WarehouseTable, List<DataFile>> removed = new EnumMap<>(WarehouseTable.class);
  private final Map<WarehouseTable, List<DataFile>> added = new EnumMap<>(WarehouseTable.class);
  private final Map<WarehouseTable, List<Object[]>> left = new EnumMap<>(WarehouseTable.class);
  private final List<PartManifest> fresh = new ArrayList<>();
  private final List<SourceItem> items = new ArrayList<>();
  private final List<SourceItem> arrived = new ArrayList<>();
  private final SortedMap<String, Long> newlyQuarantined = new TreeMap<>();

  PendingRun(Warehouse warehouse, PartFiles files, Run last, Books books, RefreshPlan plan)
      throws IOException {
    this.warehouse = warehouse;
    this.files = files;
    this.last = last;
    this.books = books;
    this.plan = plan;
    items.addAll(plan.kept());
    for (WarehouseTable table : WarehouseTable.VERSIONED) {
      stored.put(table, warehouse.files(table, last));
      removed.put(table, new ArrayList<>());
      added.put(table, new ArrayList<>());
    }
  }

  /**
   * Takes what the extraction wrote.
   *
   * @param manifests what the files begin with that say so
   * @param shards how many there are
   */
  void addExtracted(String manifests, int shards) throws IOException {
    int sources = 0;
    for (int shard = 0; shard < shards; shard++) {
      PartManifest manifest = manifest(ExtractParts.manifest(manifests, shard));
      sources += manifest.files();
      add(manifest);
      for (PartManifest.Item item : manifest.items()) {
        SourceHead head = plan.heads().get(item.uri());
        arrived.add(
            new SourceItem(
                head,
                item.entry(),
                item.sha256(),
                item.outcome(),
                item.pathRead(),
                manifest.part()));
      }
    }
    Guards.expect(plan.extract().size(), sources, "files to extract, and files extracted");
  }

  private PartManifest manifest(String location) throws IOException {
    FileIO io = warehouse.table(WarehouseTable.SOURCES).io();
    byte[] bytes;
    try (InputStream in = io.newInputFile(location).newStream()) {
      bytes = in.readAllBytes();
    }
    PartManifest manifest =
        (PartManifest) SerializableUtils.deserializeFromByteArray(bytes, location);
    io.deleteFile(location);
    return manifest;
  }

  private void add(PartManifest manifest) {
    fresh.add(manifest);
    manifest
        .written()
        .forEach(
            (table, file) ->
                added.get(table).add(warehouse.dataFile(table, file.plain(), file.sorted())));
    manifest.quarantined().forEach((reason, n) -> newlyQuarantined.merge(reason, n, Long::sum));
  }

  /** Takes rows out of the parts that hold them, and writes those that are wanted otherwise. */
  void rewriteParts(int threads) throws IOException {
    Map<String, Map<WarehouseTable, DataFile>> byPart = new HashMap<>();
    stored.forEach(
        (table, list) -> {
          if (table != WarehouseTable.SOURCES) {
            for (DataFile file : list) {
              byPart
                  .computeIfAbsent(
                      PartFiles.partOf(file.path().toString()),
                      part -> new EnumMap<>(WarehouseTable.class))
                  .put(table, file);
            }
          }
        });
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<PartRewriter.Rewritten>> results = new ArrayList<>();
      List<PartWork> works = new ArrayList<>();
      for (Map.Entry<String, PartWork> work : plan.parts().entrySet()) {
        int number = works.size();
        works.add(work.getValue());
        Map<WarehouseTable, DataFile> partFiles = byPart.getOrDefault(work.getKey(), Map.of());
        results.add(
            pool.submit(
                () ->
                    new PartRewriter(files)
                        .rewrite(work.getKey(), number, partFiles, work.getValue())));
      }
      for (int i = 0; i < results.size(); i++) {
        take(results.get(i).get(), works.get(i));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while parts were rewritten", e);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private void take(PartRewriter.Rewritten rewritten, PartWork work) {
    rewritten.replaced().forEach((table, file) -> removed.get(table).add(file));
    rewritten
        .written()
        .forEach(
            (table, file) ->
                added.get(table).add(warehouse.dataFile(table, file.plain(), file.sorted())));
    rewritten
        .left()
        .forEach((table, rows) -> left.computeIfAbsent(table, t -> new ArrayList<>()).addAll(rows));
    if (rewritten.derived() != null) {
      add(rewritten.derived());
      for (Derivation derivation : work.derived()) {
        arrived.add(derivation.to().inPart(rewritten.derived().part()));
      }
    }
  }

  /**
   * Checks that every file is accounted for and every key there once.
   *
   * @throws WarehouseException if not
   */
  Guards.Sums check(SourceListing listing) throws IOException {
    items.addAll(arrived);
    items.sort(Books.ORDER);
    Set<String> accounted = new HashSet<>();
    long documents = 0;
    long duplicates = 0;
    long quarantined = 0;
    long vanished = 0;
    for (int i = 0; i < items.size(); i++) {
      SourceItem item = items.get(i);
      accounted.add(item.file().uri());
      vanished += item.file().vanished() ? 1 : 0;
      if (item.outcome() == Outcome.QUARANTINE) {
        quarantined++;
        continue;
      }
      documents++;
      duplicates += item.outcome() == Outcome.DUPLICATE ? 1 : 0;
    }
    Guards.checkKeys(items);
    for (var file : listing.files()) {
      if (!accounted.contains(file.uri())) {
        throw Guards.guard("%s is neither a document nor in quarantine", file.uri());
      }
    }
    SortedMap<String, Long> counts = new TreeMap<>();
    for (WarehouseTable table : WarehouseTable.DATA) {
      counts.put(table.label(), rows(table));
    }
    Guards.expect(documents, counts.get("documents"), "documents read, and rows of documents");
    Guards.expect(quarantined, counts.get("quarantine"), "failures, and rows of quarantine");
    SortedMap<String, Long> sum = new TreeMap<>();
    sum.put("found", listing.found());
    sum.put("read", (long) listing.files().size());
    listing.excluded().forEach((reason, n) -> sum.put("excluded." + reason, n));
    sum.put("documents", documents);
    sum.put("duplicates", duplicates);
    sum.put("quarantined", quarantined);
    if (vanished > 0) {
      sum.put("kept", vanished);
    }
    reasons().forEach((reason, n) -> sum.put("quarantined." + reason, n));
    return new Guards.Sums(counts, sum);
  }

  private long rows(WarehouseTable table) {
    long rows = 0;
    for (DataFile file : current(table)) {
      rows += file.recordCount();
    }
    return rows;
  }

  /** Returns the files that a table will have. */
  private List<DataFile> current(WarehouseTable table) {
    Set<String> gone = new HashSet<>();
    removed.get(table).forEach(file -> gone.add(file.path().toString()));
    List<DataFile> current = new ArrayList<>();
    for (DataFile file : stored.get(table)) {
      if (!gone.contains(file.path().toString())) {
        current.add(file);
      }
    }
    current.addAll(added.get(table));
    return current;
  }

  private SortedMap<String, Long> reasons() throws IOException {
    SortedMap<String, Long> reasons = new TreeMap<>();
    for (Object[] row :
        read(WarehouseTable.QUARANTINE, current(WarehouseTable.QUARANTINE), "reason")) {
      reasons.merge(row[0].toString(), 1L, Long::sum);
    }
    return reasons;
  }

  /** Reads columns of files of a table; strings come as strings. */
  private List<Object[]> read(WarehouseTable table, List<DataFile> from, String... columns)
      throws IOException {
    RowLayout layout = files.layout(table).select(List.of(columns));
    List<Object[]> rows = new ArrayList<>();
    for (DataFile stored : from) {
      try (RowFile file =
          new RowFile(WarehouseFiles.input(files.io(table), stored.path().toString()))) {
        for (int i = 0; i < file.groups().size(); i++) {
          for (Object[] row : file.rows(i, layout)) {
            rows.add(Texts.of(row));
          }
        }
      }
    }
    return rows;
  }

  /** Returns what is reported of rows of reports or panel that came with new parts. */
  List<Object[]> come(WarehouseTable table) throws IOException {
    RowLayout layout = files.reported(table);
    List<Object[]> rows = new ArrayList<>();
    for (PartManifest part : fresh) {
      PartManifest.WrittenFile written = part.written().get(table);
      if (written != null) {
        try (RowFile file = new RowFile(WarehouseFiles.input(files.io(table), written.path()))) {
          for (int i = 0; i < file.groups().size(); i++) {
            rows.addAll(file.rows(i, layout));
          }
        }
      }
    }
    return rows;
  }

  /** Returns what is reported of rows of reports or panel that left with old documents. */
  List<Object[]> left(WarehouseTable table) {
    return left.getOrDefault(table, List.of());
  }

  /** Returns the layout of these rows. */
  RowLayout reported(WarehouseTable table) {
    return files.reported(table);
  }

  /** Returns the items whose rows are new in the tables, or there under other ids. */
  List<SourceItem> arrived() {
    return arrived;
  }

  /** Returns the items whose rows leave. */
  List<SourceItem> departed() {
    return plan.parts().values().stream().flatMap(work -> work.removed().stream()).toList();
  }

  SortedMap<String, Long> newlyQuarantined() {
    return newlyQuarantined;
  }

  /** Stages every table, completes the run and publishes it. */
  Run commit(Run run, long base) throws IOException {
    if (!items.equals(books.items())) {
      removed.get(WarehouseTable.SOURCES).addAll(stored.get(WarehouseTable.SOURCES));
      if (!items.isEmpty()) {
        PartManifest.WrittenFile written = new BookTable(warehouse).write(files, items);
        added
            .get(WarehouseTable.SOURCES)
            .add(warehouse.dataFile(WarehouseTable.SOURCES, written.plain(), true));
      }
    }
    SortedMap<String, Long> snapshots = new TreeMap<>();
    for (WarehouseTable table : WarehouseTable.VERSIONED) {
      requireBase(table);
      snapshots.put(
          table.label(), warehouse.stage(table, run.id(), removed.get(table), added.get(table)));
    }
    Run completed = run.with(snapshots, java.time.Instant.now());
    warehouse.history().append(completed, base);
    warehouse.publish(completed);
    return completed;
  }

  private void requireBase(WarehouseTable table) throws WarehouseException {
    var current = warehouse.table(table).currentSnapshot();
    Long known = last == null ? null : last.snapshots().get(table.label());
    Long is = current == null ? null : current.snapshotId();
    if (!java.util.Objects.equals(known, is)) {
      throw new WarehouseException(
          WarehouseException.Kind.BUSY,
          "Somebody else changed the table "
              + table.label()
              + " since the last run; nothing of this run is published: run it again, which sets"
              + " the table back to its last run");
    }
  }
}
