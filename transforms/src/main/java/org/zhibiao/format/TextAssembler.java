package org.zhibiao.format;

import java.util.ArrayList;
import java.util.List;
import org.zhibiao.decode.RichText;
import org.zhibiao.decode.TextBlock;
import org.zhibiao.decode.UndecodableException;

/**
 * Puts the text of a document together: a paragraph a line, a table row a line with tabs between
 * its cells, footnotes behind everything else.
 */
final class TextAssembler {

  private final int greatest;
  private final StringBuilder out = new StringBuilder();
  private final List<TextBlock> blocks = new ArrayList<>();
  private final List<String> footnotes = new ArrayList<>();

  /** Where each open table row begins; the innermost last. */
  private final List<Integer> rows = new ArrayList<>();

  private int paragraph;

  /** A break inside a table row waits for text behind it. */
  private boolean pendingSpace;

  /**
   * Begins a text.
   *
   * @param greatest greatest length in UTF-16 code units
   */
  TextAssembler(int greatest) {
    this.greatest = greatest;
  }

  /** Appends text to the paragraph. */
  void append(CharSequence text) throws UndecodableException {
    for (int i = 0; i < text.length(); i++) {
      append(text.charAt(i));
    }
  }

  /** Appends a character to the paragraph. */
  void append(char c) throws UndecodableException {
    if (out.length() >= greatest) {
      throw new UndecodableException(
          "TOO_LONG", "The text has more than the " + greatest + " characters allowed");
    }
    char kept = c == '\u00A0' ? ' ' : c;
    if (kept == '\r' || kept < ' ' && kept != '\t' && kept != '\n') {
      return;
    }
    if (!rows.isEmpty() && (kept == '\n' || kept == '\t')) {
      pendingSpace = true;
      return;
    }
    if (pendingSpace) {
      pendingSpace = false;
      char before = out.length() == 0 ? '\t' : out.charAt(out.length() - 1);
      if (before != '\t' && before != '\n') {
        out.append(' ');
      }
    }
    out.append(kept);
  }

  /** Ends a paragraph that is no heading. */
  void endParagraph() throws UndecodableException {
    endParagraph(0);
  }

  /**
   * Ends a paragraph.
   *
   * @param level heading level from 1; 0 for ordinary text
   */
  void endParagraph(int level) throws UndecodableException {
    if (!rows.isEmpty()) {
      pendingSpace = true;
      return;
    }
    if (level > 0 && out.length() > paragraph) {
      addBlock(paragraph, TextBlock.Role.HEADING, Math.min(level, 9));
    }
    append('\n');
    paragraph = out.length();
  }

  /** Begins a table row. */
  void beginRow() throws UndecodableException {
    if (rows.isEmpty() && out.length() > paragraph) {
      endParagraph();
    }
    pendingSpace = false;
    rows.add(out.length());
  }

  /** Ends a cell of a table row. */
  void endCell() throws UndecodableException {
    pendingSpace = false;
    if (rows.size() == 1) {
      out.append('\t');
    } else {
      pendingSpace = true;
    }
  }

  /** Ends a table row; a row of a table inside a cell belongs to that cell. */
  void endRow() throws UndecodableException {
    if (rows.isEmpty()) {
      return;
    }
    int start = rows.remove(rows.size() - 1);
    if (!rows.isEmpty()) {
      pendingSpace = true;
      return;
    }
    pendingSpace = false;
    if (out.length() > start && out.charAt(out.length() - 1) == '\t') {
      out.setLength(out.length() - 1);
    }
    boolean cells = out.indexOf("\t", start) >= 0;
    if (cells) {
      addBlock(start, TextBlock.Role.TABLE_ROW, 0);
    }
    append('\n');
    paragraph = out.length();
  }

  /** Adds a line of page furniture. */
  void furniture(String line) throws UndecodableException {
    if (out.length() > paragraph) {
      endParagraph();
    }
    append(line);
    addBlock(paragraph, TextBlock.Role.FURNITURE, 0);
    endParagraph();
  }

  /** Adds a footnote, which will stand at the end. */
  void footnote(String text) {
    String stripped = text.strip();
    if (!stripped.isEmpty()) {
      footnotes.add(stripped.replace('\n', ' '));
    }
  }

  private void addBlock(int start, TextBlock.Role role, int level) {
    int from = start;
    int to = out.length();
    while (from < to && Character.isWhitespace(out.charAt(from))) {
      from++;
    }
    while (to > from && Character.isWhitespace(out.charAt(to - 1))) {
      to--;
    }
    if (from < to) {
      blocks.add(new TextBlock(from, to, role, level));
    }
  }

  /** Returns the text. */
  RichText finish() throws UndecodableException {
    while (!rows.isEmpty()) {
      endRow();
    }
    if (out.length() > paragraph) {
      endParagraph();
    }
    for (String footnote : footnotes) {
      append(footnote);
      addBlock(paragraph, TextBlock.Role.FOOTNOTE, 0);
      endParagraph();
    }
    int end = out.length();
    while (end > 0 && out.charAt(end - 1) == '\n') {
      end--;
    }
    return new RichText(out.substring(0, end), blocks);
  }
}
