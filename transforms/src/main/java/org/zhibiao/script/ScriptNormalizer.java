package org.zhibiao.script;

import java.util.Arrays;

/** Makes the text that the later stages read. Safe to call from several threads. */
public final class ScriptNormalizer {

  /** Telling characters below which no script is named. */
  private static final int FEWEST = 20;

  private static final byte SPECIAL = 4;
  private static final byte BRACKET = 8;

  private final ScriptTable table = ScriptTable.standard();

  /** For each code unit, what it asks for: 0 nothing. */
  private final byte[] asks = new byte[65536];

  /** What takes the place of a code unit; itself for most, 0 where it is left out. */
  private final char[] folded = new char[65536];

  /** Loads the tables. */
  public ScriptNormalizer() {
    for (int c = 0; c < 65536; c++) {
      folded[c] = (char) c;
      asks[c] = table.kind((char) c);
    }
    for (int c = 0xFF10; c <= 0xFF5A; c++) {
      if (c <= 0xFF19 || c >= 0xFF21 && c <= 0xFF3A || c >= 0xFF41) {
        fold(c, c - 0xFEE0);
      }
    }
    fold('％', '%');
    fold('＋', '+');
    fold('＊', '*');
    for (char c : "．－，／".toCharArray()) {
      if (c != '，') {
        asks[c] = SPECIAL;
      }
    }
    for (int c : new int[] {0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD, 0}) {
      fold(c, 0);
    }
    asks['('] = BRACKET;
    asks['（'] = BRACKET;
  }

  private void fold(int from, int to) {
    folded[from] = (char) to;
    asks[from] = SPECIAL;
  }

  /** Normalises a decoded text. */
  public NormalizedText normalize(String source) {
    int traditional = 0;
    int simplified = 0;
    boolean special = false;
    int length = source.length();
    for (int i = 0; i < length; i++) {
      byte asked = asks[source.charAt(i)];
      if (asked == 0) {
        continue;
      }
      if (asked == ScriptTable.SIMPLIFIED) {
        simplified++;
      } else if (asked == ScriptTable.TRADITIONAL) {
        traditional++;
      } else if (asked == SPECIAL) {
        special = true;
      } else if (i + 1 < length && PinyinAnnotations.canBegin(source.charAt(i + 1))) {
        special = true;
      }
    }
    if (traditional == 0 && !special) {
      return NormalizedText.identical(
          source, simplified < FEWEST ? Script.UNDETERMINED : Script.HANS);
    }
    return new Rewriting(source, traditional, simplified).run();
  }

  /** The work on one text. */
  private final class Rewriting {
    private final String source;
    private final int traditional;
    private final int simplified;
    private final char[] out;
    private final int[] offsets;
    private int n;
    private int removed;
    private boolean traditionalParagraph;
    private boolean simplifiedParagraph;

    Rewriting(String source, int traditional, int simplified) {
      this.source = source;
      this.traditional = traditional;
      this.simplified = simplified;
      this.out = new char[source.length()];
      this.offsets = new int[source.length()];
    }

    NormalizedText run() {
      int start = 0;
      while (start < source.length()) {
        int end = source.indexOf('\n', start);
        end = end < 0 ? source.length() : end + 1;
        paragraph(start, end);
        start = end;
      }
      String text = new String(out, 0, n);
      Script script = script();
      if (n == source.length()) {
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

    private void paragraph(int start, int end) {
      boolean convert = traditional > 0 && isTraditional(start, end);
      for (int i = start; i < end; i++) {
        char c = source.charAt(i);
        byte asked = asks[c];
        if (asked == BRACKET) {
          int behind = annotationEnd(i);
          if (behind > 0) {
            removed++;
            i = behind - 1;
            continue;
          }
        } else if (asked == SPECIAL) {
          c = folded(c, i);
          if (c == 0) {
            continue;
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

    private void emit(char c, int offset) {
      out[n] = c;
      offsets[n++] = offset;
    }

    private boolean isTraditional(int start, int end) {
      int t = 0;
      int s = 0;
      for (int i = start; i < end; i++) {
        byte kind = table.kind(source.charAt(i));
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

    /** Returns the place behind an annotation; 0 where the bracket is none. */
    private int annotationEnd(int open) {
      if (n == 0
          || open + 1 >= source.length()
          || !PinyinAnnotations.canBegin(source.charAt(open + 1))) {
        return 0;
      }
      int first = Math.max(0, n - 8);
      StringBuilder before = new StringBuilder(8);
      for (int i = first; i < n; i++) {
        before.append(source.charAt(offsets[i]));
      }
      return Math.max(0, PinyinAnnotations.standard().endOf(source, open, before));
    }

    private char folded(char c, int at) {
      if (c == '．' || c == '－' || c == '／') {
        boolean between =
            at > 0
                && at + 1 < source.length()
                && isDigit(source.charAt(at - 1))
                && isDigit(source.charAt(at + 1));
        return between ? (char) (c - 0xFEE0) : c;
      }
      return folded[c];
    }

    private boolean isDigit(char c) {
      return c >= '0' && c <= '9' || c >= '０' && c <= '９';
    }
  }
}
