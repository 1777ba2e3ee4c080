package org.zhibiao.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhibiao.extract.DocumentIds;
import org.zhibiao.schema.DocumentRow;
import org.zhibiao.schema.MentionRow;
import org.zhibiao.schema.QuarantineRow;
import org.zhibiao.schema.ReportRow;
import org.zhibiao.schema.SectionRow;
import org.zhibiao.table.TableReader;

/**
 * What must hold for real reports, on every runner. Needs the folders {@code seeds} and {@code
 * corpus} below the property {@code zhibiao.testData}; is skipped without them.
 */
class RealReportsTest {

  private static final Path DATA = Path.of(System.getProperty("zhibiao.testData", "absent"));

  @TempDir static Path folder;

  @BeforeAll
  static void extractOnce() {
    assumeTrue(
        Files.isDirectory(DATA.resolve("seeds")) && Files.isDirectory(DATA.resolve("corpus")),
        "Skipped: no real reports under zhibiao.testData (" + DATA + ")");
    extract("first", "--parallelism=2");
  }

  private static void extract(String name, String... options) {
    List<String> args =
        Stream.concat(
                Stream.of(
                    "extract",
                    "--quiet",
                    "--shards=3",
                    "--input=" + DATA.resolve("seeds") + "," + DATA.resolve("corpus"),
                    "--output=" + folder.resolve(name)),
                Stream.of(options))
            .toList();
    StringWriter err = new StringWriter();
    int exit =
        Zhibiao.run(
            args.toArray(new String[0]), new PrintWriter(new StringWriter()), new PrintWriter(err));
    assertThat(exit).as(err.toString()).isEqualTo(0);
  }

  private static Map<String, String> hashes(String name) throws IOException {
    Path output = folder.resolve(name);
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(output)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".parquet")).toList()) {
        hashes.put(
            output.relativize(file).toString(), DocumentIds.sha256(Files.readAllBytes(file)));
      }
    }
    return hashes;
  }

  @Test
  void everyFileIsADocumentOrQuarantined() throws IOException {
    Set<String> ended = new HashSet<>();
    Set<String> documents = new HashSet<>();
    for (DocumentRow row :
        TableReader.read(folder.resolve("first"), "documents", DocumentRow.class)) {
      // Each record of a table is a document of its own.
      assertThat(documents.add(row.getUri() + '\0' + row.getEntry())).as(row.getUri()).isTrue();
      assertThat(ended.add(row.getUri()) || row.getEntry() != null).as(row.getUri()).isTrue();
    }
    for (QuarantineRow row :
        TableReader.read(folder.resolve("first"), "quarantine", QuarantineRow.class)) {
      assertThat(ended.add(row.getUri())).as(row.getUri()).isTrue();
    }
    long files = 0;
    for (String name : List.of("seeds", "corpus")) {
      try (Stream<Path> found = Files.walk(DATA.resolve(name))) {
        files += found.filter(Files::isRegularFile).count();
      }
    }
    assertThat(ended).hasSize((int) files);
  }

  @Test
  void everyRowStandsWhereItSays() throws IOException {
    Path output = folder.resolve("first");
    Map<String, String> texts =
        TableReader.read(output, "documents", DocumentRow.class).stream()
            .collect(Collectors.toMap(DocumentRow::getDocumentId, DocumentRow::getText));
    List<MentionRow> mentions = TableReader.read(output, "mentions", MentionRow.class);
    assertThat(mentions).hasSizeGreaterThan(10_000);
    for (MentionRow row : mentions) {
      String text = texts.get(row.getDocumentId());
      assertThat(text.substring(row.getStart(), row.getEnd())).isEqualTo(row.getText());
      assertThat(row.getSentenceStart()).isLessThanOrEqualTo(row.getStart());
      assertThat(row.getSentenceEnd()).isGreaterThanOrEqualTo(row.getEnd());
    }
    for (ReportRow row : TableReader.read(output, "reports", ReportRow.class)) {
      assertThat(row.getEnd()).isBetween(row.getStart(), texts.get(row.getDocumentId()).length());
    }
    for (SectionRow row : TableReader.read(output, "sections", SectionRow.class)) {
      assertThat(row.getEnd()).isBetween(row.getStart(), texts.get(row.getDocumentId()).length());
    }
  }

  @Test
  void everyRunGivesTheSameBytes() throws IOException {
    Map<String, String> first = hashes("first");
    extract("again", "--parallelism=2");
    assertThat(hashes("again")).isEqualTo(first);
    extract("alone", "--parallelism=1");
    assertThat(hashes("alone")).isEqualTo(first);
    extract("flink", "--runner=flink", "--parallelism=2");
    assertThat(hashes("flink")).isEqualTo(first);
  }
}
