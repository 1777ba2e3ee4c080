package org.zhibiao.warehouse;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;

/**
 * Keeps a warehouse small and quick: brings small parts together, lets go of old runs, removes
 * files that belong to nothing. Rows never change. Readers of kept runs are not disturbed.
 */
public final class Maintenance {

  /** Parts with fewer documents are brought together with others. */
  private static final int SMALL = 250;

  /** Documents of a part that others were brought together in. */
  private static final int TARGET = 1_000;

  /**
   * What is asked for.
   *
   * @param location the warehouse
   * @param compact whether small parts are brought together
   * @param keepRuns number of runs that stay readable, 1 or more
   * @param orphanAge files that belong to nothing stay if they are younger; null for the default:
   *     none stays where a lock says that nobody else is at work, else three days
   */
  public record Request(
      WarehouseLocation location, boolean compact, int keepRuns, Duration orphanAge) {}

  /**
   * What was done.
   *
   * @param run id of the run that names the new files; null where nothing was brought together
   * @param partsBefore number of parts that were brought together
   * @param partsAfter number of parts that they became
   * @param snapshotsExpired number of snapshots that are gone
   * @param orphansRemoved number of files that belonged to nothing
   */
  public record Done(
      String run, int partsBefore, int partsAfter, int snapshotsExpired, int orphansRemoved) {}

  private static final Duration SAFE_AGE = Duration.ofDays(3);

  private final Request request;

  /** Makes a maintenance; {@link #run} does it. */
  public Maintenance(Request request) {
    this.request = request;
  }

  /**
   * Maintains.
   *
   * @throws WarehouseException if the warehouse cannot be used or another run is at work
   */
  public Done run() throws IOException {
    if (!Warehouse.exists(request.location())) {
      throw new WarehouseException(
          WarehouseException.Kind.UNUSABLE,
          request.location().folder() + " holds no warehouse: make it with 'zhibiao refresh'");
    }
    try (WarehouseLock lock = WarehouseLock.of(request.location());
        Warehouse warehouse = Warehouse.open(request.location(), false)) {
      Run last = warehouse.heal(lock.excludesOthers());
      Compaction compaction = new Compaction(warehouse, last);
      Run made = request.compact() && last != null ? compaction.run() : null;
      int expired = expire(warehouse);
      Duration age =
          request.orphanAge() != null
              ? request.orphanAge()
              : lock.excludesOthers() ? Duration.ZERO : SAFE_AGE;
      int orphans = 0;
      for (WarehouseTable table : WarehouseTable.values()) {
        orphans += Orphans.remove(warehouse.table(table), Instant.now().minus(age));
      }
      return new Done(
          made == null ? null : made.id(), compaction.before, compaction.after, expired, orphans);
    }
  }

  private int expire(Warehouse warehouse) throws IOException {
    List<Run> runs = warehouse.history().runs();
    Set<String> kept =
        runs.subList(Math.max(0, runs.size() - request.keepRuns()), runs.size()).stream()
            .map(Run::tag)
            .collect(Collectors.toSet());
    int expired = 0;
    for (WarehouseTable name : WarehouseTable.values()) {
      Table table = warehouse.table(name);
      table.refresh();
      int before = count(table);
      Warehouse.removeTags(table, tag -> !kept.contains(tag));
      table
          .expireSnapshots()
          .expireOlderThan(System.currentTimeMillis() + 1)
          .retainLast(1)
          .cleanExpiredFiles(true)
          .commit();
      table.refresh();
      expired += before - count(table);
    }
    return expired;
  }

  private static int count(Table table) {
    int count = 0;
    for (var snapshot : table.snapshots()) {
      count += snapshot == null ? 0 : 1;
    }
    return count;
  }

  /** Brings small parts together. */
  private static final class Compaction {

    private final Warehouse warehouse;
    private final Run last;
    private int before;
    private int after;

    Compaction(Warehouse warehouse, Run last) {
      this.warehouse = warehouse;
      this.last = last;
    }

