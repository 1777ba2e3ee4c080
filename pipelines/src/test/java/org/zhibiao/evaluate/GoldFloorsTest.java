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

/** The extraction does not get worse on annotated reports: see floors.csv. */
class GoldFloorsTest {

  /** Stands for all gold files of the samples together. */
  private static final String SAMPLES = "samples";

  @Test
  void noScoreOfTheSamplesFallsBelowItsFloor() throws IOException {
    Path samples = Path.of(System.getProperty("zhibiao.root", "..")).resolve("samples");
    assumeTrue(
        Files.isDirectory(samples.resolve(".gold")), "Skipped: there is no folder samples/.gold");
    List<Evaluation> files = evaluate(samples.resolve(".gold"), List.of(samples));

    check(Map.of(SAMPLES, Evaluation.together(SAMPLES, files)));
  }

  @Test
  void noScoreOfRealReportsFallsBelowItsFloor() throws IOException {
    String folder = System.getProperty("zhibiao.testData");
    assumeTrue(
        folder != null && Files.isDirectory(Path.of(folder, "gold")),
        "Skipped: zhibiao.testData names no folder of annotated reports");
    Map<String, Evaluation> evaluations = new TreeMap<>();
    for (Evaluation evaluation :
        evaluate(
            Path.of(folder, "gold"),
            List.of(Path.of(folder, "seeds"), Path.of(folder, "corpus")))) {
      evaluations.put(evaluation.name(), evaluation);
    }

    check(evaluations);
  }

  private static void check(Map<String, Evaluation> evaluations) {
    List<String> fallen = new ArrayList<>();
    int floors = 0;
    List<DataFile.Line> lines = DataFile.ofResource(GoldFloorsTest.class, "floors.csv").lines();
    for (DataFile.Line line : lines.subList(1, lines.size())) {
      List<String> cells = line.cells(3);
      Evaluation evaluation = evaluations.get(cells.get(0));
      if (evaluation == null) {
        continue;
      }
      floors++;
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
    assertThat(floors).isPositive();
    assertThat(fallen).isEmpty();
    assertThat(evaluations.values()).allSatisfy(e -> assertThat(e.mistakes()).isEmpty());
  }

  private static List<Evaluation> evaluate(Path gold, List<Path> inputs) throws IOException {
    DocumentExtractor extractor = new DocumentExtractor();
    List<Evaluation> evaluations = new ArrayList<>();
    try (Stream<Path> files = Files.list(gold)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
        GoldFile annotated = GoldFile.read(file);
        Map<String, List<ExtractedDocument>> documents = new TreeMap<>();
        for (String name : annotated.documentNames()) {
          for (Path folder : inputs) {
            if (Files.exists(folder.resolve(name))) {
              documents.put(name, List.of(extract(extractor, folder.resolve(name))));
            }
          }
        }
        evaluations.add(Evaluation.of(annotated, documents));
      }
    }
    return evaluations;
  }

  private static ExtractedDocument extract(DocumentExtractor extractor, Path file)
      throws IOException {
    String name = file.getFileName().toString();
    DocumentTables tables =
        extractor.extract(SourceDocument.ofFile(name, Files.readAllBytes(file)));
    assertThat(tables.document()).as(name).isNotNull();
    return ExtractedDocument.ofRows(
        name, tables.document().getText(), tables.reports(), tables.mentions());
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
