package org.zhibiao.evaluate;

import java.math.BigDecimal;
import java.util.List;
import org.zhibiao.schema.MentionRow;

/**
 * Writes annotation files from an extraction: the text of a report with its mentions marked, each
 * with a line of cells, to be corrected in a text editor and read by {@code evaluate}.
 */
public final class AnnotationWriter {

  private static final String HELP =
      """
      # zhibiao annotation, version 1
      # Correct it in any text editor, in UTF-8, and give it to 'zhibiao evaluate --gold=FILE'.
      # A line that begins with a number and > is text of the report: mark every mention in it as
      # [[86件]]. Do not change anything else in such a line. Below it stands one line for each mark,
      # in the order of the marks:
      #   = text | value | unit | kind | qualifier | measure | code | change | section | status | year
      # To take a false mention away, remove its brackets and its line. To add one that was missed,
      # write brackets and a line. Begin the line with ? instead of = where finding it is optional.
      # value: 26420000, a range 5..8, a masked number mask:**. year: 2023, or 2019-2023 for a period.
      # qualifier, measure and code may hold several acceptable answers, with ; between them.
      # - stands for none. docs/mentions.md says what a mention is and what each cell means.
      """;

  private static final String ENDS = "。！？；";

  private final StringBuilder out = new StringBuilder(HELP);
  private String document;

  /**
   * Adds a part of a document, usually a report.
   *
   * @param name file name of the document
   * @param text its decoded text
   * @param start offset of the first character of the part
   * @param end offset behind its last
   * @param report ordinal of the report; null for text of no report
   * @param mentions the mentions of the part, in order
   */
  public void add(
      String name, String text, int start, int end, Integer report, List<MentionRow> mentions) {
    if (!name.equals(document)) {
      out.append("\ndocument: ").append(AnnotationFormat.escaped(name)).append('\n');
      document = name;
    }
    out.append("window: ").append(start).append('-').append(end).append('\n');
    out.append("report: ").append(report == null ? "none" : report).append('\n');
    int from = start;
    int next = 0;
    while (from < end) {
      int to = from;
      int last = next;
      while (to < end) {
        if (last < mentions.size() && mentions.get(last).getStart() == to) {
          to = mentions.get(last++).getEnd();
          continue;
        }
        char c = text.charAt(to);
        if (c == '\n' || c == '\r') {
          break;
        }
        to++;
        if (ENDS.indexOf(c) >= 0) {
          break;
        }
      }
      line(text, from, to, mentions.subList(next, last));
      next = last;
      from = to;
      while (from < end && Character.isWhitespace(text.charAt(from))) {
        from++;
      }
    }
  }

  private void line(String text, int start, int end, List<MentionRow> mentions) {
    int from = start;
    while (from < end && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    if (from == end) {
      return;
    }
    out.append(from).append("> ");
    for (MentionRow mention : mentions) {
      out.append(AnnotationFormat.escaped(text.substring(from, mention.getStart())))
          .append(AnnotationFormat.OPEN)
          .append(AnnotationFormat.escaped(text.substring(mention.getStart(), mention.getEnd())))
          .append(AnnotationFormat.CLOSE);
      from = mention.getEnd();
    }
    out.append(AnnotationFormat.escaped(text.substring(from, end)).stripTrailing()).append('\n');
    mentions.forEach(this::cells);
  }

  private void cells(MentionRow mention) {
    out.append("  = ")
        .append(
            String.join(
                " | ",
                AnnotationFormat.cell(mention.getText()),
                value(mention),
                cell(mention.getUnit()),
                mention.getKind(),
                mention.getQualifier(),
                cell(mention.getMeasure()),
                cell(mention.getIndicator()),
                mention.getChange(),
                mention.getSection(),
                cell(mention.getStatus()),
                year(mention)))
        .append('\n');
  }

  private static String value(MentionRow mention) {
    if (mention.getMask() != null) {
      return AnnotationFormat.MASK + AnnotationFormat.cell(mention.getMask());
    }
    if (mention.getValue() == null) {
      return AnnotationFormat.NONE;
    }
    return plain(mention.getValue())
        + (mention.getValueHigh() == null
            ? ""
            : AnnotationFormat.RANGE + plain(mention.getValueHigh()));
  }

  private static String year(MentionRow mention) {
    if (mention.getYear() == null) {
      return AnnotationFormat.NONE;
    }
    return (mention.getYearFrom() == null ? "" : mention.getYearFrom() + "-") + mention.getYear();
  }

  private static String cell(String text) {
    return text == null || text.isEmpty() ? AnnotationFormat.NONE : AnnotationFormat.cell(text);
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  /** Returns the file. */
  public String text() {
    return out.toString();
  }
}
