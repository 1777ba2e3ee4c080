package org.zhibiao.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.zhibiao.source.SourceDocument;

/**
 * What the extraction makes of whole reports, kept in {@code src/test/resources/golden} and
 * reviewed whenever it changes. The files of real reports hold offsets and labels only, those of
 * the samples texts as well.
 *
 * <p>To write them anew: {@code mvn -q -pl transforms -am test -Dtest=GoldenFilesTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dzhibiao.regenerate=true}, then read the difference.
 */
class GoldenFilesTest {

  private static final String COMMAND =
      "mvn -q -pl transforms -am test -Dtest=GoldenFilesTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dzhibiao.regenerate=true";

  private static final Path ROOT = Path.of(System.getProperty("zhibiao.root", ".."));
  private static final Path GOLDEN = ROOT.resolve("transforms/src/test/resources/golden");
  private static final int SHOWN_LINES = 30;

  @Test
  void seedsComeOutAsReviewed() throws IOException {
    String folder = System.getProperty("zhibiao.testData");
    Path seeds = folder == null ? null : Path.of(folder).resolve("seeds");
    assumeTrue(
        seeds != null && Files.isDirectory(seeds),
        "Skipped: zhibiao.testData names no folder of real reports");

    check(seeds, GOLDEN.resolve("seeds"), GoldenRows.Texts.LEFT_OUT);
  }

  @Test
  void samplesComeOutAsReviewed() throws IOException {
    Path samples = ROOT.resolve("samples");
    assumeTrue(Files.isDirectory(samples), "Skipped: there is no folder samples");

    check(samples, GOLDEN.resolve("samples"), GoldenRows.Texts.WRITTEN);
  }

  private static void check(Path input, Path golden, GoldenRows.Texts texts) throws IOException {
    Map<String, String> actual = extract(input, texts);
    if (Boolean.getBoolean("zhibiao.regenerate")) {
      write(golden, actual);
    }
    assumeTrue(Files.isDirectory(golden), "Skipped: no golden files yet; run " + COMMAND);

    List<String> differences = new ArrayList<>();
    Map<String, String> expected = read(golden);
    Set<String> names = new LinkedHashSet<>(expected.keySet());
    names.addAll(actual.keySet());
    for (String name : names) {
      differences(
          name, expected.getOrDefault(name, ""), actual.getOrDefault(name, ""), differences);
    }
    assertThat(differences.subList(0, Math.min(SHOWN_LINES, differences.size())))
        .as("%d lines differ; where the change is right run %s", differences.size(), COMMAND)
        .isEmpty();
  }

  /** Returns the golden files of a folder of inputs by name, in order. */
  private static Map<String, String> extract(Path input, GoldenRows.Texts texts)
      throws IOException {
    DocumentExtractor extractor = new DocumentExtractor();
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(input)) {
      for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
        if (isHidden(input.relativize(path))) {
          continue;
        }
        String uri = input.relativize(path).toString().replace('\\', '/');
        DocumentTables tables =
            extractor.extract(SourceDocument.ofFile(uri, Files.readAllBytes(path)));
        files.put(uri + ".tsv", GoldenRows.of(tables, texts));
      }
    }
    return files;
  }

  private static boolean isHidden(Path path) {
    for (Path name : path) {
      if (name.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, String> read(Path golden) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(golden)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(golden.relativize(path).toString().replace('\\', '/'), Files.readString(path));
      }
    }
    return files;
  }

  private static void write(Path golden, Map<String, String> files) throws IOException {
    if (Files.isDirectory(golden)) {
      for (String stale : read(golden).keySet()) {
        Files.delete(golden.resolve(stale));
      }
    }
    for (var file : files.entrySet()) {
      Path path = golden.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  private static void differences(
      String name, String expected, String actual, List<String> differences) {
    Set<String> expectedLines = new LinkedHashSet<>(expected.lines().toList());
    Set<String> actualLines = new LinkedHashSet<>(actual.lines().toList());
    for (String line : expectedLines) {
      if (!actualLines.contains(line)) {
        differences.add(name + " - " + line);
      }
    }
    for (String line : actualLines) {
      if (!expectedLines.contains(line)) {
        differences.add(name + " + " + line);
      }
    }
  }
}
