package org.zhibiao.report;

import java.util.Arrays;

/**
 * The lines of a text that are not blank, without the white space around them. Besides the usual
 * line ends, escaped ones ({@code \r\n} spelt out) end a line, and so do tabs and wide indents
 * inside very long lines: there they stand for line ends that a converter replaced.
 *
 * <p>Immutable. Offsets are UTF-16 code units of the text.
 */
public final class TextLines {

  /** A physical line above this length is looked at for replaced line ends. */
  private static final int LONG_LINE = 200;

  /** A line above this length has lost the breaks inside it. */
  private static final int LOST_BREAKS = 800;

  /** How far from its beginning such a line may hold a title. */
  private static final int HEADER_AREA = 300;

  private final String text;
  private final char[] chars;
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int size;

  private TextLines(String text, char[] chars) {
    this.text = text;
    this.chars = chars;
  }

  /** Finds the lines of a text. */
  public static TextLines of(String text) {
    return of(text, text.toCharArray());
  }

  /** Finds the lines of a text whose characters the caller has at hand. */
  static TextLines of(String text, char[] chars) {
    TextLines lines = new TextLines(text, chars);
    int length = chars.length;
    int start = 0;
    for (int i = 0; i < length; i++) {
      char c = chars[i];
      if (c > '\u2029' || (c >= ' ' && c < '\u2028' && c != '\\' && c != '\u0085')) {
        continue;
      }
      int width = breakAt(text, i);
      if (width > 0) {
        lines.addPhysical(start, i);
        i += width - 1;
        start = i + 1;
      }
    }
    lines.addPhysical(start, length);
    return lines;
  }

  /** Returns the number of lines. */
  public int size() {
    return size;
  }

  /** Returns the offset of the first character of a line. */
  public int start(int line) {
    return starts[line];
  }

  /** Returns the offset behind the last character of a line. */
  public int end(int line) {
    return ends[line];
  }

  /** Tells whether a character is white space, a no-break or an invisible one among it. */
  public static boolean isWhite(char c) {
    if (c <= ' ' || c == '\u00A0' || c == '\u3000') {
      return true;
    }
    if (c < '\u1680' && c != '\u0085') {
      return false;
    }
    return c == '\u0085'
        || c == '\u1680'
        || (c >= '\u2000' && c <= '\u200F')
        || c == '\u2028'
        || c == '\u2029'
        || c == '\u202F'
        || c == '\u205F'
        || c == '\u2060'
        || c == '\uFEFF';
  }

  /** Returns the length of the line end at an offset; 0 where there is none. */
  private static int breakAt(String text, int i) {
    char c = text.charAt(i);
    if (c > '\\' && c < '\u2028' && c != '\u0085') {
      return 0;
    }
    if (c == '\n' || c == '\r' || c == '\f' || c == '\u000B') {
      return 1;
    }
    if (c == '\u0085' || c == '\u2028' || c == '\u2029') {
      return 1;
    }
    return c == '\\' ? escapedBreak(text, i) : 0;
  }

  /** Returns the length of the spelt-out {@code \n}, {@code \r} or {@code \r\n} at a backslash. */
  private static int escapedBreak(String text, int i) {
    if (i + 1 >= text.length()) {
      return 0;
    }
    char next = text.charAt(i + 1);
    if (next == 'r' && text.startsWith("\\n", i + 2)) {
      return 4;
    }
    if (next != 'n' && next != 'r') {
      return 0;
    }
    // A backslash in front of a word, as in a path, is no line end.
    boolean word = i + 2 < text.length() && isAsciiLetter(text.charAt(i + 2));
    return word ? 0 : 2;
  }

  private static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private void addPhysical(int start, int end) {
    if (end - start <= LONG_LINE) {
      add(start, end);
      return;
    }
    int from = start;
    int i = start;
    while (i < end) {
      char c = chars[i];
      if (c > ' ' && c != '\u3000' && c != '\u00A0') {
        i++;
        continue;
      }
      int run = gapAt(i, end);
      if (run > 0 && i > from) {
        addUnbroken(from, i);
        from = i + run;
      }
      i += Math.max(1, run);
    }
    addUnbroken(from, end);
  }

  /** Divides a line that is far too long where a line must have begun or ended before. */
  private void addUnbroken(int start, int end) {
    if (end - start <= LOST_BREAKS) {
      add(start, end);
      return;
    }
    int from = start;
    for (int i = start; i < end; i++) {
      int length = lineAt(i, start, end);
      if (length < 0) {
        continue;
      }
      add(from, i);
      from = i;
      if (length > 0) {
        add(i, i + length);
        from = i + length;
        i = from - 1;
      }
    }
    add(from, end);
  }

  /**
   * Returns the length of the line that begins at an offset inside a line without breaks; 0 where
   * only its beginning shows; -1 where none begins.
   */
  private int lineAt(int i, int start, int end) {
    char c = chars[i];
    if (c == '各' && text.startsWith("各位", i)) {
      return addressLength(i, end);
    }
    if (i == start) {
      return -1;
    }
    if (i - start < HEADER_AREA && "（(—―".indexOf(c) >= 0) {
      return text.startsWith("报告", lastInk(i, start) - 1) ? 0 : -1;
    }
    // Most characters stand right behind one that ends nothing.
    char before = chars[i - 1];
    if (before >= '\u4E00' && before <= '\u9FFF'
        || isWhite(c)
        || "。！？!?）)：:".indexOf(chars[lastInk(i, start)]) < 0) {
      return -1;
    }
    if (c == '#'
        || text.startsWith("本报讯", i)
        || text.startsWith("(上接", i)
        || text.startsWith("（上接", i)) {
      return 0;
    }
    Enumerator enumerator = Enumerator.at(text, i, Math.min(end, i + 8));
    boolean chapter = enumerator != null && enumerator.style() == Enumerator.Style.CHAPTER;
    if (enumerator != null && !chapter) {
      return -1;
    }
    int heading = chapter ? enumerator.length() : 0;
    int glued = PartCues.gluedLength(text, i + heading, end, chapter);
    return glued > 0 ? heading + glued : chapter ? 0 : -1;
  }

  /** Returns the offset of the last character in front of {@code i} that is not white. */
  private int lastInk(int i, int start) {
    int j = i - 1;
    while (j > start && isWhite(chars[j])) {
      j--;
    }
    return j;
  }

  /** Returns the length of an address that ends with a colon; 0 for one that the text goes on. */
  private int addressLength(int i, int end) {
    for (int j = i + 2; j < end && j < i + 20; j++) {
      char c = chars[j];
      if (c == '：' || c == ':') {
        return j + 1 - i;
      }
      if (c == '！' || c == '!') {
        return 0;
      }
      if (c == '。' || (c == '，' && j < i + 5)) {
        return c == '，' ? 0 : -1;
      }
    }
    return -1;
  }

  /** Returns the length of a gap that stands for a line end; 0 where there is none. */
  private int gapAt(int i, int end) {
    int j = i;
    int width = 0;
    while (j < end && isWhite(chars[j])) {
      char white = chars[j++];
      width += white == '\t' ? 4 : white == '\u3000' ? 2 : 1;
    }
    return width >= 4 ? j - i : 0;
  }

  private void add(int start, int end) {
    int from = start;
    int to = end;
    while (from < to && isWhite(chars[from])) {
      from++;
    }
    while (to > from && isWhite(chars[to - 1])) {
      to--;
    }
    if (from == to) {
      return;
    }
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
    }
    starts[size] = from;
    ends[size++] = to;
  }
}
