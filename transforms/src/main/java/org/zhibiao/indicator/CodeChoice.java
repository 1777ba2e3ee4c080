package org.zhibiao.indicator;

import java.util.List;
import org.zhibiao.catalogue.Indicator;

/**
 * How the code of a quantity was chosen.
 *
 * @param code the code; null where no rule fits
 * @param measure the measure as the rules saw it: with what stands in front of it; null where there
 *     is none
 * @param quota whether the number is asked of each of many (每名委员至少一件), which has no code
 * @param clause words around the number that rules look for context in
 * @param considered every rule that names the measure, in the order of the catalogue
 */
public record CodeChoice(
    String code, String measure, boolean quota, String clause, List<Considered> considered) {

  /** What came of a rule that names the measure. */
  public enum Verdict {
    /** It gives the code. */
    CHOSEN,
    /** It fits, but another fits better: a higher priority, an earlier place, a longer name. */
    OUTRANKED,
    /** It is for another kind of unit. */
    KIND,
    /** It is for other units. */
    UNIT,
    /** It is for figures that say by how much something grew, or for levels. */
    CHANGE,
    /** None of its predicates is the verb or stands in the clause. */
    PREDICATE,
    /** None of its context words stands in the clause. */
    CONTEXT,
    /** A word that it excludes stands in measure or verb. */
    WITHOUT,
    /** A word that it excludes stands in the clause. */
    WITHOUT_CONTEXT
  }

  /**
   * A rule that names the measure.
   *
   * @param code code of its indicator
   * @param rule the rule
   * @param name word of its lists {@literal names} or {@literal within} that the measure has
   * @param verdict what came of it
   * @param word the excluded word that was found; null for other verdicts
   */
  public record Considered(
      String code, Indicator.Rule rule, String name, Verdict verdict, String word) {

    /** Tells whether the rule gives the code. */
    public boolean isChosen() {
      return verdict == Verdict.CHOSEN;
    }
  }

  /** Copies the list. */
  public CodeChoice {
    considered = List.copyOf(considered);
  }
}
