package org.zhibiao.container;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.zhibiao.decode.MediaTypes;

/** The kinds of files that hold several documents. */
public enum ContainerKind {
  /** Zip archive. */
  ZIP(MediaTypes.ZIP),
  /** Tar archive. */
  TAR(MediaTypes.TAR),
  /** Something compressed with gzip. */
  GZIP(MediaTypes.GZIP),
  /** Something compressed with bzip2. */
  BZIP2(MediaTypes.BZIP2),
  /** Something compressed with Zstandard. */
  ZSTD(MediaTypes.ZSTD),
  /** Web archive. */
  WARC(MediaTypes.WARC),
  /** Excel workbook, a document per row. */
  XLSX(MediaTypes.XLSX),
  /** Parquet file, a document per row. */
  PARQUET(MediaTypes.PARQUET),
  /** Avro file, a document per record. */
  AVRO(MediaTypes.AVRO),
  /** JSON lines, a document per line; or one JSON array or object. */
  JSON("application/json"),
  /** CSV or TSV, a document per row. */
  TABLE("text/csv");

  private final String mediaType;

  ContainerKind(String mediaType) {
    this.mediaType = mediaType;
  }

  /** Returns its media type. */
  String mediaType() {
    return mediaType;
  }

  /** Tells whether it is something compressed and no container of its own. */
  boolean isCompression() {
    return this == GZIP || this == BZIP2 || this == ZSTD;
  }

  /** Tells whether it must be at hand as a whole to be read. */
  boolean needsWhole() {
    return this == XLSX || this == PARQUET || this == AVRO;
  }

  /**
   * Tells what a file is.
   *
   * @param content its bytes, or the first 64 KiB of them
   * @param name its name, a hint for tables
   * @return null for a file that is a document of its own
   */
  public static ContainerKind of(byte[] content, String name) {
    if (content.length == 0) {
      return null;
    }
    int first = content[0] & 0xFF;
    if (first != '{' && first != '[') {
      String type = MediaTypes.binary(content);
      if (type != null) {
        for (ContainerKind kind : values()) {
          if (kind.mediaType.equals(type)) {
            return kind;
          }
        }
        return null;
      }
    }
    return ofText(content, name.toLowerCase(Locale.ROOT));
  }

  /**
   * Tells whether more bytes could show that a file is a container.
   *
   * @param head its first bytes
   */
  static boolean mayBe(byte[] head, String name) {
    int first = head[0] & 0xFF;
    return first == 'P' && head[1] == 'K'
        || of(head, name) != null
        || isTableName(name.toLowerCase(Locale.ROOT))
        || mayBeTable(head);
  }

  private static ContainerKind ofText(byte[] content, String name) {
    Charset wide = wideCharset(content);
    if (wide == null) {
      int at = skipBlanks(content, first(content));
      if (at < content.length && (content[at] == '{' || content[at] == '[')) {
        return isJson(content, at) ? JSON : null;
      }
      if (!isTableName(name) && !mayBeTable(content)) {
        return null;
      }
    } else {
      String head = new String(content, 0, Math.min(content.length, 8192) & ~1, wide).strip();
      if (isJson(head.getBytes(StandardCharsets.UTF_8), 0)) {
        return JSON;
      }
    }
    return TableHead.of(content, name) == null ? null : TABLE;
  }

  static boolean isTableName(String name) {
    return name.endsWith(".csv") || name.endsWith(".tsv") || name.endsWith(".tab");
  }

  /** Returns the encoding of bytes that are UTF-16 by their mark; null for all others. */
  static Charset wideCharset(byte[] content) {
    if (content.length < 2) {
      return null;
    }
    int mark = (content[0] & 0xFF) << 8 | content[1] & 0xFF;
    return mark == 0xFFFE
        ? StandardCharsets.UTF_16LE
        : mark == 0xFEFF ? StandardCharsets.UTF_16BE : null;
  }

  private static int first(byte[] content) {
    boolean marked =
        content.length > 2
            && (content[0] & 0xFF) == 0xEF
            && (content[1] & 0xFF) == 0xBB
            && (content[2] & 0xFF) == 0xBF;
    return marked ? 3 : 0;
  }

  private static int skipBlanks(byte[] content, int from) {
    int at = from;
    while (at < content.length && content[at] <= ' ' && content[at] >= 0) {
      at++;
    }
    return at;
  }

  /** Looks for an object, or an array of objects: no report begins so. */
  private static boolean isJson(byte[] content, int at) {
    if (at >= content.length) {
      return false;
    }
    int next = skipBlanks(content, at + 1);
    if (next >= content.length) {
      return false;
    }
    return content[at] == '{'
        ? content[next] == '"' || content[next] == '}'
        : content[at] == '['
            && (content[next] == '{' && isJson(content, next) || content[next] == ']');
  }

  /** A cheap look at the first line: without two cells in it there is no table. */
  private static boolean mayBeTable(byte[] content) {
    int end = Math.min(content.length, 4096);
    for (int i = 0; i < end; i++) {
      byte b = content[i];
      if (b == '\n' || b == '\r') {
        return false;
      }
      if (b == ',' || b == '\t' || b == ';' || b == '|') {
        return true;
      }
    }
    return false;
  }
}
