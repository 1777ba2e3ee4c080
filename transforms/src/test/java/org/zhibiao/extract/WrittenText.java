package org.zhibiao.extract;

import com.hankcs.hanlp.HanLP;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;

/**
 * Writes reports in an encoding: in traditional characters where it is one for these, and without
 * the few characters that it has no place for, as the tools do that write such files.
 */
final class WrittenText {

  private static final Charset GBK = Charset.forName("GBK");

  /** GB 2312 in seven bits, between tildes with braces (RFC 1843). */
  private static final String HZ = "HZ";

  private final String encoding;
  private final boolean traditional;

  /** Writes in an encoding of the runtime, or in HZ. */
  WrittenText(String encoding) {
    this.encoding = encoding;
    this.traditional =
        encoding.startsWith("Big5") || encoding.endsWith("950") || encoding.endsWith("TW");
  }

  /** Returns what the encoding can hold of a text. */
  String writable(String text) {
    String converted = traditional ? HanLP.convertToTraditionalChinese(text) : text;
    StringBuilder writable = new StringBuilder(converted.length());
    converted
        .codePoints()
        .filter(point -> point != 0xFFFD)
        .mapToObj(Character::toString)
        .map(c -> holds(c) ? c : c.replace('—', '－').replace('·', '．').replace('着', '著'))
        .filter(this::holds)
        .forEach(writable::append);
    return writable.toString();
  }

  /** Returns the bytes of a text that the encoding can hold. */
  byte[] bytes(String text) {
    return switch (encoding) {
      case HZ -> hz(text);
      case "GB2312" -> text.getBytes(GBK);
      default -> text.getBytes(Charset.forName(encoding));
    };
  }

  private boolean holds(String c) {
    if (c.charAt(0) < 0x80) {
      return true;
    }
    if (encoding.equals(HZ) || encoding.equals("GB2312")) {
      byte[] pair = c.getBytes(GBK);
      int first = pair[0] & 0xFF;
      return pair.length == 2 && first >= 0xA1 && first <= 0xF7 && (pair[1] & 0xFF) >= 0xA1;
    }
    Charset charset = Charset.forName(encoding);
    return new String(c.getBytes(charset), charset).equals(c);
  }

  private static byte[] hz(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean ascii = c < 0x80;
      if (ascii == inside) {
        out.writeBytes(new byte[] {'~', (byte) (inside ? '}' : '{')});
        inside = !inside;
      }
      if (ascii) {
        out.write(c);
        if (c == '~') {
          out.write(c);
        }
      } else {
        byte[] pair = String.valueOf(c).getBytes(GBK);
        out.write(pair[0] & 0x7F);
        out.write(pair[1] & 0x7F);
      }
    }
    if (inside) {
      out.writeBytes(new byte[] {'~', '}'});
    }
    return out.toByteArray();
  }
}
