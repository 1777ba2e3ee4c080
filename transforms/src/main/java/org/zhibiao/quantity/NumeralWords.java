package org.zhibiao.quantity;

/** What single characters mean inside or right behind a numeral. */
final class NumeralWords {

  private NumeralWords() {}

  static boolean isZero(char c) {
    return c == '零' || c == '〇' || c == '○';
  }

  /** Two digits that say "from a to b": 三四, 两三, 一两, 三五. */
  static boolean adjacent(char first, char second) {
    int low = NumeralChars.value(first);
    int high = NumeralChars.value(second);
    if (low == 0 || NumeralChars.formal(first)) {
      return false;
    }
    return high == low + 1 && second != '二' || low == 3 && high == 5;
  }

  /** 千米, 千瓦, 千克: the unit, not thousands of another. */
  static boolean metric(char c) {
    return c == '米' || c == '瓦' || c == '克' || c == '卡' || c == '伏' || c == '帕' || c == '赫'
        || c == '焦';
  }

  /** Whether 多 means more, not 多元化, 多样, 多层. */
  static boolean muchMore(char after, char second) {
    if (after == '元') {
      return "化文投共素主".indexOf(second) < 0;
    }
    return "样边层渠彩维极民媒式".indexOf(after) < 0;
  }

  /** Whether 余 means more, not 余额, 余热, 余粮. */
  static boolean oddMore(char after) {
    return "额热粮缺款地力杭姚庆江".indexOf(after) < 0;
  }
}
