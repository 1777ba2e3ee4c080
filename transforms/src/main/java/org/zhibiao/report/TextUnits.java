package org.zhibiao.report;

import java.util.Arrays;

/**
 * The sentences of a text: each ends with its full stop ({@code 。！？}, also ASCII, also doubled,
 * with the quotes and brackets that close behind it) or, without one, with its line. A line that
 * stops in mid-sentence behind other sentences, as at a page break, is read on in the next.
 *
 * <p>Every character that is not white belongs to exactly one unit; units stand in order. Offsets
 * are UTF-16 code units of the text. Immutable but for what it remembers of {@link #part}.
 */
public final class TextUnits {

  private static final String CLOSERS = "”’」』）)】》〉\"'］]";
  private static final String CONTINUES = "等的地得，、；：,;:和与及或）)》”";

  /**
   * Length from which what has no full stop is cut where it pauses: no sentence of a person is as
   * long, and what is asked of a sentence may take the square of its length.
   */
  private static final int LONGEST = 4_000;

  private static final String PAUSES = "，；、：）,;)|";
  private static final String NUMERALS = "〇零一二两三四五六七八九十百千万亿几数成半";

  /** Stands for a sentence that was looked at and names no part. */
  private static final PartHeading NO_PART = new PartHeading(0, 0, 0, null, null, "");

  private final String text;
  private final char[] chars;
  private int[] starts = new int[256];
  private int[] ends = new int[256];
  private int[] lines = new int[256];
  private boolean[] stops = new boolean[256];
  private int size;

  private final Markup markup;

  /** Headings of parts that were asked for; null where nobody asked yet. */
  private PartHeading[] parts;

  private TextUnits(String text, Markup markup) {
    this.text = text;
    this.chars = text.toCharArray();
    this.markup = markup;
  }

  /** Divides a plain text into sentences. */
  public static TextUnits of(String text) {
    return of(text, Markup.NONE);
  }

  /** Divides a text into sentences. */
  public static TextUnits of(String text, Markup markup) {
    TextUnits units = new TextUnits(text, markup);
    units.scan(TextLines.of(text, units.chars));
    units.parts = new PartHeading[units.size];
    return units;
  }

  /** Returns the text. */
  public String text() {
    return text;
  }

  /** Returns the number of sentences. */
  public int size() {
    return size;
  }

  /** Returns the offset of the first character of a sentence. */
  public int start(int unit) {
    return starts[unit];
  }

  /** Returns the offset behind the last character of a sentence. */
  public int end(int unit) {
    return ends[unit];
  }

  /**
   * Returns the number of the line, from 0, in which a sentence begins; blank lines don't count.
   */
  public int line(int unit) {
    return lines[unit];
  }

  /** Tells whether a sentence ends with a full stop. */
  public boolean stops(int unit) {
    return stops[unit];
  }

  /** Tells whether a sentence begins its line. */
  public boolean beginsLine(int unit) {
    return unit == 0 || lines[unit - 1] != lines[unit];
  }

  /** Tells whether a sentence ends its line. */
  public boolean endsLine(int unit) {
    return unit + 1 == size || lines[unit + 1] != lines[unit];
  }

  /** Tells whether a sentence is a line of its own without a full stop, as a heading is. */
  public boolean isBareLine(int unit) {
    return !stops[unit] && beginsLine(unit) && endsLine(unit);
  }

  /**
   * Returns the level, from 1, that the markup gives a sentence as a heading; 0 where it gives
   * none.
   */
  public int headingLevel(int unit) {
    int start = starts[unit];
    int signs = start;
    while (signs < ends[unit] && text.charAt(signs) == '#') {
      signs++;
    }
    return signs > start ? Math.min(signs - start, 6) : markup.headingLevel(start, ends[unit]);
  }

  /** Tells whether the markup calls a sentence page furniture. */
  public boolean isFurniture(int unit) {
    return markup.isFurniture(starts[unit], ends[unit]);
  }

  /** Tells whether the markup calls a sentence a footnote. */
  public boolean isFootnote(int unit) {
    return markup.isFootnote(starts[unit], ends[unit]);
  }

  /**
   * Returns the heading of a part of a report that a sentence is or begins with; null where it is
   * none. It is read once and kept.
   */
  public PartHeading part(int unit) {
    PartHeading part = parts[unit];
    if (part == null) {
      part = PartHeading.of(this, unit);
      parts[unit] = part == null ? NO_PART : part;
    }
    return part == NO_PART ? null : part;
  }

  /** Tells whether a sentence holds one of some words. */
  public boolean holds(CueWords words, int unit) {
    return words.in(chars, starts[unit], ends[unit]);
  }

  /** Returns the length of a sentence. */
  public int length(int unit) {
    return ends[unit] - starts[unit];
  }

  /**
   * Returns the first unit that begins at or behind an offset; {@link #size()} if there is none.
   */
  public int at(int offset) {
    int found = Arrays.binarySearch(starts, 0, size, offset);
    return found >= 0 ? found : -found - 1;
  }

  private void scan(TextLines found) {
    for (int line = 0; line < found.size(); line++) {
      int start = found.start(line);
      int end = found.end(line);
      if (size > 0 && readsOn(line - 1, found, start)) {
        // The sentence left open by the line before goes on here.
        start = starts[--size];
        int number = lines[size];
        scanLine(start, end, found.start(line), number, line);
      } else {
        scanLine(start, end, start, line, line);
      }
    }
  }

