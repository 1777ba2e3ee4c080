package org.zhibiao.format;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.zhibiao.decode.RichText;
import org.zhibiao.decode.UndecodableException;

/**
 * The text of an RTF file (Rich Text Format 1.9): paragraphs, tables, footnotes; no page headers,
 * pictures, hidden or deleted text. Bytes are decoded by the character set of their font.
 */
final class RtfText {

  private static final int DEEPEST = 1_000;

  /** Groups that hold no text of the document. */
  private static final Set<String> SKIPPED =
      Set.of(
          "colortbl",
          "stylesheet",
          "info",
          "pict",
          "object",
          "header",
          "headerl",
          "headerr",
          "headerf",
          "footer",
          "footerl",
          "footerr",
          "footerf",
          "fldinst",
          "filetbl",
          "listtable",
          "listoverridetable",
          "revtbl",
          "rsidtbl",
          "generator",
          "themedata",
          "colorschememapping",
          "latentstyles",
          "datastore",
          "xmlnstbl",
          "annotation",
          "atnid",
          "atnauthor",
          "atnref",
          "atndate",
          "bkmkstart",
          "bkmkend",
          "template",
          "ftnsep",
          "ftnsepc",
          "aftnsep",
          "aftnsepc",
          "pntext",
          "nonshppict",
          "mmathPr");

  private static final Map<Integer, String> FONT_CHARSETS =
      Map.ofEntries(
          Map.entry(0, "windows-1252"),
          Map.entry(77, "x-MacRoman"),
          Map.entry(128, "windows-31j"),
          Map.entry(129, "x-windows-949"),
          Map.entry(134, "GB18030"),
          Map.entry(136, "Big5-HKSCS"),
          Map.entry(161, "windows-1253"),
          Map.entry(204, "windows-1251"),
          Map.entry(238, "windows-1250"));

  private final String rtf;
  private final TextAssembler text;
  private final Deque<Group> outer = new ArrayDeque<>();
  private final Map<Integer, Charset> fonts = new HashMap<>();
  private final byte[] bytes = new byte[1 << 12];
  private int count;
  private Charset ansi = Charset.forName("GB18030");
  private Group group = new Group();
  private StringBuilder note;
  private boolean inRow;
  private int toSkip;
  private int at;

  /** What holds inside a pair of braces. */
  private static final class Group implements Cloneable {
    private boolean skipped;
    private boolean hidden;
    private boolean fontTable;
    private boolean note;
    private boolean inTable;
    private int level;
    private int font = -1;
    private int unicodeSkip = 1;

