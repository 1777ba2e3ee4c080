package org.zhibiao.script;

import java.util.Arrays;

/**
 * Tells line breaks inside sentences from those that end a paragraph or a heading. A break is
 * inside a sentence if the line before it has no closing mark at its end, the line behind it begins
 * like no new paragraph, and the line before it ends in a comma, or holds the end of another
 * sentence, which a heading does not, or is as wide as most lines of a text in hard lines.
 */
final class SentenceBreaks {

  /** Line feeds and carriage returns that one break has at most. */
  private static final int MOST_SIGNS = 8;

  /** How far back a sentence over several lines is looked at. */
  private static final int LONGEST_SENTENCE = 4_000;

  private static final String CLOSING = "。！？；：!?;:…”’』」》）)】］]>〉—.|｜";
  private static final String OPENING_OF_PARAGRAPH =
      " \t\u3000\u00A0（(【[《#*-—–●○◆■□★※▲△·•>|<“‘「『=_~";

  /** What ends a line for good even where lines are hard, and what begins one. */
  private static final String END_OF_LINE = "：:|｜>—";

  private static final String NEVER_FIRST = "，。、；：！？）】]”》";
  private static final String START_OF_LINE = " \t\u3000\u00A0#*-—–●○◆■□★※▲△·•>|<=_~";
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

  /**
   * Start of the line that was last joined to the one before it, and where the joined ones begin.
   */
  private int joinedLine = -1;

  private int joinedFrom;

  private int asked = -1;
  private int answer;

  /** The text before its characters were folded, and where each stood; null where none was. */
  private final String source;

  private final int[] offsets;

  /** Breaks of a text whose characters are as they were decoded. */
  SentenceBreaks(String text) {
    this(text, null, null);
  }

  /**
   * Breaks of a text whose characters were folded, which changes how wide they are.
   *
   * @param source the text before
   * @param offsets for each character of text its offset in source
   */
  SentenceBreaks(String text, String source, int[] offsets) {
    this.text = text;
    this.source = source;
    this.offsets = offsets;
  }

  /**
   * Returns the end of a break inside a sentence that begins at {@code at}, a line feed or carriage
   * return; {@code at} itself where the break ends a line for good. To be asked in the order of the
   * text.
   */
  int endOfBreak(int at) {
    if (at != asked) {
      asked = at;
      answer = answer(at);
    }
    return answer;
  }

  private int answer(int at) {
    int next = at;
    int feeds = 0;
    while (next < text.length()
        && feeds <= 1
        && next - at < MOST_SIGNS
        && (text.charAt(next) == '\n' || text.charAt(next) == '\r')) {
      feeds += text.charAt(next) == '\n' ? 1 : 0;
      next++;
    }
    int last = at - 1;
    while (last >= 0 && (text.charAt(last) == ' ' || text.charAt(last) == '\t')) {
      last--;
    }
    if (last < 0 || next >= text.length() || feeds > 1) {
      return at;
    }
    int start = text.lastIndexOf('\n', last) + 1;
    // A line that was joined to the one before it goes on with what that one holds.
    int from = start == joinedLine ? Math.max(joinedFrom, last - LONGEST_SENTENCE) : start;
    if (!isInside(from, start, last, next)) {
      return at;
    }
    joinedLine = next;
    joinedFrom = from;
    return next;
  }

  private boolean isInside(int from, int start, int last, int next) {
    char before = text.charAt(last);
    char after = text.charAt(next);
    if (beginsItem(next) || isPageNumber(next) || text.startsWith("各位", next)) {
      return false;
    }
    boolean open =
        isInner(before)
            && CLOSING.indexOf(before) < 0
            && isInner(after)
            && OPENING_OF_PARAGRAPH.indexOf(after) < 0
            && !(isWord(before) && isWord(after) && !(isDigit(before) && isDigit(after)));
    if (open && (UNFINISHED.indexOf(before) >= 0 || holdsSentence(from, last))) {
      return true;
    }
    // No paragraph begins with a comma, or with the digits behind a point.
    boolean point = after == '.' && isDigit(before) && next + 1 < text.length();
    if (NEVER_FIRST.indexOf(after) >= 0 && isInner(before)
        || point && isDigit(text.charAt(next + 1))) {
      return true;
    }
    // Where lines are hard, a full line goes on whatever it ends with.
    boolean canGoOn = END_OF_LINE.indexOf(before) < 0 && START_OF_LINE.indexOf(after) < 0;
    return (open || canGoOn) && isFull(start, last);
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

  /** Tells whether a line holds nothing but a number. */
  private boolean isPageNumber(int at) {
    int i = at;
    while (i < text.length() && isDigit(text.charAt(i))) {
      i++;
    }
    return i > at && (i == text.length() || text.charAt(i) == '\n' || text.charAt(i) == '\r');
  }

  /** Tells whether a line begins with the number of a heading or item: 一、 1. 第三 (2). */
  private boolean beginsItem(int at) {
    int i = at;
    char first = text.charAt(i);
    if (first == '第') {
      return true;
    }
    if ("（(【[〔".indexOf(first) >= 0) {
      i++;
      while (i < text.length() && i - at < 4 && NUMERALS.indexOf(text.charAt(i)) >= 0) {
        i++;
      }
      return i > at + 1 && i < text.length() && "）)】]〕".indexOf(text.charAt(i)) >= 0;
    }
    while (i < text.length() && i - at < 4 && NUMERALS.indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i > at
        && i < text.length()
        && (text.charAt(i) == '、'
            || text.charAt(i) == '是'
            || (text.charAt(i) == '.' || text.charAt(i) == '．')
                && !(i + 1 < text.length() && isDigit(text.charAt(i + 1))));
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
      char c = source == null ? text.charAt(i) : source.charAt(offsets[i]);
      columns += c < 0x300 ? 1 : 2;
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
