package org.zhibiao.decode;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a text says of its own encoding: a weak hint, as it is often wrong. */
final class Declarations {

  private static final Pattern DECLARED =
      Pattern.compile("(?i)(?:charset|encoding)\\s*=\\s*[\"']?\\s*([a-z0-9_:.-]{3,20})");

  private Declarations() {}

  /**
   * Returns the charset of {@link Encoding} that a {@code <meta>} or XML declaration in the first
   * kilobytes names; null where there is none.
   */
  static Charset charset(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, 2048), StandardCharsets.ISO_8859_1);
    if (head.indexOf('<') < 0) {
      return null;
    }
    Matcher matcher = DECLARED.matcher(head);
    if (!matcher.find()) {
      return null;
    }
    String name = matcher.group(1);
    if (name.regionMatches(true, 0, "gb", 0, 2)) {
      return Encoding.GB18030.charset();
    }
    if (name.regionMatches(true, 0, "big5", 0, 4)) {
      return Encoding.BIG5.charset();
    }
    return name.matches("[A-Za-z0-9].*") && Charset.isSupported(name)
        ? Charset.forName(name)
        : null;
  }
}
