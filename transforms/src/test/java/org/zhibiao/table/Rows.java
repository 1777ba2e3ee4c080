package org.zhibiao.table;

import java.math.BigDecimal;
import java.util.List;
import org.zhibiao.extract.DocumentTables;
import org.zhibiao.schema.DocumentRow;
import org.zhibiao.schema.MentionRow;
import org.zhibiao.schema.QuarantineRow;

/** Rows for the tests of this package. */
final class Rows {

  private Rows() {}

  static DocumentTables document(String id, MentionRow... mentions) {
    return DocumentTables.of(
        DocumentRow.newBuilder()
            .setDocumentId(id)
            .setUri(id + ".txt")
            .setSha256("00")
            .setBytes(3)
            .setAnnotationsRemoved(0)
            .setText("办结七十件")
            .setIssues(List.of("MOJIBAKE"))
            .build(),
        List.of(),
        List.of(),
        List.of(mentions),
        List.of());
  }

  static MentionRow mention(String documentId, int start, String value) {
    return MentionRow.newBuilder()
        .setMentionId(documentId + ".m" + start)
        .setDocumentId(documentId)
        .setSection("REVIEW")
        .setStart(start)
        .setEnd(start + 3)
        .setText("七十件")
        .setSentenceStart(0)
        .setSentenceEnd(5)
        .setKind("count")
        .setValue(value == null ? null : new BigDecimal(value).setScale(10))
        .setUnit("件")
        .setQualifier("EXACT")
        .setChange("LEVEL")
        .setExtractor("test")
        .setIssues(List.of())
        .build();
  }

  static DocumentTables quarantined(String uri) {
    return DocumentTables.ofQuarantined(
        new QuarantineRow(uri, null, null, null, "decode", "EMPTY", "The file has no bytes"));
  }
}
