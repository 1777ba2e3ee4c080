package org.zhibiao.evaluate;

import java.math.BigDecimal;
import org.zhibiao.schema.MentionRow;

/**
 * A mention as an extraction found it: what is scored of a mentions row.
 *
 * @param start offset of the first character in the decoded text, in UTF-16 code units
 * @param end offset behind the last character
 * @param kind label of a unit kind
 * @param value the number; null where masked
 * @param valueHigh high end of a range; null elsewhere
 * @param mask masked digits; null elsewhere
 * @param unit unit; null where there is none
 * @param qualifier how the text limits the number
 * @param measure what is counted; null where the text writes none
 * @param indicator code of the catalogue; null where none applies
 * @param change level or movement
 * @param section kind of its section
 * @param status reached or planned; null where unknown
 * @param year year that the figure is about; null where unknown
 * @param yearFrom first year of a period; null elsewhere
 * @param report ordinal of its report; null outside reports
 */
public record PredictedMention(
    int start,
    int end,
    String kind,
    BigDecimal value,
    BigDecimal valueHigh,
    String mask,
    String unit,
    String qualifier,
    String measure,
    String indicator,
    String change,
    String section,
    String status,
    Integer year,
    Integer yearFrom,
    Integer report) {

  /**
   * Returns what is scored of a row.
   *
   * @param row row of the mentions table
   * @param report ordinal of its report; null outside reports
   */
  public static PredictedMention of(MentionRow row, Integer report) {
    return new PredictedMention(
        row.getStart(),
        row.getEnd(),
        row.getKind(),
        row.getValue(),
        row.getValueHigh(),
        row.getMask(),
        row.getUnit(),
        row.getQualifier(),
        row.getMeasure(),
        row.getIndicator(),
        row.getChange(),
        row.getSection(),
        row.getStatus(),
        row.getYear(),
        row.getYearFrom(),
        report);
  }
}
