package org.zhibiao.warehouse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Metrics;
import org.apache.parquet.io.api.Binary;
import org.zhibiao.warehouse.RefreshPlan.Derivation;
import org.zhibiao.warehouse.RefreshPlan.PartWork;
import org.zhibiao.warehouse.SourceItem.Outcome;

/**
 * Takes documents out of a part: writes each of its files again without their rows. Row groups that
 * hold none of them are copied as they are, byte for byte; only the others are read. Rows that are
 * wanted under other ids go to a part of their own.
 */
final class PartRewriter {

  private final PartFiles files;
  private final WarehouseTable[] watched = {WarehouseTable.REPORTS, WarehouseTable.PANEL};

  PartRewriter(PartFiles files) {
    this.files = files;
  }

  /**
   * What became of a part.
   *
   * @param replaced files that are not part of the tables any more
   * @param written files that stand in for them; a file that lost all rows has none
   * @param derived the part of rows under other ids; null where there are none
   * @param left rows of reports and panel that left, for the report on changes
   */
  record Rewritten(
      Map<WarehouseTable, DataFile> replaced,
      Map<WarehouseTable, PartManifest.WrittenFile> written,
      PartManifest derived,
      Map<WarehouseTable, List<Object[]>> left) {}

  /**
   * Rewrites a part.
   *
   * @param part its name
   * @param number number of the part for rows under other ids
   * @param stored its files
   * @param work what to do
   */
  Rewritten rewrite(String part, int number, Map<WarehouseTable, DataFile> stored, PartWork work)
      throws IOException {
    Map<WarehouseTable, DataFile> replaced = new EnumMap<>(WarehouseTable.class);
    Map<WarehouseTable, PartManifest.WrittenFile> written = new EnumMap<>(WarehouseTable.class);
    Map<WarehouseTable, List<Object[]>> left = new EnumMap<>(WarehouseTable.class);
    Map<Binary, List<Rekeying>> wanted = rekeyings(work);
    Set<Binary> ids = new HashSet<>();
    Set<QuarantineKey> failures = new HashSet<>();
    for (SourceItem item : work.removed()) {
      if (item.outcome() == Outcome.QUARANTINE) {
        failures.add(new QuarantineKey(item.file().uri(), item.entry()));
      } else {
        ids.add(Binary.fromString(item.documentId()));
      }
    }
    PartWriter derived = wanted.isEmpty() ? null : new PartWriter(files, files.part('d', number));
    try {
      for (WarehouseTable table : WarehouseTable.DATA) {
        DataFile file = stored.get(table);
        if (file == null) {
          continue;
        }
        Pass pass = new Pass(table, part, file, ids, failures, wanted, left);
        PartManifest.WrittenFile fresh = pass.run();
        if (pass.touched) {
          replaced.put(table, file);
          if (fresh != null) {
            written.put(table, fresh);
          }
        }
        if (derived != null) {
          for (List<Object[]> granule : pass.granules()) {
            derived.write(table, granule);
            derived.flush();
          }
        }
      }
      return new Rewritten(replaced, written, derived == null ? null : derived.finish(0), left);
    } finally {
      if (derived != null) {
        derived.close();
      }
    }
  }

  private record QuarantineKey(String uri, String entry) {}

  private static Map<Binary, List<Rekeying>> rekeyings(PartWork work) {
    Map<Binary, List<Rekeying>> wanted = new HashMap<>();
    for (Derivation derivation : work.derived()) {
      wanted
          .computeIfAbsent(
              Binary.fromString(derivation.from().documentId()), id -> new ArrayList<>())
          .add(new Rekeying(derivation));
    }
    return wanted;
  }

  /** One file on its way to the next version of it. */
  private final class Pass {

    private final WarehouseTable table;
    private final String part;
    private final DataFile file;
    private final Set<Binary> ids;
    private final Set<QuarantineKey> failures;
    private final Map<Binary, List<Rekeying>> wanted;
    private final List<Object[]> left;
    private final RowLayout layout;
    private final int key;
    private final Map<Rekeying, List<Object[]>> taken = new LinkedHashMap<>();
    private boolean touched;

    Pass(
        WarehouseTable table,
        String part,
        DataFile file,
        Set<Binary> ids,
        Set<QuarantineKey> failures,
        Map<Binary, List<Rekeying>> wanted,
        Map<WarehouseTable, List<Object[]>> left) {
      this.table = table;
      this.part = part;
      this.file = file;
      this.ids = ids;
      this.failures = failures;
      this.wanted = wanted;
      this.layout = files.layout(table);
      this.key = layout.place(table.key());
      boolean watch = false;
      for (WarehouseTable one : watched) {
        watch |= one == table;
      }
      this.left = watch ? left.computeIfAbsent(table, t -> new ArrayList<>()) : null;
    }

