package org.zhibiao.catalogue;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What can be measured: an entry of the catalogue.
 *
 * @param code code as tables write it ({@code proposal.filed})
 * @param domain {@code cppcc}, {@code gov} or a domain of the user's own
 * @param kind kind of its unit
 * @param nameZh name in Chinese
 * @param nameEn name in English
 * @param definition what is counted and what is not
 * @param rules ways in which a text names it; one that fits is enough
 * @param examples phrases that must, and phrases that must not, carry the code
 * @param file name of its file
 * @param line line of the entry in its file, from 1
 */
public record Indicator(
    String code,
    String domain,
    UnitKind kind,
    String nameZh,
    String nameEn,
    String definition,
    List<Rule> rules,
    List<Example> examples,
    String file,
    int line) {

  /** Checks that nothing is missing. */
  public Indicator {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(kind, "kind");
    rules = List.copyOf(rules);
    examples = List.copyOf(examples);
  }

  /**
   * A way in which a text names an indicator. Empty lists ask for nothing.
   *
   * @param names the measure ends with one of these
   * @param within or the measure contains one of these
   * @param predicates one of these is the predicate, or stands in the clause in front of the number
   *     or right behind it
   * @param context one of these stands in the clause or in the measure
   * @param without none of these stands in measure or predicate
   * @param withoutContext none of these stands in the clause
   * @param kinds kind of the unit is one of these
   * @param units unit is one of these
   * @param changes LEVEL, INCREASE or DECREASE is one of these
   * @param priority among rules that fit, the higher wins; then the activity named first, then the
   *     longer name
   * @param line line of the rule in its file, from 1
   */
  public record Rule(
      List<String> names,
      List<String> within,
      List<String> predicates,
      List<String> context,
      List<String> without,
      List<String> withoutContext,
      Set<UnitKind> kinds,
      Set<String> units,
      Set<String> changes,
      int priority,
      int line) {

    /** Copies the lists. */
    public Rule {
      names = List.copyOf(names);
      within = List.copyOf(within);
      predicates = List.copyOf(predicates);
      context = List.copyOf(context);
      without = List.copyOf(without);
      withoutContext = List.copyOf(withoutContext);
      kinds = Set.copyOf(kinds);
      units = Set.copyOf(units);
      changes = Set.copyOf(changes);
    }
  }

  /**
   * A phrase that tests an entry.
   *
   * @param text the phrase
   * @param start offset of the number meant
   * @param end offset behind its unit
   * @param carries whether the number must carry the code; otherwise it must not
   * @param line line in the file, from 1
   */
  public record Example(String text, int start, int end, boolean carries, int line) {}
}
