package org.zhibiao.quantity;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.zhibiao.catalogue.UnitKind;

/**
 * A number with its unit, as MENTIONS.md defines it.
 *
 * <p>以上 behind a percentage or fraction is {@link Qualifier#AT_LEAST}; behind any other unit it is
 * {@link Qualifier#OVER} here, because this stage does not know whether the sentence plans or
 * reports: {@code indicator} makes it {@code AT_LEAST} where the status is a target.
 *
 * <p>Codes in {@code issues}: {@code VAGUE_MAGNITUDE}, {@code INFERRED_UNIT}, {@code SHARED_UNIT},
 * {@code TABLE_UNIT}.
 *
 * @param start offset of the first character of the number in the normalised text
 * @param end offset behind the last character of the unit and what stands behind it (以上, 左右)
 * @param kind what kind of unit it is
 * @param value magnitude multiplied out, the low end of a range; null where masked, and for ratios
 *     of three parts
 * @param valueHigh high end of a range; null elsewhere
 * @param mask masked digits as written; null where nothing is masked
 * @param unit unit in simplified characters without magnitude; empty where the text has none
 * @param qualifier how the text limits the number
 * @param rule name of the rule that found it
 * @param issues codes of issues.csv
 */
public record Quantity(
    int start,
    int end,
    UnitKind kind,
    BigDecimal value,
    BigDecimal valueHigh,
    String mask,
    String unit,
    Qualifier qualifier,
    String rule,
    List<String> issues) {

  /** Checks that nothing is missing. */
  public Quantity {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(qualifier, "qualifier");
    Objects.requireNonNull(rule, "rule");
    issues = List.copyOf(issues);
  }
}
