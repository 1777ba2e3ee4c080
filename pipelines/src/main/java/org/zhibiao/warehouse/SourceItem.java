package org.zhibiao.warehouse;

import java.io.Serializable;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.apache.parquet.io.api.Binary;
import org.zhibiao.extract.DocumentIds;
import org.zhibiao.source.SourceLocator;

/**
 * A row of the table {@code sources}: what an input file held when it was read last, one row per
 * document or failure in it. The columns of the file are the same in all rows of a file.
 *
 * @param file the file
 * @param entry path or record number inside the container; null for a file of its own
 * @param sha256 hash of the document's bytes; null where they could not be read
 * @param outcome what became of it
 * @param pathRead whether place, year or type may have been read off the path
 * @param part the part of the tables that its rows stand in
 */
record SourceItem(
    SourceHead file, String entry, String sha256, Outcome outcome, boolean pathRead, String part)
    implements Serializable {

  /** What became of a document. */
  enum Outcome {
    /** It has rows. */
    DOCUMENT,
    /** It has a documents row that names another document with the same bytes. */
    DUPLICATE,
    /** It has a quarantine row. */
    QUARANTINE;

    private final Binary encoded = RowLayout.utf8(name());
  }

  /**
   * A file.
   *
   * @param uri path relative to the input root
   * @param bytes length
   * @param modified when it was written last, in microseconds since 1970; 0 where unknown
   * @param etag mark of the store; null where there is none
   * @param sha256 hash of the whole file; null where it could not be read
   * @param problem why it could not be read; null where it could
   * @param vanished whether it is gone and its rows are kept
   */
  record SourceHead(
      String uri,
      long bytes,
      long modified,
      String etag,
      String sha256,
      String problem,
      boolean vanished)
      implements Serializable {

    SourceHead asVanished() {
      return new SourceHead(uri, bytes, modified, etag, sha256, problem, true);
    }
  }

  static final Schema SCHEMA =
      new Schema(
          Types.NestedField.required(
              1, "uri", Types.StringType.get(), "Path relative to the input root."),
          Types.NestedField.optional(
              2, "entry", Types.StringType.get(), "Path or record number inside the container."),
          Types.NestedField.required(3, "bytes", Types.LongType.get(), "Length of the file."),
          Types.NestedField.required(
              4,
              "modified",
              Types.LongType.get(),
              "When the file was written last, in microseconds since 1970; 0 where unknown."),
          Types.NestedField.optional(
              5, "etag", Types.StringType.get(), "The object store's mark of the content."),
          Types.NestedField.optional(
              6, "file_sha256", Types.StringType.get(), "Hash of the whole file."),
          Types.NestedField.optional(
              7, "problem", Types.StringType.get(), "Why the file could not be read."),
          Types.NestedField.optional(
              8, "sha256", Types.StringType.get(), "Hash of the document's bytes."),
          Types.NestedField.required(
              9, "outcome", Types.StringType.get(), "DOCUMENT, DUPLICATE or QUARANTINE."),
          Types.NestedField.required(
              10,
              "path_read",
              Types.BooleanType.get(),
              "Whether place, year or type may have been read off the path."),
          Types.NestedField.required(
              11, "part", Types.StringType.get(), "Part of the tables that its rows stand in."),
          Types.NestedField.required(
              12,
              "vanished",
              Types.BooleanType.get(),
              "Whether the file is gone and its rows are kept."));

  SourceLocator locator() {
    return new SourceLocator(file.uri(), entry);
  }

  /** Returns the id of the document; null where its bytes are unknown. */
  String documentId() {
    return sha256 == null ? null : DocumentIds.documentId(sha256, locator());
  }

  SourceItem with(SourceHead head) {
    return new SourceItem(head, entry, sha256, outcome, pathRead, part);
  }

  SourceItem inPart(String other) {
    return new SourceItem(file, entry, sha256, outcome, pathRead, other);
  }

  Object[] row() {
    return new Object[] {
      binary(file.uri()),
      binary(entry),
      file.bytes(),
      file.modified(),
      binary(file.etag()),
      binary(file.sha256()),
      binary(file.problem()),
      binary(sha256),
      outcome.encoded,
      pathRead,
      binary(part),
      file.vanished()
    };
  }

  static SourceItem of(Object[] row) {
    return new SourceItem(
        new SourceHead(
            text(row[0]),
            (Long) row[2],
            (Long) row[3],
            text(row[4]),
            text(row[5]),
            text(row[6]),
            (Boolean) row[11]),
        text(row[1]),
        text(row[7]),
        Outcome.valueOf(text(row[8])),
        (Boolean) row[9],
        text(row[10]));
  }

  private static Binary binary(String text) {
    return text == null ? null : RowLayout.utf8(text);
  }

  private static String text(Object value) {
    return value == null ? null : ((Binary) value).toStringUsingUTF8();
  }
}
