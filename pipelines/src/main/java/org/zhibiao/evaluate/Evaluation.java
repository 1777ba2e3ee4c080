package org.zhibiao.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An extraction measured against a gold file.
 *
 * @param name name of the gold file
 * @param outcomes what became of every annotated and extracted mention
 * @param mistakes what is wrong in the gold file, and documents that the tables lack
 */
public record Evaluation(String name, List<Outcome> outcomes, List<GoldMistake> mistakes) {

  /** Copies the lists. */
  public Evaluation {
    outcomes = List.copyOf(outcomes);
    mistakes = List.copyOf(mistakes);
  }

  /**
   * Measures an extraction. The rows of a document that is not there count as missed.
   *
   * @param gold the gold file
   * @param documents extracted documents by file name; where several have a name, the one that the
   *     annotated texts fit best is measured
   */
  public static Evaluation of(GoldFile gold, Map<String, List<ExtractedDocument>> documents) {
    List<Outcome> outcomes = new ArrayList<>();
    List<GoldMistake> mistakes = new ArrayList<>(gold.mistakes());
    for (String name : gold.documentNames()) {
      List<GoldRow> rows = gold.rows().stream().filter(row -> row.doc().equals(name)).toList();
      ExtractedDocument document = bestFit(rows, documents.getOrDefault(name, List.of()));
      if (document == null) {
        rows.forEach(row -> outcomes.add(new Outcome(row.line(), null, row, null)));
        mistakes.add(
            new GoldMistake(
                gold.name(),
                rows.isEmpty() ? 1 : rows.get(0).line(),
                "the tables hold no document "
                    + name
                    + "; its "
                    + rows.size()
                    + " rows count as missed"));
        continue;
      }
      for (GoldRow row : rows) {
        String problem = textProblem(row, document.text());
        if (problem != null) {
          mistakes.add(new GoldMistake(gold.name(), row.line(), problem));
        }
      }
      outcomes.addAll(MentionMatcher.match(document, gold));
    }
    return new Evaluation(gold.name(), outcomes, mistakes);
  }

  /** Returns the evaluation of several gold files together. */
  public static Evaluation together(String name, List<Evaluation> evaluations) {
    return new Evaluation(
        name,
        evaluations.stream().flatMap(e -> e.outcomes().stream()).toList(),
        evaluations.stream().flatMap(e -> e.mistakes().stream()).toList());
  }

  /** Returns the scores over everything. */
  public Scores scores() {
    return Scores.of(outcomes);
  }

  /** Returns the scores per genre of report, by name. */
  public Map<String, Scores> byGenre() {
    return grouped(Outcome::genre);
  }

  /** Returns the scores per kind of unit, by name. */
  public Map<String, Scores> byKind() {
    return grouped(Outcome::kind);
  }

  private Map<String, Scores> grouped(Function<Outcome, String> group) {
    Map<String, List<Outcome>> groups =
        outcomes.stream().collect(Collectors.groupingBy(group, TreeMap::new, Collectors.toList()));
    Map<String, Scores> scores = new TreeMap<>();
    groups.forEach((name, members) -> scores.put(name, Scores.of(members)));
    return scores;
  }

  private static ExtractedDocument bestFit(List<GoldRow> rows, List<ExtractedDocument> candidates) {
    ExtractedDocument best = null;
    long bestFitting = -1;
    for (ExtractedDocument candidate : candidates) {
      long fitting =
          rows.stream().filter(row -> textProblem(row, candidate.text()) == null).count();
      if (fitting > bestFitting) {
        best = candidate;
        bestFitting = fitting;
      }
    }
    return best;
  }

  private static String textProblem(GoldRow row, String text) {
    if (row.end() > text.length()) {
      return "end "
          + row.end()
          + " lies behind the end of "
          + row.doc()
          + " ("
          + text.length()
          + " characters)";
    }
    String found = text.substring(row.start(), row.end());
    if (row.text() != null && !row.text().equals(found)) {
      return row.doc()
          + " has '"
          + found
          + "' from "
          + row.start()
          + " to "
          + row.end()
          + ", not '"
          + row.text()
          + "'";
    }
    return null;
  }
}
