package org.zhibiao.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Pairs the mentions of an extraction with the rows of a gold file. A predicted mention finds a row
 * if their ranges overlap in the same document; the widest overlap comes first, and each row and
 * each mention is used at most once.
 */
final class MentionMatcher {

  private record Pair(int overlap, int gold, int predicted) {}

  private MentionMatcher() {}

  /**
   * Pairs the mentions of a document.
   *
   * @param document the extracted document
   * @param gold the gold file
   * @return one outcome per gold row and per prediction in the annotated range that found none,
   *     ordered by offset
   */
  static List<Outcome> match(ExtractedDocument document, GoldFile gold) {
    List<GoldRow> rows =
        gold.rows().stream().filter(row -> row.doc().equals(document.name())).toList();
    List<PredictedMention> predicted =
        document.mentions().stream()
            .filter(m -> gold.isAnnotated(document.name(), m.start(), m.end()))
            .toList();
    List<Pair> pairs = new ArrayList<>();
    for (int g = 0; g < rows.size(); g++) {
      for (int p = 0; p < predicted.size(); p++) {
        int overlap =
            Math.min(rows.get(g).end(), predicted.get(p).end())
                - Math.max(rows.get(g).start(), predicted.get(p).start());
        if (overlap > 0) {
          pairs.add(new Pair(overlap, g, p));
        }
      }
    }
    pairs.sort(
        Comparator.comparingInt(Pair::overlap)
            .reversed()
            .thenComparingInt(Pair::predicted)
            .thenComparingInt(Pair::gold));
    PredictedMention[] foundBy = new PredictedMention[rows.size()];
    boolean[] used = new boolean[predicted.size()];
    for (Pair pair : pairs) {
      if (foundBy[pair.gold()] == null && !used[pair.predicted()]) {
        foundBy[pair.gold()] = predicted.get(pair.predicted());
        used[pair.predicted()] = true;
      }
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (int g = 0; g < rows.size(); g++) {
      outcomes.add(new Outcome(rows.get(g).line(), document, rows.get(g), foundBy[g]));
    }
    for (int p = 0; p < predicted.size(); p++) {
      if (!used[p]) {
        int line = gold.lineOf(document.name(), predicted.get(p).start());
        outcomes.add(new Outcome(line, document, null, predicted.get(p)));
      }
    }
    outcomes.sort(
        Comparator.comparingInt(o -> o.gold() == null ? o.predicted().start() : o.gold().start()));
    return outcomes;
  }
}
