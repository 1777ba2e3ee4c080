package org.zhibiao.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhibiao.extract.DocumentIds;
import org.zhibiao.schema.DocumentRow;
import org.zhibiao.schema.MentionRow;
import org.zhibiao.schema.QuarantineRow;
import org.zhibiao.schema.ReportRow;
import org.zhibiao.schema.SectionRow;
import org.zhibiao.table.RunRecord;
import org.zhibiao.table.TableReader;

/** The whole way, from files through a command to tables. */
class ExtractCommandTest {

  private static final String REPORT =
      """
      政协青石市第五届委员会常务委员会工作报告

      各位委员：

      一、2022年工作回顾

      全年共收到提案213件，立案198件，办复率达到99.5%%。%s开展调研18次，提出建议60多条，筹集资金1200万元。

      二、2023年工作安排

      组织委员视察不少于12次。
      """;

  @TempDir Path folder;

  private Path input;
  private Path output;
  private StringWriter out;
  private StringWriter err;

  @BeforeEach
  void compose() throws IOException {
    input = Files.createDirectories(folder.resolve("in/市"));
    output = folder.resolve("out");
    for (int i = 0; i < 9; i++) {
      write("报告" + i + ".txt", REPORT.formatted("第" + i + "次全会之后，"));
    }
    Files.writeString(
        input.resolve("gbk.txt"), REPORT.formatted("那一年，"), Charset.forName("GB18030"));
    write("报告3的副本.txt", REPORT.formatted("第3次全会之后，"));
    write("empty.txt", "");
    Files.write(input.resolve("binary.txt"), new byte[] {0, 1, 2, 0, 0, (byte) 0xff, 7, 0, 0, 3});
    Files.createSymbolicLink(input.resolve("gone.txt"), input.resolve("nowhere"));
    write(".draft.txt", "草稿");
    write("notes.md", "# 备注");
  }

