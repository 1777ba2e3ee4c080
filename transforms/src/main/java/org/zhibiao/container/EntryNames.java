package org.zhibiao.container;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** Names of entries of archives: their encoding, what is wrong with them, and which come twice. */
final class EntryNames {

  private static final Charset GB18030 = Charset.forName("GB18030");

  private final Set<Long> seen = new HashSet<>();

  /** Returns a name in UTF-8 or, as Chinese Windows writes them, GBK. */
  static String decode(byte[] name) {
    String utf8 = strict(name, StandardCharsets.UTF_8);
    if (utf8 != null) {
      return utf8;
    }
    String gbk = strict(name, GB18030);
    return gbk != null ? gbk : new String(name, StandardCharsets.ISO_8859_1);
  }

  /** Returns a name that was read as Latin-1, one character a byte. */
  static String decodeLatin(String name) {
    boolean ascii = true;
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) > 0xFF) {
        // It stood in Unicode elsewhere.
        return name;
      }
      ascii &= name.charAt(i) < 0x80;
    }
    return ascii ? name : decode(name.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String strict(byte[] bytes, Charset charset) {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** Returns a name with {@code /} between folders. */
  static String normalize(String name) {
    String path = name.replace('\\', '/');
    while (path.startsWith("./")) {
      path = path.substring(2);
    }
    return path;
  }

  /** Tells whether a path leads out of the archive: such names are made to overwrite files. */
  static boolean isUnsafe(String path) {
    if (path.startsWith("/") || path.indexOf('\0') >= 0 || path.matches("[A-Za-z]:.*")) {
      return true;
    }
    for (String step : path.split("/", -1)) {
      if (step.equals("..")) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether a name on the path begins with a dot, or is what a Mac adds to archives. */
  static boolean isHidden(String path) {
    return path.startsWith(".")
        || path.contains("/.")
        || path.startsWith("__MACOSX/")
        || path.contains("/__MACOSX/");
  }

  /** Returns the path, or the path with a number where the archive holds it already. */
  String unique(String path) {
    String unique = path;
    for (int i = 2; !seen.add(hash(unique)); i++) {
      unique = path + "#" + i;
    }
    return unique;
  }

  private static long hash(String text) {
    long hash = 1125899906842597L;
    for (int i = 0; i < text.length(); i++) {
      hash = 31 * hash + text.charAt(i);
    }
    return hash;
  }
}
