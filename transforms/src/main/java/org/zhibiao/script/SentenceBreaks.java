package org.zhibiao.script;

import java.util.Arrays;

/**
 * Tells line breaks inside sentences from those that end a paragraph or a heading. A break is
 * inside a sentence if the line before it has no closing mark at its end, the line behind it begins
 * like no new paragraph, and the line before it ends in a comma, or holds the end of another
 * sentence, which a heading does not, or is as wide as most lines of a text in hard lines.
 */
final class SentenceBreaks {

  private static final String CLOSING = "。！？；：!?;:…”’』」》）)】］]>〉—.|｜";
  private static final String OPENING_OF_PARAGRAPH =
      " \t\u3000\u00A0（(【[《#*-—–●○◆■□★※▲△·•>|<“‘「『=_~";
  private static final String UNFINISHED = "，、,“‘《（(「『";
  private static final String NUMERALS = "一二三四五六七八九十百０１２３４５６７８９0123456789";

  /** Columns of the narrowest and the widest hard lines. */
  private static final int NARROWEST = 30;

  private static final int WIDEST = 160;

  /** Hard lines that a text in hard lines has at least. */
  private static final int FEWEST = 6;

  private final String text;

  /** Width of the text's hard lines in columns; 0 where it has none; -1 before it is asked for. */
  private int width = -1;

  SentenceBreaks(String text) {
    this.text = text;
  }

  /**
   * Returns the end of a break inside a sentence that begins at {@code at}, a line feed or carriage
   * return; {@code at} itself where the break ends a line for good.
   */
  int endOfBreak(int at) {
    int next = at;
    boolean invisible = false;
    int feeds = 0;
    while (next < text.length() && isBreak(text.charAt(next))) {
      char c = text.charAt(next);
      invisible |= feeds == 1 && c != '\n' && c != '\r';
      feeds += c == '\n' ? 1 : 0;
      next++;
    }
    int last = at - 1;
    while (last >= 0 && isSkipped(text.charAt(last))) {
      last--;
    }
    if (last < 0 || next >= text.length() || feeds > 1 && !invisible) {
      return at;
    }
    char before = text.charAt(last);
    char after = text.charAt(next);
    if (!isInner(before) || CLOSING.indexOf(before) >= 0) {
      return at;
    }
    if (!isInner(after) || OPENING_OF_PARAGRAPH.indexOf(after) >= 0 || beginsItem(next)) {
      return at;
    }
    if (isWord(before) && isWord(after) && !(isDigit(before) && isDigit(after))) {
      return at;
    }
    if (text.startsWith("各位", next)) {
      return at;
    }
    int start = text.lastIndexOf('\n', last) + 1;
    return UNFINISHED.indexOf(before) >= 0 || holdsSentence(start, last) || isFull(start, last)
        ? next
        : at;
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r' || CharacterFolding.standard().isInvisible(c);
  }

  private static boolean isSkipped(char c) {
    return c == ' ' || c == '\t' || CharacterFolding.standard().isInvisible(c);
  }

  /** Tells whether a character can stand beside a break inside a sentence. */
  private static boolean isInner(char c) {
    return c >= '\u3001' && c != '\uFFFD'
        || isWord(c)
        || c == '%'
        || c == ','
        || c == '“'
        || c == '\u2014';
  }

  private static boolean isWord(char c) {
    return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Tells whether a line begins with the number of a heading or item: 一、 1. 第三 (2). */
  private boolean beginsItem(int at) {
    int i = at;
    if (text.charAt(i) == '第') {
      return true;
    }
    while (i < text.length() && i - at < 4 && NUMERALS.indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i > at
        && i < text.length()
        && (text.charAt(i) == '、'
            || text.charAt(i) == '．'
            || text.charAt(i) == '是'
            || text.charAt(i) == '.' && !(i + 1 < text.length() && isDigit(text.charAt(i + 1))));
  }

  /** Tells whether a line holds the end of one sentence and the beginning of the next. */
  private boolean holdsSentence(int start, int last) {
    return holds("。；", start, last);
  }

  private boolean holds(String marks, int start, int last) {
    for (int i = start; i <= last; i++) {
      if (marks.indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private boolean isFull(int start, int last) {
    if (width < 0) {
      width = measure();
    }
    int columns = columns(start, last + 1);
    return width > 0 && columns >= width - 4 && columns <= width + 2;
  }

  private int columns(int start, int end) {
    int columns = 0;
    for (int i = start; i < end; i++) {
      columns += text.charAt(i) < 0x300 ? 1 : 2;
    }
    return columns;
  }

  /** Finds the width that most lines without a closing mark have. */
  private int measure() {
    int[] widths = new int[WIDEST + 2];
    int[] lines = new int[WIDEST + 1];
    int open = 0;
    for (int start = 0; start < text.length(); ) {
      int end = text.indexOf('\n', start);
      if (end < 0) {
        break;
      }
      int last = end - 1;
      while (last > start && text.charAt(last) <= ' ') {
        last--;
      }
      int all = last > start ? columns(start, last + 1) : 0;
      widths[Math.min(all, WIDEST + 1)]++;
      if (last > start && CLOSING.indexOf(text.charAt(last)) < 0) {
        if (all >= NARROWEST && all <= WIDEST && holds("，、。；,", start, last)) {
          lines[all]++;
          open++;
        }
      }
      start = end + 1;
    }
    int best = 0;
    int most = 0;
    int near = 0;
    // Nothing narrower than the narrowest was counted.
    for (int w = NARROWEST; w <= WIDEST; w++) {
      near += lines[w] - (w - 5 >= 0 ? lines[w - 5] : 0);
      if (near > most) {
        most = near;
        best = w;
      }
    }
    // Where lines are hard, hardly any is longer.
    int longer = Arrays.stream(widths, Math.min(best + 3, WIDEST + 1), WIDEST + 2).sum();
    return most >= FEWEST && most * 10 >= open * 6 && longer * 10 <= most ? best : 0;
  }
}
