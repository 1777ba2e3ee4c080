package org.zhibiao.decode;

import java.nio.charset.Charset;
import java.util.Arrays;
import org.zhibiao.lexicon.DataFile;
import org.zhibiao.lexicon.Lexicon;

/**
 * How likely each UTF-16 code unit is in a Chinese report, as a natural logarithm. Seen characters
 * have the mean of their shares in simplified and traditional text (character-counts.txt); the rest
 * shares what is left, by how common its block is.
 */
final class CharacterModel {

  /** A code unit that no text holds. */
  static final float IMPOSSIBLE = -26f;

  /** Characters at least this likely are everyday ones. */
  static final float COMMON = -13.5f;

  /** Mean logarithm per character beyond ASCII below which a stretch is no Chinese. */
  private static final float UNLIKELY = -12f;

  /** Sum of weights that makes a stretch no Chinese: four rare characters or so. */
  private static final int STRETCH = 56;

  /** Length of a text that is too short to hold a stretch. */
  private static final int SHORT = 24;

  private static final class Loaded {
    static final CharacterModel INSTANCE =
        of(DataFile.ofResource(Lexicon.class, "character-counts.txt"));
  }

  private final float[] logs;

  /** How unlikely a code unit is in quarters of a logarithm; below 0 where it is likely. */
  private final byte[] weights = new byte[65536];

  private CharacterModel(float[] logs) {
    this.logs = logs;
    for (int c = 0; c < logs.length; c++) {
      boolean plain = c > 0 && c < 0x80;
      weights[c] = (byte) (plain ? 0 : Math.round((UNLIKELY + 0.5f - logs[c]) * 4));
    }
  }

  /** Returns the model of the project's own counts. */
  static CharacterModel standard() {
    return Loaded.INSTANCE;
  }

  /** Builds the model of counts: character, count in simplified, count in traditional text. */
  static CharacterModel of(DataFile counts) {
    float[] logs = unseen();
    double simplifiedTotal = 0;
    double traditionalTotal = 0;
    int[][] rows = new int[counts.lines().size()][];
    int row = 0;
    for (DataFile.Line line : counts.lines()) {
      String text = line.text();
      int second = text.indexOf(' ', 2);
      if (text.length() < 5 || text.charAt(1) != ' ' || second < 0) {
        throw line.mistake("must be: character, count, count");
      }
      try {
        int simplified = Integer.parseInt(text, 2, second, 10);
        int traditional = Integer.parseInt(text, second + 1, text.length(), 10);
        rows[row++] = new int[] {text.charAt(0), simplified, traditional};
        simplifiedTotal += simplified;
        traditionalTotal += traditional;
      } catch (NumberFormatException e) {
        throw line.mistake("counts must be whole numbers");
      }
    }
    for (int[] r : rows) {
      double share = 0.5 * r[1] / simplifiedTotal + 0.5 * r[2] / traditionalTotal;
      logs[r[0]] = Math.max(logs[r[0]], (float) Math.log(share));
    }
    // Reports may hold more blanks and line ends than the counts, which leave them out.
    logs['\n'] = -4f;
    logs['\r'] = -4.5f;
    logs['\t'] = -6f;
    logs[' '] = -4f;
    logs['\u3000'] = -4.5f;
    logs['\u00A0'] = -9f;
    return new CharacterModel(logs);
  }

