package org.zhibiao.explain;

import org.zhibiao.indicator.CodeChoice;
import org.zhibiao.indicator.Mention;
import org.zhibiao.section.SectionKind;

/**
 * A numeral of a text and what became of it.
 *
 * @param start offset of its first character in the source text, in UTF-16 code units
 * @param end offset behind its last character, that of its unit included where it was kept
 * @param section kind of the section that it stands in
 * @param dropRule name of the rule that dropped it; null where it was kept
 * @param mention what it says; null where it was dropped
 * @param choice how its code was chosen; null where it was dropped
 */
public record ExplainedNumeral(
    int start, int end, SectionKind section, String dropRule, Mention mention, CodeChoice choice) {

  /** Tells whether it is a mention. */
  public boolean isKept() {
    return dropRule == null;
  }

  /** Returns the code that it bears; null for none. */
  public String code() {
    return mention == null ? null : mention.indicator();
  }

  /** Tells whether it shares a character with a range of the source text. */
  public boolean overlaps(int from, int to) {
    return start < to && end > from;
  }
}
