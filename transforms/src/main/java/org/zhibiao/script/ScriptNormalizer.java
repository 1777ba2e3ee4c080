package org.zhibiao.script;

import java.util.Arrays;

/**
 * Makes the text that the later stages read: simplified characters where a paragraph is
 * traditional, half-width digits and letters, no pinyin annotations, nothing invisible, no line
 * breaks inside sentences, no spaces inside numbers, no doubled punctuation. Simplified text
 * without any of these comes back as it is. Safe to call from several threads.
 */
public final class ScriptNormalizer {

  /** Telling characters below which no script is named. */
  private static final int FEWEST = 20;

  /** Characters that a number written with spaces between its digits has at most. */
  private static final int LONGEST_NUMBER = 80;

  /** To be looked at more closely. */
  private static final byte SPECIAL = 4;

  private static final byte BRACKET = 8;

  /** A mark that is sometimes doubled. */
  private static final byte MARK = 16;

  private static final byte LINE = 32;
  private static final byte SPACE = 64;

  /** What web pages of one origin make of a percent sign. */
  private static final String PERCENT_DEBRIS = "_M_M_";

  private final ScriptTable table = ScriptTable.standard();
  private final CharacterFolding folding = CharacterFolding.standard();

  /** For each code unit, what it asks for; 0 for nothing. */
  private final byte[] asks = new byte[65536];

  /** Loads the tables. */
  public ScriptNormalizer() {
    for (int c = 0; c < 65536; c++) {
      asks[c] = table.kind((char) c);
    }
    for (char c : "．－／∶_".toCharArray()) {
      asks[c] = SPECIAL;
    }
    for (char c : ",，。；：、:;".toCharArray()) {
      asks[c] = MARK;
    }
    asks['('] = BRACKET;
    asks['（'] = BRACKET;
    asks['\n'] = LINE;
    asks['\r'] = LINE;
    asks[' '] = SPACE;
    asks['\u3000'] = SPACE;
  }

