package org.zhibiao.decode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells the media type of a document from its content; its name is only a hint. */
public final class MediaTypes {

  /** Plain text. */
  public static final String PLAIN = "text/plain";

  /** Markdown. */
  public static final String MARKDOWN = "text/markdown";

  /** A web page. */
  public static final String HTML = "text/html";

  /** A translation memory. */
  public static final String TMX = "application/x-tmx+xml";

  /** PDF. */
  public static final String PDF = "application/pdf";

  /** Rich Text Format. */
  public static final String RTF = "application/rtf";

  /** Word since 2007. */
  public static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  /** Word before 2007, and WPS. */
  public static final String DOC = "application/msword";

  /** OpenDocument text. */
  public static final String ODT = "application/vnd.oasis.opendocument.text";

  /** Excel since 2007. */
  public static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  /** Parquet. */
  public static final String PARQUET = "application/vnd.apache.parquet";

  /** Avro object container file. */
  public static final String AVRO = "application/avro";

  /** A zip archive that is no document. */
  public static final String ZIP = "application/zip";

  /** A tar archive. */
  public static final String TAR = "application/x-tar";

  /** Compressed with gzip. */
  public static final String GZIP = "application/gzip";

  /** Compressed with bzip2. */
  public static final String BZIP2 = "application/x-bzip2";

  /** Compressed with Zstandard. */
  public static final String ZSTD = "application/zstd";

  /** A web archive. */
  public static final String WARC = "application/warc";

  /** Formats whose text a {@link RichText.Parser} reads. */
  private static final Set<String> RICH = Set.of(PDF, RTF, DOCX, DOC, ODT);

  /** How much of a text is looked at. */
  private static final int HEAD = 4096;

  /** How far into a file the header of a PDF may stand, as readers take it. */
  private static final int PDF_HEAD = 1024;

  private static final int TAR_BLOCK = 512;
  private static final int TAR_CHECKSUM = 148;

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
          Magic.of(PDF, "%PDF-"),
          Magic.of(ZIP, "PK\u0003\u0004"),
          Magic.of(ZIP, "PK\u0005\u0006"),
          Magic.of(DOC, "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1"),
          Magic.of(RTF, "{\\rtf"),
          Magic.of(GZIP, "\u001F\u008B\b"),
          Magic.of(ZSTD, "(\u00B5/\u00FD"),
          Magic.of("application/x-xz", "\u00FD7zXZ"),
          Magic.of(BZIP2, "BZh"),
          Magic.of("application/x-7z-compressed", "7z\u00BC\u00AF'\u001C"),
          Magic.of("application/vnd.rar", "Rar!\u001A\u0007"),
          Magic.of("image/png", "\u0089PNG\r\n"),
          Magic.of("image/jpeg", "\u00FF\u00D8\u00FF"),
          Magic.of("image/gif", "GIF8"),
          Magic.of("image/tiff", "II*\0"),
          Magic.of("image/tiff", "MM\0*"),
          Magic.of(PARQUET, "PAR1"),
          Magic.of(AVRO, "Obj\u0001"),
          Magic.of("application/vnd.sqlite3", "SQLite format 3\0"),
          Magic.of("application/java-vm", "\u00CA\u00FE\u00BA\u00BE"),
          Magic.of("application/x-elf", "\u007FELF"),
          Magic.of(WARC, "WARC/1."),
          new Magic(TAR, 257, "ustar"));

  private static final Pattern HTML_START =
      Pattern.compile(
          "(?is)\\s*(<\\?xml[^>]*>\\s*)?(<!--.*?-->\\s*)*<(!doctype\\s+html|html|head|body)\\b.*");

  private static final Pattern TMX_START =
      Pattern.compile(
          "(?is)\\s*(<\\?xml[^>]*>\\s*)?(<!--.*?-->\\s*|<!doctype\\s.*?>\\s*)*<tmx\\b.*");

  private static final Pattern HTML_TAG =
      Pattern.compile(
          "(?i)</?(html|head|meta|body|div|p|br|table|tr|td|span|h[1-6]|ul|li|script|style|font|a)\\b[^<>]{0,300}>");

  private static final Pattern MARKDOWN_HEADING = Pattern.compile("(?m)^#{1,6} +\\S");

  private MediaTypes() {}

  /** Tells whether a {@link RichText.Parser} reads documents of a type. */
  public static boolean isRich(String type) {
    return RICH.contains(type);
  }

  /**
   * Returns the type of a file that is no text; null if its bytes look like none.
   *
   * @param content its bytes; the first 64 KiB do, except for a zip file whose directory of
   *     contents stands first at its end
   */
  public static String binary(byte[] content) {
    for (Magic magic : BINARY) {
      if (magic.matches(content)) {
        return magic.type() == ZIP
            ? ZipKind.of(content)
            : magic.type() == BZIP2 && !isBzip2(content) ? null : magic.type();
      }
    }
    int first = content.length == 0 ? 0 : content[0] & 0xFF;
    if (first == 0xEF || first <= ' ' || first == '%' || first == '@') {
      // A mark, blanks or the command of a printer may stand in front.
      String head =
          new String(content, 0, Math.min(content.length, PDF_HEAD), StandardCharsets.ISO_8859_1);
      if (head.contains("%PDF-")) {
        return PDF;
      }
      String stripped = head.startsWith("\u00EF\u00BB\u00BF") ? head.substring(3) : head;
      if (stripped.stripLeading().startsWith("{\\rtf")) {
        return RTF;
      }
    }
    return content.length >= TAR_BLOCK && content[TAR_CHECKSUM + 6] == 0 && isOldTar(content)
        ? TAR
        : null;
  }

  private static boolean isBzip2(byte[] content) {
    return content.length > 9
        && content[3] >= '1'
        && content[3] <= '9'
        && (content[4] == 0x31 && content[5] == 0x41 || content[4] == 0x17 && content[5] == 0x72);
  }

  /** The oldest tar archives have no magic word, only the sum of the bytes of a header. */
  private static boolean isOldTar(byte[] content) {
    long sum = 0;
    for (int i = 0; i < TAR_BLOCK; i++) {
      sum += i >= TAR_CHECKSUM && i < TAR_CHECKSUM + 8 ? ' ' : content[i] & 0xFF;
    }
    long stated = 0;
    for (int i = TAR_CHECKSUM; i < TAR_CHECKSUM + 6; i++) {
      if (content[i] >= '0' && content[i] <= '7') {
        stated = stated * 8 + content[i] - '0';
      } else if (content[i] != ' ') {
        return false;
      }
    }
    return sum == stated && content[0] != 0;
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
      if (tag == first && TMX_START.matcher(head).matches()) {
        return TMX;
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
