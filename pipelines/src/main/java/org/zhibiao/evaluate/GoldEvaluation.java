package org.zhibiao.evaluate;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Measures the tables of an output against gold files, and writes what came out. */
public final class GoldEvaluation {

  private final List<Evaluation> evaluations;

  private GoldEvaluation(List<Evaluation> evaluations) {
    this.evaluations = evaluations;
  }

  /**
   * Measures tables.
   *
   * @param tables the tables of an output
   * @param goldFiles gold files, at least one
   * @throws IOException if a gold file or a table cannot be read
   */
  public static GoldEvaluation of(TableRows tables, List<Path> goldFiles) throws IOException {
    return of(tables, goldFiles, Set.of());
  }

  /**
   * Measures tables that were coded with a catalogue of the user's own.
   *
   * @param tables the tables of an output
   * @param goldFiles gold files, at least one
   * @param ownCodes codes of that catalogue, which the gold files may use
   * @throws IOException if a gold file or a table cannot be read
   */
  public static GoldEvaluation of(TableRows tables, List<Path> goldFiles, Set<String> ownCodes)
      throws IOException {
    List<GoldFile> gold = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (Path file : goldFiles) {
      GoldFile read = GoldReader.read(file, ownCodes);
      gold.add(read);
      names.addAll(read.documentNames());
    }
    return of(ExtractedDocuments.load(tables, names), gold);
  }

  /** Measures documents that were extracted before. */
  public static GoldEvaluation of(
      Map<String, List<ExtractedDocument>> documents, List<GoldFile> gold) {
    return new GoldEvaluation(gold.stream().map(file -> Evaluation.of(file, documents)).toList());
  }

  /** Returns one evaluation per gold file, in the order given. */
  public List<Evaluation> evaluations() {
    return evaluations;
  }

  /** Returns what is wrong in the gold files, and documents that the tables lack. */
  public List<GoldMistake> mistakes() {
    return evaluations.stream().flatMap(e -> e.mistakes().stream()).toList();
  }

  /**
   * Writes the scores as tables, one per gold file and one over all of several.
   *
   * @param out where to
   * @param details whether misses, false mentions and wrong fields follow in context
   */
  public void print(PrintWriter out, boolean details) {
    for (Evaluation evaluation : evaluations) {
      out.println(ScoreTable.of(evaluation));
      if (details) {
        out.println(OutcomeDetails.of(evaluation));
      }
    }
    if (evaluations.size() > 1) {
      out.println(ScoreTable.of(Evaluation.together("all gold files", evaluations)));
    }
    out.flush();
  }

  /**
   * Writes what changed since an earlier result.
   *
   * @param out where to
   * @param earlier file that {@link #writeJson} wrote
   * @throws IOException if it cannot be read, or holds no such result
   */
  public void printChanges(PrintWriter out, Path earlier) throws IOException {
    out.println(
        EvaluationChanges.between(Files.readString(earlier), EvaluationJson.of(evaluations)));
    out.flush();
  }

  /**
   * Writes scores and details as JSON.
   *
   * @param file file to write or replace
   * @throws IOException if it cannot be written
   */
  public void writeJson(Path file) throws IOException {
    Files.writeString(file, EvaluationJson.of(evaluations));
  }
}
