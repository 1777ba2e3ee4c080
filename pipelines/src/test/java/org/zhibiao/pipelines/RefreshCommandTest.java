package org.zhibiao.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhibiao.warehouse.RestCatalogServer;

/** What the commands on a warehouse do, seen from outside. */
class RefreshCommandTest {

  private static final String REPORT =
      """
      政协青石市第五届委员会常务委员会工作报告

      各位委员：

      一、2022年工作回顾

      全年共收到提案%d件，立案198件，办复率达到99.5%%。开展调研18次，筹集资金1200万元。

      二、2023年工作安排

      组织委员视察不少于12次。
      """;

  @TempDir Path folder;

  private Path input;
  private Path warehouse;
  private StringWriter err;

  @BeforeEach
  void compose() throws IOException {
    input = Files.createDirectories(folder.resolve("reports"));
    warehouse = folder.resolve("warehouse");
    for (int i = 0; i < 6; i++) {
      write("r" + i + ".txt", REPORT.formatted(200 + i));
    }
    age();
  }

  @Test
  void whereNothingChangedNoTableGetsASnapshot() throws IOException {
    refresh();
    List<String> before = files();

    assertThat(refresh()).startsWith("Nothing changed since run 000001.");

    assertThat(files()).isEqualTo(before);
  }

  @Test
  void aMovedFileIsNotExtractedAgain() throws IOException, SQLException {
    refresh();
    Files.createDirectories(input.resolve("archive"));
    Files.move(input.resolve("r2.txt"), input.resolve("archive/r2-final.txt"));

    assertThat(refresh()).contains("0 new, 0 changed, 1 moved, 0 gone").contains("0 files");

    assertEqualsFullExtraction();
  }

  @Test
  void aFileWhosePathTellsAnotherYearIsExtractedAgain() throws IOException, SQLException {
    write("2021/x.txt", REPORT.formatted(300).replace("2022年", "过去一年").replace("2023年", "今后"));
    age();
    refresh();
    Files.createDirectories(input.resolve("2019"));
    Files.move(input.resolve("2021/x.txt"), input.resolve("2019/x.txt"));

    assertThat(refresh()).contains("1 moved").contains("Extracted   1 files");

    assertEqualsFullExtraction();
  }

  @Test
  void theNextCopyBecomesTheOriginalWithoutExtraction() throws IOException, SQLException {
    Files.copy(input.resolve("r1.txt"), input.resolve("z-copy.txt"));
    age();
    refresh();
    Files.delete(input.resolve("r1.txt"));

    assertThat(refresh()).contains("1 gone").contains("Extracted   0 files");

    assertEqualsFullExtraction();
  }

  @Test
  void aSmallerUriBecomesTheOriginalWithoutExtraction() throws IOException, SQLException {
    refresh();
    Files.copy(input.resolve("r1.txt"), input.resolve("a-copy.txt"));

    assertThat(refresh()).contains("1 new").contains("Extracted   0 files");

    assertEqualsFullExtraction();
  }

  @Test
  void onlyHashesSeeAChangeThatKeptLengthAndTime() throws IOException, SQLException {
    refresh();
    Path file = input.resolve("r3.txt");
    FileTime time = Files.getLastModifiedTime(file);
    Files.writeString(file, REPORT.formatted(999));
    Files.setLastModifiedTime(file, time);

    assertThat(refresh()).startsWith("Nothing changed");
    assertThat(refresh("--verify=hash")).contains("1 changed").contains("Extracted   1 files");

    assertEqualsFullExtraction();
  }

  @Test
  void rowsOfVanishedFilesCanBeKept() throws IOException, SQLException {
    refresh();
    Files.delete(input.resolve("r4.txt"));

    assertThat(refresh("--keep-vanished")).contains("1 gone").contains("6 documents");
    assertThat(refresh("--keep-vanished")).startsWith("Nothing changed");
    assertThat(refresh()).contains("5 documents");

    assertEqualsFullExtraction();
  }

  @Test
  void aNightThatLosesManyFilesPublishesNothing() throws IOException {
    refresh();
    List<String> before = files();
    for (int i = 0; i < 4; i++) {
      Files.delete(input.resolve("r" + i + ".txt"));
    }

    assertThat(exit("refresh")).isEqualTo(3);
    assertThat(err.toString())
        .contains("4 of 6 files are gone, 66.7 %")
        .contains("--max-vanished-share=0.3");
    assertThat(files()).isEqualTo(before);
    assertThat(refresh("--max-vanished-share=0.7")).contains("2 documents");
  }

