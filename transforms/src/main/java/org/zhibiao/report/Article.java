package org.zhibiao.report;

import java.util.Objects;

/**
 * A part of a document: a report, or text that belongs to none (navigation, footer, another
 * article). The articles of a document cover its text without gaps and stand in order.
 *
 * @param start offset of the first character in the normalised text
 * @param end offset behind the last character
 * @param ordinal place of the report among the reports of its document, from 1; 0 for text of no
 *     report
 * @param header what is known of the report; null for text of no report
 * @param duplicateOf ordinal of the same report earlier in the document; 0 where there is none
 */
public record Article(int start, int end, int ordinal, ReportHeader header, int duplicateOf) {

  /** Checks that a report has a header and other text none. */
  public Article {
    if ((ordinal > 0) != (header != null)) {
      throw new IllegalArgumentException(
          "A report, and only a report, has an ordinal and a header");
    }
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("Article from " + start + " to " + end + " is no range");
    }
  }

  /** Returns text of no report. */
  public static Article other(int start, int end) {
    return new Article(start, end, 0, null, 0);
  }

  /** Returns a report. */
  public static Article report(int start, int end, int ordinal, ReportHeader header) {
    return new Article(start, end, ordinal, Objects.requireNonNull(header, "header"), 0);
  }

  /** Tells whether this is a report. */
  public boolean isReport() {
    return ordinal > 0;
  }
}
