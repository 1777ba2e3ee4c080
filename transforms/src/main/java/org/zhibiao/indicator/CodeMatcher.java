package org.zhibiao.indicator;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zhibiao.catalogue.Catalogue;
import org.zhibiao.catalogue.Indicator;
import org.zhibiao.catalogue.UnitKind;
import org.zhibiao.quantity.Quantity;

/** Finds the indicator of a number by the rules of the catalogue; an unsure one is none. */
final class CodeMatcher {

  /** A rule as it is tried on every number, with what is asked most in arrays. */
  static final class Candidate {

    private final String code;
    private final Indicator.Rule rule;
    private final int order;
    private final String[] names;
    private final char[] lasts;
    private final String[] within;
    private final boolean[] changes = new boolean[Change.values().length];

    private Candidate(String code, Indicator.Rule rule, int order) {
      this.code = code;
      this.rule = rule;
      this.order = order;
      names = rule.names().toArray(new String[0]);
      within = rule.within().toArray(new String[0]);
      lasts = new char[names.length];
      for (int i = 0; i < names.length; i++) {
        lasts[i] = names[i].charAt(names[i].length() - 1);
      }
      for (Change change : Change.values()) {
        changes[change.ordinal()] = rule.changes().contains(change.name());
      }
    }

    String code() {
      return code;
    }

    Indicator.Rule rule() {
      return rule;
    }

    /** Returns its place among all rules. */
    int order() {
      return order;
    }

    /** Returns the length of the longest name that a measure ends with; 0 where there is none. */
    private int nameLength(String measure, char last) {
      int length = 0;
      for (int i = 0; i < names.length; i++) {
        if (lasts[i] == last && names[i].length() > length && measure.endsWith(names[i])) {
          length = names[i].length();
        }
      }
      return length;
    }
  }

  /**
   * The rules for one kind of unit by a character that the measure must hold: its last one for a
   * rule's {@code names}, any one for the first of a word {@code within}. A measure of some ten
   * characters so meets a handful of the rules.
   */
  private static final class Index {
    private final Map<Character, BitSet> byLast = new HashMap<>();
    private final Map<Character, BitSet> byAny = new HashMap<>();

    void add(Candidate candidate) {
      for (String name : candidate.rule().names()) {
        add(byLast, name.charAt(name.length() - 1), candidate);
      }
      for (String word : candidate.rule().within()) {
        add(byAny, word.charAt(0), candidate);
      }
    }

    private static void add(Map<Character, BitSet> index, char c, Candidate candidate) {
      index.computeIfAbsent(c, key -> new BitSet()).set(candidate.order());
    }

    BitSet find(String measure) {
      BitSet found = new BitSet();
      merge(byLast.get(measure.charAt(measure.length() - 1)), found);
      for (int i = 0; i < measure.length(); i++) {
        merge(byAny.get(measure.charAt(i)), found);
      }
      return found;
    }

    private static void merge(BitSet some, BitSet found) {
      if (some != null) {
        found.or(some);
      }
    }
  }

  private final List<Candidate> candidates = new ArrayList<>();
  private final Map<UnitKind, Index> byKind = new EnumMap<>(UnitKind.class);

  CodeMatcher(Catalogue catalogue) {
    for (UnitKind kind : UnitKind.values()) {
      byKind.put(kind, new Index());
    }
    for (Indicator indicator : catalogue.indicators()) {
      for (Indicator.Rule rule : indicator.rules()) {
        Candidate candidate = new Candidate(indicator.code(), rule, candidates.size());
        candidates.add(candidate);
        for (UnitKind kind : UnitKind.values()) {
          if (rule.kinds().isEmpty() || rule.kinds().contains(kind)) {
            byKind.get(kind).add(candidate);
          }
        }
      }
    }
  }

