package org.zhibiao.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * How annotation files write text and cells.
 *
 * <pre>
 * document: report.txt
 * report: 1
 * 3120&gt; 共收到提案[[86件]]，经审查立案[[77件]]。
 *   = 86件 | 86 | 件 | count | EXACT | 提案 | proposal.submitted | LEVEL | REVIEW | ACTUAL | 2023
 *   = 77件 | 77 | 件 | count | EXACT | 提案 | proposal.filed | LEVEL | REVIEW | ACTUAL | 2023
 * </pre>
 *
 * <p>A line of text begins with the offset of its first character in {@code documents.text}, in
 * UTF-16 code units. A bracket of the text itself, a backslash and what an editor would not keep
 * are written with a backslash.
 */
final class AnnotationFormat {

  /** What the first line begins with. */
  static final String HEAD = "# zhibiao annotation";

  static final String OPEN = "[[";
  static final String CLOSE = "]]";
  static final String NONE = "-";
  static final String RANGE = "..";
  static final String MASK = "mask:";

  /** Names of the cells of a mention line, in order. */
  static final List<String> CELLS =
      List.of(
          "text",
          "value",
          "unit",
          "kind",
          "qualifier",
          "measure",
          "code",
          "change",
          "section",
          "status",
          "year");

  private AnnotationFormat() {}

  /** Writes text so that no part of it reads as a mark. */
  static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '[' || c == ']' || c == '\\') {
        out.append('\\').append(c);
      } else if (c == '\n') {
        out.append("\\n");
      } else if (c < ' ' && c != '\t' || c == '\u0085' || c == '\u2028' || c == '\u2029') {
        out.append(code(c));
      } else if (Character.isSurrogate(c)) {
        boolean pair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
        if (pair) {
          out.append(c).append(text.charAt(++i));
        } else {
          out.append(code(c));
        }
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** Writes a cell so that no part of it reads as the end of an answer or of the cell. */
  static String cell(String text) {
    return escaped(text).replace("|", "\\|").replace(";", "\\;");
  }

  private static String code(char c) {
    return "\\u%04x".formatted((int) c);
  }

  /**
   * Splits at a mark that has no backslash in front, and strips the parts; backslashes stay.
   *
   * @param mark a single character
   */
  static List<String> split(String text, char mark) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == mark) {
        parts.add(text.substring(start, i).strip());
        start = i + 1;
      }
    }
    parts.add(text.substring(start).strip());
    return parts;
  }

  /** Undoes {@link #escaped} and {@link #cell}. */
  static String plain(String text) {
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      i = read(text, i, out);
    }
    return out.toString();
  }

  /** Reads one character, written with a backslash or without; returns the offset behind it. */
  static int read(String text, int at, StringBuilder out) {
    char c = text.charAt(at);
    if (c != '\\' || at + 1 == text.length()) {
      out.append(c);
      return at + 1;
    }
    char escaped = text.charAt(at + 1);
    if (escaped == 'n') {
      out.append('\n');
      return at + 2;
    }
    if (escaped == 'u' && at + 6 <= text.length()) {
      int value = 0;
      for (int i = at + 2; i < at + 6; i++) {
        int digit = Character.digit(text.charAt(i), 16);
        if (digit < 0) {
          out.append(escaped);
          return at + 2;
        }
        value = value * 16 + digit;
      }
      out.append((char) value);
      return at + 6;
    }
    out.append(escaped);
    return at + 2;
  }
}
