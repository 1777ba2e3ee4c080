package org.zhibiao.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.zhibiao.source.ListingSummary;

/** Adds up what the shards wrote and checks it against what was listed. */
final class RunReconciliation {

  /**
   * A file of the output.
   *
   * @param from place relative to the staging folder; null for a file without rows, which nobody
   *     has written yet
   * @param table its table
   * @param format its format
   * @param to place relative to the output folder
   */
  record Move(String from, Table table, TableFormat format, String to) {}

  private final ListingSummary listing;
  private final List<Move> moves = new ArrayList<>();
  private final Map<Table, List<RunRecord.FileRecord>> files = new EnumMap<>(Table.class);
  private final Map<Table, Long> rows = new EnumMap<>(Table.class);
  private final SortedMap<String, Long> quarantined = new TreeMap<>();
  private final SortedMap<String, SortedMap<String, Long>> issues = new TreeMap<>();
  private final SortedMap<String, Long> entriesExcluded = new TreeMap<>();
  private long sources;
  private long items;
  private long duplicates;

  private RunReconciliation(ListingSummary listing) {
    this.listing = listing;
  }

  /**
   * Adds up and checks.
   *
   * @throws UnreconciledException if an input or row is missing or there twice
   */
  static RunReconciliation of(
      ListingSummary listing, List<ShardManifest> manifests, List<TableFormat> formats) {
    RunReconciliation run = new RunReconciliation(listing);
    List<ShardManifest> shards =
        manifests.stream().sorted(Comparator.comparingInt(ShardManifest::shard)).toList();
    run.checkShards(shards);
    shards.forEach(run::add);
    for (Table table : Table.values()) {
      for (TableFormat format : formats) {
        run.place(table, format, shards);
      }
    }
    run.check();
    return run;
  }

  private void checkShards(List<ShardManifest> shards) {
    if (shards.size() != listing.shards()) {
      throw new UnreconciledException(
          listing.shards() + " shards were listed, " + shards.size() + " came back");
    }
    for (int i = 0; i < shards.size(); i++) {
      if (shards.get(i).shard() != i) {
        throw new UnreconciledException("shard " + i + " is missing or there twice");
      }
    }
  }

  private void add(ShardManifest shard) {
    sources += shard.sources();
    items += shard.items();
    duplicates += shard.duplicates();
    shard.excluded().forEach((reason, n) -> entriesExcluded.merge(reason, n, Long::sum));
    shard.quarantined().forEach((reason, n) -> quarantined.merge(reason, n, Long::sum));
    shard
        .issues()
        .forEach(
            (key, n) -> {
              int dot = key.indexOf('.');
              issues
                  .computeIfAbsent(key.substring(0, dot), table -> new TreeMap<>())
                  .merge(key.substring(dot + 1), n, Long::sum);
            });
    for (Table table : Table.values()) {
      rows.merge(table, shard.rows().getOrDefault(table.label(), 0L), Long::sum);
    }
  }

  /** Numbers the files of a table in the order of their shards, without gaps. */
  private void place(Table table, TableFormat format, List<ShardManifest> shards) {
    List<ShardManifest.WrittenFile> written =
        shards.stream()
            .flatMap(shard -> shard.files().stream())
            .filter(file -> file.table() == table && file.format() == format)
            .toList();
    List<RunRecord.FileRecord> records = files.computeIfAbsent(table, t -> new ArrayList<>());
    int count = Math.max(1, written.size());
    long total = 0;
    for (int i = 0; i < count; i++) {
      String to = OutputTree.part(table, format, i, count);
      ShardManifest.WrittenFile file = written.isEmpty() ? null : written.get(i);
      long n = file == null ? 0 : file.rows();
      moves.add(new Move(file == null ? null : file.path(), table, format, to));
      records.add(new RunRecord.FileRecord(to, n));
      total += n;
    }
    expect(rows.getOrDefault(table, 0L), total, table.label() + " rows in " + format.label());
  }

  private void check() {
    long excluded = listing.excluded().values().stream().mapToLong(Long::longValue).sum();
    expect(listing.found(), excluded + sources, "files found, and files excluded or read");
    expect(
        items,
        count(Table.DOCUMENTS) + count(Table.QUARANTINE),
        "documents read, and rows of documents and quarantine");
    long reasons = quarantined.values().stream().mapToLong(Long::longValue).sum();
    expect(count(Table.QUARANTINE), reasons, "rows of quarantine, and their reasons");
  }

  private static void expect(long expected, long actual, String what) {
    if (expected != actual) {
      throw new UnreconciledException(what + ": " + expected + " against " + actual);
    }
  }

  private long count(Table table) {
    return rows.getOrDefault(table, 0L);
  }

  /** Returns the files of the output. */
  List<Move> moves() {
    return moves;
  }

  /** Returns what run.json says. */
  RunRecord record(RunRecord.Request request) {
    Map<String, RunRecord.TableRecord> tables = new LinkedHashMap<>();
    for (Table table : Table.values()) {
      tables.put(table.label(), new RunRecord.TableRecord(count(table), files.get(table)));
    }
    return new RunRecord(
        request.command(),
        request.options(),
        request.versions(),
        new RunRecord.Input(request.patterns(), listing.root()),
        tables,
        new RunRecord.Reconciliation(
            listing.found(),
            listing.excluded(),
            sources,
            items,
            entriesExcluded,
            count(Table.DOCUMENTS),
            duplicates,
            count(Table.QUARANTINE)),
        quarantined,
        issues);
  }
}
