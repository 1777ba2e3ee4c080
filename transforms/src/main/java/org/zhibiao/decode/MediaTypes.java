package org.zhibiao.decode;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells the media type of a document from its content; its name is only a hint. */
final class MediaTypes {

  static final String PLAIN = "text/plain";
  static final String MARKDOWN = "text/markdown";
  static final String HTML = "text/html";

  /** How much of a text is looked at. */
  private static final int HEAD = 4096;

  /** Bytes that a type has at an offset, written as characters of Latin-1. */
  private record Magic(String type, int offset, String bytes) {
    static Magic of(String type, String bytes) {
      return new Magic(type, 0, bytes);
    }

    boolean matches(byte[] content) {
      if (content.length < offset + bytes.length()) {
        return false;
      }
      for (int i = 0; i < bytes.length(); i++) {
        if ((content[offset + i] & 0xFF) != bytes.charAt(i)) {
          return false;
        }
      }
      return true;
    }
  }

  private static final List<Magic> BINARY =
      List.of(
          Magic.of("PDF", "%PDF-"),
          Magic.of("zip archive or Office document (docx, xlsx, ofd)", "PK\u0003\u0004"),
          Magic.of("empty zip archive", "PK\u0005\u0006"),
          Magic.of("Office document (doc, xls, wps)", "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1"),
          Magic.of("RTF", "{\\rtf"),
          Magic.of("gzip archive", "\u001F\u008B\b"),
          Magic.of("zstd archive", "(\u00B5/\u00FD"),
          Magic.of("xz archive", "\u00FD7zXZ"),
          Magic.of("bzip2 archive", "BZh"),
          Magic.of("7z archive", "7z\u00BC\u00AF'\u001C"),
          Magic.of("rar archive", "Rar!\u001A\u0007"),
          Magic.of("PNG image", "\u0089PNG\r\n"),
          Magic.of("JPEG image", "\u00FF\u00D8\u00FF"),
          Magic.of("GIF image", "GIF8"),
          Magic.of("TIFF image", "II*\0"),
          Magic.of("TIFF image", "MM\0*"),
          Magic.of("Parquet file", "PAR1"),
          Magic.of("Avro file", "Obj\u0001"),
          Magic.of("SQLite database", "SQLite format 3\0"),
          Magic.of("Java class", "\u00CA\u00FE\u00BA\u00BE"),
          Magic.of("ELF program", "\u007FELF"));

  private static final Pattern HTML_START =
      Pattern.compile(
          "(?is)\\s*(<\\?xml[^>]*>\\s*)?(<!--.*?-->\\s*)*<(!doctype\\s+html|html|head|body)\\b.*");

  private static final Pattern HTML_TAG =
      Pattern.compile(
          "(?i)</?(html|head|meta|body|div|p|br|table|tr|td|span|h[1-6]|ul|li|script|style|font|a)\\b[^<>]{0,300}>");

  private static final Pattern MARKDOWN_HEADING = Pattern.compile("(?m)^#{1,6} +\\S");

  private MediaTypes() {}

  /** Returns the name of a binary format that is recognised and not read; null if it is none. */
  static String binary(byte[] content) {
    for (Magic magic : BINARY) {
      if (magic.matches(content)) {
        return magic.type();
      }
    }
    return null;
  }

  /** Returns the media type of a text. */
  static String ofText(String text, String name) {
    int first = 0;
    while (first < text.length() && Character.isWhitespace(text.charAt(first))) {
      first++;
    }
    String lower = name.toLowerCase(Locale.ROOT);
    boolean named = lower.endsWith(".md") || lower.endsWith(".markdown");
    int tag = text.indexOf('<');
    if (tag >= 0 && tag < HEAD) {
      String head = text.substring(0, Math.min(text.length(), tag + HEAD));
      if (HTML_START.matcher(head).matches()) {
        return HTML;
      }
      boolean web = lower.endsWith(".html") || lower.endsWith(".htm") || lower.endsWith(".shtml");
      long tags = HTML_TAG.matcher(head).results().limit(6).count();
      if (tags >= (tag == first ? 2 : 6) && !named || web && tags > 0) {
        return HTML;
      }
    }
    if (named) {
      return MARKDOWN;
    }
    if (text.indexOf("# ") >= 0 && MARKDOWN_HEADING.matcher(text).results().limit(2).count() == 2) {
      return MARKDOWN;
    }
    return PLAIN;
  }
}
