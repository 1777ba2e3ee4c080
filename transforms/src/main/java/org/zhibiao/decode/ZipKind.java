package org.zhibiao.decode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Tells the documents that are zip archives inside from archives of files. */
final class ZipKind {

  private static final int LOCAL_HEADER = 30;
  private static final int CENTRAL_HEADER = 46;

  /** Part names that are looked at: the telling ones stand first, or in the directory behind. */
  private static final int ENOUGH = 2000;

  private ZipKind() {}

  /** Returns the media type of bytes that begin as a zip archive. */
  static String of(byte[] content) {
    List<String> names = new ArrayList<>();
    String mimetype = scan(content, names);
    if (mimetype != null && mimetype.startsWith("application/vnd.oasis.opendocument.text")) {
      return MediaTypes.ODT;
    }
    if (mimetype != null && mimetype.startsWith("application/vnd.oasis.opendocument.")) {
      return "application/vnd.oasis.opendocument";
    }
    if (names.contains("OFD.xml")) {
      return "application/ofd";
    }
    // The list of types may stand behind, where a file that is cut off ends too early.
    if (names.contains("[Content_Types].xml") || names.contains("_rels/.rels")) {
      if (anyBegins(names, "word/")) {
        return MediaTypes.DOCX;
      }
      if (anyBegins(names, "xl/")) {
        return names.contains("xl/workbook.bin")
            ? "application/vnd.ms-excel.sheet.binary"
            : MediaTypes.XLSX;
      }
      if (anyBegins(names, "ppt/") || anyBegins(names, "visio/")) {
        return "application/vnd.openxmlformats-officedocument";
      }
    }
    return MediaTypes.ZIP;
  }

  private static boolean anyBegins(List<String> names, String start) {
    return names.stream().anyMatch(name -> name.startsWith(start));
  }

  /** Collects part names; returns what a stored part "mimetype" in front says, or null. */
  private static String scan(byte[] content, List<String> names) {
    String mimetype = null;
    for (int i = 0; i + LOCAL_HEADER <= content.length && names.size() < ENOUGH; i++) {
      if (content[i] != 'P' || content[i + 1] != 'K') {
        continue;
      }
      boolean local = content[i + 2] == 3 && content[i + 3] == 4;
      boolean central = content[i + 2] == 1 && content[i + 3] == 2;
      if (!local && !central) {
        continue;
      }
      int header = local ? LOCAL_HEADER : CENTRAL_HEADER;
      int lengthAt = i + (local ? 26 : 28);
      if (i + header > content.length) {
        break;
      }
      int length = (content[lengthAt] & 0xFF) | (content[lengthAt + 1] & 0xFF) << 8;
      int end = i + header + length;
      if (length == 0 || end > content.length) {
        continue;
      }
      String name = new String(content, i + header, length, StandardCharsets.ISO_8859_1);
      names.add(name.replace('\\', '/'));
      if (local && i == 0 && name.equals("mimetype")) {
        mimetype =
            new String(
                content, end, Math.min(80, content.length - end), StandardCharsets.ISO_8859_1);
      }
      i = end - 1;
    }
    return mimetype;
  }
}