    private Group copy() {
      try {
        Group copy = (Group) clone();
        copy.note = false;
        return copy;
      } catch (CloneNotSupportedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private RtfText(byte[] content, int characters) {
    rtf = new String(content, StandardCharsets.ISO_8859_1);
    text = new TextAssembler(characters);
  }

  static RichText read(byte[] content, int characters) throws UndecodableException {
    RtfText reader = new RtfText(content, characters);
    reader.read();
    return reader.text.finish();
  }

  private void read() throws UndecodableException {
    at = Math.max(0, rtf.indexOf("{\\rtf"));
    while (at < rtf.length()) {
      char c = rtf.charAt(at);
      switch (c) {
        case '{' -> {
          flush();
          toSkip = 0;
          if (outer.size() >= DEEPEST) {
            throw new UndecodableException(
                "NESTED_TOO_DEEP", "Its groups nest deeper than " + DEEPEST);
          }
          outer.push(group);
          group = group.copy();
          at++;
        }
        case '}' -> {
          flush();
          toSkip = 0;
          at++;
          if (group.note && note != null) {
            text.footnote(note.toString());
            note = null;
          }
          if (outer.isEmpty()) {
            return;
          }
          group = outer.pop();
          if (outer.isEmpty()) {
            return;
          }
        }
        case '\\' -> control();
        case '\r', '\n' -> at++;
        default -> {
          at++;
          if (toSkip > 0) {
            toSkip--;
          } else {
            addByte((byte) c);
          }
        }
      }
    }
    flush();
    if (outer.size() > 1) {
      throw new UndecodableException("DAMAGED", "It ends inside " + outer.size() + " open groups");
    }
  }

  private void control() throws UndecodableException {
    at++;
    if (at >= rtf.length()) {
      return;
    }
    char c = rtf.charAt(at);
    if (c == '\'') {
      hexadecimal();
      return;
    }
    if (!isLetter(c)) {
      at++;
      flush();
      switch (c) {
        case '~' -> put(' ');
        case '_' -> put('-');
        case '\\', '{', '}' -> put(c);
        case '\r', '\n' -> word("par", 0, false);
        case '*' -> star();
        default -> {
          // Optional hyphens and index marks.
        }
      }
      return;
    }
    int start = at;
    while (at < rtf.length() && isLetter(rtf.charAt(at)) && at - start < 32) {
      at++;
    }
    String name = rtf.substring(start, at);
    boolean negative = at < rtf.length() && rtf.charAt(at) == '-';
    if (negative) {
      at++;
    }
    int digits = at;
    long value = 0;
    while (at < rtf.length() && isDigit(rtf.charAt(at)) && at - digits < 10) {
      value = value * 10 + rtf.charAt(at) - '0';
      at++;
    }
    boolean valued = at > digits;
    if (at < rtf.length() && rtf.charAt(at) == ' ') {
      at++;
    }
    int number = (int) Math.min(Integer.MAX_VALUE, value) * (negative ? -1 : 1);
    flush();
    word(name, number, valued);
  }

  private void hexadecimal() throws UndecodableException {
    int high = at + 1 < rtf.length() ? Character.digit(rtf.charAt(at + 1), 16) : -1;
    int low = at + 2 < rtf.length() ? Character.digit(rtf.charAt(at + 2), 16) : -1;
    at = Math.min(rtf.length(), at + 3);
    if (high < 0 || low < 0) {
      return;
    }
    if (toSkip > 0) {
      toSkip--;
    } else {
      addByte((byte) (high << 4 | low));
    }
  }

  /** A destination that old readers do not know: left out unless it is known to hold text. */
  private void star() {
    int next = at;
    if (next < rtf.length() && rtf.charAt(next) == '\\') {
      int end = next + 1;
      while (end < rtf.length() && isLetter(rtf.charAt(end))) {
        end++;
      }
      String name = rtf.substring(next + 1, end);
      if (!Set.of("shptxt", "ud", "shpinst", "background", "fldrslt").contains(name)
          || name.equals("background")) {
        group.skipped = true;
      }
    }
  }

  private void word(String name, int number, boolean valued) throws UndecodableException {
    if (SKIPPED.contains(name)) {
      group.skipped = true;
      return;
    }
    switch (name) {
      case "fonttbl" -> group.fontTable = true;
      case "f" -> group.font = number;
      case "fcharset" -> {
        if (group.fontTable && FONT_CHARSETS.containsKey(number)) {
          fonts.put(group.font, Charset.forName(FONT_CHARSETS.get(number)));
        }
      }
      case "ansicpg" -> ansi = codePage(number);
      case "uc" -> group.unicodeSkip = Math.max(0, Math.min(number, 32));
      case "u" -> {
        put((char) number);
        toSkip = group.unicodeSkip;
      }
      case "upr" -> group.skipped = true;
      case "ud" -> group.skipped = isOuterSkipped();
      case "bin" -> at = (int) Math.min(rtf.length(), (long) at + Math.max(0, number));
      case "v" -> group.hidden = !valued || number != 0;
      case "deleted" -> group.hidden = !valued || number != 0;
      case "plain" -> group.hidden = false;
      case "footnote" -> {
        if (note == null) {
          note = new StringBuilder();
          group.note = true;
        }
      }
      case "pard" -> {
        group.inTable = false;
        group.level = 0;
      }
      case "intbl" -> group.inTable = true;
      case "outlinelevel" -> group.level = number >= 0 && number < 9 ? number + 1 : 0;
      default -> visible(name);
    }
  }

  /** The alternative in Unicode stands inside the group that old readers read. */
  private boolean isOuterSkipped() {
    int depth = 0;
    for (Group around : outer) {
      // The innermost is the group of upr itself.
      if (depth++ > 0 && around.skipped) {
        return true;
      }
    }
    return false;
  }

  private void visible(String name) throws UndecodableException {
    if (group.skipped || group.fontTable) {
      return;
    }
    switch (name) {
      case "par", "sect", "page", "column" -> endParagraph();
      case "line", "softline" -> put('\n');
      case "tab" -> put('\t');
      case "cell", "nestcell" -> {
        if (note == null) {
          openRow();
          text.endCell();
        }
      }
      case "row" -> {
        if (note == null && inRow) {
          text.endRow();
          inRow = false;
        }
      }
      case "emdash" -> put('\u2014');
      case "endash" -> put('\u2013');
      case "lquote" -> put('\u2018');
      case "rquote" -> put('\u2019');
      case "ldblquote" -> put('\u201C');
      case "rdblquote" -> put('\u201D');
      case "bullet" -> put('\u2022');
      case "emspace", "enspace", "qmspace" -> put(' ');
      default -> {
        // Layout.
      }
    }
  }

  private void endParagraph() throws UndecodableException {
    if (note != null) {
      note.append('\n');
      return;
    }
    if (inRow && !group.inTable) {
      text.endRow();
      inRow = false;
    }
    text.endParagraph(group.level);
  }

  private void openRow() throws UndecodableException {
    if (!inRow) {
      text.beginRow();
      inRow = true;
    }
  }

  private void addByte(byte b) throws UndecodableException {
    if (count == bytes.length) {
      flush();
    }
    bytes[count++] = b;
  }

  /** Decodes the bytes that have come together; a character is never cut by a control word. */
  private void flush() throws UndecodableException {
    if (count == 0) {
      return;
    }
    String decoded = new String(bytes, 0, count, fonts.getOrDefault(group.font, ansi));
    count = 0;
    for (int i = 0; i < decoded.length(); i++) {
      put(decoded.charAt(i));
    }
  }

  private void put(char c) throws UndecodableException {
    if (group.skipped || group.hidden || group.fontTable) {
      return;
    }
    if (note != null) {
      note.append(c);
      return;
    }
    if (group.inTable) {
      openRow();
    } else if (inRow) {
      text.endRow();
      inRow = false;
    }
    text.append(c);
  }

  private static Charset codePage(int number) {
    return switch (number) {
      case 936, 54936 -> Charset.forName("GB18030");
      case 950 -> Charset.forName("Big5-HKSCS");
      case 65001 -> StandardCharsets.UTF_8;
      default -> {
        String name = "windows-" + number;
        yield Charset.isSupported(name) ? Charset.forName(name) : Charset.forName("GB18030");
      }
    };
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
