package org.zhibiao.warehouse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.iceberg.DataFile;
import org.apache.parquet.io.api.Binary;
import org.zhibiao.warehouse.RefreshPlan.Derivation;
import org.zhibiao.warehouse.RefreshPlan.PartWork;
import org.zhibiao.warehouse.SourceItem.Outcome;

/**
 * Takes documents out of a part: writes each of its files again without their rows. Row groups that
 * hold none of them are copied as they are, byte for byte, and so are pages that hold rows of other
 * documents; only what is left is read. Rows that are wanted under other ids go to a part of their
 * own.
 */
final class PartRewriter {

  private final PartFiles files;

  PartRewriter(PartFiles files) {
    this.files = files;
  }

  /**
   * What became of a part.
   *
   * @param replaced files that are not part of the tables any more
   * @param written files that stand in for them; a file that lost all rows has none
   * @param derived the part of rows under other ids; null where there are none
   * @param left what the report on changes asks for of rows of reports and panel that left
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

  /**
   * Rows of a file that are asked for, in row groups.
   *
   * @param wanted rows that are wanted under other ids
   * @param reported what the report on changes asks for of rows that leave
   */
  private record Leaving(List<EncodedGroup> wanted, List<EncodedGroup> reported) {}

  /** One file on its way to the next version of it. */
  private final class Pass {

    private final WarehouseTable table;
    private final String part;
    private final DataFile file;
    private final Set<Binary> ids;
    private final Set<QuarantineKey> failures;
    private final Map<Binary, List<Rekeying>> wanted;
    private final RowLayout layout;
    private final RowLayout reported;
    private final List<Object[]> left;
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
      boolean watched = !table.reportedColumns().isEmpty();
      this.reported = watched ? files.reported(table) : null;
      this.left = watched ? left.computeIfAbsent(table, t -> new ArrayList<>()) : null;
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
      String former = file.path().toString();
      try (RowGroups source =
          new RowGroups(WarehouseFiles.input(files.io(table), former), layout)) {
        return source.hasLayout() ? splice(source, keys) : rewrite(former);
      }
    }

    /** Takes over what stays as it is, and reads only what does not leave with pages of its own. */
    private PartManifest.WrittenFile splice(RowGroups source, Set<Binary> keys) throws IOException {
      Map<Integer, EncodedGroup> changed = new HashMap<>();
      Leaving leaving = new Leaving(new ArrayList<>(), new ArrayList<>());
      SortedMap<Integer, EncodedGroup> mixed = new TreeMap<>();
      for (int i = 0; i < source.count(); i++) {
        boolean paged = table.pageKey() != null;
        // Pages tell quickly what they hold; others are only read where it is worth it.
        if (paged ? !source.withinBounds(i, key, keys) : !source.mayHold(i, key, keys)) {
          continue;
        }
        EncodedGroup group = source.take(i);
        Optional<DocumentPages> pages = paged ? source.pages(group, key, keys) : Optional.empty();
        changed.put(i, group);
        if (pages.isEmpty()) {
          mixed.put(i, group);
        } else if (takeOut(pages.get(), leaving)) {
          changed.put(i, pages.get().without(matching(pages.get(), ids::contains)));
          touched = true;
        }
      }
      read(leaving.wanted(), layout, this::takeWanted);
      read(leaving.reported(), reported, row -> left.add(row));
      if (!mixed.isEmpty()) {
        siftMixed(source, mixed, changed);
      }
      return touched ? write(source, changed) : null;
    }

    /** Notes pages whose rows are asked for, and returns whether some leave the file. */
    private boolean takeOut(DocumentPages pages, Leaving leaving) {
      EncodedGroup elsewhere = pages.only(matching(pages, wanted::containsKey));
      if (elsewhere != null) {
        leaving.wanted().add(elsewhere);
      }
      BitSet out = matching(pages, ids::contains);
      if (left != null && !out.isEmpty()) {
        leaving.reported().add(pages.only(out, layout, reported));
      }
      return !out.isEmpty();
    }

