package org.zhibiao.quantity;

/** What stands between the ends of a range: dashes, 至, 到. */
final class RangeWords {

  private static final String DASHES = "-–—―－～~〜─";
  private static final int LONGEST_DASH = 2;

  private RangeWords() {}

  /** Returns whether a character may begin what stands between two ends. */
  static boolean mayFollow(char c) {
    return c == '至' || c == '到' || c == '、' || DASHES.indexOf(c) >= 0;
  }

  /**
   * Returns the offset behind the dash or word at an offset.
   *
   * @param before character before the low end: 从A到B says from where to where, not a range
   * @return {@code start} if none stands there
   */
  static int end(String text, int start, int limit, char before) {
    int i = start;
    while (i < limit && i < start + LONGEST_DASH && DASHES.indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    if (i > start) {
      return i;
    }
    if (start < limit && before != '从' && before != '由') {
      char c = text.charAt(start);
      if (c == '至' || c == '到') {
        return start + 1;
      }
    }
    return start;
  }
}
