package org.zhibiao.quantity;

import java.math.BigDecimal;
import org.zhibiao.lexicon.Lexicon;

/** Numbers without a unit: money (总投资11个亿), people (40万群众), members of a list. Immutable. */
final class Unitless {

  private static final int MONEY_REACH = 9;
  private static final int DISTRIBUTION_REACH = 20;
  private static final int TEN_THOUSAND = 4;
  private static final int HUNDRED_MILLION = 8;

  private final PhraseIndex moneyCues;
  private final PhraseIndex levelNouns;
  private final QualifierReader qualifiers;

  Unitless(Lexicon lexicon, QualifierReader qualifiers) {
    moneyCues = new PhraseIndex(lexicon.words("money-cue"));
    levelNouns = new PhraseIndex(lexicon.words("money-level-noun"));
    this.qualifiers = qualifiers;
  }

  /** Returns whether another number follows with nothing but 、 or 和 between. */
  boolean listed(String text, Numeral numeral, int from, int limit) {
    int end = numeral.end();
    if (numeral.start() == from
        || !numeral.arabic()
        || numeral.value() == null
        || end + 1 >= limit) {
      return false;
    }
    return joint(text.charAt(end)) && NumeralChars.digit(text.charAt(end + 1));
  }

  private static boolean joint(char c) {
    return c == '、' || c == '和' || c == '及' || c == '与';
  }

  /**
   * Returns whether a list counts things: 分别 says so, and 和 before its last member. Road numbers
   * stand beside each other too: 国道328、12条支线.
   */
  static boolean countedList(String text, int from, Numeral first, Numeral last) {
    if (last.start() > from && text.charAt(last.start() - 1) == '和') {
      return true;
    }
    int start = Math.max(from, first.start() - DISTRIBUTION_REACH);
    return text.substring(start, first.start()).contains("分别");
  }

  /** Returns whether two numbers are members of one list. */
  static boolean joined(String text, int end, int start) {
    return start == end + 1 && joint(text.charAt(end));
  }

  /** In 2、3万人 the magnitude of the last counts for all; 10.6万、3.8万 have their own. */
  static Numeral likeLast(Numeral numeral, Numeral last) {
    if (numeral.magnitude() > 0 || last.magnitude() < TEN_THOUSAND) {
      return numeral;
    }
    BigDecimal scaled = numeral.value().scaleByPowerOfTen(last.magnitude());
    return numeral.with(
        numeral.start(),
        numeral.end(),
        scaled.scale() < 0 ? scaled.setScale(0) : scaled,
        numeral.high());
  }

  /** Returns whether a number without unit counts people or things. */
  boolean counts(String text, Numeral numeral, int from, int limit) {
    if (numeral.magnitude() < TEN_THOUSAND && !numeral.vague()) {
      return false;
    }
    char after = numeral.end() < limit ? text.charAt(numeral.end()) : '\0';
    if (numeral.bare()) {
      char before = numeral.start() > from ? text.charAt(numeral.start() - 1) : '\0';
      return before != 0
          && "上近超逾破过".indexOf(before) >= 0
          && !qualifiers.deceptive(text, numeral.start(), from)
          && after != '的'
          && (NumeralChars.han(after) || numeral.end() - numeral.start() > 1);
    }
    return !(numeral.chinese() && after == '的');
  }

  /** Returns whether a number without unit is a sum of money. */
  boolean money(String text, Numeral numeral, int from, int limit) {
    if (numeral.magnitude() < TEN_THOUSAND && !numeral.vague()) {
      return false;
    }
    int end = numeral.end();
    boolean level = end < limit && text.charAt(end) == '级' && !numeral.masked();
    if (level) {
      return true;
    }
    if (numeral.magnitude() >= HUNDRED_MILLION) {
      int after = qualifiers.lengthAfter(text, end, limit);
      if (after > 0 && levelNouns.at(text, end + after, limit)) {
        return true;
      }
    }
    if (numeral.bare()) {
      boolean sum = numeral.magnitude() >= HUNDRED_MILLION && numeral.start() > from;
      if (!sum || "超过破达近逾上".indexOf(text.charAt(numeral.start() - 1)) < 0) {
        return false;
      }
    }
    for (int i = numeral.start(); i > from && i > numeral.start() - MONEY_REACH; i--) {
      if ("，。；、,;".indexOf(text.charAt(i - 1)) >= 0) {
        return false;
      }
      if (moneyCues.before(text, i, from)) {
        return true;
      }
    }
    return false;
  }
}
