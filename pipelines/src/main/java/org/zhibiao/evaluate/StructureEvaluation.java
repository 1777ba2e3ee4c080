package org.zhibiao.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.zhibiao.evaluate.StructureScores.Mistake;

/** Measures the reports and sections of an output against structure labels. */
public final class StructureEvaluation {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ROW = "%-24s%8s%8s%9s%9s%n";

  private final StructureScores scores;
  private final List<GoldMistake> mistakes;

  private StructureEvaluation(StructureScores scores, List<GoldMistake> mistakes) {
    this.scores = scores;
    this.mistakes = mistakes;
  }

  /**
   * Measures tables.
   *
   * @param tables the tables of an output
   * @param files files of structure labels, at least one
   * @throws IOException if a file or a table cannot be read
   */
  public static StructureEvaluation of(TableRows tables, List<Path> files) throws IOException {
    List<StructureGold> gold = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (Path file : files) {
      StructureGold read = StructureGold.read(file);
      gold.add(read);
      names.addAll(read.documentNames());
    }
    return of(DocumentStructure.load(tables, names), gold);
  }

  static StructureEvaluation of(
      Map<String, DocumentStructure> documents, List<StructureGold> gold) {
    List<StructureLabel> labels = new ArrayList<>();
    List<GoldMistake> mistakes = new ArrayList<>();
    for (StructureGold file : gold) {
      labels.addAll(file.labels());
      mistakes.addAll(file.mistakes());
      for (StructureLabel label : file.labels()) {
        if (!documents.containsKey(label.doc())) {
          String problem = "the tables hold no document " + label.doc();
          mistakes.add(new GoldMistake(file.name(), label.line(), problem));
        }
      }
    }
    return new StructureEvaluation(StructureScores.of(labels, documents), mistakes);
  }

  /** Returns what is wrong in the labels, and documents that the tables lack. */
  public List<GoldMistake> mistakes() {
    return List.copyOf(mistakes);
  }

  /** Writes the shares as a table, then what is wrong, report by report. */
  public void print(PrintWriter out) {
    out.printf(Locale.ROOT, ROW, "structure", "right", "of", "share", "target");
    scores
        .shares()
        .forEach(
            (measure, share) ->
                out.printf(
                    Locale.ROOT,
                    ROW,
                    measure,
                    share.right(),
                    share.all(),
                    ScoreTable.share(share.value()),
                    share.target() == 0 ? "" : String.format(Locale.ROOT, "%.2f", share.target())));
    out.printf("%nwrong: %d%n", scores.mistakes().size());
    String report = "";
    for (Mistake mistake : scores.mistakes()) {
      if (!mistake.report().equals(report)) {
        report = mistake.report();
        out.println(report);
      }
      out.printf("  %s: is %s, not %s%n", mistake.measure(), mistake.is(), mistake.shouldBe());
    }
    out.flush();
  }

  /**
   * Writes shares and what is wrong as JSON: {@code shares}, an object of {@code right}, {@code
   * of}, {@code share} (null where there is nothing to divide by) and {@code target} (null where
   * there is none) per measure; {@code wrong}, a list of {@code report}, {@code measure}, {@code
   * is}, {@code should_be}; {@code mistakes} in the labels.
   *
   * @param file file to write or replace
   * @throws IOException if it cannot be written
   */
  public void writeJson(Path file) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode shares = root.putObject("shares");
    scores
        .shares()
        .forEach(
            (measure, share) -> {
              ObjectNode node = shares.putObject(measure);
              node.put("right", share.right());
              node.put("of", share.all());
              node.put("share", share.all() == 0 ? null : (Double) share.value().getAsDouble());
              node.put("target", share.target() == 0 ? null : (Double) share.target());
            });
    ArrayNode wrong = root.putArray("wrong");
    for (Mistake mistake : scores.mistakes()) {
      wrong
          .addObject()
          .put("report", mistake.report())
          .put("measure", mistake.measure())
          .put("is", mistake.is())
          .put("should_be", mistake.shouldBe());
    }
    ArrayNode lines = root.putArray("mistakes");
    for (GoldMistake mistake : mistakes) {
      lines
          .addObject()
          .put("file", mistake.file())
          .put("line", mistake.line())
          .put("problem", mistake.problem());
    }
    Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
  }
}
