package org.zhibiao.extract;

import java.util.List;
import org.zhibiao.schema.DocumentRow;
import org.zhibiao.schema.MentionRow;
import org.zhibiao.schema.PanelRow;
import org.zhibiao.schema.QuarantineRow;
import org.zhibiao.schema.ReportRow;
import org.zhibiao.schema.SectionRow;

/**
 * All rows of one document. Exactly one of {@code document} and {@code quarantine} is there.
 *
 * @param document its documents row; null where it could not be read
 * @param reports its reports, in order
 * @param sections its sections, in reading order
 * @param mentions its mentions, in order
 * @param panel panel rows of its reports
 * @param quarantine why it could not be read; null where it could
 */
public record DocumentTables(
    DocumentRow document,
    List<ReportRow> reports,
    List<SectionRow> sections,
    List<MentionRow> mentions,
    List<PanelRow> panel,
    QuarantineRow quarantine) {

  /** Checks that the document ended as one thing. */
  public DocumentTables {
    if ((document == null) == (quarantine == null)) {
      throw new IllegalArgumentException(
          "A document ends as a documents row or as a quarantine row");
    }
  }

  /** Returns the tables of a document that could be read. */
  public static DocumentTables of(
      DocumentRow document,
      List<ReportRow> reports,
      List<SectionRow> sections,
      List<MentionRow> mentions,
      List<PanelRow> panel) {
    return new DocumentTables(document, reports, sections, mentions, panel, null);
  }

  /** Returns the tables of a document that has the same bytes as another. */
  public static DocumentTables ofDuplicate(DocumentRow document) {
    return new DocumentTables(document, List.of(), List.of(), List.of(), List.of(), null);
  }

  /** Returns the tables of a document that could not be read. */
  public static DocumentTables ofQuarantined(QuarantineRow quarantine) {
    return new DocumentTables(null, List.of(), List.of(), List.of(), List.of(), quarantine);
  }
}
