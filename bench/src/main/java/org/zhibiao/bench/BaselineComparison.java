package org.zhibiao.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.zhibiao.evaluate.Evaluation;
import org.zhibiao.evaluate.ExtractedDocument;
import org.zhibiao.evaluate.GoldFile;
import org.zhibiao.evaluate.PredictedMention;
import org.zhibiao.evaluate.ScoredField;
import org.zhibiao.evaluate.Scores;
import org.zhibiao.extract.DocumentExtractor;
import org.zhibiao.extract.DocumentTables;
import org.zhibiao.source.SourceDocument;

/**
 * Scores the extraction, HanLP's numeral tags and one expression of digits and classifiers on the
 * same gold files, and prints them beside each other.
 *
 * <p>Arguments: gold files; without any, those of the folder {@code gold} below the system property
 * {@code zhibiao.testData}, or of {@code samples/.gold} where it is not set. Documents are sought
 * by name among the samples, then anywhere below that property's folder.
 */
final class BaselineComparison {

  private BaselineComparison() {}

  /** Runs it. */
  public static void main(String[] args) throws IOException {
    Path samples = Path.of(System.getProperty("zhibiao.root", "."), "samples");
    String testData = System.getProperty("zhibiao.testData");
    Map<String, Path> inputs = new TreeMap<>();
    addInputs(samples, inputs);
    if (testData != null) {
      addInputs(Path.of(testData), inputs);
    }
    List<Path> goldFiles = new ArrayList<>();
    for (String arg : args) {
      goldFiles.add(Path.of(arg));
    }
    if (goldFiles.isEmpty()) {
      Path gold = testData == null ? samples.resolve(".gold") : Path.of(testData, "gold");
      try (Stream<Path> files = Files.list(gold)) {
        goldFiles.addAll(files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList());
      }
    }
    DocumentExtractor extractor = new DocumentExtractor();
    for (Path file : goldFiles) {
      compare(GoldFile.read(file), inputs, extractor);
    }
  }

  private static void compare(GoldFile gold, Map<String, Path> inputs, DocumentExtractor extractor)
      throws IOException {
    Map<String, List<ExtractedDocument>> ours = new TreeMap<>();
    for (String name : gold.documentNames()) {
      Path input = inputs.get(name);
      if (input == null) {
        System.err.println(gold.name() + ": there is no file " + name);
        continue;
      }
      DocumentTables tables =
          extractor.extract(SourceDocument.ofFile(name, Files.readAllBytes(input)));
      if (tables.document() == null) {
        System.err.println(name + ": " + tables.quarantine().getMessage());
        continue;
      }
      ours.put(
          name,
          List.of(
              ExtractedDocument.ofRows(
                  name, tables.document().getText(), tables.reports(), tables.mentions())));
    }
    Map<String, Scores> scores = new LinkedHashMap<>();
    scores.put("zhibiao", Evaluation.of(gold, ours).scores());
    scores.put("HanLP m and q", Evaluation.of(gold, with(ours, Baselines::numeralTags)).scores());
    scores.put(
        "digits, classifiers",
        Evaluation.of(gold, with(ours, Baselines::digitsAndClassifiers)).scores());
    print(gold.name(), scores);
  }

  /** Returns the same documents with other mentions. */
  private static Map<String, List<ExtractedDocument>> with(
      Map<String, List<ExtractedDocument>> documents,
      Function<String, List<PredictedMention>> finder) {
    Map<String, List<ExtractedDocument>> changed = new TreeMap<>();
    documents.forEach(
        (name, found) ->
            changed.put(
                name,
                found.stream()
                    .map(
                        d ->
                            new ExtractedDocument(
                                d.name(), d.text(), d.reports(), finder.apply(d.text())))
                    .toList()));
    return changed;
  }

  private static void print(String name, Map<String, Scores> scores) {
    System.out.printf(
        Locale.ROOT,
        "%n%-22s%8s%8s%8s%9s%8s%8s%8s%8s%9s%8s%8s%n",
        name,
        "recall",
        "prec",
        "F1",
        "strictF1",
        "value",
        "unit",
        "kind",
        "qualif.",
        "measure",
        "codedR",
        "codedP");
    scores.forEach(
        (way, s) ->
            System.out.printf(
                Locale.ROOT,
                "%-22s%8s%8s%8s%9s%8s%8s%8s%8s%9s%8s%8s%n",
                way,
                share(s.recall()),
                share(s.precision()),
                share(s.f1()),
                share(s.strictF1()),
                share(s.agreement(ScoredField.VALUE)),
                share(s.agreement(ScoredField.UNIT)),
                share(s.agreement(ScoredField.KIND)),
                share(s.agreement(ScoredField.QUALIFIER)),
                share(s.agreement(ScoredField.MEASURE)),
                share(s.codedRecall()),
                share(s.codedPrecision())));
  }

  private static String share(OptionalDouble share) {
    return share.isPresent() ? String.format(Locale.ROOT, "%.3f", share.getAsDouble()) : "-";
  }

  private static void addInputs(Path root, Map<String, Path> inputs) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      paths
          .filter(Files::isRegularFile)
          .sorted()
          .forEach(path -> inputs.putIfAbsent(path.getFileName().toString(), path));
    }
  }
}