    /** Writes the file anew where rows leave; returns nothing where no rows stay. */
    PartManifest.WrittenFile run() throws IOException {
      Set<Binary> keys = new HashSet<>(ids);
      boolean byFile = table == WarehouseTable.QUARANTINE;
      if (byFile) {
        keys.clear();
        failures.forEach(failure -> keys.add(Binary.fromString(failure.uri())));
      } else {
        keys.addAll(wanted.keySet());
      }
      if (keys.isEmpty()) {
        return null;
      }
      try (RowGroups source =
          new RowGroups(WarehouseFiles.input(files.io(table), file.path().toString()))) {
        Map<Integer, List<Object[]>> staying = new HashMap<>();
        for (int i = 0; i < source.count(); i++) {
          if (!source.mayHold(i, table.key(), keys)) {
            continue;
          }
          try (RowFile group = source.open(i)) {
            if (group.holds(0, layout, table.key(), keys)) {
              List<Object[]> rows = group.rows(0, layout);
              List<Object[]> rest = sift(rows);
              if (rest.size() < rows.size()) {
                staying.put(i, rest);
              }
            }
          }
        }
        touched = !staying.isEmpty();
        return touched ? write(source, staying) : null;
      }
    }

    private PartManifest.WrittenFile write(RowGroups source, Map<Integer, List<Object[]>> staying)
        throws IOException {
      boolean any = false;
      boolean sameLayout = true;
      for (int i = 0; i < source.count(); i++) {
        any |= !staying.containsKey(i) || !staying.get(i).isEmpty();
        if (i == 0) {
          try (RowFile group = source.open(i)) {
            sameLayout = group.hasLayout(layout);
          }
        }
      }
      if (!any) {
        return null;
      }
      String path = files.location(table, part);
      RowFileWriter.Written written =
          sameLayout ? splice(source, staying, path) : rewrite(source, staying, path);
      boolean sorted = file.sortOrderId() != null && file.sortOrderId() > 0;
      return PartManifest.WrittenFile.of(written, sorted);
    }

    private RowFileWriter.Written splice(
        RowGroups source, Map<Integer, List<Object[]>> staying, String path) throws IOException {
      try (RowGroups.Splicer splicer =
          source.new Splicer(WarehouseFiles.output(files.io(table), path))) {
        for (int i = 0; i < source.count(); i++) {
          if (staying.containsKey(i)) {
            splicer.write(layout, staying.get(i));
          } else {
            splicer.keep(i);
          }
        }
        List<Long> splits = splicer.finish();
        // Bounds of a file hold for what is left of it; counts do not.
        Metrics metrics =
            new Metrics(
                splicer.rows(), null, null, null, null, file.lowerBounds(), file.upperBounds());
        return new RowFileWriter.Written(path, splicer.length(), splicer.rows(), metrics, splits);
      }
    }

    /** Writes all rows of a file that an earlier version wrote, in the columns of this one. */
    private RowFileWriter.Written rewrite(
        RowGroups source, Map<Integer, List<Object[]>> staying, String path) throws IOException {
      try (RowFileWriter writer =
          new RowFileWriter(layout, path, WarehouseFiles.output(files.io(table), path))) {
        for (int i = 0; i < source.count(); i++) {
          if (staying.containsKey(i)) {
            writer.group(staying.get(i));
          } else {
            try (RowFile group = source.open(i)) {
              writer.group(group.rows(0, layout));
            }
          }
        }
        return writer.finish(files.metrics(table));
      }
    }

    /** Returns the rows that stay; takes those that are wanted under other ids. */
    private List<Object[]> sift(List<Object[]> rows) {
      List<Object[]> rest = new ArrayList<>(rows.size());
      for (Object[] row : rows) {
        if (table == WarehouseTable.QUARANTINE) {
          Object entry = row[layout.place("entry")];
          String uri = ((Binary) row[key]).toStringUsingUTF8();
          if (!failures.contains(
              new QuarantineKey(
                  uri, entry == null ? null : ((Binary) entry).toStringUsingUTF8()))) {
            rest.add(row);
          }
          continue;
        }
        Binary id = (Binary) row[key];
        for (Rekeying rekeying : wanted.getOrDefault(id, List.of())) {
          if (rekeying.wants(table)) {
            taken
                .computeIfAbsent(rekeying, r -> new ArrayList<>())
                .add(rekeying.row(table, layout, row));
          }
        }
        if (!ids.contains(id)) {
          rest.add(row);
        } else if (left != null) {
          left.add(row);
        }
      }
      return rest;
    }

    /** Returns the rows under other ids, cut into row groups. */
    List<List<Object[]>> granules() {
      List<List<Object[]>> granules = new ArrayList<>();
      List<Object[]> granule = new ArrayList<>();
      int documents = 0;
      List<Map.Entry<Rekeying, List<Object[]>>> ordered = new ArrayList<>(taken.entrySet());
      ordered.sort(java.util.Comparator.comparing(entry -> entry.getKey().id()));
      for (Map.Entry<Rekeying, List<Object[]>> document : ordered) {
        granule.addAll(document.getValue());
        if (++documents % PartFiles.GRANULE == 0) {
          granules.add(granule);
          granule = new ArrayList<>();
        }
      }
      if (!granule.isEmpty()) {
        granules.add(granule);
      }
      return granules;
    }
  }
}