  /**
   * Finds the code of a number.
   *
   * @param quantity number and unit
   * @param measure noun phrase; null where there is none
   * @param predicate verb; null where there is none
   * @param change level or movement
   * @param clause text of the clause around the number
   * @param verbs part of the clause that its verbs are looked for in
   * @return the code, null where no rule fits
   */
  String match(
      Quantity quantity,
      String measure,
      String predicate,
      Change change,
      String clause,
      String verbs) {
    if (measure == null
        || measure.isEmpty()
        || quantity.unit() != null && quantity.unit().indexOf('/') >= 0) {
      return null;
    }
    int misprint = measure.equals("人") ? clause.indexOf("收人") : -1;
    if (misprint >= 0) {
      // 预算收人 is a misprint of 预算收入.
      return find(quantity, clause.substring(0, misprint) + "收入", predicate, change, clause, verbs);
    }
    String code = find(quantity, measure, predicate, change, clause, verbs);
    if (code == null && measure.length() > 2 && countsMembers(quantity.unit(), measure)) {
      // 45名委员奔赴一线: the measure took the verb with it.
      return find(quantity, "委员", null, change, clause, "");
    }
    return code;
  }

  /**
   * Returns every rule that names the measure, with what came of it; the slow way of {@link
   * #match}, which it agrees with.
   */
  List<CodeChoice.Considered> consider(
      Quantity quantity,
      String measure,
      String predicate,
      Change change,
      String clause,
      String verbs) {
    if (measure == null || measure.isEmpty() || quantity.unit().indexOf('/') >= 0) {
      return List.of();
    }
    RuleReview review = new RuleReview(candidates, quantity, predicate, change, clause, verbs);
    int misprint = measure.equals("人") ? clause.indexOf("收人") : -1;
    if (misprint >= 0) {
      return review.of(clause.substring(0, misprint) + "收入");
    }
    List<CodeChoice.Considered> considered = review.of(measure);
    if (measure.length() > 2
        && countsMembers(quantity.unit(), measure)
        && considered.stream().noneMatch(CodeChoice.Considered::isChosen)) {
      considered.addAll(new RuleReview(candidates, quantity, null, change, clause, "").of("委员"));
    }
    return considered;
  }

  private static boolean countsMembers(String unit, String measure) {
    return ("名".equals(unit) || "人".equals(unit) || "位".equals(unit))
        && measure.startsWith("委员")
        && "会代之工活企提培所小".indexOf(measure.charAt(2)) < 0;
  }

  private String find(
      Quantity quantity,
      String measure,
      String predicate,
      Change change,
      String clause,
      String verbs) {
    Candidate best = null;
    int bestLength = 0;
    int bestPlace = 0;
    BitSet found = byKind.get(quantity.kind()).find(measure);
    char last = measure.charAt(measure.length() - 1);
    for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
      Candidate candidate = candidates.get(i);
      Indicator.Rule rule = candidate.rule();
      if (!candidate.changes[change.ordinal()]
          || !rule.units().isEmpty() && !rule.units().contains(quantity.unit())) {
        continue;
      }
      int length = candidate.nameLength(measure, last);
      int place = Integer.MAX_VALUE;
      for (String word : candidate.within) {
        int at = measure.indexOf(word);
        if (at >= 0 && (at < place || at == place && word.length() > length)) {
          place = at;
          length = Math.max(length, word.length());
        }
      }
      if (length == 0 || !allowed(rule, measure, predicate, clause, verbs)) {
        continue;
      }
      if (best == null || better(candidate, length, place, best, bestLength, bestPlace)) {
        best = candidate;
        bestLength = length;
        bestPlace = place;
      }
    }
    return best == null ? null : best.code();
  }

  static boolean better(
      Candidate candidate, int length, int place, Candidate best, int bestLength, int bestPlace) {
    if (candidate.rule().priority() != best.rule().priority()) {
      return candidate.rule().priority() > best.rule().priority();
    }
    if (place != Integer.MAX_VALUE && bestPlace != Integer.MAX_VALUE && place != bestPlace) {
      return place < bestPlace;
    }
    if (length != bestLength) {
      return length > bestLength;
    }
    return !candidate.rule().predicates().isEmpty() && best.rule().predicates().isEmpty();
  }

  private static boolean allowed(
      Indicator.Rule rule, String measure, String predicate, String clause, String verbs) {
    if (!rule.predicates().isEmpty()
        && !(predicate != null && rule.predicates().contains(predicate))
        && !any(rule.predicates(), verbs)) {
      return false;
    }
    if (!rule.context().isEmpty()
        && !any(rule.context(), clause)
        && !any(rule.context(), measure)) {
      return false;
    }
    return !any(rule.without(), measure)
        && (predicate == null || !rule.without().contains(predicate))
        && !any(rule.withoutContext(), clause);
  }

  private static boolean any(List<String> words, String text) {
    for (String word : words) {
      if (text.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
