package org.zhibiao.bench;

import java.math.BigDecimal;
import java.util.Map;

/**
 * Reads a number as a simple program would: digits or Chinese numerals, then magnitudes. Only the
 * baselines use it.
 */
final class PlainNumber {

  private static final String DIGITS = "零一二三四五六七八九";
  private static final Map<Character, Long> SMALL = Map.of('十', 10L, '百', 100L, '千', 1000L);
  private static final Map<Character, Long> LARGE = Map.of('万', 10_000L, '亿', 100_000_000L);

  private PlainNumber() {}

  /** Tells whether a character may stand in a number. */
  static boolean isPart(char c) {
    return (c >= '0' && c <= '9')
        || c == '.'
        || c == '两'
        || DIGITS.indexOf(c) >= 0
        || SMALL.containsKey(c)
        || LARGE.containsKey(c);
  }

  /** Returns the value, or null where the text is no number of this kind. */
  static BigDecimal parse(String text) {
    BigDecimal total = BigDecimal.ZERO;
    BigDecimal section = BigDecimal.ZERO;
    BigDecimal digit = null;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int end = i;
      while (end < text.length() && (isAsciiDigit(text.charAt(end)) || text.charAt(end) == '.')) {
        end++;
      }
      if (end > i) {
        try {
          digit = new BigDecimal(text.substring(i, end));
        } catch (NumberFormatException e) {
          return null;
        }
        i = end;
        continue;
      }
      if (c == '两' || DIGITS.indexOf(c) >= 0) {
        digit = BigDecimal.valueOf(c == '两' ? 2 : DIGITS.indexOf(c));
      } else if (SMALL.containsKey(c)) {
        section =
            section.add(
                (digit == null ? BigDecimal.ONE : digit)
                    .multiply(BigDecimal.valueOf(SMALL.get(c))));
        digit = null;
      } else if (LARGE.containsKey(c)) {
        BigDecimal low = digit == null ? section : section.add(digit);
        total = total.add(low).multiply(BigDecimal.valueOf(LARGE.get(c)));
        section = BigDecimal.ZERO;
        digit = null;
      } else {
        return null;
      }
      i++;
    }
    return total.add(section).add(digit == null ? BigDecimal.ZERO : digit);
  }

  private static boolean isAsciiDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
