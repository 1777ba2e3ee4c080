package org.zhibiao.quantity;

import java.math.BigDecimal;

/** 七成, 八成五: tenths, written as percent. */
final class Tenths {

  private static final String OTHER_WORDS = "立功为员果都份熟长本效绩型品人就交活像";

  private Tenths() {}

  /**
   * Returns the offset behind 成 and a half behind it.
   *
   * @param i offset of 成
   * @param numeral numeral before it
   * @return {@code i} if 成 is part of another word
   */
  static int end(String text, int i, int limit, Numeral numeral) {
    char after = i + 1 < limit ? text.charAt(i + 1) : '\0';
    if (numeral.value() == null
        || numeral.magnitude() > 0 && numeral.value().compareTo(BigDecimal.TEN) != 0
        || numeral.value().compareTo(BigDecimal.TEN) > 0
        || after != 0 && OTHER_WORDS.indexOf(after) >= 0) {
      return i;
    }
    return part(text, i + 1, limit) > 0 ? i + 2 : i + 1;
  }

  /** Returns what stands behind 成 in hundredths: 五 and 半 always, other digits at a clause's end. */
  private static int part(String text, int i, int limit) {
    if (i >= limit) {
      return 0;
    }
    char c = text.charAt(i);
    if (c == '五' || c == '半') {
      return 5;
    }
    boolean ends = i + 1 >= limit || !NumeralChars.han(text.charAt(i + 1));
    return ends && NumeralChars.chineseDigit(c) ? NumeralChars.value(c) : 0;
  }

  /** Returns the numeral in percent. */
  static Numeral percent(String text, int i, int limit, Numeral numeral) {
    BigDecimal extra = BigDecimal.valueOf(part(text, i + 1, limit));
    return numeral.with(
        numeral.start(),
        numeral.end(),
        numeral.value().multiply(BigDecimal.TEN).add(extra),
        numeral.high() == null ? null : numeral.high().multiply(BigDecimal.TEN).add(extra));
  }
}
