package org.zhibiao.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.zhibiao.decode.RichText;
import org.zhibiao.decode.UndecodableException;

/**
 * The text of a Word document of the old binary format ([MS-DOC], which WPS writes as well):
 * paragraphs, tables, footnotes and text boxes; no page headers, comments or field codes.
 */
final class DocText {

  private static final int WORD = 0xA5EC;
  private static final int ENCRYPTED = 0x0100;
  private static final int SECOND_TABLE = 0x0200;

  /** First version whose text lies in pieces as described here: Word 97. */
  private static final int WORD_97 = 0x00C1;

  private static final int PAGE = 512;
  private static final int IN_TABLE = 0x2416;
  private static final int ROW_END = 0x2417;
  private static final int OUTLINE_LEVEL = 0x2640;

  private final byte[] main;
  private final ByteBuffer buffer;
  private final TextAssembler text;

  /** Where runs of paragraphs begin in the main stream: 1 in a table, 2 a row's end, else 0. */
  private final TreeMap<Integer, Integer> kinds = new TreeMap<>();

  private final TreeMap<Integer, Integer> levels = new TreeMap<>();

  /** A stretch of text. */
  private record Piece(int from, int to, int offset, boolean compressed) {}

  private DocText(byte[] main, int characters) {
    this.main = main;
    this.buffer = ByteBuffer.wrap(main).order(ByteOrder.LITTLE_ENDIAN);
    this.text = new TextAssembler(characters);
  }

  static RichText read(byte[] content, int characters) throws UndecodableException {
    try {
      CompoundFile file = new CompoundFile(content);
      if (file.has("EncryptedPackage")) {
        throw new UndecodableException("ENCRYPTED", "It needs a password to be read");
      }
      if (!file.has("WordDocument")) {
        throw new UndecodableException(
            "UNSUPPORTED_MEDIA",
            "It is a compound file without a Word document, such as xls or ppt");
      }
      return new DocText(file.stream("WordDocument"), characters).read(file);
    } catch (IndexOutOfBoundsException e) {
      throw new UndecodableException(
          "DAMAGED", "Its tables point behind its end: " + e.getMessage());
    }
  }

  private RichText read(CompoundFile file) throws UndecodableException {
    if ((buffer.getShort(0) & 0xFFFF) != WORD && (buffer.getShort(0) & 0xFFFF) != 0xA5DC) {
      throw new UndecodableException("DAMAGED", "Its stream does not begin as a Word document");
    }
    int flags = buffer.getShort(0x0A) & 0xFFFF;
    if ((flags & ENCRYPTED) != 0) {
      throw new UndecodableException("ENCRYPTED", "It needs a password to be read");
    }
    if ((buffer.getShort(2) & 0xFFFF) < WORD_97) {
      readOld();
      return text.finish();
    }
    byte[] table = file.stream((flags & SECOND_TABLE) != 0 ? "1Table" : "0Table");
    List<Piece> pieces = pieces(table);
    readParagraphs(table);
    int body = Math.max(0, buffer.getInt(0x4C));
    int footnotes = Math.max(0, buffer.getInt(0x50));
    int headers = Math.max(0, buffer.getInt(0x54));
    int comments = Math.max(0, buffer.getInt(0x5C));
    int endnotes = Math.max(0, buffer.getInt(0x60));
    int boxes = Math.max(0, buffer.getInt(0x64));
    write(pieces, 0, body);
    text.endRow();
    int notesEnd = body + footnotes;
    writeNotes(pieces, body, notesEnd);
    int endnotesStart = notesEnd + headers + comments;
    writeNotes(pieces, endnotesStart, endnotesStart + endnotes);
    write(pieces, endnotesStart + endnotes, endnotesStart + endnotes + boxes);
    return text.finish();
  }

  /** Word 6 and 95 keep their text in one stretch of bytes. */
  private void readOld() throws UndecodableException {
    int from = buffer.getInt(0x18);
    int to = Math.min(main.length, buffer.getInt(0x1C));
    if (from < 0 || from >= to) {
      throw new UndecodableException("DAMAGED", "It states no place for its text");
    }
    String decoded = new String(main, from, to - from, Charset.forName("GB18030"));
    write(decoded, null);
  }

