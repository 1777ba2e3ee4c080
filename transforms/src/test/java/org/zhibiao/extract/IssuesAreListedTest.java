package org.zhibiao.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zhibiao.catalogue.IssueCodes;
import org.zhibiao.source.Exclusion;
import org.zhibiao.source.SourceDocument;

/**
 * Whatever doubt or failure the stages state is explained in issues.csv. Two nets: the sources are
 * searched for codes, and real and composed reports are extracted.
 */
class IssuesAreListedTest {

  private static final IssueCodes CODES = IssueCodes.load();

  /** Names in capitals with an underscore that are no issue codes. */
  private static final Set<String> OTHER_NAMES = Set.of("JAVA_HOME", "BATCH_FORCED", "SHARE");

  private static final Pattern LITERAL = Pattern.compile("\"([A-Z]{2,}(?:_[A-Z]+)*)\"");
  private static final Pattern STATEMENT_END = Pattern.compile("[;{}]");
  private static final Pattern ABOUT_ISSUES =
      Pattern.compile("(?i)issue|quarantine|reason|exclusion|undecodable|unreadable|doubt");

  @Test
  void codesInTheSourcesAreListed() throws IOException {
    List<String> unlisted = new ArrayList<>();
    for (String module : List.of("transforms", "pipelines")) {
      try (Stream<Path> files = Files.walk(root().resolve(module).resolve("src/main/java"))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
          for (String code : codes(Files.readString(file))) {
            if (!CODES.contains(code)) {
              unlisted.add(file.getFileName() + ": " + code);
            }
          }
        }
      }
    }

    assertThat(unlisted)
        .as("codes to add to issues.csv (or to OTHER_NAMES where they are no issue)")
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyReasonToLeaveAFileOutIsListed(Exclusion exclusion) {
    assertThat(CODES.contains("exclusions", exclusion.name())).isTrue();
  }

  @Test
  void codesOfTheSamplesAreListed() throws IOException {
    Path samples = root().resolve("samples");
    assumeTrue(Files.isDirectory(samples), "Skipped: there is no folder samples");

    assertThat(unlisted(samples)).isEmpty();
  }

  @Test
  void codesOfRealReportsAreListed() throws IOException {
    String folder = System.getProperty("zhibiao.testData");
    assumeTrue(
        folder != null && Files.isDirectory(Path.of(folder)),
        "Skipped: zhibiao.testData names no folder of real reports");

    assertThat(unlisted(Path.of(folder).resolve("seeds"))).isEmpty();
    assertThat(unlisted(Path.of(folder).resolve("corpus"))).isEmpty();
  }

  @Test
  void aCodeHandedToAnExceptionIsSeen() {
    assertThat(codes("throw new UndecodableException(\"TOO_BIG\",\n \"The file is big\");"))
        .containsExactly("TOO_BIG");
  }

  @Test
  void aCodeOfOneWordIsSeenBesideIssues() {
    assertThat(codes("int a = 1; issues.add(\"ODD\"); call(\"XML\");")).containsExactly("ODD");
  }

  @Test
  void aCodeInAConstantIsSeen() {
    assertThat(codes("private static final String YEAR = \"YEAR_ODD\";"))
        .containsExactly("YEAR_ODD");
  }

  /** Finds what looks like a code in a source file. */
  private static Set<String> codes(String source) {
    Set<String> codes = new TreeSet<>();
    for (String statement : STATEMENT_END.split(source, -1)) {
      boolean aboutIssues = ABOUT_ISSUES.matcher(statement).find();
      Matcher literal = LITERAL.matcher(statement);
      while (literal.find()) {
        String name = literal.group(1);
        if ((aboutIssues || name.contains("_")) && !OTHER_NAMES.contains(name)) {
          codes.add(name);
        }
      }
    }
    return codes;
  }

  /** Extracts every file below a folder and returns the codes that are not listed. */
  private static Set<String> unlisted(Path folder) throws IOException {
    DocumentExtractor extractor = new DocumentExtractor();
    Set<String> unlisted = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        DocumentTables tables =
            extractor.extract(
                SourceDocument.ofFile(file.getFileName().toString(), Files.readAllBytes(file)));
        if (tables.quarantine() != null) {
          check("quarantine", List.of(tables.quarantine().getReason()), file, unlisted);
          continue;
        }
        check("documents", tables.document().getIssues(), file, unlisted);
        tables.reports().forEach(row -> check("reports", row.getIssues(), file, unlisted));
        tables.mentions().forEach(row -> check("mentions", row.getIssues(), file, unlisted));
      }
    }
    return unlisted;
  }

  private static void check(String table, List<String> codes, Path file, Set<String> unlisted) {
    for (String code : codes) {
      if (!CODES.contains(table, code)) {
        unlisted.add(table + ": " + code + " (" + file.getFileName() + ")");
      }
    }
  }

  private static Path root() {
    return Path.of(System.getProperty("zhibiao.root", ".."));
  }
}
