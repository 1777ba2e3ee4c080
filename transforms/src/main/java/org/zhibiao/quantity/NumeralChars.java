package org.zhibiao.quantity;

/** What each character may be in a numeral: one table lookup per character of the text. */
final class NumeralChars {

  /** Part of no numeral. */
  static final byte NONE = 0;

  /** 0–9, full-width too. */
  static final byte DIGIT = 1;

  /** 一 to 九, 两, 零, 〇, and the formal 壹 to 玖. */
  static final byte CHINESE_DIGIT = 2;

  /** 十, 百, 千, and the formal 拾, 佰, 仟; 廿, 卅, 卌. */
  static final byte SMALL_MAGNITUDE = 3;

  /** 万, 亿, 兆. */
  static final byte BIG_MAGNITUDE = 4;

  /** 几, 数: a number that the text leaves open. */
  static final byte OPEN_DIGIT = 5;

  /** * × X x ○ and the like: a digit that was masked. */
  static final byte MASK = 6;

  /** 翻, of 翻番. */
  static final byte DOUBLING = 7;

  private static final byte[] KINDS = new byte[1 << 16];
  private static final byte[] VALUES = new byte[1 << 16];

  static {
    for (int i = 0; i < 10; i++) {
      put((char) ('0' + i), DIGIT, i);
      put((char) ('０' + i), DIGIT, i);
    }
    String[] digits = {"零〇○", "一壹弌", "二贰两貳兩", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖"};
    for (int i = 0; i < digits.length; i++) {
      for (char c : digits[i].toCharArray()) {
        put(c, CHINESE_DIGIT, i);
      }
    }
    putAll("十拾", SMALL_MAGNITUDE, 1);
    putAll("百佰", SMALL_MAGNITUDE, 2);
    putAll("千仟", SMALL_MAGNITUDE, 3);
    put('廿', SMALL_MAGNITUDE, 20);
    put('卅', SMALL_MAGNITUDE, 30);
    put('卌', SMALL_MAGNITUDE, 40);
    putAll("万萬", BIG_MAGNITUDE, 4);
    putAll("亿億", BIG_MAGNITUDE, 8);
    put('兆', BIG_MAGNITUDE, 12);
    putAll("几數数幾", OPEN_DIGIT, 0);
    putAll("*＊×✕╳Xx✖", MASK, 0);
    put('翻', DOUBLING, 0);
  }

  private NumeralChars() {}

  private static void put(char c, byte kind, int value) {
    KINDS[c] = kind;
    VALUES[c] = (byte) value;
  }

  private static void putAll(String chars, byte kind, int value) {
    for (char c : chars.toCharArray()) {
      put(c, kind, value);
    }
  }

  /** Returns what a character may be in a numeral. */
  static byte kind(char c) {
    return KINDS[c];
  }

  /**
   * Returns the value of a digit, the power of ten of a magnitude (廿, 卅, 卌: the number itself), 0
   * elsewhere.
   */
  static int value(char c) {
    return VALUES[c];
  }

  /** Returns whether a character is a formal numeral (壹, 拾), which is seldom one by itself. */
  static boolean formal(char c) {
    return "壹弌贰貳叁參肆伍陆陸柒捌玖拾佰仟".indexOf(c) >= 0;
  }

  /** Returns whether a character is 0–9, full-width too. */
  static boolean digit(char c) {
    return KINDS[c] == DIGIT;
  }

  /** Returns whether a character is 一 to 九, 两 or a zero. */
  static boolean chineseDigit(char c) {
    return KINDS[c] == CHINESE_DIGIT;
  }

  /** Returns whether a character is a magnitude. */
  static boolean magnitude(char c) {
    return KINDS[c] == SMALL_MAGNITUDE || KINDS[c] == BIG_MAGNITUDE;
  }

  /** Returns whether a character is a Chinese character, numerals included. */
  static boolean han(char c) {
    return c >= '一' && c <= '鿿' || c == '〇';
  }

  /** Returns whether a character is a space inside a line. */
  static boolean space(char c) {
    return c == ' ' || c == '\u00a0' || c == '\u3000' || c == '\t';
  }
}
