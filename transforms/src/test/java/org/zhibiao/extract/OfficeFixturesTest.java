package org.zhibiao.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.zhibiao.schema.MentionRow;
import org.zhibiao.source.SourceDocument;

/**
 * Reports that LibreOffice converted (.ci/office-fixtures) say what their text says. The files are
 * those of src/test/resources/office, of the texts in samples; other ones with
 * -Dzhibiao.office=FOLDER and -Dzhibiao.officeTexts=FOLDER.
 */
class OfficeFixturesTest {

  private static final DocumentExtractor EXTRACTOR = new DocumentExtractor();

  @TestFactory
  Stream<DynamicTest> aConvertedReportSaysWhatItsTextSays() throws IOException {
    Path root = Path.of(System.getProperty("zhibiao.root", ".."));
    String other = System.getProperty("zhibiao.office");
    Path fixtures =
        other == null ? root.resolve("transforms/src/test/resources/office") : Path.of(other);
    Path texts = Path.of(System.getProperty("zhibiao.officeTexts", root.resolve("samples") + ""));
    assumeTrue(Files.isDirectory(texts), "Skipped: there is no folder " + texts);
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> files = Files.walk(fixtures)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = file.getFileName().toString();
        Path text = texts.resolve(name.substring(0, name.lastIndexOf('.')) + ".txt");
        tests.add(
            DynamicTest.dynamicTest(
                fixtures.relativize(file).toString(), () -> compare(file, text)));
      }
    }
    return tests.stream();
  }

  private static void compare(Path converted, Path text) throws IOException {
    List<String> expected = mentions(text);
    List<String> found = mentions(converted);
    List<String> missing = new ArrayList<>(expected);
    found.forEach(missing::remove);
    List<String> added = new ArrayList<>(found);
    expected.forEach(added::remove);

    assertThat(expected).isNotEmpty();
    assertThat(missing.size() * 50)
        .as("missing of %d: %s; added: %s", expected.size(), missing, added)
        .isLessThanOrEqualTo(expected.size());
    assertThat(added.size() * 50)
        .as("added to %d: %s; missing: %s", expected.size(), added, missing)
        .isLessThanOrEqualTo(expected.size());
  }

  /** A mention without its place: text, value, unit, and what it is about. */
  private static List<String> mentions(Path file) throws IOException {
    DocumentTables tables =
        EXTRACTOR.extract(
            SourceDocument.ofFile(file.getFileName().toString(), Files.readAllBytes(file)));
    assertThat(tables.quarantine()).isNull();
    List<String> mentions = new ArrayList<>();
    for (MentionRow row : tables.mentions()) {
      mentions.add(
          String.join(
              " ",
              row.getText().replaceAll("\\s", ""),
              String.valueOf(row.getValue()),
              row.getUnit(),
              row.getMeasure(),
              row.getIndicator(),
              String.valueOf(row.getYear()),
              row.getStatus(),
              row.getSection()));
    }
    return mentions;
  }
}
