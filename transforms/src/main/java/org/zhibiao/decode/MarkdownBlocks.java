package org.zhibiao.decode;

import java.util.ArrayList;
import java.util.List;

/** Finds the headings of a Markdown text; the text itself stays as it is. */
final class MarkdownBlocks {

  private MarkdownBlocks() {}

  /** Returns the headings ({@code # } to {@code ###### }) outside fenced code. */
  static List<TextBlock> of(String text) {
    List<TextBlock> blocks = new ArrayList<>();
    boolean fenced = false;
    for (int start = 0; start < text.length(); ) {
      int end = text.indexOf('\n', start);
      if (end < 0) {
        end = text.length();
      }
      if (text.startsWith("```", start)) {
        fenced = !fenced;
      }
      int level = 0;
      while (start + level < end && text.charAt(start + level) == '#') {
        level++;
      }
      if (!fenced && level >= 1 && level <= 6 && start + level < end) {
        int from = start + level;
        int to = end;
        if (text.charAt(from) == ' ' || text.charAt(from) == '\t') {
          while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
          }
          while (to > from
              && (Character.isWhitespace(text.charAt(to - 1)) || text.charAt(to - 1) == '#')) {
            to--;
          }
          if (to > from) {
            blocks.add(new TextBlock(from, to, TextBlock.Role.HEADING, level));
          }
        }
      }
      start = end + 1;
    }
    return blocks;
  }
}
