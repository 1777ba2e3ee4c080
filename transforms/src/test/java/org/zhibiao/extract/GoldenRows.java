package org.zhibiao.extract;

import java.math.BigDecimal;
import java.util.List;
import org.zhibiao.schema.DocumentRow;
import org.zhibiao.schema.MentionRow;
import org.zhibiao.schema.PanelRow;
import org.zhibiao.schema.QuarantineRow;
import org.zhibiao.schema.ReportRow;
import org.zhibiao.schema.SectionRow;

/** The rows of a document as lines of tab-separated cells, one block per table under its header. */
final class GoldenRows {

  /** Whether texts of the report are written. */
  enum Texts {
    WRITTEN,
    LEFT_OUT
  }

  private final StringBuilder out = new StringBuilder();
  private final boolean texts;

  private GoldenRows(Texts texts) {
    this.texts = texts == Texts.WRITTEN;
  }

  static String of(DocumentTables tables, Texts texts) {
    GoldenRows rows = new GoldenRows(texts);
    if (tables.quarantine() != null) {
      rows.quarantine(tables.quarantine());
    } else {
      rows.document(tables.document());
      rows.reports(tables.reports());
      rows.sections(tables.sections());
      rows.mentions(tables.mentions());
      rows.panel(tables.panel());
    }
    return rows.out.toString();
  }

  private void quarantine(QuarantineRow row) {
    line("# quarantine", "stage", "reason");
    line("quarantine", row.getStage(), row.getReason());
  }

  private void document(DocumentRow row) {
    line(
        "# document",
        "media_type",
        "charset",
        "repair",
        "script",
        "annotations_removed",
        "length",
        "issues");
    line(
        "document",
        row.getMediaType(),
        row.getCharset(),
        row.getRepair(),
        row.getScript(),
        row.getAnnotationsRemoved(),
        row.getText().length(),
        issues(row.getIssues()));
  }

  private void reports(List<ReportRow> rows) {
    line(
        "# report",
        "ordinal",
        "start",
        "end",
        "genre",
        "form",
        "division_code",
        "level",
        "term",
        "session",
        "report_date",
        "review_year_from",
        "review_year",
        "plan_year",
        "duplicate_of",
        "issues",
        "title",
        "place",
        "speaker");
    for (ReportRow row : rows) {
      line(
          "report",
          row.getOrdinal(),
          row.getStart(),
          row.getEnd(),
          row.getGenre(),
          row.getForm(),
          row.getDivisionCode(),
          row.getLevel(),
          row.getTerm(),
          row.getSession(),
          row.getReportDate(),
          row.getReviewYearFrom(),
          row.getReviewYear(),
          row.getPlanYear(),
          local(row.getDuplicateOf()),
          issues(row.getIssues()),
          text(row.getTitle()),
          text(row.getPlace()),
          text(row.getSpeaker()));
    }
  }

  private void sections(List<SectionRow> rows) {
    line("# section", "ordinal", "report", "parent", "level", "kind", "start", "end", "heading");
    for (SectionRow row : rows) {
      line(
          "section",
          row.getOrdinal(),
          local(row.getReportId()),
          local(row.getParentId()),
          row.getLevel(),
          row.getKind(),
          row.getStart(),
          row.getEnd(),
          text(row.getHeading()));
    }
  }

  private void mentions(List<MentionRow> rows) {
    line(
        "# mention",
        "start",
        "end",
        "kind",
        "value",
        "value_high",
        "mask",
        "unit",
        "qualifier",
        "indicator",
        "change",
        "section",
        "status",
        "year_from",
        "year",
        "report",
        "part_of",
        "compared_to",
        "issues",
        "text",
        "measure",
        "predicate");
    for (MentionRow row : rows) {
      line(
          "mention",
          row.getStart(),
          row.getEnd(),
          row.getKind(),
          number(row.getValue()),
          number(row.getValueHigh()),
          row.getMask(),
          row.getUnit(),
          row.getQualifier(),
          row.getIndicator(),
          row.getChange(),
          row.getSection(),
          row.getStatus(),
          row.getYearFrom(),
          row.getYear(),
          local(row.getReportId()),
          local(row.getPartOf()),
          local(row.getComparedTo()),
          issues(row.getIssues()),
          text(row.getText()),
          text(row.getMeasure()),
          text(row.getPredicate()));
    }
  }

  private void panel(List<PanelRow> rows) {
    line(
        "# panel",
        "report",
        "indicator",
        "year",
        "status",
        "change",
        "value",
        "unit",
        "qualifier",
        "mentions",
        "candidates");
    for (PanelRow row : rows) {
      line(
          "panel",
          local(row.getReportId()),
          row.getIndicator(),
          row.getYear(),
          row.getStatus(),
          row.getChange(),
          number(row.getValue()),
          row.getUnit(),
          row.getQualifier(),
          row.getMentionIds().stream().map(GoldenRows::local).toList(),
          row.getCandidates().stream().map(GoldenRows::local).toList());
    }
  }

  private void line(Object... cells) {
    for (int i = 0; i < cells.length; i++) {
      String cell = cells[i] == null ? "" : cells[i].toString();
      out.append(i == 0 ? "" : "\t").append(cell.replace('\t', ' ').replaceAll("\\R", "⏎"));
    }
    out.append('\n');
  }

  private String text(String text) {
    return texts ? text : null;
  }

  /** Returns what an id adds to that of its document. */
  private static String local(String id) {
    return id == null ? null : id.substring(id.indexOf('.') + 1);
  }

  private static String number(BigDecimal value) {
    if (value == null) {
      return null;
    }
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private static String issues(List<String> issues) {
    return String.join(",", issues);
  }
}
