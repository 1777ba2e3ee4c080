package org.zhibiao.consistency;

import org.zhibiao.catalogue.UnitKind;
import org.zhibiao.indicator.Change;
import org.zhibiao.indicator.Mention;
import org.zhibiao.indicator.Status;
import org.zhibiao.quantity.Qualifier;

/** What may be computed with figures. */
final class Figures {

  private Figures() {}

  /** Tells whether figures of a kind add up to a whole. */
  static boolean adds(UnitKind kind) {
    return switch (kind) {
      case COUNT, MONEY, AREA, LENGTH, MASS, VOLUME, ENERGY, POWER -> true;
      default -> false;
    };
  }

  /** Tells whether a figure is one number, neither a range nor limited nor masked. */
  static boolean isExact(Mention mention) {
    return mention.quantity().value() != null
        && mention.quantity().valueHigh() == null
        && mention.quantity().qualifier() == Qualifier.EXACT;
  }

  /** Tells whether a figure is a level that was reached. */
  static boolean isReached(Mention mention) {
    return mention.change() == Change.LEVEL && mention.status() == Status.ACTUAL;
  }
}