  @Test
  void everyFileIsAccountedFor() throws IOException {
    assertThat(extract("--exclude=*.md")).isEqualTo(0);

    RunRecord run = RunRecord.read(output);
    assertThat(run.reconciliation())
        .isEqualTo(
            new RunRecord.Reconciliation(
                16,
                new TreeMap<>(Map.of("HIDDEN", 1L, "EXCLUDED", 1L)),
                14,
                14,
                new TreeMap<>(),
                11,
                1,
                3));
    List<DocumentRow> documents = TableReader.read(output, "documents", DocumentRow.class);
    List<QuarantineRow> quarantine = TableReader.read(output, "quarantine", QuarantineRow.class);
    assertThat(documents)
        .extracting(DocumentRow::getUri)
        .contains("市/报告0.txt", "市/gbk.txt")
        .isSorted();
    assertThat(quarantine)
        .extracting(QuarantineRow::getUri)
        .containsExactly("市/binary.txt", "市/empty.txt", "市/gone.txt");
    assertThat(quarantine)
        .filteredOn(row -> row.getUri().endsWith("gone.txt"))
        .containsExactly(
            new QuarantineRow(
                "市/gone.txt", null, null, null, "source", "UNREADABLE", "The link leads nowhere"));
    assertThat(folder).isDirectoryNotContaining(path -> path.toString().contains("staging"));
    assertThat(out.toString())
        .contains("16 found, 14 read")
        .contains("EXCLUDED 1, HIDDEN 1")
        .contains("1 of them repeat another")
        .contains("UNREADABLE 1")
        .contains("duckdb -c");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aRepeatedFileHasADocumentsRowAndNothingElse() throws IOException {
    extract();

    List<DocumentRow> documents = TableReader.read(output, "documents", DocumentRow.class);
    DocumentRow original = byUri(documents, "市/报告3.txt");
    DocumentRow copy = byUri(documents, "市/报告3的副本.txt");
    assertThat(copy.getDuplicateOf()).isEqualTo(original.getDocumentId());
    assertThat(original.getDuplicateOf()).isNull();
    assertThat(TableReader.read(output, "mentions", MentionRow.class))
        .extracting(MentionRow::getDocumentId)
        .contains(original.getDocumentId())
        .doesNotContain(copy.getDocumentId());
    assertThat(TableReader.read(output, "sections", SectionRow.class))
        .extracting(SectionRow::getDocumentId)
        .doesNotContain(copy.getDocumentId());
  }

  @Test
  void everyRowStandsWhereItSays() throws IOException {
    extract();

    Map<String, String> texts =
        TableReader.read(output, "documents", DocumentRow.class).stream()
            .collect(Collectors.toMap(DocumentRow::getDocumentId, DocumentRow::getText));
    List<MentionRow> mentions = TableReader.read(output, "mentions", MentionRow.class);
    assertThat(mentions).isNotEmpty();
    for (MentionRow row : mentions) {
      String text = texts.get(row.getDocumentId());
      assertThat(text.substring(row.getStart(), row.getEnd())).isEqualTo(row.getText());
      assertThat(row.getSentenceStart()).isLessThanOrEqualTo(row.getStart());
      assertThat(row.getSentenceEnd()).isGreaterThanOrEqualTo(row.getEnd());
    }
    for (ReportRow row : TableReader.read(output, "reports", ReportRow.class)) {
      assertThat(row.getEnd()).isBetween(row.getStart(), texts.get(row.getDocumentId()).length());
    }
  }

  @Test
  void runsAndParallelismChangeNoByte() throws IOException {
    extract("--shards=5", "--formats=parquet,avro", "--parallelism=1");
    Map<String, String> first = hashes();
    for (int parallelism : new int[] {1, 2, 2}) {
      assertThat(
              extract(
                  "--shards=5",
                  "--formats=parquet,avro",
                  "--overwrite",
                  "--parallelism=" + parallelism))
          .isEqualTo(0);

      assertThat(hashes()).isEqualTo(first);
    }
    assertThat(first)
        .containsKeys("mentions/part-00004-of-00005.avro", "documents/part-00000-of-00005.parquet");
  }

  @Test
  void flinkWritesTheSameBytes() throws IOException {
    extract("--shards=5");
    Map<String, String> direct = hashes();

    assertThat(extract("--shards=5", "--overwrite", "--runner=flink", "--parallelism=2"))
        .isEqualTo(0);

    assertThat(hashes()).isEqualTo(direct);
  }

  @Test
  void everyTableIsThereForInputWithoutAMention() throws IOException, SQLException {
    Path plain = Files.createDirectories(folder.resolve("plain"));
    Files.writeString(plain.resolve("a.txt"), "没有数字的一句话。\n");

    assertThat(run("extract", "--input=" + plain, "--output=" + output)).isEqualTo(0);

    assertThat(counts())
        .isEqualTo(
            Map.of(
                "documents", 1L,
                "reports", 0L,
                "sections", 1L,
                "mentions", 0L,
                "panel", 0L,
                "quarantine", 0L));
  }

  @Test
  void duckDbReadsWhatWasWritten() throws IOException, SQLException {
    extract();

    assertThat(counts()).containsEntry("documents", 12L).containsEntry("quarantine", 3L);
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT value, typeof(value), typeof(issues) FROM '"
                    + output
                    + "/mentions/*.parquet' WHERE text = '1200万元' LIMIT 1")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getBigDecimal(1)).isEqualByComparingTo("12000000");
      assertThat(rows.getString(2)).isEqualTo("DECIMAL(38,10)");
      assertThat(rows.getString(3)).isEqualTo("VARCHAR[]");
    }
  }

  @Test
  void everythingMayBeLeftOut() throws IOException {
    assertThat(extract("--include=*.none")).isEqualTo(0);

    assertThat(RunRecord.read(output).reconciliation().read()).isZero();
    assertThat(TableReader.read(output, "mentions", MentionRow.class)).isEmpty();
  }

  @Test
  void anOutputIsKeptUnlessItMayBeReplaced() throws IOException {
    extract("--limit=2");
    Map<String, String> before = hashes();

    assertThat(extract()).isEqualTo(2);

    assertThat(err.toString())
        .contains("--output=" + output + " holds the output of a run already")
        .contains("--overwrite");
    assertThat(hashes()).isEqualTo(before);
  }

  @Test
  void aRunThatFailsLeavesNothing() throws IOException {
    ExtractOptions options =
        RunnerChoice.DIRECT.options(List.of("--targetParallelism=1", "--blockOnRun=true"));
    options.setInput(List.of(folder.resolve("vanished").toString()));
    options.setOutput(output.toString());
    ExtractPlan plan = ExtractPlan.of(options);

    assertThatThrownBy(() -> ExtractPipeline.run(options, plan, PipelineResult::waitUntilFinish))
        .isInstanceOf(Pipeline.PipelineExecutionException.class)
        .hasMessageContaining("matches no file");
    assertThat(folder).isDirectoryNotContaining(path -> !path.endsWith("in"));
  }

  @Test
  void aRunThatFailsKeepsTheOldOutput() throws IOException {
    extract("--limit=2");
    Map<String, String> before = hashes();
    ExtractOptions options =
        RunnerChoice.DIRECT.options(List.of("--targetParallelism=1", "--blockOnRun=true"));
    options.setInput(List.of(folder.resolve("vanished").toString()));
    options.setOutput(output.toString());
    options.setOverwrite(true);
    ExtractPlan plan = ExtractPlan.of(options);

    assertThatThrownBy(() -> ExtractPipeline.run(options, plan, PipelineResult::waitUntilFinish))
        .isInstanceOf(Pipeline.PipelineExecutionException.class);
    assertThat(hashes()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--output=OUT | --input is missing: name files, folders or globs to read",
        "--input=IN | --output is missing: name the folder to write the tables to",
        "--input=IN/*.pdf --output=OUT | --input=IN/*.pdf matches no file",
        "--input=IN --output=OUT --formats=csv | --formats=csv: 'csv' is no table format: choose"
            + " parquet or avro",
        "--input=IN --output=OUT --include=[ | --include=[: '[' is not closed in the glob [",
        "--input=IN --output=OUT --limit=-1 | --limit=-1 is negative: give 0 or more",
        "--input=IN --output=OUT --limit=few | Invalid value for option '--limit'",
        "--input=IN --output=OUT --parallelism=0 | --parallelism=0: give 1 or more",
        "--input=IN --output=OUT --runner=spark | --runner=spark: choose direct or flink",
        "--input=IN --output=OUT --exlude=x | --exlude is an unknown option: did you mean"
            + " --exclude?",
        "--input=IN --output=OUT --flinkMastr=x | --flinkMastr is an unknown option: did you mean"
            + " --flinkMaster?",
        "--input=IN --output=OUT --qwertyuiop=x | --qwertyuiop is an unknown option:"
            + " 'zhibiao extract --help' lists the options",
        "--input=IN --output=OUT more | 'more' is no option: options look like --input=more",
        "--input=IN --output=IN | --output=IN holds files that no run of zhibiao wrote",
        "--input=OUT/a --output=OUT | --input=OUT/a lies inside --output=OUT",
      })
  void wrongUsageIsExplainedInALine(String args, String message) throws IOException {
    List<String> given = new ArrayList<>(List.of("extract"));
    Arrays.stream(args.split(" ")).map(this::located).forEach(given::add);

    assertThat(run(given.toArray(String[]::new))).isEqualTo(2);

    assertThat(err.toString()).startsWith("zhibiao: " + located(message));
    assertThat(err.toString().lines().count()).isLessThanOrEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(output).doesNotExist();
  }

  @Test
  void metricsHaveTheSameNamesAndCountsOnBothRunners() throws IOException {
    extract("--metrics", "--quiet");
    List<String> direct = out.toString().lines().toList();

    assertThat(extract("--metrics", "--quiet", "--overwrite", "--runner=flink")).isEqualTo(0);

    List<String> flink = out.toString().lines().toList();
    assertThat(flink.stream().filter(ExtractCommandTest::isCounter))
        .containsExactlyElementsOf(direct.stream().filter(ExtractCommandTest::isCounter).toList())
        .contains("extract.documents 12", "extract.quarantined.EMPTY 1", "source.listed 15");
    assertThat(flink.stream().map(line -> line.split(" ")[0]))
        .containsExactlyElementsOf(direct.stream().map(line -> line.split(" ")[0]).toList())
        .contains("extract.stage.decode", "extract.stage.indicator");
  }

  private static boolean isCounter(String line) {
    return line.matches("\\S+ \\d+");
  }

  @Test
  void helpExplainsEveryOption() {
    assertThat(run("extract", "--help")).isEqualTo(0);

    assertThat(out.toString())
        .contains(
            "--input",
            "--output",
            "--formats",
            "--include",
            "--exclude",
            "--limit",
            "--shards",
            "--overwrite",
            "--runner",
            "--parallelism",
            "--quiet");
  }

  @Test
  void helpListsTheCommands() {
    assertThat(run("help")).isEqualTo(0);

    assertThat(out.toString()).contains("extract").contains("Exit codes");
  }

  @Test
  void progressSaysHowFarItIs() {
    assertThat(Progress.line(20_000, 5_000, 123_456, 10))
        .isEqualTo("5,000 of 20,000 documents, 123,456 mentions, 500 documents/s, 0:30 left");
    assertThat(Progress.line("RUNNING", 20_000, 40, 10, 10))
        .isEqualTo("RUNNING, 10 of 40 shards, about 5,000 of 20,000 files, 500 files/s, 0:30 left");
  }

  private int extract(String... options) {
    List<String> args = new ArrayList<>(List.of("extract"));
    args.add("--input=" + folder.resolve("in"));
    args.add("--output=" + output);
    args.add("--followLinks");
    if (Arrays.stream(options).noneMatch(option -> option.startsWith("--runner"))) {
      // The runner's own checks for defects of a pipeline, which real runs go without.
      args.add("--enforceImmutability=true");
      args.add("--enforceEncodability=true");
    }
    args.addAll(List.of(options));
    return run(args.toArray(String[]::new));
  }

  private int run(String... args) {
    out = new StringWriter();
    err = new StringWriter();
    return Zhibiao.run(args, new PrintWriter(out, true), new PrintWriter(err, true));
  }

  private String located(String text) {
    return text.replace("IN", folder.resolve("in").toString()).replace("OUT", output.toString());
  }

  private Map<String, Long> counts() throws SQLException, IOException {
    Map<String, Long> counts = new TreeMap<>();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      for (String table : RunRecord.read(output).tables().keySet()) {
        try (ResultSet rows =
            statement.executeQuery(
                "SELECT count(*) FROM '" + output + "/" + table + "/*.parquet'")) {
          rows.next();
          counts.put(table, rows.getLong(1));
        }
      }
    }
    return counts;
  }

  private Map<String, String> hashes() throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(output)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        hashes.put(
            output.relativize(file).toString(), DocumentIds.sha256(Files.readAllBytes(file)));
      }
    }
    return hashes;
  }

  private static DocumentRow byUri(List<DocumentRow> rows, String uri) {
    return rows.stream().filter(row -> row.getUri().equals(uri)).findFirst().orElseThrow();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(input.resolve(name), text);
  }
}
