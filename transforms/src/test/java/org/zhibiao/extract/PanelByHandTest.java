package org.zhibiao.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhibiao.schema.MentionRow;
import org.zhibiao.schema.PanelRow;
import org.zhibiao.schema.ReportRow;
import org.zhibiao.source.SourceDocument;

/** The panel of whole reports equals tables that a person worked out from the texts. */
class PanelByHandTest {

  private static final DocumentExtractor EXTRACTOR = new DocumentExtractor();

  @Test
  @DisplayName("The panel of a sample equals the table worked out by hand")
  void sample() throws IOException {
    Path samples = Path.of(System.getProperty("zhibiao.root", "..")).resolve("samples");

    assertThat(panel(samples, "cppcc-city-2024"))
        .containsExactlyInAnyOrderElementsOf(byHand("sample-panel.csv", "cppcc-city-2024"));
  }

  @Test
  @DisplayName("The panels of five real reports equal the tables worked out by hand")
  void seeds() throws IOException {
    String folder = System.getProperty("zhibiao.testData");
    assumeTrue(
        folder != null && Files.isDirectory(Path.of(folder, "seeds")),
        "Skipped: zhibiao.testData names no folder of real reports");

    for (String file : List.of("000", "001", "002", "003", "004")) {
      assertThat(panel(Path.of(folder, "seeds"), file))
          .as(file)
          .containsExactlyInAnyOrderElementsOf(byHand("seeds-panel.csv", file));
    }
  }

  /** Returns the lines of a table that are about a file. */
  private static List<String> byHand(String table, String file) throws IOException {
    try (var in = PanelByHandTest.class.getResourceAsStream("/org/zhibiao/panel/" + table)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith(file + ","))
          .toList();
    }
  }

  /** Returns the panel of the file whose name begins with a prefix, as lines of such a table. */
  private static List<String> panel(Path folder, String prefix) throws IOException {
    Path file;
    try (Stream<Path> files = Files.list(folder)) {
      file =
          files
              .filter(f -> f.getFileName().toString().startsWith(prefix))
              .findFirst()
              .orElseThrow();
    }
    DocumentTables tables =
        EXTRACTOR.extract(
            SourceDocument.ofFile(file.getFileName().toString(), Files.readAllBytes(file)));
    Map<String, Integer> ordinals =
        tables.reports().stream()
            .collect(Collectors.toMap(ReportRow::getReportId, ReportRow::getOrdinal));
    Map<String, MentionRow> mentions = new HashMap<>();
    tables.mentions().forEach(mention -> mentions.put(mention.getMentionId(), mention));
    List<String> lines = new ArrayList<>();
    for (PanelRow row : tables.panel()) {
      lines.add(line(prefix, ordinals.get(row.getReportId()), row, mentions));
    }
    return lines;
  }

  private static String line(
      String file, int report, PanelRow row, Map<String, MentionRow> mentions) {
    String value = "";
    if (row.getValue() != null) {
      value = row.getValue().stripTrailingZeros().toPlainString();
    } else if (!row.getMentionIds().isEmpty()) {
      value = mentions.get(row.getMentionIds().get(0)).getMask();
    }
    return String.join(
        ",",
        file,
        Integer.toString(report),
        row.getIndicator(),
        String.valueOf(row.getYear()),
        row.getStatus(),
        row.getChange(),
        value,
        row.getUnit() == null ? "" : row.getUnit(),
        row.getQualifier() == null ? "" : row.getQualifier(),
        row.getCandidates().stream()
            .map(id -> mentions.get(id).getText())
            .collect(Collectors.joining("|")));
  }
}
