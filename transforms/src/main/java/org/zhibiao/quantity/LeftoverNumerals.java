package org.zhibiao.quantity;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Characters that can be part of a number and were read as none: what is left when every mention
 * and every dropped candidate is taken away. Extraction does not need them; to account for every
 * numeral of a text one does.
 */
public final class LeftoverNumerals {

  /** Formal numerals that are parts of words. */
  public static final String FORMAL_CHARACTER = "formal-character";

  /** Marks and letters that could be masked digits. */
  public static final String MARK = "mark";

  /** A magnitude without a digit. */
  public static final String BARE_MAGNITUDE = "bare-magnitude";

  /** A digit that nobody looked at: there is none. */
  public static final String UNREAD = "unread";

  /**
   * Characters that are left.
   *
   * @param start offset of the first
   * @param end offset behind the last
   * @param rule why they are no number
   */
  public record Leftover(int start, int end, String rule) {}

  private LeftoverNumerals() {}

  /**
   * Returns what is left of a text. 几, 数 and 翻 by themselves are words and no numerals.
   *
   * @param text normalised text
   * @param covered offsets of mentions and dropped candidates
   */
  public static List<Leftover> of(String text, BitSet covered) {
    List<Leftover> leftovers = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      String rule = covered.get(i) ? null : rule(text.charAt(i));
      if (rule == null) {
        i++;
        continue;
      }
      int start = i;
      while (i < text.length() && !covered.get(i) && rule.equals(rule(text.charAt(i)))) {
        i++;
      }
      leftovers.add(new Leftover(start, i, rule));
    }
    return leftovers;
  }

  private static String rule(char c) {
    switch (NumeralChars.kind(c)) {
      case NumeralChars.NONE, NumeralChars.OPEN_DIGIT, NumeralChars.DOUBLING:
        return null;
      case NumeralChars.MASK:
        return MARK;
      case NumeralChars.BIG_MAGNITUDE:
        return BARE_MAGNITUDE;
      default:
        return NumeralChars.formal(c) ? FORMAL_CHARACTER : UNREAD;
    }
  }
}
