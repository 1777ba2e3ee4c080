package org.zhibiao.report;

/** Reads the years, ordinals and dates that headers write in Chinese or Arabic digits. */
final class ChineseNumber {

  private static final String DIGITS = "〇一二三四五六七八九";

  private ChineseNumber() {}

  /** Returns a digit's value; -1 where the character is none. Letters O and signs ○ are zero. */
  static int digit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    if (c >= '０' && c <= '９') {
      return c - '０';
    }
    int found = DIGITS.indexOf(c);
    if (found >= 0) {
      return found;
    }
    return "○ＯOo零◯".indexOf(c) >= 0 ? 0 : c == '两' ? 2 : -1;
  }

  /**
   * Reads a number below ten thousand: {@code 二〇二四}, {@code 2024}, {@code 十三}, {@code 二十五}.
   *
   * @return null where it is none
   */
  static Integer value(String written) {
    int value = 0;
    int digit = 0;
    int run = 0;
    boolean tens = false;
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c == '十') {
        value += (run == 0 ? 1 : digit) * 10;
        digit = 0;
        run = 0;
        tens = true;
        continue;
      }
      if (c == '百') {
        value += digit * 100;
        digit = 0;
        run = 0;
        continue;
      }
      int d = digit(c);
      if (d < 0) {
        return null;
      }
      digit = run == 0 || tens ? d : digit * 10 + d;
      run++;
      if (run > 4) {
        return null;
      }
    }
    return written.isEmpty() ? null : Integer.valueOf(value + digit);
  }

  /** Reads a year of four digits in any notation; null where it is none. */
  static Integer year(String written) {
    if (written.length() != 4) {
      return null;
    }
    Integer value = value(written);
    return value != null && value >= 1900 && value < 2100 ? value : null;
  }
}
