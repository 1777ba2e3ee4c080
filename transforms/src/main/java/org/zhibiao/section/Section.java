package org.zhibiao.section;

import java.util.Objects;

/**
 * A node of the heading tree. Sections of level 1 cover the document without gaps; a child lies
 * within its parent.
 *
 * @param ordinal place among the sections of the document in reading order, from 1
 * @param parent ordinal of the section that holds this one; 0 at level 1
 * @param level depth, from 1
 * @param kind what it is about; children inherit it
 * @param heading heading text; null where the section has none
 * @param start offset of the first character in the normalised text; a heading belongs to its
 *     section
 * @param end offset behind the last character
 * @param report ordinal of the report; 0 for text of no report
 */
public record Section(
    int ordinal,
    int parent,
    int level,
    SectionKind kind,
    String heading,
    int start,
    int end,
    int report) {

  /** Checks the range. */
  public Section {
    Objects.requireNonNull(kind, "kind");
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("Section from " + start + " to " + end + " is no range");
    }
  }
}
