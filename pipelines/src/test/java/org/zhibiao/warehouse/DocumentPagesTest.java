package org.zhibiao.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhibiao.warehouse.RandomRows.comparable;

import com.github.luben.zstd.ZstdDecompressCtx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.parquet.io.api.Binary;

/** Documents leave a row group with their pages, and the others stay as they were written. */
class DocumentPagesTest {

  private static final List<WarehouseTable> PAGED =
      WarehouseTable.DATA.stream().filter(table -> table.pageKey() != null).toList();

  @Property(tries = 200)
  void theOtherDocumentsStay(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int documents)
      throws IOException {
    WarehouseTable table = PAGED.get(new Random(seed).nextInt(PAGED.size()));
    RowLayout layout = RowLayout.of(table.schema());
    int key = layout.place(table.key());
    RandomRows random = new RandomRows(layout, table.key(), seed);
    List<Object[]> before = random.of("a", 3);
    List<Object[]> rows = random.of("b", documents);
    List<Object[]> after = random.of("c", 3);
    Set<Binary> leaving = some("b", documents, seed);
    byte[] file = file(table, layout, before, rows, after);

    List<Object[]> stayed = new ArrayList<>();
    List<Object[]> left = new ArrayList<>();
    RowLayout part = layout.select(List.of(table.key(), layout.name(layout.columns() - 1)));
    List<Object[]> leftPart = new ArrayList<>();
    try (RowGroups source = new RowGroups(new BytesFile(file), layout)) {
      List<EncodedGroup> groups = List.of(source.take(0), source.take(1), source.take(2));
      DocumentPages pages = source.pages(groups.get(1), key, leaving).orElseThrow();
      BitSet matching = new BitSet();
      for (int i = 0; i < pages.documents().size(); i++) {
        matching.set(i, leaving.contains(pages.documents().get(i)));
      }
      EncodedGroup rest = pages.without(matching);
      read(layout, rest == null ? List.of() : List.of(groups.get(0), rest), stayed);
      EncodedGroup gone = pages.only(matching);
      read(layout, gone == null ? List.of() : List.of(gone, groups.get(2)), left);
      EncodedGroup some = pages.only(matching, layout, part);
      read(part, some == null ? List.of() : List.of(some), leftPart);
    }

    List<Object[]> staying = rows(rows, key, leaving, false);
    if (!staying.isEmpty()) {
      staying.addAll(0, before);
    }
    List<Object[]> going = rows(rows, key, leaving, true);
    List<Object[]> goingPart = going.stream().map(row -> layout.select(row, part)).toList();
    assertThat(comparable(leftPart)).isEqualTo(comparable(goingPart));
    if (!going.isEmpty()) {
      going.addAll(after);
    }
    assertThat(comparable(stayed)).isEqualTo(comparable(staying));
    assertThat(comparable(left)).isEqualTo(comparable(going));
  }

  @Property(tries = 50)
  void aKeyIsLookedForInBoundsAndDictionary(@ForAll long seed) throws IOException {
    WarehouseTable table = WarehouseTable.DATA.get(new Random(seed).nextInt(5));
    RowLayout layout = RowLayout.of(table.schema());
    int key = layout.place(table.key());
    RandomRows random = new RandomRows(layout, table.key(), seed);
    byte[] file = file(table, layout, random.of("a", 9), random.of("c", 9));

    try (RowGroups source = new RowGroups(new BytesFile(file), layout)) {
      assertThat(source.hasLayout()).isTrue();
      assertThat(source.mayHold(0, key, Set.of(RandomRows.id("a", 4)))).isTrue();
      assertThat(source.mayHold(1, key, Set.of(RandomRows.id("a", 4)))).isFalse();
      assertThat(source.mayHold(0, key, Set.of(Binary.fromString("a4b")))).isFalse();
      assertThat(source.mayHold(1, key, Set.of(Binary.fromString("b")))).isFalse();
    }
  }

  @Example
  void pagesOfSeveralDocumentsAreNoDocumentPages() throws IOException {
    RowLayout layout = RowLayout.of(WarehouseTable.SECTIONS.schema());
    List<Object[]> rows = new RandomRows(layout, "document_id", 1).of("a", 5);
    try (RowGroupEncoder encoder = new RowGroupEncoder(WarehouseTable.QUARANTINE, layout);
        ZstdDecompressCtx zstd = new ZstdDecompressCtx()) {
      assertThat(
              DocumentPages.of(
                  encoder.encode(rows),
                  layout,
                  layout.place("document_id"),
                  Set.of(RandomRows.id("a", 2)),
                  zstd))
          .isEmpty();
    }
  }

  private static Set<Binary> some(String letter, int documents, long seed) {
    Random random = new Random(~seed);
    int odds = 1 + random.nextInt(4);
    Set<Binary> some = new HashSet<>();
    for (int i = 0; i < documents; i++) {
      if (random.nextInt(odds) == 0) {
        some.add(RandomRows.id(letter, i));
      }
    }
    return some;
  }

  private static List<Object[]> rows(
      List<Object[]> rows, int key, Set<Binary> documents, boolean in) {
    List<Object[]> some = new ArrayList<>(rows);
    some.removeIf(row -> documents.contains((Binary) row[key]) != in);
    return some;
  }

  @SafeVarargs
  private static byte[] file(WarehouseTable table, RowLayout layout, List<Object[]>... groups)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GroupAssembler assembler = new GroupAssembler(out, layout.footer());
        RowGroupEncoder encoder = new RowGroupEncoder(table, layout)) {
      for (List<Object[]> rows : groups) {
        assembler.add(encoder.encode(rows));
      }
      assembler.finish();
    }
    return out.toByteArray();
  }

  private static void read(RowLayout layout, List<EncodedGroup> groups, List<Object[]> to)
      throws IOException {
    try (RowFile file = RowGroups.read(groups, layout)) {
      for (int i = 0; i < groups.size(); i++) {
        to.addAll(file.rows(i, layout));
      }
    }
  }
}
