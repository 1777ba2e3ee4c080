package org.zhibiao.report;

/**
 * The number or sign that opens a heading or a list item.
 *
 * @param style how it is written
 * @param number its value; 0 where it has none
 * @param length length in UTF-16 code units, with the white space behind it
 */
public record Enumerator(Style style, int number, int length) {

  /** Styles in the order in which they are usually nested. */
  public enum Style {
    /** {@code 第一部分}, {@code 第二章}. */
    PART,
    /** {@code 一、}. */
    CHAPTER,
    /** {@code （一）}. */
    BRACKETED_CHAPTER,
    /** {@code 1.}, {@code 1、}. */
    NUMBER,
    /** {@code （1）}, {@code 1）}. */
    BRACKETED_NUMBER,
    /** {@code ①}. */
    CIRCLED,
    /** {@code 一是}, {@code 第一，}. */
    SPOKEN
  }

  private static final String DIGITS = "〇一二三四五六七八九十";
  private static final int MAX_NUMERAL = 4;

  /**
   * Reads the enumerator at an offset.
   *
   * @param text normalised text
   * @param start offset of its first character
   * @param end offset behind the last character to look at
   * @return null where there is none
   */
  public static Enumerator at(String text, int start, int end) {
    if (start >= end) {
      return null;
    }
    char c = text.charAt(start);
    if (c == '第') {
      return ordinal(text, start, end);
    }
    if (DIGITS.indexOf(c) > 0) {
      int numeral = numeralEnd(text, start, end);
      if (numeral < end) {
        char behind = text.charAt(numeral);
        boolean listed = numeral + 1 < end && DIGITS.indexOf(text.charAt(numeral + 1)) > 0;
        // 一、二、三产业 counts, 一、 alone enumerates.
        if (!listed && (behind == '、' || behind == '.' || behind == '．')) {
          return of(Style.CHAPTER, value(text, start, numeral), text, start, numeral + 1, end);
        }
        if (behind == '是' && numeral == start + 1) {
          return of(Style.SPOKEN, value(text, start, numeral), text, start, numeral + 1, end);
        }
      }
      return null;
    }
    if (c == '（' || c == '(') {
      return bracketed(text, start, end);
    }
    if (c >= '0' && c <= '9') {
      return arabic(text, start, end);
    }
    if (c >= '①' && c <= '⑳') {
      return of(Style.CIRCLED, c - '①' + 1, text, start, start + 1, end);
    }
    return null;
  }

  private static Enumerator ordinal(String text, int start, int end) {
    int numeral = numeralEnd(text, start + 1, end);
    if (numeral == start + 1 || numeral >= end) {
      return null;
    }
    int value = value(text, start + 1, numeral);
    if (text.startsWith("部分", numeral)) {
      return of(Style.PART, value, text, start, numeral + 2, end);
    }
    char behind = text.charAt(numeral);
    if (behind == '章') {
      return of(Style.PART, value, text, start, numeral + 1, end);
    }
    if (behind == '，' || behind == '、' || behind == ',') {
      return of(Style.SPOKEN, value, text, start, numeral + 1, end);
    }
    return null;
  }

  private static Enumerator bracketed(String text, int start, int end) {
    int from = start + 1;
    while (from < end && TextLines.isWhite(text.charAt(from))) {
      from++;
    }
    int numeral = numeralEnd(text, from, end);
    boolean chinese = numeral > from;
    if (!chinese) {
      numeral = digitsEnd(text, from, end);
    }
    int close = numeral;
    while (close < end && TextLines.isWhite(text.charAt(close))) {
      close++;
    }
    if (numeral == from || close >= end) {
      return null;
    }
    char bracket = text.charAt(close);
    if (bracket != '）' && bracket != ')') {
      return null;
    }
    return chinese
        ? of(Style.BRACKETED_CHAPTER, value(text, from, numeral), text, start, close + 1, end)
        : of(Style.BRACKETED_NUMBER, arabicValue(text, from, numeral), text, start, close + 1, end);
  }

  private static Enumerator arabic(String text, int start, int end) {
    int digits = digitsEnd(text, start, end);
    if (digits - start > 2 || digits >= end) {
      return null;
    }
    char behind = text.charAt(digits);
    int value = arabicValue(text, start, digits);
    if (behind == '、' || behind == '．' || behind == '.') {
      boolean decimal = digits + 1 < end && isDigit(text.charAt(digits + 1));
      // 2.5 is a number, but 3.2024年 is the third item.
      if (decimal && !isYear(text, digits + 1, end)) {
        return null;
      }
      return of(Style.NUMBER, value, text, start, digits + 1, end);
    }
    if (behind == '）' || behind == ')') {
      return of(Style.BRACKETED_NUMBER, value, text, start, digits + 1, end);
    }
    return null;
  }

  private static boolean isYear(String text, int start, int end) {
    int digits = digitsEnd(text, start, end);
    return digits - start == 4 && digits < end && text.charAt(digits) == '年';
  }

  private static Enumerator of(
      Style style, int value, String text, int start, int behind, int end) {
    int to = behind;
    while (to < end && TextLines.isWhite(text.charAt(to))) {
      to++;
    }
    return new Enumerator(style, value, to - start);
  }

  private static int numeralEnd(String text, int start, int end) {
    int i = start;
    while (i < end && i - start < MAX_NUMERAL && DIGITS.indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }

  private static int digitsEnd(String text, int start, int end) {
    int i = start;
    while (i < end && isDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int arabicValue(String text, int start, int end) {
    int value = 0;
    for (int i = start; i < end && i - start < 4; i++) {
      value = value * 10 + text.charAt(i) - '0';
    }
    return value;
  }

  private static int value(String text, int start, int end) {
    int value = 0;
    int digit = 0;
    for (int i = start; i < end; i++) {
      int d = DIGITS.indexOf(text.charAt(i));
      if (d == 10) {
        value += Math.max(1, digit) * 10;
        digit = 0;
      } else {
        digit = d;
      }
    }
    return value + digit;
  }
}