  private static float[] unseen() {
    float[] logs = new float[65536];
    Arrays.fill(logs, -21f);
    Arrays.fill(logs, 0, 0x20, -20f);
    Arrays.fill(logs, 0x20, 0x7F, -9f);
    Arrays.fill(logs, 0x7F, 0xA0, -24f);
    Arrays.fill(logs, 0xA0, 0x180, -15f);
    Arrays.fill(logs, 0x180, 0x250, -16f);
    for (char c : "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü".toCharArray()) {
      logs[c] = -12f;
    }
    Arrays.fill(logs, 0x370, 0x450, -17f);
    Arrays.fill(logs, 0x2000, 0x2070, -17f);
    Arrays.fill(logs, 0x2100, 0x2600, -17f);
    Arrays.fill(logs, 0x2E80, 0x2FE0, -19f);
    Arrays.fill(logs, 0x3000, 0x3100, -16f);
    Arrays.fill(logs, 0x3400, 0x4DC0, -20f);
    Arrays.fill(logs, 0x4E00, 0x9FA6, -18.5f);
    Arrays.fill(logs, 0xD800, 0xE000, -21f);
    Arrays.fill(logs, 0xE000, 0xF900, -23f);
    Arrays.fill(logs, 0xF900, 0xFB00, -21f);
    Arrays.fill(logs, 0xFF00, 0xFF5F, -14f);
    logs[0] = -22f;
    logs[0x200B] = -16f;
    logs[0xFEFF] = -18f;
    logs[0xFFFD] = IMPOSSIBLE;
    logs[0xFFFE] = IMPOSSIBLE;
    logs[0xFFFF] = IMPOSSIBLE;
    level("Big5", 0xC9, 0xF9, -17f, logs);
    level("GB2312", 0xD8, 0xF7, -16.5f, logs);
    level("Big5", 0xA4, 0xC6, -15.5f, logs);
    level("GB2312", 0xB0, 0xD7, -15f, logs);
    return logs;
  }

  /** Gives all ideographs of some rows of a national standard the same likelihood. */
  private static void level(String charset, int first, int last, float log, float[] logs) {
    byte[] pairs = new byte[(last - first + 1) * 157 * 2];
    int n = 0;
    for (int lead = first; lead <= last; lead++) {
      for (int trail = 0x40; trail <= 0xFE; trail++) {
        if (trail <= 0x7E || trail >= 0xA1) {
          pairs[n++] = (byte) lead;
          pairs[n++] = (byte) trail;
        }
      }
    }
    String decoded = new String(pairs, 0, n, Charset.forName(charset));
    for (int i = 0; i < decoded.length(); i++) {
      char c = decoded.charAt(i);
      if (c >= '\u4E00' && c <= '\u9FA5') {
        logs[c] = log;
      }
    }
  }

  /** Returns the logarithm of the likelihood of a code unit. */
  float log(char c) {
    return logs[c];
  }

  /** Returns the summed logarithms of a stretch of text. */
  double score(CharSequence text, int start, int end) {
    double sum = 0;
    for (int i = start; i < end; i++) {
      sum += logs[text.charAt(i)];
    }
    return sum;
  }

  /** Tells whether a character is an ideograph that reports use every day. */
  boolean isCommonIdeograph(char c) {
    return c >= '\u4E00' && c <= '\u9FFF' && logs[c] > COMMON;
  }

  /**
   * Returns the mean logarithm of the characters beyond ASCII, without U+FFFD; 0 where there are
   * none.
   */
  double mean(CharSequence text) {
    double sum = 0;
    int n = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 0x7F && c != 0xFFFD) {
        sum += logs[c];
        n++;
      }
    }
    return n == 0 ? 0 : sum / n;
  }

  /** Tells whether the characters beyond ASCII of a text are, on the whole, no Chinese. */
  boolean isUnlikely(CharSequence text) {
    return mean(text) < UNLIKELY;
  }

  /**
   * Tells whether some characters in a row, leaving ASCII out, are no Chinese: adds up how unlikely
   * they are, where likely ones take the sum down again.
   */
  boolean holdsUnlikelyStretch(String text, int start, int end) {
    int sum = 0;
    char[] chars = new char[end - start];
    text.getChars(start, end, chars, 0);
    for (char c : chars) {
      sum = Math.max(0, sum + weights[c]);
      if (sum > STRETCH) {
        return true;
      }
    }
    // A short text is judged as a whole; the very end too, where a byte may be cut off.
    return end - start < SHORT && isUnlikely(text.substring(start, end))
        || end - start > 3 && score(text, end - 3, end) < UNLIKELY * 3;
  }
}
