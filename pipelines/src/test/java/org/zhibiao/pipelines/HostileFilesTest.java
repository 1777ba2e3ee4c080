package org.zhibiao.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhibiao.schema.DocumentRow;
import org.zhibiao.schema.MentionRow;
import org.zhibiao.schema.QuarantineRow;
import org.zhibiao.table.RunRecord;
import org.zhibiao.table.TableReader;

/**
 * A folder of files that are meant to do harm, with honest ones between: the run ends within its
 * heap of 512 MiB, each ends with its reason, and the honest ones are read as ever.
 */
class HostileFilesTest {

  private static final long ENDLESS = 300L << 20;
  private static final List<String> HONEST =
      List.of("cppcc-city-2024.txt", "court-report.txt", "newspaper-page.md");

  @TempDir Path folder;

  @Test
  void eachEndsWithItsReasonAndTheHonestOnesAreReadAsEver()
      throws IOException, InterruptedException {
    Path root = Path.of(System.getProperty("zhibiao.root", ".."));
    Path honest = Files.createDirectories(folder.resolve("honest/in"));
    Path hostile = Files.createDirectories(folder.resolve("hostile/in"));
    for (String name : HONEST) {
      Files.copy(root.resolve("samples").resolve(name), honest.resolve(name));
      Files.copy(root.resolve("samples").resolve(name), hostile.resolve(name));
    }
    Path fixtures = root.resolve("transforms/src/test/resources/office");
    Map<String, String> expected = new HostileFiles(hostile, fixtures).write(ENDLESS);

    extract(honest);
    extract(hostile);

    assertOutcomes(hostile.resolveSibling("out"), expected);
    Path alone = honest.resolveSibling("out");
    Path among = hostile.resolveSibling("out");
    assertThat(documents(among)).containsAll(documents(alone));
    List<MentionRow> mentions = mentions(alone);
    assertThat(mentions).isNotEmpty();
    assertThat(mentions(among)).containsAll(mentions);
  }

  /** Runs the command in a JVM of its own, with a small heap. */
  private static void extract(Path input) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "org.zhibiao.pipelines.Zhibiao",
                "extract",
                "--input=" + input,
                "--output=" + input.resolveSibling("out"),
                "--maxSeconds=20")
            .redirectErrorStream(true)
            .redirectOutput(input.resolveSibling("log").toFile())
            .start();
    boolean ended = process.waitFor(10, TimeUnit.MINUTES);
    if (!ended) {
      process.destroyForcibly();
    }
    String log = Files.readString(input.resolveSibling("log"));
    assertThat(ended).as("the run ended: %s", log).isTrue();
    assertThat(process.exitValue()).as(log).isEqualTo(0);
  }

  private static void assertOutcomes(Path output, Map<String, String> expected) throws IOException {
    Map<String, List<String>> found = new TreeMap<>();
    for (DocumentRow row : documents(output)) {
      found.computeIfAbsent(row.getUri(), uri -> new ArrayList<>()).add("document");
    }
    for (QuarantineRow row : TableReader.read(output, "quarantine", QuarantineRow.class)) {
      String entry = row.getEntry() == null ? "" : row.getEntry() + " ";
      found.computeIfAbsent(row.getUri(), uri -> new ArrayList<>()).add(entry + row.getReason());
    }
    SoftAssertions softly = new SoftAssertions();
    for (Map.Entry<String, String> file : expected.entrySet()) {
      List<String> outcomes = found.getOrDefault(file.getKey(), List.of());
      if (file.getValue().equals("any")) {
        softly
            .assertThat(outcomes)
            .as(file.getKey())
            .isNotEmpty()
            .noneMatch(outcome -> outcome.endsWith("INTERNAL_ERROR"));
      } else {
        softly.assertThat(String.join(" ", outcomes)).as(file.getKey()).isEqualTo(file.getValue());
      }
    }
    softly
        .assertThat(found.keySet())
        .isSubsetOf(Stream.concat(expected.keySet().stream(), HONEST.stream()).toList());
    softly
        .assertThat(RunRecord.read(output).reconciliation().excluded())
        .isEqualTo(new TreeMap<>(Map.of("LINK", 2L)));
    softly.assertAll();
  }

  private static List<DocumentRow> documents(Path output) throws IOException {
    return TableReader.read(output, "documents", DocumentRow.class);
  }

  private static List<MentionRow> mentions(Path output) throws IOException {
    List<String> honest =
        documents(output).stream()
            .filter(row -> HONEST.contains(row.getUri()))
            .map(DocumentRow::getDocumentId)
            .filter(Objects::nonNull)
            .toList();
    return TableReader.read(output, "mentions", MentionRow.class).stream()
        .filter(row -> honest.contains(row.getDocumentId()))
        .sorted(Comparator.comparing(MentionRow::getMentionId))
        .toList();
  }
}
