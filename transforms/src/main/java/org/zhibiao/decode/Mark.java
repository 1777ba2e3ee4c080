package org.zhibiao.decode;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * A byte-order mark.
 *
 * @param length bytes of the mark
 * @param charset the encoding that it stands for
 */
record Mark(int length, Charset charset) {

  /** Returns the mark that bytes begin with; null where they have none. */
  static Mark of(byte[] bytes) {
    if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
      return new Mark(3, StandardCharsets.UTF_8);
    }
    if (starts(bytes, 0x84, 0x31, 0x95, 0x33)) {
      return new Mark(4, Encoding.GB18030.charset());
    }
    if (starts(bytes, 0xFF, 0xFE, 0, 0)) {
      return new Mark(4, Charset.forName("UTF-32LE"));
    }
    if (starts(bytes, 0, 0, 0xFE, 0xFF)) {
      return new Mark(4, Charset.forName("UTF-32BE"));
    }
    if (starts(bytes, 0xFF, 0xFE)) {
      return new Mark(2, StandardCharsets.UTF_16LE);
    }
    if (starts(bytes, 0xFE, 0xFF)) {
      return new Mark(2, StandardCharsets.UTF_16BE);
    }
    return null;
  }

  private static boolean starts(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
