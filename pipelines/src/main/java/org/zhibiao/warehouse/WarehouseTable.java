package org.zhibiao.warehouse;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.zhibiao.schema.TableSchemas;
import org.zhibiao.table.Table;

/** The tables of a warehouse. */
enum WarehouseTable {
  /** One row per document. */
  DOCUMENTS(Table.DOCUMENTS, "document_id"),
  /** One row per report. */
  REPORTS(Table.REPORTS, "document_id"),
  /** One row per section. */
  SECTIONS(Table.SECTIONS, "document_id"),
  /** One row per mention. */
  MENTIONS(Table.MENTIONS, "document_id"),
  /** One row per report, indicator, year, status and change. */
  PANEL(Table.PANEL, "document_id"),
  /** One row per document that could not be read. */
  QUARANTINE(Table.QUARANTINE, "uri"),
  /** The warehouse's own books: one row per document or failure of each input file. */
  SOURCES(null, "uri"),
  /** One row per completed run. */
  RUNS(null, null);

  /** The tables whose rows come from documents. */
  static final List<WarehouseTable> DATA =
      List.of(DOCUMENTS, REPORTS, SECTIONS, MENTIONS, PANEL, QUARANTINE);

  /** The tables that a run names the snapshots of. */
  static final List<WarehouseTable> VERSIONED =
      List.of(DOCUMENTS, REPORTS, SECTIONS, MENTIONS, PANEL, QUARANTINE, SOURCES);

  private final Table table;
  private final String key;

  WarehouseTable(Table table, String key) {
    this.table = table;
    this.key = key;
  }

  /** Returns its name. */
  String label() {
    return table == null ? name().toLowerCase(java.util.Locale.ROOT) : table.label();
  }

  /** Returns the table of an output that has the same rows; null for the warehouse's own. */
  Table table() {
    return table;
  }

  /** Returns the column that says which document a row belongs to; null where none does. */
  String key() {
    return key;
  }

  /**
   * Returns the column that says which rows make a page in data files; null where only length ends
   * one. Rows of a document that are pages of their own leave a file without the others being read.
   */
  String pageKey() {
    return switch (this) {
      case DOCUMENTS, REPORTS, SECTIONS, MENTIONS, PANEL -> key;
      default -> null;
    };
  }

  /**
   * Returns columns in which rows seldom say the same, so that a dictionary would only cost time.
   */
  List<String> distinctColumns() {
    return switch (this) {
      case DOCUMENTS -> List.of("document_id", "uri", "sha256", "text");
      case REPORTS -> List.of("document_id", "report_id");
      case SECTIONS -> List.of("section_id");
      case MENTIONS -> List.of("mention_id");
      case SOURCES -> List.of("uri", "bytes", "modified", "file_sha256", "sha256");
      default -> List.of();
    };
  }

  /** Returns the columns that the report on changes is made of; none where it asks for no rows. */
  List<String> reportedColumns() {
    return switch (this) {
      case REPORTS -> List.of("report_id", "document_id", "place", "review_year");
      case PANEL ->
          List.of(
              "report_id",
              "document_id",
              "place",
              "indicator",
              "year",
              "status",
              "change",
              "value",
              "unit");
      default -> List.of();
    };
  }

  /**
   * Returns the number of documents whose rows make a row group. Where pages hold more than one
   * document, all rows of a group are written again when one of its documents changes: fewer make
   * that cheaper, more make files smaller and faster to read. Rows are held until their group is
   * full, so that texts and mentions, of which a document has much, come in fewer.
   */
  int documentsPerGroup() {
    return switch (this) {
      case REPORTS, SECTIONS, PANEL -> 128;
      case DOCUMENTS, MENTIONS -> 32;
      default -> 8;
    };
  }

  /** Returns the schema as this version writes it. */
  Schema schema() {
    return this == SOURCES ? SourceItem.SCHEMA : IcebergSchemas.of(TableSchemas.all().get(label()));
  }

  /** Returns a short description for those who find it in a catalog. */
  String comment() {
    return this == SOURCES
        ? "Bookkeeping of zhibiao refresh: what each input file held when it was read last."
        : Optional.ofNullable(TableSchemas.all().get(label()).getDoc()).orElse(label());
  }

  static WarehouseTable of(String label) {
    return Arrays.stream(values())
        .filter(table -> table.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No table is named " + label));
  }

  /** Returns the columns that a table's files are sorted by where the order is kept. */
  List<String> sortColumns() {
    return switch (this) {
      case DOCUMENTS, PANEL -> List.of("document_id");
      case REPORTS, SECTIONS -> List.of("document_id", "ordinal");
      case MENTIONS -> List.of("document_id", "start");
      case QUARANTINE, SOURCES -> List.of("uri", "entry");
      case RUNS -> List.of();
    };
  }

  /** Returns the type of the strings that lists of this warehouse hold. */
  static Types.StringType listElement() {
    return Types.StringType.get();
  }
}
