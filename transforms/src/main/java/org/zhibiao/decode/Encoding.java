package org.zhibiao.decode;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The encodings that Chinese files come in, each with a step that reads one character at any place
 * of some bytes: decoders that never fail and never look ahead of the character.
 */
enum Encoding {
  /** UTF-8, shortest forms only. */
  UTF_8(StandardCharsets.UTF_8) {
    @Override
    int step(byte[] bytes, int at, int end) {
      int first = bytes[at] & 0xFF;
      if (first < 0x80) {
        return first << 3 | 1;
      }
      if (first < 0xC2 || first > 0xF4) {
        return MALFORMED;
      }
      int length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
      if (at + length > end) {
        return MALFORMED;
      }
      int code = first & 0xFF >> length + 1;
      for (int i = 1; i < length; i++) {
        int next = bytes[at + i] & 0xFF;
        if (next >> 6 != 2) {
          return MALFORMED;
        }
        code = code << 6 | next & 0x3F;
      }
      boolean overlong = length == 3 && code < 0x800 || length == 4 && code < 0x10000;
      return overlong || code > 0x10FFFF || code >= 0xD800 && code < 0xE000
          ? MALFORMED
          : code << 3 | length;
    }
  },
  /** GB 18030, which holds GBK and GB 2312. */
  GB18030(Charset.forName("GB18030")) {
    @Override
    int step(byte[] bytes, int at, int end) {
      int first = bytes[at] & 0xFF;
      if (first < 0x80) {
        return first << 3 | 1;
      }
      if (first == 0x80 || first == 0xFF || at + 1 >= end) {
        return MALFORMED;
      }
      int second = bytes[at + 1] & 0xFF;
      if (second >= 0x30 && second <= 0x39) {
        return fourBytes(bytes, at, end);
      }
      return pair(first, second);
    }

    private int fourBytes(byte[] bytes, int at, int end) {
      if (at + 3 >= end || (bytes[at + 2] & 0xFF) < 0x81 || (bytes[at + 3] & 0xFF) < 0x30) {
        return MALFORMED;
      }
      return decoded(new String(bytes, at, 4, charset()), 4);
    }
  },
  /** Big5 with the Hong Kong characters, where it differs from Big5 as used in Taiwan. */
  BIG5(Charset.forName("Big5-HKSCS")) {
    @Override
    int step(byte[] bytes, int at, int end) {
      int first = bytes[at] & 0xFF;
      if (first < 0x80) {
        return first << 3 | 1;
      }
      return at + 1 < end ? pair(first, bytes[at + 1] & 0xFF) : MALFORMED;
    }
  },
  /** EUC-TW: CNS 11643. */
  EUC_TW(Charset.forName("x-EUC-TW")) {
    @Override
    int step(byte[] bytes, int at, int end) {
      int first = bytes[at] & 0xFF;
      if (first < 0x80) {
        return first << 3 | 1;
      }
      if (first == 0x8E) {
        return at + 3 < end && (bytes[at + 1] & 0xFF) >= 0xA1 && (bytes[at + 1] & 0xFF) <= 0xB0
            ? decoded(new String(bytes, at, 4, charset()), 4)
            : MALFORMED;
      }
      return at + 1 < end ? pair(first, bytes[at + 1] & 0xFF) : MALFORMED;
    }
  },
  /** UTF-16, low byte first. */
  UTF_16LE(StandardCharsets.UTF_16LE) {
    @Override
    int step(byte[] bytes, int at, int end) {
      return utf16(bytes, at, end, 1, 0);
    }
  },
  /** UTF-16, high byte first. */
  UTF_16BE(StandardCharsets.UTF_16BE) {
    @Override
    int step(byte[] bytes, int at, int end) {
      return utf16(bytes, at, end, 0, 1);
    }
  };

  /** What {@link #step} returns where no character stands. */
  static final int MALFORMED = -1;

  private final Charset charset;

  /** Steps of all pairs of bytes; built when first asked for. */
  @SuppressWarnings("ImmutableEnumChecker")
  private volatile int[] pairs;

  Encoding(Charset charset) {
    this.charset = charset;
  }

  /** Returns the Java charset. */
  Charset charset() {
    return charset;
  }

  /** Tells whether a line feed is the byte 0x0A and nothing else. */
  boolean isByteBased() {
    return this != UTF_16LE && this != UTF_16BE;
  }

  /**
   * Reads the character at a place.
   *
   * @return code point shifted left by three, plus the number of bytes; {@link #MALFORMED} where no
   *     character stands
   */
  abstract int step(byte[] bytes, int at, int end);

  /** Looks up two bytes in the charset's own table. */
  int pair(int first, int second) {
    int[] table = pairs;
    if (table == null) {
      table = pairTable();
      pairs = table;
    }
    return table[first << 8 | second];
  }

  private int[] pairTable() {
    int[] table = new int[65536];
    Arrays.fill(table, MALFORMED);
    byte[] pair = new byte[2];
    for (int first = 0x81; first <= 0xFE; first++) {
      for (int second = 0x40; second <= 0xFE; second++) {
        pair[0] = (byte) first;
        pair[1] = (byte) second;
        table[first << 8 | second] = decoded(new String(pair, charset), 2);
      }
    }
    return table;
  }

  private static int decoded(String text, int length) {
    int code = text.codePointAt(0);
    return text.length() == Character.charCount(code) && code != 0xFFFD
        ? code << 3 | length
        : MALFORMED;
  }

  private static int utf16(byte[] bytes, int at, int end, int high, int low) {
    if (at + 1 >= end) {
      return MALFORMED;
    }
    int unit = (bytes[at + high] & 0xFF) << 8 | bytes[at + low] & 0xFF;
    if (unit < 0xD800 || unit > 0xDFFF) {
      return unit << 3 | 2;
    }
    if (unit > 0xDBFF || at + 3 >= end) {
      return MALFORMED;
    }
    int next = (bytes[at + 2 + high] & 0xFF) << 8 | bytes[at + 2 + low] & 0xFF;
    return next >= 0xDC00 && next <= 0xDFFF
        ? Character.toCodePoint((char) unit, (char) next) << 3 | 4
        : MALFORMED;
  }
}
