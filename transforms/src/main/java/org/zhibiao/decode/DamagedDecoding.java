package org.zhibiao.decode;

import java.util.Arrays;

/**
 * Decodes bytes that no single encoding explains: cut, with bytes lost or added, or put together of
 * parts in several encodings. Finds the likeliest way through the bytes, where each character, each
 * damaged byte and each change of encoding has its price; what is damaged becomes one U+FFFD.
 */
final class DamagedDecoding {

  /** Bytes that are solved at a time. */
  private static final int WINDOW = 1 << 15;

  /** Bytes before the end of a window that are solved again with the next. */
  private static final int OVERLAP = 512;

  private static final float DAMAGE = 16f;
  private static final float NEXT_DAMAGED = 8f;

  /** Price of a character cut off at the very beginning or end: files are often cut. */
  private static final float CUT = 9f;

  private static final float RAREST = -21f;
  private static final float CHANGE = 30f;
  private static final float CHANGE_AT_LINE = 16f;

  private final CharacterModel model;
  private final byte[] bytes;
  private final StringBuilder out;

  /** The encodings that the bytes may be in. */
  private final Encoding[] encodings;

  /** Whether the bytes are a file, which may be cut at its ends. */
  private final boolean whole;

  /** Bytes beyond ASCII that were read in each encoding. */
  private final int[] read;

  private int damaged;

  /** Code points of the way through a window, U+FFFD for damage, from its end. */
  private final int[] codes;

  /** End of each step of the way. */
  private final int[] ends;

  /** Encoding of each step, as its place in {@link #encodings}. */
  private final byte[] readAs;

  /**
   * Prepares to decode bytes.
   *
   * @param encodings the encodings that they may be in; all of them for the bytes of a file
   */
  DamagedDecoding(CharacterModel model, byte[] bytes, Encoding... encodings) {
    this.model = model;
    this.bytes = bytes;
    this.encodings = encodings;
    this.whole = encodings.length == Encoding.values().length;
    this.read = new int[encodings.length];
    int steps = Math.min(bytes.length, WINDOW) + 1;
    this.codes = new int[steps];
    this.ends = new int[steps];
    this.readAs = new byte[steps];
    this.out = new StringBuilder(bytes.length / 2 + 16);
  }

  /** Decodes all bytes, or the first ones. */
  String decode(int from, int length) {
    int at = from;
    int state = -1;
    while (at < length) {
      int end = Math.min(length, at + WINDOW);
      int steps = solve(at, end, state);
      int commit = end == length ? end : end - OVERLAP;
      int i = steps - 1;
      for (; i >= 0 && ends[i] <= commit; i--) {
        int code = codes[i];
        state = readAs[i];
        int start = i == steps - 1 ? at : ends[i + 1];
        if (code == -1) {
          if (out.length() == 0 || out.charAt(out.length() - 1) != '\uFFFD') {
            damaged++;
            out.append('\uFFFD');
          }
        } else {
          out.appendCodePoint(code);
          if (code > 0x7F) {
            read[state] += ends[i] - start;
          }
        }
      }
      at = i + 1 < steps ? ends[i + 1] : end;
    }
    return out.toString();
  }

  /** Returns how many stretches of bytes were damaged. */
  int damaged() {
    return damaged;
  }

  /** Returns the encoding of most bytes beyond ASCII. */
  Encoding main() {
    int best = 0;
    for (int e = 1; e < encodings.length; e++) {
      if (read[e] > read[best]) {
        best = e;
      }
    }
    return encodings[best];
  }

  /** Returns how many bytes beyond ASCII were read in the encoding that stands first. */
  int readInFirst() {
    return read[0];
  }

  /** Tells whether more than a few bytes were read in another encoding than most. */
  boolean isMixed() {
    int total = 0;
    int most = 0;
    for (int r : read) {
      total += r;
      most = Math.max(most, r);
    }
    return total - most >= 8;
  }

  private int solve(int from, int to, int state) {
    int n = to - from;
    float[] scores = new float[(n + 5) * encodings.length];
    Arrays.fill(scores, Float.NEGATIVE_INFINITY);
    // Length of the last step in bits 0-2, damage in bit 3, state before it in bits 4-6.
    byte[] back = new byte[(n + 5) * encodings.length];
    for (int e = 0; e < encodings.length; e++) {
      scores[e] = state < 0 || state == e ? 0 : -CHANGE;
    }
    byte[] before = new byte[encodings.length];
    for (int i = 0; i < n; i++) {
      int row = i * encodings.length;
      int best = 0;
      for (int e = 1; e < encodings.length; e++) {
        if (scores[row + e] > scores[row + best]) {
          best = e;
        }
      }
      float changed = scores[row + best];
      if (i > 0) {
        changed -= bytes[from + i - 1] == '\n' ? CHANGE_AT_LINE : CHANGE;
      }
      for (int e = 0; e < encodings.length; e++) {
        boolean byteBased = encodings[e].isByteBased();
        float score = scores[row + e];
        before[e] = (byte) e;
        if (score < changed) {
          score = changed;
          before[e] = (byte) best;
        }
        int step = encodings[e].step(bytes, from + i, to);
        if (step != Encoding.MALFORMED) {
          int length = step & 7;
          float next = score + log(step >> 3);
          int target = row + length * encodings.length + e;
          if (next > scores[target]) {
            scores[target] = next;
            back[target] = (byte) (before[e] << 4 | length);
          }
        }
        for (int length = 1; length <= 3 && i + length <= n; length++) {
          // A byte that says the same in every encoding is no damage.
          if (byteBased && bytes[from + i + length - 1] >= 0) {
            break;
          }
          boolean cut = whole && (from + i == 0 || from + i + length == bytes.length);
          float next = score - (cut ? CUT : DAMAGE) - NEXT_DAMAGED * (length - 1);
          int target = row + length * encodings.length + e;
          if (next > scores[target]) {
            scores[target] = next;
            back[target] = (byte) (before[e] << 4 | 8 | length);
          }
        }
      }
    }
    int best = 0;
    for (int e = 1; e < encodings.length; e++) {
      if (scores[n * encodings.length + e] > scores[n * encodings.length + best]) {
        best = e;
      }
    }
    int steps = 0;
    int e = best;
    for (int i = n; i > 0; ) {
      byte b = back[i * encodings.length + e];
      int length = b & 7;
      ends[steps] = from + i;
      readAs[steps] = (byte) e;
      i -= length;
      codes[steps++] = (b & 8) != 0 ? -1 : encodings[e].step(bytes, from + i, to) >> 3;
      e = b >> 4 & 7;
    }
    return steps;
  }

  private float log(int code) {
    if (code == 0) {
      return -12f;
    }
    // Whatever a character is, it is likelier than damage to all of its bytes.
    return code < 0x10000 ? Math.max(model.log((char) code), RAREST) : RAREST;
  }
}