  @Test
  void aNightThatCannotReadManyFilesPublishesNothing() throws IOException {
    refresh();
    String before = tables();
    for (int i = 0; i < 6; i++) {
      Files.write(input.resolve("r" + i + ".txt"), new byte[] {0, 1, 2, (byte) i, 0, 9, 8, 7});
    }

    assertThat(exit("refresh")).isEqualTo(3);
    assertThat(err.toString()).contains("6 of 6 documents would be in quarantine, 100.0 %");
    assertThat(tables()).isEqualTo(before);
  }

  @Test
  void aDryRunWritesNothing() throws IOException {
    assertThat(refresh("--dry-run")).contains("6 new");
    assertThat(warehouse).doesNotExist();
    refresh();
    List<String> before = files();
    write("new.txt", REPORT.formatted(7));

    assertThat(refresh("--dry-run"))
        .startsWith("Nothing was written.")
        .contains("1 new")
        .contains("Extracted   1 files");

    assertThat(files()).isEqualTo(before);
  }

  @Test
  void anEarlierRunStaysReadableUntilItExpires() throws IOException, SQLException {
    refresh();
    write("r0.txt", REPORT.formatted(555));
    refresh();
    String query = "SELECT sum(value)::BIGINT FROM (%s) WHERE unit = '件' AND text LIKE '%%件'";
    try (Connection duckdb = TableComparison.duckdb()) {
      String then = TableComparison.warehouse(warehouse, "mentions", "--as-of=000001");
      String now = TableComparison.warehouse(warehouse, "mentions");
      long before = Long.parseLong(TableComparison.rows(duckdb, query.formatted(then)).get(0));
      long after = Long.parseLong(TableComparison.rows(duckdb, query.formatted(now)).get(0));
      assertThat(after - before).isEqualTo(555 - 200);
    }
    TableComparison.run("maintain", "--warehouse=" + warehouse, "--keep-runs=1");

    assertThat(exit("tables", "--as-of=000001")).isEqualTo(2);
    assertThat(err.toString()).contains("Run 000001 is expired");
    assertEqualsFullExtraction();
  }

  @Test
  void theReportSaysWhichValuesMoved() throws IOException {
    refresh();
    write("r0.txt", REPORT.formatted(555));
    Files.move(input.resolve("r5.txt"), input.resolve("s5.txt"));
    Files.createFile(input.resolve("empty.txt"));
    refresh();

    JsonNode changes =
        new ObjectMapper().readTree(warehouse.resolve("changes/000002.json").toFile());
    assertThat(changes.at("/files/changed").toString()).isEqualTo("[\"r0.txt\"]");
    assertThat(changes.at("/files/moved").toString()).isEqualTo("{\"s5.txt\":\"r5.txt\"}");
    assertThat(changes.at("/quarantined").toString()).isEqualTo("{\"EMPTY\":1}");
    assertThat(changes.at("/values")).hasSize(1);
    assertThat(changes.at("/values/0/before").asText()).isEqualTo("200 件");
    assertThat(changes.at("/values/0/after").asText()).isEqualTo("555 件");
    assertThat(changes.at("/reports/0/changed").asLong()).isEqualTo(1);
    assertThat(Files.readString(warehouse.resolve("changes/000002.md")))
        .contains("| r0.txt |")
        .contains("- r5.txt → s5.txt");
  }

  @Test
  void theReportTellsTheDocumentsOfAnArchiveApart() throws IOException {
    zip("a.zip", Map.of("1.txt", REPORT.formatted(300), "2.txt", REPORT.formatted(400)));
    refresh();
    zip("a.zip", Map.of("1.txt", REPORT.formatted(303), "2.txt", REPORT.formatted(400)));
    refresh();

    JsonNode changes =
        new ObjectMapper().readTree(warehouse.resolve("changes/000002.json").toFile());
    assertThat(changes.at("/values")).hasSize(1);
    assertThat(changes.at("/values/0/uri").asText()).isEqualTo("a.zip");
    assertThat(changes.at("/values/0/before").asText()).isEqualTo("300 件");
    assertThat(changes.at("/values/0/after").asText()).isEqualTo("303 件");
    assertThat(changes.at("/reports/0/changed").asLong()).isEqualTo(2);
  }

