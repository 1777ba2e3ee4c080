package org.zhibiao.quantity;

/** Reads a masked number: {@code **余}, {@code *.**亿}, {@code ×至×}. */
final class MaskReader {

  private MaskReader() {}

  /**
   * Reads the masked number at a position.
   *
   * @param text text
   * @param start offset of the first mask character
   * @param from offset that the look back may not reach before
   * @param limit offset that it may not reach beyond
   * @return the number; null if the mask cannot be one
   */
  static Numeral read(String text, int start, int from, int limit) {
    char first = text.charAt(start);
    int i = run(text, start, limit, first);
    if (i + 1 < limit && text.charAt(i) == '.' && text.charAt(i + 1) == first) {
      i = run(text, i + 1, limit, first);
    }
    if (i + 1 < limit && dash(text.charAt(i)) && text.charAt(i + 1) == first) {
      i = run(text, i + 1, limit, first);
    }
    while (first == '*' && i > start && i < limit && text.charAt(i) == '0') {
      i++;
    }
    if (first == '*' && i < limit && text.charAt(i - 1) == '0' && !counted(text.charAt(i))) {
      return null;
    }
    int end = i;
    if (letter(first) && (start > from && ascii(text.charAt(start - 1)))
        || i < limit && ascii(text.charAt(i))) {
      return null;
    }
    if (start > from && NumeralChars.digit(text.charAt(start - 1))) {
      return null;
    }
    return masked(text, start, end, limit);
  }

  /**
   * Reads a number of which only the last digits are masked: {@code 9*%}. Asterisks on both sides
   * are emphasis.
   */
  static Numeral partial(String text, int start, int from, int limit) {
    int i = start;
    while (i < limit && NumeralChars.digit(text.charAt(i))) {
      i++;
    }
    int digits = i;
    i = run(text, i, limit, '*');
    if (digits == start
        || i == digits
        || i == limit
        || !counted(text.charAt(i))
        || start > from && (text.charAt(start - 1) == '*' || text.charAt(start - 1) == '.')) {
      return null;
    }
    return masked(text, start, i, limit);
  }

  /** Tells whether a number goes on or its unit begins; a further digit would be a product. */
  private static boolean counted(char c) {
    return c == '%' || c == '％' || Character.isIdeographic(c);
  }

  private static Numeral masked(String text, int start, int end, int limit) {
    int i = end;
    boolean open = false;
    int magnitude = 0;
    while (i < limit) {
      char c = text.charAt(i);
      if ((c == '余' || c == '多' || c == '几') && !open) {
        open = true;
      } else if (NumeralChars.magnitude(c) && c != '兆') {
        magnitude = Math.max(magnitude, NumeralChars.value(c));
      } else {
        break;
      }
      i++;
    }
    return new Numeral(
        start,
        i,
        null,
        null,
        text.substring(start, end),
        Numeral.Form.MASKED,
        open,
        false,
        magnitude,
        false,
        Numeral.Notation.PLAIN);
  }

  private static int run(String text, int start, int limit, char mask) {
    int i = start;
    while (i < limit && text.charAt(i) == mask) {
      i++;
    }
    return i;
  }

  private static boolean dash(char c) {
    return c == '至' || c == '-' || c == '—' || c == '～' || c == '~';
  }

  private static boolean letter(char c) {
    return c == 'x' || c == 'X';
  }

  private static boolean ascii(char c) {
    return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}
