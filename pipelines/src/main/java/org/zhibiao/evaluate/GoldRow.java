package org.zhibiao.evaluate;

import java.math.BigDecimal;
import java.util.List;

/**
 * A mention as a person annotated it: a line of a gold file.
 *
 * @param line line of its file, from 1
 * @param doc name of the document's file
 * @param start offset of the first character in the decoded text, in UTF-16 code units
 * @param end offset behind the last character; greater than {@code start}
 * @param text the text from start to end; null where the line has none
 * @param kind label of a unit kind
 * @param value the number; null where masked, and for ratios of three parts
 * @param valueHigh high end of a range; null elsewhere
 * @param mask masked digits; null elsewhere
 * @param unit unit; empty where there is none
 * @param qualifiers acceptable qualifiers, at least one
 * @param measures acceptable measures; empty where the text writes no noun
 * @param codes acceptable codes of the catalogue, {@code -} for none; at least one
 * @param change level or movement
 * @param section kind of its section; null where not annotated
 * @param status reached or planned; null where not annotated
 * @param year year that the figure is about; null where there is none
 * @param yearFrom first year of a period; null elsewhere
 * @param reportAnnotated whether {@code report} says anything
 * @param report ordinal of its report; null outside reports
 * @param core whether it must be found; the others may be
 */
public record GoldRow(
    int line,
    String doc,
    int start,
    int end,
    String text,
    String kind,
    BigDecimal value,
    BigDecimal valueHigh,
    String mask,
    String unit,
    List<String> qualifiers,
    List<String> measures,
    List<String> codes,
    String change,
    String section,
    String status,
    Integer year,
    Integer yearFrom,
    boolean reportAnnotated,
    Integer report,
    boolean core) {

  /** The answer that stands for no code. */
  public static final String NO_CODE = "-";

  /** Checks that there is a range, and copies the lists. */
  public GoldRow {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("start " + start + " and end " + end + " are no range");
    }
    qualifiers = List.copyOf(qualifiers);
    measures = List.copyOf(measures);
    codes = List.copyOf(codes);
  }

  /** Tells whether the row must have a code. */
  public boolean isCoded() {
    return !codes.contains(NO_CODE);
  }
}
