package org.zhibiao.decode;

import java.util.Objects;

/**
 * What the markup of a web page, Markdown or Word file says of a stretch of its text. Plain text
 * has no blocks. Blocks do not overlap and stand in reading order; text between them is ordinary.
 *
 * @param start offset of the first character in the decoded text, in UTF-16 code units
 * @param end offset behind the last character
 * @param role what the stretch is
 * @param level heading level from 1; 0 for other roles
 */
public record TextBlock(int start, int end, Role role, int level) {

  /** What a stretch of text is. */
  public enum Role {
    /** A heading of the article ({@code <h1>}, {@code # }). */
    HEADING,
    /** Page furniture: navigation, breadcrumbs, footers, sidebars. */
    FURNITURE,
    /** One row of a table, its cells separated by tabs. */
    TABLE_ROW,
    /** A footnote. */
    FOOTNOTE
  }

  /** Checks order and role. */
  public TextBlock {
    Objects.requireNonNull(role, "role");
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("Block from " + start + " to " + end + " is no range");
    }
  }
}
