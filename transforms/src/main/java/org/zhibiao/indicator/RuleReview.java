package org.zhibiao.indicator;

import java.util.ArrayList;
import java.util.List;
import org.zhibiao.catalogue.Indicator;
import org.zhibiao.indicator.CodeChoice.Considered;
import org.zhibiao.indicator.CodeChoice.Verdict;
import org.zhibiao.quantity.Quantity;

/** Goes through all rules that name a measure and says why each fits or does not. */
final class RuleReview {

  private final List<CodeMatcher.Candidate> candidates;
  private final Quantity quantity;
  private final String predicate;
  private final Change change;
  private final String clause;
  private final String verbs;

  RuleReview(
      List<CodeMatcher.Candidate> candidates,
      Quantity quantity,
      String predicate,
      Change change,
      String clause,
      String verbs) {
    this.candidates = candidates;
    this.quantity = quantity;
    this.predicate = predicate;
    this.change = change;
    this.clause = clause;
    this.verbs = verbs;
  }

  /** Returns the rules that name a measure, in the order of the catalogue; can be added to. */
  List<Considered> of(String measure) {
    List<Considered> considered = new ArrayList<>();
    CodeMatcher.Candidate best = null;
    int bestLength = 0;
    int bestPlace = 0;
    int bestAt = -1;
    for (CodeMatcher.Candidate candidate : candidates) {
      Indicator.Rule rule = candidate.rule();
      String name = null;
      int length = 0;
      int place = Integer.MAX_VALUE;
      for (String word : rule.names()) {
        if (word.length() > length && measure.endsWith(word)) {
          length = word.length();
          name = word;
        }
      }
      for (String word : rule.within()) {
        int at = measure.indexOf(word);
        if (at >= 0 && (at < place || at == place && word.length() > length)) {
          place = at;
          length = Math.max(length, word.length());
          name = word;
        }
      }
      if (name == null) {
        continue;
      }
      Considered verdict = verdict(candidate, name, measure);
      considered.add(verdict);
      if (verdict.verdict() == Verdict.OUTRANKED
          && (best == null
              || CodeMatcher.better(candidate, length, place, best, bestLength, bestPlace))) {
        best = candidate;
        bestLength = length;
        bestPlace = place;
        bestAt = considered.size() - 1;
      }
    }
    if (bestAt >= 0) {
      Considered chosen = considered.get(bestAt);
      considered.set(
          bestAt,
          new Considered(chosen.code(), chosen.rule(), chosen.name(), Verdict.CHOSEN, null));
    }
    return considered;
  }

  /** Returns why a rule does not fit; one that fits is outranked until it proves the best. */
  private Considered verdict(CodeMatcher.Candidate candidate, String name, String measure) {
    Indicator.Rule rule = candidate.rule();
    Verdict verdict = Verdict.OUTRANKED;
    String word = null;
    if (!rule.kinds().isEmpty() && !rule.kinds().contains(quantity.kind())) {
      verdict = Verdict.KIND;
    } else if (!rule.changes().contains(change.name())) {
      verdict = Verdict.CHANGE;
    } else if (!rule.units().isEmpty() && !rule.units().contains(quantity.unit())) {
      verdict = Verdict.UNIT;
    } else if (!rule.predicates().isEmpty()
        && !(predicate != null && rule.predicates().contains(predicate))
        && first(rule.predicates(), verbs) == null) {
      verdict = Verdict.PREDICATE;
    } else if (!rule.context().isEmpty()
        && first(rule.context(), clause) == null
        && first(rule.context(), measure) == null) {
      verdict = Verdict.CONTEXT;
    } else if (first(rule.without(), measure) != null) {
      verdict = Verdict.WITHOUT;
      word = first(rule.without(), measure);
    } else if (predicate != null && rule.without().contains(predicate)) {
      verdict = Verdict.WITHOUT;
      word = predicate;
    } else if (first(rule.withoutContext(), clause) != null) {
      verdict = Verdict.WITHOUT_CONTEXT;
      word = first(rule.withoutContext(), clause);
    }
    return new Considered(candidate.code(), rule, name, verdict, word);
  }

  private static String first(List<String> words, String text) {
    for (String word : words) {
      if (text.contains(word)) {
        return word;
      }
    }
    return null;
  }
}