  private List<Piece> pieces(byte[] table) throws UndecodableException {
    int at = buffer.getInt(0x01A2);
    int end = at + buffer.getInt(0x01A6);
    ByteBuffer clx = ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN);
    while (at < end && table[at] == 1) {
      at += 3 + (clx.getShort(at + 1) & 0xFFFF);
    }
    if (at >= end || table[at] != 2) {
      throw new UndecodableException("DAMAGED", "It has no table of its pieces");
    }
    int length = clx.getInt(at + 1);
    int count = (length - 4) / 12;
    int first = at + 5;
    if (count <= 0 || first + length > table.length) {
      throw new UndecodableException("DAMAGED", "Its table of pieces is cut off");
    }
    List<Piece> pieces = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int from = clx.getInt(first + 4 * i);
      int to = clx.getInt(first + 4 * (i + 1));
      int position = clx.getInt(first + 4 * (count + 1) + 8 * i + 2);
      boolean compressed = (position & 0x40000000) != 0;
      int offset = position & 0x3FFFFFFF;
      if (to > from) {
        pieces.add(new Piece(from, to, compressed ? offset / 2 : offset, compressed));
      }
    }
    return pieces;
  }

  /** Learns which stretches of the stream are rows of tables, and headings. */
  private void readParagraphs(byte[] table) {
    int at = buffer.getInt(0x0102);
    int length = buffer.getInt(0x0106);
    if (at < 0 || length < 12 || at + length > table.length) {
      return;
    }
    ByteBuffer plc = ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN);
    int count = (length - 4) / 8;
    for (int i = 0; i < count; i++) {
      long page = (plc.getInt(at + 4 * (count + 1) + 4 * i) & 0x3FFFFFL) * PAGE;
      if (page + PAGE <= main.length) {
        readPage((int) page);
      }
    }
  }

  private void readPage(int page) {
    int runs = main[page + PAGE - 1] & 0xFF;
    for (int i = 0; i < runs; i++) {
      int start = buffer.getInt(page + 4 * i);
      int word = main[page + 4 * (runs + 1) + 13 * i] & 0xFF;
      int kind = 0;
      int level = 0;
      if (word != 0) {
        int from = page + 2 * word;
        int size = main[from] & 0xFF;
        int properties = size == 0 ? from + 2 : from + 1;
        int bytes = size == 0 ? 2 * (main[from + 1] & 0xFF) : 2 * size - 1;
        int end = Math.min(properties + bytes, page + PAGE - 1);
        int style = buffer.getShort(properties) & 0xFFFF;
        level = style >= 1 && style <= 9 ? style : 0;
        for (int p = properties + 2; p + 3 <= end; ) {
          int code = buffer.getShort(p) & 0xFFFF;
          int value = main[p + 2] & 0xFF;
          if (code == IN_TABLE && value == 1) {
            kind = Math.max(kind, 1);
          } else if (code == ROW_END && value == 1) {
            kind = 2;
          } else if (code == OUTLINE_LEVEL) {
            level = value < 9 ? value + 1 : 0;
          }
          p += 2 + operand(code, p + 2);
        }
      }
      kinds.put(start, kind);
      levels.put(start, level);
    }
  }

  /** Returns the length of the operand of a property modifier. */
  private int operand(int code, int at) {
    return switch (code >> 13) {
      case 0, 1 -> 1;
      case 2, 4, 5 -> 2;
      case 3 -> 4;
      case 7 -> 3;
      default ->
          code == 0xD608 || code == 0xD606
              ? 1 + (buffer.getShort(at) & 0xFFFF)
              : 1 + (main[at] & 0xFF);
    };
  }

  private void writeNotes(List<Piece> pieces, int from, int to) {
    StringBuilder notes = new StringBuilder();
    for (Piece piece : pieces) {
      if (piece.from() < to && piece.to() > from) {
        notes.append(decode(piece, Math.max(from, piece.from()), Math.min(to, piece.to())));
      }
    }
    // Each note begins with its mark; paragraphs of one note come apart, which does no harm.
    for (String note : notes.toString().split("[\r\u0002]", -1)) {
      text.footnote(note);
    }
  }

  private String decode(Piece piece, int from, int to) {
    int skip = from - piece.from();
    if (piece.compressed()) {
      return new String(main, piece.offset() + skip, to - from, Charset.forName("windows-1252"));
    }
    return new String(main, piece.offset() + 2 * skip, 2 * (to - from), StandardCharsets.UTF_16LE);
  }

  private void write(List<Piece> pieces, int from, int to) throws UndecodableException {
    for (Piece piece : pieces) {
      if (piece.from() < to && piece.to() > from) {
        int start = Math.max(from, piece.from());
        write(decode(piece, start, Math.min(to, piece.to())), place(piece, start));
      }
    }
  }

  /**
   * Where a piece lies in the main stream, so that what is known of paragraphs can be looked up.
   */
  private record Place(int offset, int step) {}

  private static Place place(Piece piece, int from) {
    int step = piece.compressed() ? 1 : 2;
    return new Place(piece.offset() + step * (from - piece.from()), step);
  }

  private int fields;
  private boolean code;
  private boolean row;

  private void write(String piece, Place place) throws UndecodableException {
    for (int i = 0; i < piece.length(); i++) {
      char c = piece.charAt(i);
      int offset = place == null ? -1 : place.offset() + place.step() * i;
      switch (c) {
        case 0x13 -> {
          fields++;
          code = true;
        }
        case 0x14 -> code = false;
        case 0x15 -> {
          fields = Math.max(0, fields - 1);
          code = false;
        }
        case '\r', '\f', 0x0E -> {
          if (!row || kind(offset) == 0) {
            endRow();
            text.endParagraph(level(offset));
          } else {
            text.endParagraph();
          }
        }
        case 7 -> endCell(offset);
        case 0x0B -> text.append('\n');
        case 0x1E -> text.append('-');
        case 1, 2, 3, 4, 5, 8, 0x1F -> {
          // Pictures, marks of notes, optional hyphens.
        }
        default -> {
          if (!code || fields == 0) {
            if (!row && kind(offset) == 1) {
              text.beginRow();
              row = true;
            }
            text.append(c);
          }
        }
      }
    }
  }

  private void endCell(int offset) throws UndecodableException {
    if (kind(offset) == 2) {
      endRow();
      return;
    }
    if (!row) {
      text.beginRow();
      row = true;
    }
    text.endCell();
  }

  private void endRow() throws UndecodableException {
    if (row) {
      text.endRow();
      row = false;
    }
  }

  private int kind(int offset) {
    var entry = kinds.floorEntry(offset);
    return entry == null ? 0 : entry.getValue();
  }

  private int level(int offset) {
    var entry = levels.floorEntry(offset);
    return entry == null ? 0 : entry.getValue();
  }
}
