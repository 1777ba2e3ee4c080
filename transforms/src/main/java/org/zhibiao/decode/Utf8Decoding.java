package org.zhibiao.decode;

/**
 * Reads faultless UTF-8 in one pass. Chinese text is three bytes a character nearly everywhere,
 * which the general decoder does not count on.
 */
public final class Utf8Decoding {

  private Utf8Decoding() {}

  /**
   * Decodes bytes.
   *
   * @return the text; null where the bytes are not well-formed UTF-8 from beginning to end
   */
  public static String decode(byte[] bytes) {
    int length = bytes.length;
    char[] out = new char[length];
    int n = 0;
    int i = 0;
    while (i < length) {
      int lead = bytes[i];
      if (lead >= 0) {
        out[n++] = (char) lead;
        i++;
      } else if (lead >> 4 == -2) {
        if (i + 2 >= length) {
          return null;
        }
        int second = bytes[i + 1];
        int third = bytes[i + 2];
        char c = (char) ((lead & 0xF) << 12 | (second & 0x3F) << 6 | third & 0x3F);
        if (!continues(second) || !continues(third) || c < 0x800 || Character.isSurrogate(c)) {
          return null;
        }
        out[n++] = c;
        i += 3;
      } else if (lead >> 5 == -2) {
        if (i + 1 >= length || !continues(bytes[i + 1]) || (lead & 0x1F) < 2) {
          return null;
        }
        out[n++] = (char) ((lead & 0x1F) << 6 | bytes[i + 1] & 0x3F);
        i += 2;
      } else {
        int code = fourBytes(bytes, i);
        if (code < 0x10000 || code > Character.MAX_CODE_POINT) {
          return null;
        }
        out[n++] = Character.highSurrogate(code);
        out[n++] = Character.lowSurrogate(code);
        i += 4;
      }
    }
    return new String(out, 0, n);
  }

  /** Returns the code point of the four bytes at an offset; -1 where they are none. */
  private static int fourBytes(byte[] bytes, int i) {
    boolean whole =
        bytes[i] >> 3 == -2
            && i + 3 < bytes.length
            && continues(bytes[i + 1])
            && continues(bytes[i + 2])
            && continues(bytes[i + 3]);
    return !whole
        ? -1
        : (bytes[i] & 0x7) << 18
            | (bytes[i + 1] & 0x3F) << 12
            | (bytes[i + 2] & 0x3F) << 6
            | bytes[i + 3] & 0x3F;
  }

  private static boolean continues(int b) {
    return (b & 0xC0) == 0x80;
  }
}