  @Test
  void twoRefreshesAtOnceDoNoHarm() throws IOException {
    refresh();
    List<String> before = files();
    write("new.txt", REPORT.formatted(7));
    try (FileChannel other =
        FileChannel.open(warehouse.resolve(".lock"), StandardOpenOption.WRITE)) {
      other.lock();

      assertThat(exit("refresh")).isEqualTo(4);
      assertThat(err.toString()).contains("is being changed by another run");
    }
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void maintenanceBringsSmallFilesTogether() throws IOException, SQLException {
    for (int i = 0; i < 5; i++) {
      write("later" + i + ".txt", REPORT.formatted(900 + i));
      refresh();
    }
    assertThat(paths("mentions")).hasSize(5);

    TableComparison.run("maintain", "--warehouse=" + warehouse);

    assertThat(paths("mentions")).hasSize(1);
    assertEqualsFullExtraction();
    write("last.txt", REPORT.formatted(77));
    Files.delete(input.resolve("later3.txt"));
    refresh();
    assertEqualsFullExtraction();
  }

  @Test
  void viewsForDuckDbShowEveryTable() throws SQLException {
    refresh();
    try (Connection duckdb = TableComparison.duckdb();
        var statement = duckdb.createStatement()) {
      statement.execute(TableComparison.run("tables", "--warehouse=" + warehouse, "--sql"));

      assertThat(TableComparison.rows(duckdb, "SELECT count(*) FROM documents")).contains("6");
      assertThat(TableComparison.rows(duckdb, "SELECT uri, reason FROM quarantine")).isEmpty();
    }
  }

  @Test
  void aCatalogServiceKeepsTheTablesAsAFolderDoes() throws IOException, SQLException {
    try (RestCatalogServer service = new RestCatalogServer(folder.resolve("tables"))) {
      String[] catalog = {"--catalog=rest", "--catalog-uri=" + service.uri()};
      refresh(catalog);
      write("r1.txt", REPORT.formatted(300));
      write("new.txt", REPORT.formatted(301));
      Files.delete(input.resolve("r4.txt"));

      assertThat(refresh(catalog)).contains("1 new, 1 changed, 0 moved, 1 gone, 4 unchanged");
      assertThat(refresh(catalog)).startsWith("Nothing changed since run 000002.");

      assertEqualsFullExtraction(catalog);
    }
  }

  @Test
  void filesAreExtractedOnFlinkAsInThisProcess() throws IOException, SQLException {
    refresh("--runner=flink");
    write("r1.txt", REPORT.formatted(300));
    Files.delete(input.resolve("r4.txt"));

    assertThat(refresh("--runner=flink")).contains("0 new, 1 changed, 0 moved, 1 gone");

    assertEqualsFullExtraction();
  }

  private void write(String name, String text) throws IOException {
    Path file = input.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void zip(String name, Map<String, String> entries) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(input.resolve(name)))) {
      for (Map.Entry<String, String> entry : new TreeMap<>(entries).entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  /** Lets the files be older than the run that reads them. */
  private void age() throws IOException {
    try (Stream<Path> all = Files.walk(input)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
      }
    }
  }

  private String refresh(String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("refresh", "--input=" + input, "--warehouse=" + warehouse));
    arguments.addAll(List.of(options));
    return TableComparison.run(arguments.toArray(String[]::new));
  }

  private int exit(String command, String... options) {
    List<String> arguments = new ArrayList<>(List.of(command, "--warehouse=" + warehouse));
    if (command.equals("refresh")) {
      arguments.add("--input=" + input);
    }
    arguments.addAll(List.of(options));
    err = new StringWriter();
    return Zhibiao.run(
        arguments.toArray(String[]::new),
        new PrintWriter(new StringWriter()),
        new PrintWriter(err));
  }

  private String tables() {
    return TableComparison.run("tables", "--warehouse=" + warehouse, "--paths");
  }

  private List<String> paths(String table) {
    return TableComparison.run("tables", "--warehouse=" + warehouse, "--table=" + table, "--paths")
        .lines()
        .toList();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(warehouse)) {
      return files.map(Path::toString).sorted().toList();
    }
  }

  private void assertEqualsFullExtraction(String... options) throws SQLException {
    Path full = folder.resolve("full" + System.nanoTime());
    TableComparison.run("extract", "--quiet", "--input=" + input, "--output=" + full);
    try (Connection duckdb = TableComparison.duckdb()) {
      TableComparison.assertSame(duckdb, warehouse, full, "now", options);
    }
  }
}