  private void scanLine(int start, int end, int from, int firstLine, int line) {
    int begin = start;
    int number = firstLine;
    int i = from;
    while (i < end) {
      char c = chars[i];
      // Only these can end a sentence: the rest of a text, nearly all of it, is passed over here.
      if (c > '。' && c < '！') {
        i++;
        continue;
      }
      if (c != '。' && c != '！' && c != '？' && c != '!' && c != '?' && c != '.') {
        i++;
        continue;
      }
      int stop = stopAt(i, end);
      if (stop == 0) {
        i++;
        continue;
      }
      i += stop;
      add(begin, i, number, true);
      while (i < end && TextLines.isWhite(chars[i])) {
        i++;
      }
      begin = i;
      number = line;
    }
    if (begin < end) {
      add(begin, end, number, false);
    }
  }

  /** Returns the length of the full stop at an offset, with what closes behind it; 0 if none. */
  private int stopAt(int i, int end) {
    char c = text.charAt(i);
    if (c != '。' && c != '！' && c != '？') {
      if (c > '?' || (c != '!' && c != '?' && c != '.')) {
        return 0;
      }
      if (!isAsciiStop(c, i, end)) {
        return 0;
      }
    }
    int j = i + 1;
    while (j < end && isStop(text.charAt(j))) {
      j++;
    }
    int stop = j;
    while (j < end && CLOSERS.indexOf(text.charAt(j)) >= 0) {
      j++;
    }
    if (j > stop && j < end && CONTINUES.indexOf(text.charAt(j)) >= 0) {
      return 0;
    }
    return j - i;
  }

  private static boolean isStop(char c) {
    return c == '。' || c == '！' || c == '？' || c == '!';
  }

  /**
   * An ASCII mark ends a sentence only behind Chinese text: {@code 3.5}, {@code No. 7}, {@code
   * a.doc} and the runs of question marks that stand for lost spaces do not.
   */
  private boolean isAsciiStop(char c, int i, int end) {
    if (i == 0 || !isChinese(text.charAt(i - 1))) {
      return c == '!' && i > 0 && (CLOSERS.indexOf(text.charAt(i - 1)) >= 0);
    }
    char next = i + 1 < end ? text.charAt(i + 1) : ' ';
    if (c == '!') {
      return true;
    }
    if (c == '?') {
      return next != '?';
    }
    return next == ' ' || CLOSERS.indexOf(next) >= 0 || (isChinese(next) && i - 2 >= 0);
  }

  static boolean isChinese(char c) {
    return (c >= '\u4E00' && c <= '\u9FFF') || (c >= '\u3400' && c <= '\u4DBF');
  }

  /** Tells whether the last sentence of a line goes on in the next line. */
  private boolean readsOn(int line, TextLines found, int next) {
    if (stops[size - 1] || lines[size - 1] > line || found.end(line) != ends[size - 1]) {
      return false;
    }
    char last = text.charAt(ends[size - 1] - 1);
    char first = text.charAt(next);
    if ("，。、；）,;)".indexOf(first) >= 0) {
      return isChinese(last) || CLOSERS.indexOf(last) >= 0;
    }
    boolean behindSentences = size > 1 && stops[size - 2] && lines[size - 2] == line;
    boolean comma = last == '，' || last == '、' || last == ',';
    if (!comma && !(behindSentences && isChinese(last))) {
      return false;
    }
    if (!isChinese(first) && CLOSERS.indexOf(first) < 0 && !isDigit(first) && first != '“') {
      return false;
    }
    if (next > 0 && isIndent(text.charAt(next - 1))) {
      return false;
    }
    return Enumerator.at(text, next, text.length()) == null
        && !text.startsWith("各位", next)
        && !PartCues.startsLikePart(text, next);
  }

  private static boolean isIndent(char c) {
    return c == '\u3000' || c == '\u00A0' || c == '\t';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private void add(int start, int end, int line, boolean stop) {
    int from = start;
    while (end - from > LONGEST) {
      int cut = pauseBefore(from + LONGEST, from + LONGEST / 2);
      int last = cut;
      while (TextLines.isWhite(chars[last - 1]) && last - 1 > from) {
        last--;
      }
      append(from, last, line, false);
      from = cut;
      while (from < end && TextLines.isWhite(chars[from])) {
        from++;
      }
    }
    if (from < end) {
      append(from, end, line, stop);
    }
  }

  /** Returns the last place between two offsets where a sentence may be cut, never in a number. */
  private int pauseBefore(int to, int from) {
    int inText = to;
    int inList = to;
    for (int i = to; i > from; i--) {
      boolean inside = isNumeral(chars[i]) || isNumeral(chars[i - 1]);
      if (!inside
          && (PAUSES.indexOf(chars[i - 1]) >= 0 || TextLines.isWhite(chars[i - 1]))
          && PAUSES.indexOf(chars[i]) < 0) {
        return i;
      }
      if (!inside && inText == to && isChinese(chars[i])) {
        inText = i;
      }
      if (inList == to && "，、；".indexOf(chars[i - 1]) >= 0) {
        inList = i;
      }
    }
    int cut = inText < to ? inText : inList;
    return Character.isLowSurrogate(chars[cut]) ? cut + 1 : cut;
  }

  private static boolean isNumeral(char c) {
    return isDigit(c) || c == '.' || c == '%' || NUMERALS.indexOf(c) >= 0;
  }

  private void append(int start, int end, int line, boolean stop) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
      lines = Arrays.copyOf(lines, size * 2);
      stops = Arrays.copyOf(stops, size * 2);
    }
    starts[size] = start;
    ends[size] = end;
    lines[size] = line;
    stops[size++] = stop;
  }
}