    Run run() throws IOException {
      Instant started = Instant.now();
      Books books = new BookTable(warehouse).read(last);
      List<List<String>> bins = bins(books);
      if (bins.isEmpty()) {
        return null;
      }
      long base = warehouse.table(WarehouseTable.RUNS).currentSnapshot().snapshotId();
      String id = Run.next(last);
      PartFiles files = new PartFiles(warehouse, id, UUID.randomUUID().toString().substring(0, 8));
      Map<String, String> renamed = new HashMap<>();
      for (int i = 0; i < bins.size(); i++) {
        String part = files.part('c', i);
        bins.get(i).forEach(old -> renamed.put(old, part));
      }
      before = renamed.size();
      after = bins.size();
      Map<WarehouseTable, Set<DataFile>> removed = new EnumMap<>(WarehouseTable.class);
      Map<WarehouseTable, Set<DataFile>> added = new EnumMap<>(WarehouseTable.class);
      for (WarehouseTable table : WarehouseTable.DATA) {
        Map<String, List<DataFile>> sources = new TreeMap<>();
        for (DataFile file : warehouse.files(table, last)) {
          String part = renamed.get(PartFiles.partOf(file.path().toString()));
          if (part != null) {
            sources.computeIfAbsent(part, p -> new ArrayList<>()).add(file);
          }
        }
        Set<DataFile> out = new HashSet<>();
        Set<DataFile> in = new HashSet<>();
        for (Map.Entry<String, List<DataFile>> source : sources.entrySet()) {
          out.addAll(source.getValue());
          in.add(merge(files, table, source.getKey(), source.getValue()));
        }
        removed.put(table, out);
        added.put(table, in);
      }
      List<SourceItem> items = new ArrayList<>();
      for (SourceItem item : books.items()) {
        items.add(item.inPart(renamed.getOrDefault(item.part(), item.part())));
      }
      removed.put(
          WarehouseTable.SOURCES, new HashSet<>(warehouse.files(WarehouseTable.SOURCES, last)));
      added.put(
          WarehouseTable.SOURCES,
          Set.of(
              warehouse.dataFile(
                  WarehouseTable.SOURCES,
                  new BookTable(warehouse).write(files, items).plain(),
                  true)));
      return commit(id, started, base, removed, added);
    }

    private Run commit(
        String id,
        Instant started,
        long base,
        Map<WarehouseTable, Set<DataFile>> removed,
        Map<WarehouseTable, Set<DataFile>> added)
        throws IOException {
      SortedMap<String, Long> snapshots = new TreeMap<>();
      for (WarehouseTable table : WarehouseTable.VERSIONED) {
        snapshots.put(
            table.label(),
            removed.get(table).isEmpty()
                ? warehouse.stage(table, id, List.of(), List.of())
                : warehouse.stageRewrite(table, id, removed.get(table), added.get(table)));
      }
      Run run =
          new Run(
              id,
              "maintain",
              started,
              Instant.now(),
              last.input(),
              last.fingerprints(),
              snapshots,
              last.counts(),
              last.reconciliation());
      warehouse.history().append(run, base);
      warehouse.publish(run);
      return run;
    }

    /** Returns the parts to bring together, bin by bin. */
    private static List<List<String>> bins(Books books) {
      SortedMap<String, Integer> sizes = new TreeMap<>();
      books.items().forEach(item -> sizes.merge(item.part(), 1, Integer::sum));
      List<List<String>> bins = new ArrayList<>();
      List<String> bin = new ArrayList<>();
      int documents = 0;
      for (Map.Entry<String, Integer> part : sizes.entrySet()) {
        if (part.getValue() >= SMALL) {
          continue;
        }
        if (documents + part.getValue() > TARGET) {
          bins.add(bin);
          bin = new ArrayList<>();
          documents = 0;
        }
        bin.add(part.getKey());
        documents += part.getValue();
      }
      bins.add(bin);
      bins.removeIf(one -> one.size() < 2);
      return bins;
    }

    /** Writes the rows of several files as one, in the order of the table. */
    private DataFile merge(
        PartFiles files, WarehouseTable table, String part, List<DataFile> sources)
        throws IOException {
      RowLayout layout = files.layout(table);
      TreeMap<String, List<Object[]>> byKey = new TreeMap<>();
      for (DataFile source : sources) {
        try (RowFile file =
            new RowFile(WarehouseFiles.input(files.io(table), source.path().toString()))) {
          for (int i = 0; i < file.groups().size(); i++) {
            for (Object[] row : file.rows(i, layout)) {
              byKey.computeIfAbsent(Texts.of(layout, row, table.key()), k -> new ArrayList<>());
              byKey.get(Texts.of(layout, row, table.key())).add(row);
            }
          }
        }
      }
      try (RowFileWriter writer = files.writer(table, part)) {
        List<Object[]> granule = new ArrayList<>();
        int documents = 0;
        for (List<Object[]> document : byKey.values()) {
          granule.addAll(document);
          if (++documents % table.documentsPerGroup() == 0) {
            writer.group(granule);
            granule = new ArrayList<>();
          }
        }
        writer.group(granule);
        return warehouse.dataFile(table, writer.finish(files.metrics(table)), true);
      }
    }
  }
}
