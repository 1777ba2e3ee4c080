package org.zhibiao.catalogue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * A unit of the unit table.
 *
 * @param name the unit in simplified characters, without magnitude, as it may stand in a text
 * @param kind what it measures
 * @param written the unit as rows write it: the name, except for variants of one sign ({@code ％})
 * @param canonicalUnit unit that amounts are made comparable in; null where there is none
 * @param canonicalFactor what one of the unit is in canonical units, above zero; null where there
 *     is none
 * @param notBefore beginnings of what may not follow, because both together are another word: 口
 *     behind 人; a beginning with {@code !} is an exception from the others
 */
public record Unit(
    String name,
    UnitKind kind,
    String written,
    String canonicalUnit,
    BigDecimal canonicalFactor,
    List<String> notBefore) {

  /** Checks that nothing is missing. */
  public Unit {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(written, "written");
    notBefore = List.copyOf(notBefore);
    if ((canonicalUnit == null) != (canonicalFactor == null)) {
      throw new IllegalArgumentException(
          "Unit '" + name + "' has a canonical unit or factor without the other");
    }
  }

  /** Returns an amount of this unit in canonical units; null where it has none. */
  public BigDecimal toCanonical(BigDecimal amount) {
    return canonicalFactor == null ? null : amount.multiply(canonicalFactor);
  }
}