    private static void read(List<EncodedGroup> groups, RowLayout layout, Consumer<Object[]> rows)
        throws IOException {
      if (!groups.isEmpty()) {
        try (RowFile file = RowGroups.read(groups, layout)) {
          for (int i = 0; i < groups.size(); i++) {
            file.rows(i, layout).forEach(rows);
          }
        }
      }
    }

    private static BitSet matching(DocumentPages pages, Predicate<Binary> documents) {
      BitSet matching = new BitSet();
      for (int i = 0; i < pages.documents().size(); i++) {
        matching.set(i, documents.test(pages.documents().get(i)));
      }
      return matching;
    }

    /** Reads row groups whose pages hold several documents and writes what stays anew. */
    private void siftMixed(
        RowGroups source,
        SortedMap<Integer, EncodedGroup> mixed,
        Map<Integer, EncodedGroup> changed)
        throws IOException {
      try (RowFile file = RowGroups.read(List.copyOf(mixed.values()), layout);
          RowGroupEncoder encoder = new RowGroupEncoder(table, layout)) {
        int at = 0;
        for (int group : mixed.keySet()) {
          List<Object[]> rows = file.rows(at++, layout);
          List<Object[]> rest = sift(rows);
          if (rest.size() < rows.size()) {
            changed.put(group, rest.isEmpty() ? null : encoder.encode(rest));
            touched = true;
          }
        }
      }
    }

    /**
     * Writes the next version of the file.
     *
     * @param changed row groups that were taken; null for one that nothing is left of
     */
    private PartManifest.WrittenFile write(RowGroups source, Map<Integer, EncodedGroup> changed)
        throws IOException {
      if (changed.size() == source.count() && changed.values().stream().allMatch(Objects::isNull)) {
        return null;
      }
      try (RowFileWriter writer = files.writer(table, part)) {
        for (int i = 0; i < source.count(); i++) {
          EncodedGroup group = changed.containsKey(i) ? changed.get(i) : source.take(i);
          if (group != null) {
            writer.group(group);
          }
        }
        return PartManifest.WrittenFile.of(writer.finish(file), sorted());
      }
    }

    /** Writes all rows of a file that an earlier version wrote, in the columns of this one. */
    private PartManifest.WrittenFile rewrite(String former) throws IOException {
      List<List<Object[]>> staying = new ArrayList<>();
      try (RowFile rows = new RowFile(WarehouseFiles.input(files.io(table), former))) {
        for (int i = 0; i < rows.groups().size(); i++) {
          List<Object[]> all = rows.rows(i, layout);
          List<Object[]> rest = sift(all);
          touched |= rest.size() < all.size();
          staying.add(rest);
        }
      }
      if (!touched || staying.stream().allMatch(List::isEmpty)) {
        return null;
      }
      try (RowFileWriter writer = files.writer(table, part)) {
        for (List<Object[]> rows : staying) {
          writer.group(rows);
        }
        return PartManifest.WrittenFile.of(writer.finish(files.metrics(table)), sorted());
      }
    }

    private boolean sorted() {
      return file.sortOrderId() != null && file.sortOrderId() > 0;
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
        takeWanted(row);
        if (!ids.contains(id)) {
          rest.add(row);
        } else if (left != null) {
          left.add(layout.select(row, reported));
        }
      }
      return rest;
    }

    /** Takes a row under the other ids that it is wanted under. */
    private void takeWanted(Object[] row) {
      for (Rekeying rekeying : wanted.getOrDefault((Binary) row[key], List.of())) {
        if (rekeying.wants(table)) {
          taken
              .computeIfAbsent(rekeying, r -> new ArrayList<>())
              .add(rekeying.row(table, layout, row));
        }
      }
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
        if (++documents % table.documentsPerGroup() == 0) {
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
