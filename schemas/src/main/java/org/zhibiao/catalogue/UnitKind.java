package org.zhibiao.catalogue;

import java.util.Locale;

/** What a unit measures; the values of {@code mentions.kind}. */
public enum UnitKind {
  /** Things counted with a classifier, and units of no other kind. */
  COUNT,
  /** Money. */
  MONEY,
  /** Percent, per mille, 成. */
  PERCENT,
  /** 个百分点. */
  PERCENTAGE_POINT,
  /** Area. */
  AREA,
  /** Length. */
  LENGTH,
  /** Mass. */
  MASS,
  /** Volume. */
  VOLUME,
  /** Energy. */
  ENERGY,
  /** Power. */
  POWER,
  /** Speed. */
  SPEED,
  /** Temperature. */
  TEMPERATURE,
  /** Lengths of time, not dates. */
  DURATION,
  /** Places in an order. */
  RANK,
  /** 倍, 番. */
  MULTIPLE,
  /** Fractions and proportions. */
  RATIO;

  /** Returns the name as tables write it: {@code percentage_point}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the kind of a name as tables write it.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static UnitKind ofLabel(String label) {
    for (UnitKind kind : values()) {
      if (kind.label().equals(label)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("No unit kind is called '" + label + "'");
  }
}
