package org.zhibiao.explain;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of every numeral of a text.
 *
 * @param text the source text
 * @param numerals every numeral of it, in order; they do not overlap
 */
public record Explanation(String text, List<ExplainedNumeral> numerals) {

  /** Copies the list. */
  public Explanation {
    numerals = List.copyOf(numerals);
  }

  /** Returns the explanation of a part of the text. */
  public Explanation within(int from, int to) {
    return new Explanation(text, numerals.stream().filter(n -> n.overlaps(from, to)).toList());
  }

  /** Returns how many numerals were kept. */
  public long kept() {
    return numerals.stream().filter(ExplainedNumeral::isKept).count();
  }

  /** Returns how many numerals each rule dropped, by name. */
  public Map<String, Integer> dropped() {
    Map<String, Integer> dropped = new TreeMap<>();
    for (ExplainedNumeral numeral : numerals) {
      if (!numeral.isKept()) {
        dropped.merge(numeral.dropRule(), 1, Integer::sum);
      }
    }
    return dropped;
  }
}
