package org.zhibiao.decode;

import java.nio.charset.Charset;

/**
 * HZ (RFC 1843): seven-bit text in which {@code ~{} begins GB 2312 characters and {@code ~}} ends
 * them.
 */
final class HzDecoding {

  private static final Charset GB18030 = Charset.forName("GB18030");

  private HzDecoding() {}

  /** Tells whether bytes are seven-bit text with a stretch of GB 2312 in the brackets of HZ. */
  static boolean fits(byte[] bytes) {
    int pairs = 0;
    boolean inside = false;
    for (int i = 0; i < bytes.length; i++) {
      byte b = bytes[i];
      if (b < 0) {
        return false;
      }
      if (b == '~' && i + 1 < bytes.length) {
        byte next = bytes[i + 1];
        if (next == '{' && !inside) {
          inside = true;
          i++;
        } else if (next == '}' && inside) {
          inside = false;
          i++;
        } else if (!inside && next == '~') {
          i++;
        }
      } else if (b == '\n') {
        inside = false;
      } else if (inside && b > ' ') {
        if (i + 1 < bytes.length && b >= 0x21 && b <= 0x77 && bytes[i + 1] > 0x20) {
          pairs++;
          i++;
        } else if (i + 1 < bytes.length) {
          return false;
        }
      }
    }
    return pairs > 0;
  }

  /** Decodes bytes. A line end closes an open bracket. */
  static String decode(byte[] bytes) {
    byte[] plain = new byte[bytes.length];
    int n = 0;
    boolean inside = false;
    for (int i = 0; i < bytes.length; i++) {
      byte b = bytes[i];
      byte next = i + 1 < bytes.length ? bytes[i + 1] : 0;
      if (b == '~' && next == '{' && !inside) {
        inside = true;
        i++;
      } else if (b == '~' && next == '}' && inside) {
        inside = false;
        i++;
      } else if (b == '~' && next == '~' && !inside) {
        plain[n++] = '~';
        i++;
      } else if (b == '~' && (next == '\n' || next == '\r') && !inside) {
        i += next == '\r' && i + 2 < bytes.length && bytes[i + 2] == '\n' ? 2 : 1;
      } else if (inside && b == '\n') {
        inside = false;
        plain[n++] = b;
      } else if (inside && b > ' ' && next > ' ') {
        plain[n++] = (byte) (b | 0x80);
        plain[n++] = (byte) (next | 0x80);
        i++;
      } else {
        plain[n++] = b;
      }
    }
    return new String(plain, 0, n, GB18030);
  }
}
