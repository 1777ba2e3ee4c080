package org.zhibiao.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zhibiao.extract.DocumentTables;
import org.zhibiao.schema.DocumentRow;
import org.zhibiao.schema.MentionRow;
import org.zhibiao.schema.PanelRow;
import org.zhibiao.schema.QuarantineRow;
import org.zhibiao.source.ListingSummary;
import org.zhibiao.source.SourceFile;
import org.zhibiao.source.SourceShard;

class PublicationTest {

  private static final List<TableFormat> BOTH = List.of(TableFormat.PARQUET, TableFormat.AVRO);

  /** What a file system can do: move folders, or only copy files as object stores do. */
  enum Way {
    FOLDERS_MOVE,
    FILES_COPY
  }

  @TempDir Path folder;

  @BeforeAll
  static void registerFileSystems() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void everyTableIsThereAndReadsBackAsItWasWritten(Way way) throws IOException {
    OutputTree tree = claimed("t");
    MentionRow first = Rows.mention("a", 2, "70");
    MentionRow masked = Rows.mention("c", 2, null);
    List<ShardManifest> shards =
        List.of(
            write(tree, 1, Rows.document("c", masked)),
            write(tree, 0, Rows.document("a", first), Rows.quarantined("b.txt")));

    publish(tree, new ListingSummary("/in/", 4, counts("HIDDEN", 1), 2), shards, way);

    Path out = folder.resolve("out");
    assertThat(TableReader.read(out, "mentions", MentionRow.class)).containsExactly(first, masked);
    assertThat(TableReader.read(out, "documents", DocumentRow.class))
        .extracting(DocumentRow::getUri)
        .containsExactly("a.txt", "c.txt");
    assertThat(TableReader.read(out, "quarantine", QuarantineRow.class)).hasSize(1);
    assertThat(TableReader.read(out, "panel", PanelRow.class)).isEmpty();
    assertThat(files(folder))
        .contains(
            "out/run.json",
            "out/mentions/part-00000-of-00002.parquet",
            "out/mentions/part-00001-of-00002.avro",
            "out/panel/part-00000-of-00001.avro")
        .noneMatch(file -> file.contains("/attempts/") || file.contains("/tree/"));
    RunRecord run = RunRecord.read(out);
    assertThat(run.reconciliation())
        .isEqualTo(
            new RunRecord.Reconciliation(4, counts("HIDDEN", 1), 3, 3, new TreeMap<>(), 2, 0, 1));
    assertThat(run.quarantined()).isEqualTo(counts("EMPTY", 1));
    assertThat(run.issues()).containsOnlyKeys("documents");
    assertThat(run.issues().get("documents")).isEqualTo(counts("MOJIBAKE", 2));
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void aNewOutputReplacesTheOldOneAsAWhole(Way way) throws IOException {
    OutputTree old = claimed("old");
    publish(
        old,
        new ListingSummary("/in/", 2, counts(), 2),
        List.of(write(old, 0, Rows.document("a")), write(old, 1, Rows.document("b"))),
        way);
    OutputTree tree = claimed("new");

    publish(
        tree,
        new ListingSummary("/in/", 1, counts(), 1),
        List.of(write(tree, 0, Rows.document("c"))),
        way);

    assertThat(TableReader.read(folder.resolve("out"), "documents", DocumentRow.class))
        .extracting(DocumentRow::getUri)
        .containsExactly("c.txt");
    assertThat(files(folder)).noneMatch(file -> file.contains("of-00002"));
    assertThat(files(folder)).noneMatch(file -> file.contains("/attempts/"));
    assertThat(files(folder)).noneMatch(file -> file.contains("/old/"));
  }

  /** Where a worker that publishes may be killed. */
  enum Cut {
    WHILE_BUILDING,
    BEFORE_THE_OLD_OUTPUT_MOVES,
    BETWEEN_THE_MOVES,
    BEFORE_IT_IS_MARKED,
    WHILE_CLEARING
  }

  @ParameterizedTest
  @EnumSource(Cut.class)
  void anAttemptThatWasKilledIsCompletedByTheNext(Cut cut) throws IOException {
    publishOld();
    OutputTree tree = claimed("new");
    List<ShardManifest> shards = List.of(write(tree, 0, Rows.document("c")));
    killed(tree, shards, cut);

    publish(tree, new ListingSummary("/in/", 1, counts(), 1), shards);

    assertThat(uris()).containsExactly("c.txt");
    LocalFolders.delete(tree.stagingPath());
    assertThat(files(folder)).noneMatch(file -> file.contains("staging"));
  }

  @ParameterizedTest
  @EnumSource(Cut.class)
  void anAttemptThatWasKilledIsCompletedByOneThatRepeatsTheShards(Cut cut) throws IOException {
    publishOld();
    OutputTree tree = claimed("new");
    killed(tree, List.of(write(tree, 0, Rows.document("c"))), cut);

    publish(
        tree,
        new ListingSummary("/in/", 1, counts(), 1),
        List.of(write(tree, 0, Rows.document("c"))));

    assertThat(uris()).containsExactly("c.txt");
  }

  @ParameterizedTest
  @EnumSource(Cut.class)
  void anAttemptThatNobodyCompletesLeavesTheOldOrTheNewOutputWhole(Cut cut) throws IOException {
    publishOld();
    OutputTree tree = claimed("new");
    killed(tree, List.of(write(tree, 0, Rows.document("c"))), cut);

    OutputClaim.of(folder.resolve("out").toString(), true).close();

    boolean done = cut == Cut.BEFORE_IT_IS_MARKED || cut == Cut.WHILE_CLEARING;
    assertThat(uris()).containsExactlyElementsOf(done ? List.of("c.txt") : List.of("a.txt"));
    assertThat(files(folder)).noneMatch(file -> file.contains("staging"));
  }

  @Test
  void aRunThatLostItsClaimPublishesNothing() throws IOException {
    publishOld();
    OutputTree tree = claimed("new");
    List<ShardManifest> shards = List.of(write(tree, 0, Rows.document("c")));
    Files.delete(tree.stagingPath().resolve("lock"));

    assertThatThrownBy(() -> publish(tree, new ListingSummary("/in/", 1, counts(), 1), shards))
        .isInstanceOf(LostClaimException.class)
        .hasMessageContaining("another run has taken the output");
    assertThat(uris()).containsExactly("a.txt");
  }

  @Test
  void filesOfAnObjectStoreAreReplacedByOthersOfAnotherName() throws IOException {
    for (String name : List.of("a", "b", "c")) {
      OutputTree tree = claimed(name);
      publish(
          tree,
          new ListingSummary("/in/", 1, counts(), 1),
          List.of(write(tree, 0, Rows.document(name))),
          Way.FILES_COPY);
    }

    assertThat(uris()).containsExactly("c.txt");
    assertThat(files(folder.resolve("out/documents")))
        .containsExactlyInAnyOrder("part-00000-of-00001-r2.parquet", "part-00000-of-00001-r2.avro");
  }

  @Test
  void anOldOutputOfAnObjectStoreIsWholeUntilTheNewOneIs() throws IOException {
    OutputTree old = claimed("old");
    publish(
        old,
        new ListingSummary("/in/", 1, counts(), 1),
        List.of(write(old, 0, Rows.document("a"))),
        Way.FILES_COPY);
    OutputTree tree = claimed("new");
    List<ShardManifest> shards = List.of(write(tree, 0, Rows.document("c")));
    // The files of the last table are missing: copying breaks off behind all others.
    for (ShardManifest.WrittenFile file : shards.get(0).files()) {
      if (file.table() == Table.DOCUMENTS && file.format() == TableFormat.AVRO) {
        Files.delete(tree.stagingPath().resolve(file.path()));
      }
    }

    assertThatThrownBy(
            () -> publish(tree, new ListingSummary("/in/", 1, counts(), 1), shards, Way.FILES_COPY))
        .isInstanceOf(IOException.class);

    assertThat(uris()).containsExactly("a.txt");
  }

  private void publishOld() throws IOException {
    OutputTree old = claimed("old");
    publish(
        old,
        new ListingSummary("/in/", 1, counts(), 1),
        List.of(write(old, 0, Rows.document("a"))));
    LocalFolders.delete(old.stagingPath());
  }

  /** Does what an attempt does until it is killed. */
  private void killed(OutputTree tree, List<ShardManifest> shards, Cut cut) throws IOException {
    Path staging = tree.stagingPath();
    Path output = folder.resolve("out");
    Path aside = Files.createDirectories(folder.resolve("aside"));
    Path first = staging.resolve(shards.get(0).files().get(0).path());
    if (cut == Cut.WHILE_BUILDING) {
      Path built = Files.createDirectories(staging.resolve("tree/documents"));
      Files.move(first, built.resolve("part-00000-of-00001.parquet"));
      return;
    }
    Files.move(output, aside.resolve("a"));
    publish(tree, new ListingSummary("/in/", 1, counts(), 1), shards);
    Files.delete(staging.resolve("published"));
    Files.createDirectories(staging.resolve("attempts"));
    switch (cut) {
      case BEFORE_THE_OLD_OUTPUT_MOVES -> {
        Files.move(output, staging.resolve("tree"));
        Files.move(aside.resolve("a"), output);
      }
      case BETWEEN_THE_MOVES -> {
        Files.move(output, staging.resolve("tree"));
        Files.move(aside.resolve("a"), staging.resolve("old"));
      }
      case BEFORE_IT_IS_MARKED -> Files.move(aside.resolve("a"), staging.resolve("old"));
      default -> {
        Files.writeString(staging.resolve("published"), "");
        Files.move(aside.resolve("a"), staging.resolve("discarded"));
        Files.delete(staging.resolve("discarded/run.json"));
      }
    }
  }

  private List<String> uris() throws IOException {
    return TableReader.read(folder.resolve("out"), "documents", DocumentRow.class).stream()
        .map(DocumentRow::getUri)
        .toList();
  }

  /** Claims the output as a process does that is gone by now: its lock is free. */
  private OutputTree claimed(String token) throws IOException {
    OutputTree tree = new OutputTree(folder.resolve("out").toString(), token);
    Files.createDirectories(tree.stagingPath());
    Files.writeString(tree.stagingPath().resolve("lock"), "");
    return tree;
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void publishingAgainAfterItSucceededChangesNothing(Way way) throws IOException {
    OutputTree tree = claimed("t");
    ListingSummary listing = new ListingSummary("/in/", 1, counts(), 1);
    List<ShardManifest> shards = List.of(write(tree, 0, Rows.document("a")));
    publish(tree, listing, shards, way);

    publish(tree, listing, shards, way);

    assertThat(TableReader.read(folder.resolve("out"), "documents", DocumentRow.class)).hasSize(1);
  }

  @Test
  void publishingGoesOnWhereAnAttemptStopped() throws IOException {
    OutputTree tree = claimed("t");
    List<ShardManifest> shards = List.of(write(tree, 0, Rows.document("a")));
    Path built = tree.stagingPath().resolve("tree/documents");
    Files.createDirectories(built);
    Files.move(
        tree.stagingPath().resolve(shards.get(0).files().get(0).path()),
        built.resolve("part-00000-of-00001.parquet"));

    publish(tree, new ListingSummary("/in/", 1, counts(), 1), shards);

    assertThat(TableReader.read(folder.resolve("out"), "documents", DocumentRow.class)).hasSize(1);
  }

  @Test
  void theSameRowsGiveTheSameBytes() throws IOException {
    OutputTree tree = claimed("t");
    for (int i = 0; i < 2; i++) {
      write(tree, i, Rows.document("a", Rows.mention("a", 2, "70"), Rows.mention("a", 3, null)));
    }

    for (Table table : List.of(Table.DOCUMENTS, Table.MENTIONS)) {
      for (TableFormat format : BOTH) {
        try (Stream<Path> attempts =
            Files.list(tree.stagingPath().resolve("attempts/" + table.label()))) {
          List<Path> same =
              attempts.filter(file -> file.toString().endsWith(format.label())).toList();
          assertThat(same).hasSize(2);
          assertThat(same.get(0)).hasSameBinaryContentAs(same.get(1));
        }
      }
    }
  }

  @Test
  void anAttemptThatFailsLeavesNoFile() throws IOException {
    OutputTree tree = claimed("t");
    try (ShardWriter writer = new ShardWriter(tree, BOTH, shard(0, 1))) {
      writer.write(Rows.document("a"));
    }

    assertThat(files(folder)).noneMatch(file -> file.contains("attempts"));
  }

  @Test
  void aMissingShardIsNotPublished() throws IOException {
    OutputTree tree = claimed("t");
    List<ShardManifest> shards = List.of(write(tree, 0, Rows.document("a")));

    assertThatThrownBy(() -> publish(tree, new ListingSummary("/in/", 2, counts(), 2), shards))
        .isInstanceOf(UnreconciledException.class)
        .hasMessageContaining("2 shards were listed, 1 came back");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aShardThatCameTwiceIsNotPublished() throws IOException {
    OutputTree tree = claimed("t");
    List<ShardManifest> shards =
        List.of(write(tree, 0, Rows.document("a")), write(tree, 0, Rows.document("a")));

    assertThatThrownBy(() -> publish(tree, new ListingSummary("/in/", 2, counts(), 2), shards))
        .isInstanceOf(UnreconciledException.class)
        .hasMessageContaining("shard 1 is missing or there twice");
  }

  @Test
  void aDocumentWithoutARowIsNotPublished() throws IOException {
    OutputTree tree = claimed("t");
    ShardManifest whole = write(tree, 0, Rows.document("a"));
    ShardManifest lossy =
        new ShardManifest(
            0,
            1,
            2,
            new TreeMap<>(),
            whole.files(),
            whole.rows(),
            0,
            whole.quarantined(),
            whole.issues());

    assertThatThrownBy(
            () -> publish(tree, new ListingSummary("/in/", 1, counts(), 1), List.of(lossy)))
        .isInstanceOf(UnreconciledException.class)
        .hasMessageContaining("documents read, and rows of documents and quarantine: 2 against 1");
  }

  private static void publish(OutputTree tree, ListingSummary listing, List<ShardManifest> shards)
      throws IOException {
    publish(tree, listing, shards, Way.FOLDERS_MOVE);
  }

  private static void publish(
      OutputTree tree, ListingSummary listing, List<ShardManifest> shards, Way way)
      throws IOException {
    RunReconciliation run = RunReconciliation.of(listing, shards, BOTH);
    RunRecord.Request request =
        new RunRecord.Request("zhibiao extract", new TreeMap<>(), new TreeMap<>(), List.of("/in"));
    if (way == Way.FOLDERS_MOVE) {
      new Publication(tree, run.record(request), run.moves()).complete();
    } else {
      new RemotePublication(tree, run.record(request), run.moves()).complete();
    }
  }

  private static ShardManifest write(OutputTree tree, int index, DocumentTables... documents)
      throws IOException {
    try (ShardWriter writer = new ShardWriter(tree, BOTH, shard(index, documents.length))) {
      for (DocumentTables document : documents) {
        writer.write(document);
      }
      return writer.finish(documents.length, new TreeMap<>());
    }
  }

  private static SourceShard shard(int index, int length) {
    List<SourceFile> files = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      files.add(new SourceFile("f" + i, "/in/f" + i, 3, false, null));
    }
    return new SourceShard(index, 9, files);
  }

  private static SortedMap<String, Long> counts(Object... pairs) {
    SortedMap<String, Long> counts = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      counts.put((String) pairs[i], ((Integer) pairs[i + 1]).longValue());
    }
    return counts;
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .toList();
    }
  }
}
