package org.zhibiao.indicator;

import java.util.List;
import java.util.Objects;
import org.zhibiao.quantity.Quantity;
import org.zhibiao.section.Sentence;

/**
 * A quantity with what it says: of what, of which year, done or planned.
 *
 * @param quantity the number and its unit
 * @param sentence sentence that it stands in
 * @param measure noun phrase counted or measured; null where the text writes none
 * @param predicate verb that governs it; null where there is none
 * @param indicator code of the catalogue; null where none applies
 * @param change level or movement
 * @param status reached or planned; null where unknown
 * @param year year that the figure is about; null where unknown
 * @param yearFrom first year of a period; null elsewhere
 * @param partOf place in the list of the document's mentions of the total that this is a part of;
 *     -1 where there is none
 * @param comparedTo place of the mention that this one is compared to; -1 where there is none
 * @param confidence how sure measure and indicator are, from 0 to 1; null where not calibrated
 * @param rule name of the rules that linked it
 * @param issues codes of issues.csv, those of the quantity included
 */
public record Mention(
    Quantity quantity,
    Sentence sentence,
    String measure,
    String predicate,
    String indicator,
    Change change,
    Status status,
    Integer year,
    Integer yearFrom,
    int partOf,
    int comparedTo,
    Double confidence,
    String rule,
    List<String> issues) {

  /** Checks that nothing is missing. */
  public Mention {
    Objects.requireNonNull(quantity, "quantity");
    Objects.requireNonNull(sentence, "sentence");
    Objects.requireNonNull(change, "change");
    Objects.requireNonNull(rule, "rule");
    issues = List.copyOf(issues);
  }

  /** Returns the mention with other issues. */
  public Mention withIssues(List<String> codes) {
    return new Mention(
        quantity,
        sentence,
        measure,
        predicate,
        indicator,
        change,
        status,
        year,
        yearFrom,
        partOf,
        comparedTo,
        confidence,
        rule,
        codes);
  }
}