  /** Normalises a decoded text. */
  public NormalizedText normalize(String source) {
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (folding.folded(c) != c) {
        return normalizeFolded(source);
      }
    }
    return rewrite(source, new SentenceBreaks(source));
  }

  /** Folds characters first, so that all that follows sees none of their other forms. */
  private NormalizedText normalizeFolded(String source) {
    StringBuilder folded = new StringBuilder(source.length());
    int[] offsets = new int[source.length()];
    for (int i = 0; i < source.length(); i++) {
      char c = folding.folded(source.charAt(i));
      if (c != CharacterFolding.NOTHING) {
        offsets[folded.length()] = i;
        folded.append(c);
      }
    }
    String text = folded.toString();
    NormalizedText inner = rewrite(text, new SentenceBreaks(text, source, offsets));
    int length = inner.text().length();
    int[] composed = new int[length];
    for (int i = 0; i < length; i++) {
      composed[i] = offsets[inner.sourceStart(i)];
    }
    return new NormalizedText(
        source,
        inner.text(),
        length == source.length() ? null : composed,
        inner.script(),
        inner.annotationsRemoved());
  }

  private NormalizedText rewrite(String source, SentenceBreaks breaks) {
    int traditional = 0;
    int simplified = 0;
    boolean special = false;
    char[] chars = source.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      byte asked = asks[chars[i]];
      traditional += asked & ScriptTable.TRADITIONAL;
      simplified += asked >> 1 & 1;
      if (asked < SPECIAL || special) {
        continue;
      }
      special =
          switch (asked) {
            case MARK -> i > 0 && chars[i - 1] == chars[i];
            case BRACKET -> i + 1 < chars.length && PinyinAnnotations.canBegin(chars[i + 1]);
            case LINE -> breaks.endOfBreak(i) > i;
            case SPACE -> isInsideNumber(source, i);
            default -> true;
          };
    }
    if (traditional == 0 && !special) {
      return NormalizedText.identical(
          source, simplified < FEWEST ? Script.UNDETERMINED : Script.HANS);
    }
    return new Rewriting(source, chars, breaks, traditional, simplified).run();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9' || c >= '０' && c <= '９';
  }

  private static boolean isIdeograph(char c) {
    return c >= '\u4E00' && c <= '\u9FFF';
  }

  /**
   * Tells whether a space stands between the digits of one number, such as {@code 1 2 件}: digits on
   * both sides, at least one of them alone, and a unit behind the whole.
   */
  private static boolean isInsideNumber(String text, int space) {
    int length = text.length();
    if (space == 0
        || space + 1 >= length
        || !isDigit(text.charAt(space - 1))
        || !isDigit(text.charAt(space + 1))) {
      return false;
    }
    int first = numberStart(text, space);
    int end = space;
    int shortest = Integer.MAX_VALUE;
    int run = 0;
    int runs = 0;
    int firstRun = 0;
    int i = first;
    for (; i <= length; i++) {
      char c = i < length ? text.charAt(i) : 0;
      if (isDigit(c)) {
        run++;
        end = i + 1;
        continue;
      }
      if (run > 0) {
        shortest = Math.min(shortest, run);
        firstRun = runs == 0 ? run : firstRun;
        runs++;
        run = 0;
      }
      boolean goesOn =
          i - space < LONGEST_NUMBER
              && i + 1 < length
              && isDigit(text.charAt(i + 1))
              && (c == ' ' || c == '\u3000' || c == '.' || c == '．');
      if (!goesOn) {
        break;
      }
    }
    int behind = end;
    while (behind < length && (text.charAt(behind) == ' ' || text.charAt(behind) == '\u3000')) {
      behind++;
    }
    if (behind >= length || behind - end > 1 || shortest > 1) {
      return false;
    }
    char unit = text.charAt(behind);
    boolean counted = isIdeograph(unit) && unit != '第' || unit == '%' || unit == '％';
    // 2023 5月 is a date.
    boolean date = firstRun == 4 && runs == 2 && unit == '月';
    boolean named =
        first > 0 && (isLetter(text.charAt(first - 1)) || text.charAt(first - 1) == '-');
    return counted && !date && !named;
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '表' || c == '图';
  }

  private static int numberStart(String text, int space) {
    int first = space;
    while (first > 0 && space - first < LONGEST_NUMBER) {
      char c = text.charAt(first - 1);
      boolean joins =
          (c == ' ' || c == '\u3000' || c == '.' || c == '．')
              && first > 1
              && isDigit(text.charAt(first - 2))
              && isDigit(text.charAt(first));
      if (!isDigit(c) && !joins) {
        break;
      }
      first--;
    }
    return first;
  }

  /** The work on one text. */
  private final class Rewriting {
    private final String source;
    private final char[] chars;
    private final SentenceBreaks breaks;
    private final int traditional;
    private final int simplified;
    private final char[] out;
    private final int[] offsets;
    private int n;
    private int removed;
    private boolean traditionalParagraph;
    private boolean simplifiedParagraph;

    Rewriting(String source, char[] chars, SentenceBreaks breaks, int traditional, int simplified) {
      this.source = source;
      this.chars = chars;
      this.breaks = breaks;
      this.traditional = traditional;
      this.simplified = simplified;
      this.out = new char[chars.length];
      this.offsets = new int[chars.length];
    }

    NormalizedText run() {
      int start = 0;
      while (start < chars.length) {
        int end = source.indexOf('\n', start);
        end = end < 0 ? chars.length : end + 1;
        paragraph(start, end);
        start = Math.max(end, resume);
      }
      String text = new String(out, 0, n);
      Script script = script();
      if (n == chars.length) {
        return text.equals(source)
            ? NormalizedText.identical(source, script)
            : new NormalizedText(source, text, null, script, removed);
      }
      return new NormalizedText(source, text, Arrays.copyOf(offsets, n), script, removed);
    }

    private Script script() {
      int telling = traditional + simplified;
      if (telling < FEWEST) {
        return Script.UNDETERMINED;
      }
      if (traditionalParagraph && simplifiedParagraph) {
        return Script.MIXED;
      }
      double share = (double) traditional / telling;
      return share >= 0.8 ? Script.HANT : share <= 0.2 ? Script.HANS : Script.MIXED;
    }

    /** Where the work goes on behind what was left out at the end of a paragraph. */
    private int resume;

    private void paragraph(int start, int end) {
      boolean convert = traditional > 0 && isTraditional(start, end);
      for (int i = start; i < end; i++) {
        char c = chars[i];
        byte asked = asks[c];
        if (asked >= SPECIAL) {
          int behind = leftOut(asked, c, i);
          if (behind > i) {
            i = behind - 1;
            resume = behind;
            continue;
          }
          if (asked == SPECIAL) {
            c = folded(c, i);
          }
        }
        if (convert && c >= '\u2E80') {
          String[] phrase = table.phraseAt(source, i);
          if (phrase != null) {
            for (int k = 0; k < phrase[1].length(); k++) {
              emit(phrase[1].charAt(k), i + k);
            }
            i += phrase[1].length() - 1;
            continue;
          }
          c = table.simplified(c);
        }
        emit(c, i);
      }
    }

    /** Returns the place behind what is left out at a place; the place itself if nothing is. */
    private int leftOut(byte asked, char c, int i) {
      switch (asked) {
        case BRACKET:
          return annotationEnd(i);
        case MARK:
          // The mark before is the one that stays.
          return n > 0 && i > 0 && chars[i - 1] == c && out[n - 1] == c ? i + 1 : i;
        case LINE:
          int end = breaks.endOfBreak(i);
          while (end > i && n > 0 && (out[n - 1] == ' ' || out[n - 1] == '\t')) {
            n--;
          }
          return end;
        case SPACE:
          return isInsideNumber(source, i) || endsSpacedNumber(i) ? i + 1 : i;
        default:
          if (c == '_' && i > 0 && isDigit(chars[i - 1]) && isPercent(i)) {
            // It stands for the last character, so that all of it is evidence.
            int last = i + PERCENT_DEBRIS.length() - 1;
            emit('%', last);
            return last + 1;
          }
          return i;
      }
    }

    private boolean isPercent(int at) {
      return source.startsWith(PERCENT_DEBRIS, at);
    }

    /** Tells whether a space stands between a spaced number and its unit. */
    private boolean endsSpacedNumber(int at) {
      return at > 1
          && isDigit(chars[at - 1])
          && n > 1
          && offsets[n - 1] == at - 1
          && isDigit(out[n - 2])
          && offsets[n - 2] == at - 3
          && asks[chars[at - 2]] == SPACE
          && at + 1 < chars.length
          && (isIdeograph(chars[at + 1]) || chars[at + 1] == '%');
    }

    private void emit(char c, int offset) {
      out[n] = c;
      offsets[n++] = offset;
    }

    private boolean isTraditional(int start, int end) {
      int t = 0;
      int s = 0;
      for (int i = start; i < end; i++) {
        byte kind = table.kind(chars[i]);
        if (kind == ScriptTable.TRADITIONAL) {
          t++;
        } else if (kind == ScriptTable.SIMPLIFIED) {
          s++;
        }
      }
      if (t + s >= FEWEST) {
        traditionalParagraph |= t > s;
        simplifiedParagraph |= s >= t;
      }
      // A short paragraph goes with the document; a name in old characters makes none traditional.
      return t > s && (t >= 3 || traditional >= simplified);
    }

    /** Returns the place behind an annotation; the bracket's where it is none. */
    private int annotationEnd(int open) {
      if (open + 1 >= chars.length || !PinyinAnnotations.canBegin(chars[open + 1])) {
        return open;
      }
      int last = n;
      while (last > 0 && out[last - 1] == ' ') {
        last--;
      }
      StringBuilder before = new StringBuilder(8);
      for (int i = Math.max(0, last - 8); i < last; i++) {
        before.append(chars[offsets[i]]);
      }
      int end = PinyinAnnotations.standard().endOf(source, open, before);
      if (end < 0) {
        return open;
      }
      removed++;
      n = last;
      return end;
    }

    /** Half-width points and dashes between digits, which are signs of their own elsewhere. */
    private char folded(char c, int at) {
      int next = at + 1;
      if (next < chars.length && asks[chars[next]] == LINE) {
        next = breaks.endOfBreak(next);
      }
      boolean between =
          c != '_' && n > 0 && isDigit(out[n - 1]) && next < chars.length && isDigit(chars[next]);
      return !between ? c : c == '∶' ? ':' : (char) (c - 0xFEE0);
    }
  }
}
