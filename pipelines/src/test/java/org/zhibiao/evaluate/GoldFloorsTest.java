package org.zhibiao.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.zhibiao.extract.DocumentExtractor;
import org.zhibiao.extract.DocumentTables;
import org.zhibiao.lexicon.DataFile;
import org.zhibiao.source.SourceDocument;

/** The extraction does not get worse on real annotated reports: see floors.csv. */
class GoldFloorsTest {

  @Test
  void noScoreFallsBelowItsFloor() throws IOException {
    String testData = System.getProperty("zhibiao.testData");
    assumeTrue(
        testData != null && Files.isDirectory(Path.of(testData, "gold")),
        "Skipped: zhibiao.testData names no folder of annotated reports");
    Map<String, Evaluation> evaluations = evaluate(Path.of(testData));

    List<String> fallen = new ArrayList<>();
    List<DataFile.Line> lines = DataFile.ofResource(GoldFloorsTest.class, "floors.csv").lines();
    for (DataFile.Line line : lines.subList(1, lines.size())) {
      List<String> cells = line.cells(3);
      Evaluation evaluation = evaluations.get(cells.get(0));
      assertThat(evaluation).as("gold file " + cells.get(0)).isNotNull();
      double score = score(evaluation.scores(), cells.get(1)).orElse(0);
      if (score < Double.parseDouble(cells.get(2))) {
        fallen.add(
            String.format(
                Locale.ROOT,
                "%s %s is %.3f, floor %s",
                cells.get(0),
                cells.get(1),
                score,
                cells.get(2)));
      }
    }
    assertThat(fallen).isEmpty();
    assertThat(evaluations.values()).allSatisfy(e -> assertThat(e.mistakes()).isEmpty());
  }

  private static Map<String, Evaluation> evaluate(Path testData) throws IOException {
    DocumentExtractor extractor = new DocumentExtractor();
    Map<String, Evaluation> evaluations = new TreeMap<>();
    try (Stream<Path> files = Files.list(testData.resolve("gold"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
        GoldFile gold = GoldFile.read(file);
        Map<String, List<ExtractedDocument>> documents = new TreeMap<>();
        for (String name : gold.documentNames()) {
          for (String folder : List.of("seeds", "corpus")) {
            Path input = testData.resolve(folder).resolve(name);
            if (Files.exists(input)) {
              DocumentTables tables =
                  extractor.extract(SourceDocument.ofFile(name, Files.readAllBytes(input)));
              documents.put(
                  name,
                  List.of(
                      ExtractedDocument.ofRows(
                          name, tables.document().getText(), tables.reports(), tables.mentions())));
            }
          }
        }
        evaluations.put(gold.name(), Evaluation.of(gold, documents));
      }
    }
    return evaluations;
  }

  private static OptionalDouble score(Scores scores, String name) {
    return switch (name) {
      case "recall" -> scores.recall();
      case "precision" -> scores.precision();
      case "strict_f1" -> scores.strictF1();
      case "coded_recall" -> scores.codedRecall();
      case "coded_precision" -> scores.codedPrecision();
      default -> scores.agreement(ScoredField.valueOf(name.toUpperCase(Locale.ROOT)));
    };
  }
}
