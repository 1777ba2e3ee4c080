package org.zhibiao.table;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.zhibiao.extract.DocumentTables;
import org.zhibiao.schema.DocumentRow;
import org.zhibiao.schema.MentionRow;
import org.zhibiao.schema.PanelRow;
import org.zhibiao.schema.QuarantineRow;
import org.zhibiao.schema.ReportRow;
import org.zhibiao.schema.SectionRow;

/** The tables of an output. */
public enum Table {
  /** One row per document. */
  DOCUMENTS("documents", DocumentRow.class),
  /** One row per report. */
  REPORTS("reports", ReportRow.class),
  /** One row per section. */
  SECTIONS("sections", SectionRow.class),
  /** One row per quantity mention. */
  MENTIONS("mentions", MentionRow.class),
  /** One row per report, indicator, year, status and change. */
  PANEL("panel", PanelRow.class),
  /** One row per document that could not be read. */
  QUARANTINE("quarantine", QuarantineRow.class);

  private final String label;
  private final Class<? extends SpecificRecord> rowClass;

  Table(String label, Class<? extends SpecificRecord> rowClass) {
    this.label = label;
    this.rowClass = rowClass;
  }

  /** Returns its name, which is the name of its folder. */
  public String label() {
    return label;
  }

  /** Returns the class of its rows. */
  public Class<? extends SpecificRecord> rowClass() {
    return rowClass;
  }

  /** Returns the schema of its rows. */
  public Schema schema() {
    return model().getSchema(rowClass);
  }

  /** Returns the Avro data model that knows the conversions of its columns. */
  SpecificData model() {
    return SpecificData.getForClass(rowClass);
  }

  /** Returns the rows that a document has in it. */
  List<? extends SpecificRecord> rows(DocumentTables tables) {
    return switch (this) {
      case DOCUMENTS -> tables.document() == null ? List.of() : List.of(tables.document());
      case REPORTS -> tables.reports();
      case SECTIONS -> tables.sections();
      case MENTIONS -> tables.mentions();
      case PANEL -> tables.panel();
      case QUARANTINE -> tables.quarantine() == null ? List.of() : List.of(tables.quarantine());
    };
  }

  /** Returns the doubts about a row; empty where the table has none. */
  List<String> issues(SpecificRecord row) {
    if (row instanceof DocumentRow document) {
      return document.getIssues();
    }
    if (row instanceof ReportRow report) {
      return report.getIssues();
    }
    return row instanceof MentionRow mention ? mention.getIssues() : List.of();
  }
}
