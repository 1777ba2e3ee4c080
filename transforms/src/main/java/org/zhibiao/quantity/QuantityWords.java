package org.zhibiao.quantity;

import org.zhibiao.catalogue.UnitKind;
import org.zhibiao.catalogue.UnitTable;
import org.zhibiao.lexicon.Lexicon;

/** The units and words that the grammar of quantities knows. Immutable, shared by all threads. */
final class QuantityWords {

  private static final int RANK_REACH = 9;

  private final UnitMatcher units;
  private final QualifierReader qualifiers;
  private final QuantityFilter filter;
  private final Unitless unitless;
  private final PhraseIndex rankCues;

  QuantityWords(UnitTable table, Lexicon lexicon) {
    units = new UnitMatcher(table);
    qualifiers = new QualifierReader(lexicon);
    filter = new QuantityFilter(lexicon);
    unitless = new Unitless(lexicon, qualifiers);
    rankCues = new PhraseIndex(lexicon.words("rank-cue"));
  }

  UnitMatcher units() {
    return units;
  }

  QualifierReader qualifiers() {
    return qualifiers;
  }

  QuantityFilter filter() {
    return filter;
  }

  Unitless unitless() {
    return unitless;
  }

  /** Whether 多 or 余 behind a unit says that it is more: 两年多, 3公里多. */
  boolean moreBehind(String text, int end, int limit, UnitKind kind) {
    if (end >= limit || kind == UnitKind.COUNT || kind == UnitKind.PERCENT) {
      return false;
    }
    char c = text.charAt(end);
    char after = end + 1 < limit ? text.charAt(end + 1) : '\0';
    return c == '多' && "元种样层边个家项次渠方".indexOf(after) < 0 || c == '余' && "额热粮".indexOf(after) < 0;
  }

  /** Whether a unit is written with 多 inside: 两个多月. */
  boolean moreInside(String text, int unit) {
    return text.startsWith("个多", unit) || text.startsWith("个余", unit);
  }

  /** Whether 半 behind a unit adds a half: 两年半, 三吨半. */
  boolean halfBehind(String text, int end, int limit, UnitKind kind) {
    if (end >= limit || text.charAt(end) != '半') {
      return false;
    }
    char after = end + 1 < limit ? text.charAt(end + 1) : '\0';
    return switch (kind) {
      case MASS, LENGTH, VOLUME, AREA, DURATION -> "月年天数载以个径山岛".indexOf(after) < 0;
      default -> false;
    };
  }

  /** Whether a number of 名 or 位 is a place in an order: 第4位, 前三名, 居全省77位. */
  boolean ranked(String text, int start, int from) {
    if (start <= from) {
      return false;
    }
    char before = text.charAt(start - 1);
    if (before == '第' || before == '前' && !(start - 2 >= from && text.charAt(start - 2) == '目')) {
      return true;
    }
    for (int i = start; i > from && i > start - RANK_REACH; i--) {
      char c = text.charAt(i - 1);
      if ("，。；、,升降进".indexOf(c) >= 0) {
        return false;
      }
      if (rankCues.before(text, i, from)) {
        return true;
      }
    }
    return false;
  }

  /** Whether 上, 过, 破, 成 before a magnitude makes it a bound: 上千, 过百亿. */
  boolean lifted(String text, int start, int from) {
    return start > from
        && "上过破成".indexOf(text.charAt(start - 1)) >= 0
        && !qualifiers.deceptive(text, start, from);
  }
}
