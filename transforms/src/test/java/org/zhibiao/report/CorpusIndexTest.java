package org.zhibiao.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhibiao.decode.DecodedDocument;
import org.zhibiao.decode.DocumentDecoder;
import org.zhibiao.decode.UndecodableException;
import org.zhibiao.lexicon.DataFile;
import org.zhibiao.script.ScriptNormalizer;
import org.zhibiao.source.SourceDocument;
import org.zhibiao.source.SourceLocator;

/** Compares place, level and year of real reports with the index of their folder. */
class CorpusIndexTest {

  /** Files of which the index is known to be wrong: their text belongs to another county. */
  private static final List<String> INDEX_WRONG = List.of("232_", "244_");

  private final DocumentDecoder decoder = new DocumentDecoder();
  private final ScriptNormalizer normalizer = new ScriptNormalizer();
  private final ReportIdentifier identifier = new ReportIdentifier();

  @Test
  void placesLevelsAndYearsAgreeWithTheIndex() throws IOException {
    agrees(true, 0.96);
  }

  @Test
  void theTextAloneTellsNearlyAsMuch() throws IOException {
    agrees(false, 0.92);
  }

  private void agrees(boolean named, double least) throws IOException {
    String data = System.getProperty("zhibiao.testData");
    assumeTrue(data != null, "Skipped: zhibiao.testData is not set");
    Path corpus = Path.of(data, "corpus");
    assumeTrue(Files.isDirectory(corpus), "Skipped: there is no folder " + corpus);
    int files = 0;
    int agree = 0;
    List<String> otherwise = new ArrayList<>();
    for (DataFile.Line line : DataFile.ofPath(corpus.resolve("INDEX.csv")).lines()) {
      List<String> cells = line.cells(10);
      String file = cells.get(0);
      if (file.equals("file") || !(file.endsWith(".txt") || file.endsWith(".jsonl"))) {
        continue;
      }
      files++;
      String found =
          differences(corpus.resolve(file), named, cells.get(2), cells.get(3), cells.get(5));
      if (found.isEmpty()) {
        agree++;
      } else {
        otherwise.add(file + ": " + found);
      }
    }
    System.out.println(
        (named ? "with" : "without") + " file names: agree " + agree + " of " + files);
    otherwise.forEach(System.out::println);
    otherwise.removeIf(o -> INDEX_WRONG.stream().anyMatch(o::startsWith));
    assertThat((files - otherwise.size()) / (double) files)
        .as(String.join("\n", otherwise))
        .isGreaterThanOrEqualTo(least);
  }

  private String differences(Path file, boolean named, String region, String level, String year)
      throws IOException {
    List<ReportHeader> headers = headers(file, named);
    if (headers.isEmpty()) {
      return "no report";
    }
    ReportHeader header = headers.get(0);
    List<String> differences = new ArrayList<>();
    if (header.level() == null || !header.level().name().toLowerCase(Locale.ROOT).equals(level)) {
      differences.add("level " + header.level() + ", index " + level);
    }
    if (header.planYear() == null || !year.equals(header.planYear().toString())) {
      differences.add("year " + header.planYear() + ", index " + year);
    }
    String name = header.divisionName() == null ? header.place() : header.divisionName();
    String stem = name == null ? null : Gazetteer.stem(name);
    if (name == null || !(region.endsWith(name) || (stem != null && region.endsWith(stem)))) {
      differences.add("place " + name + ", index " + region);
    }
    return String.join("; ", differences);
  }

  private List<ReportHeader> headers(Path file, boolean named) throws IOException {
    byte[] content = Files.readAllBytes(file);
    Map<String, String> metadata = Map.of();
    SourceLocator locator =
        SourceLocator.ofFile(named ? file.getFileName().toString() : "text.txt");
    if (file.toString().endsWith(".jsonl")) {
      JsonNode node = new ObjectMapper().readTree(content);
      content = node.get("content").asText().getBytes(java.nio.charset.StandardCharsets.UTF_8);
      metadata = Map.of("title", node.get("title").asText(), "year", node.get("year").asText());
    }
    try {
      DecodedDocument decoded =
          decoder.decode(new SourceDocument(SourceLocator.ofFile("text.txt"), content, metadata));
      List<ReportHeader> headers = new ArrayList<>();
      for (Article article :
          identifier.identify(
              normalizer.normalize(decoded.text()), decoded.blocks(), metadata, locator)) {
        if (article.isReport()) {
          headers.add(article.header());
        }
      }
      return headers;
    } catch (UndecodableException e) {
      throw new IOException(e);
    }
  }
}
