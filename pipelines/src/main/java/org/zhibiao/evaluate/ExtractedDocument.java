package org.zhibiao.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zhibiao.schema.MentionRow;
import org.zhibiao.schema.ReportRow;

/**
 * What an extraction made of a document.
 *
 * @param name last part of its URI
 * @param text decoded text
 * @param reports its reports, in order
 * @param mentions its mentions, in order
 */
public record ExtractedDocument(
    String name, String text, List<Report> reports, List<PredictedMention> mentions) {

  /** Stands for the genre of text outside reports. */
  public static final String NO_REPORT = "(no report)";

  /**
   * A report of the document.
   *
   * @param start offset of its first character
   * @param end offset behind its last
   * @param genre its genre
   */
  public record Report(int start, int end, String genre) {}

  /** Copies the lists. */
  public ExtractedDocument {
    reports = List.copyOf(reports);
    mentions = List.copyOf(mentions);
  }

  /** Returns a document of its rows, given in any order. */
  public static ExtractedDocument ofRows(
      String name, String text, List<ReportRow> reports, List<MentionRow> mentions) {
    Map<String, Integer> ordinals = new HashMap<>();
    List<Report> spans = new ArrayList<>();
    for (ReportRow report : reports) {
      ordinals.put(report.getReportId(), report.getOrdinal());
      spans.add(new Report(report.getStart(), report.getEnd(), report.getGenre()));
    }
    spans.sort(Comparator.comparingInt(Report::start));
    List<PredictedMention> predicted =
        mentions.stream()
            .sorted(Comparator.comparingInt(MentionRow::getStart))
            .map(row -> PredictedMention.of(row, ordinals.get(row.getReportId())))
            .toList();
    return new ExtractedDocument(name, text, spans, predicted);
  }

  /** Returns the genre of the report that holds an offset, or {@link #NO_REPORT}. */
  public String genreAt(int offset) {
    for (Report report : reports) {
      if (report.start() <= offset && offset < report.end()) {
        return report.genre();
      }
    }
    return NO_REPORT;
  }
}
