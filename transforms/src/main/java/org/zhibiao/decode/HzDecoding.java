package org.zhibiao.decode;

import java.util.Arrays;

/**
 * HZ (RFC 1843): seven-bit text in which a tilde and an opening brace begin GB 2312 characters, and
 * a tilde and a closing brace end them.
 */
final class HzDecoding {

  private HzDecoding() {}

  /**
   * Tells whether bytes are seven-bit text, but for a damaged byte here and there, with the
   * brackets of HZ.
   */
  static boolean fits(byte[] bytes) {
    int brackets = 0;
    int high = 0;
    int allowed = bytes.length / 50 + 1;
    for (int i = 0; i < bytes.length; i++) {
      byte b = bytes[i];
      if (b < 0 && ++high > allowed) {
        return false;
      }
      if (b == '~' && i + 1 < bytes.length && (bytes[i + 1] == '{' || bytes[i + 1] == '}')) {
        brackets++;
      }
    }
    return brackets > 0;
  }

  /**
   * Rewrites the bytes as GB 2312 with the eighth bit set. A line end closes an open bracket; text
   * that begins with a closing bracket has lost its first one.
   */
  static byte[] toGb(byte[] bytes) {
    byte[] plain = new byte[bytes.length];
    int n = 0;
    boolean inside = beginsInside(bytes);
    int i = inside && bytes[0] == '{' ? 1 : 0;
    for (; i < bytes.length; i++) {
      byte b = bytes[i];
      byte next = i + 1 < bytes.length ? bytes[i + 1] : 0;
      if (b == '~' && next == '{') {
        inside = true;
        i++;
      } else if (b == '~' && next == '}') {
        inside = false;
        i++;
      } else if (b == '~' && next == '~' && !inside) {
        plain[n++] = '~';
        i++;
      } else if (b == '~' && (next == '\n' || next == '\r') && !inside) {
        i += next == '\r' && i + 2 < bytes.length && bytes[i + 2] == '\n' ? 2 : 1;
      } else {
        if (b == '\n') {
          inside = false;
        }
        plain[n++] = inside && b > ' ' ? (byte) (b | 0x80) : b;
      }
    }
    return Arrays.copyOf(plain, n);
  }

  private static boolean beginsInside(byte[] bytes) {
    for (int i = 0; i + 1 < bytes.length && bytes[i] != '\n'; i++) {
      if (bytes[i] == '~' && bytes[i + 1] == '}') {
        return true;
      }
      if (bytes[i] == '~' && bytes[i + 1] == '{') {
        return false;
      }
    }
    return false;
  }
}
