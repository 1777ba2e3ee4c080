package org.zhibiao.evaluate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.zhibiao.schema.DocumentRow;
import org.zhibiao.schema.MentionRow;
import org.zhibiao.schema.ReportRow;

/** Finds documents in tables by file name. */
final class ExtractedDocuments {

  private ExtractedDocuments() {}

  /**
   * Returns the documents whose file has one of the names. A document that repeats another has the
   * reports and mentions of its original.
   *
   * @param tables the tables of an output
   * @param names file names: the last part of a URI, or that of an entry of a container
   * @throws IOException if a table cannot be read
   */
  static Map<String, List<ExtractedDocument>> load(TableRows tables, Set<String> names)
      throws IOException {
    List<DocumentRow> wanted = new ArrayList<>();
    for (DocumentRow row : tables.read("documents", DocumentRow.class)) {
      if (names.contains(name(row))) {
        wanted.add(row);
      }
    }
    Map<String, List<ReportRow>> reports = new HashMap<>();
    Map<String, List<MentionRow>> mentions = new HashMap<>();
    for (DocumentRow row : wanted) {
      reports.put(sourceId(row), new ArrayList<>());
      mentions.put(sourceId(row), new ArrayList<>());
    }
    for (ReportRow row : tables.read("reports", ReportRow.class)) {
      reports.getOrDefault(row.getDocumentId(), new ArrayList<>()).add(row);
    }
    for (MentionRow row : tables.read("mentions", MentionRow.class)) {
      mentions.getOrDefault(row.getDocumentId(), new ArrayList<>()).add(row);
    }
    Map<String, List<ExtractedDocument>> documents = new TreeMap<>();
    for (DocumentRow row : wanted) {
      String id = sourceId(row);
      documents
          .computeIfAbsent(name(row), n -> new ArrayList<>())
          .add(
              ExtractedDocument.ofRows(
                  name(row), row.getText(), reports.get(id), mentions.get(id)));
    }
    return documents;
  }

  /** Returns the id of the document whose rows describe this one. */
  static String sourceId(DocumentRow row) {
    return Objects.requireNonNullElse(row.getDuplicateOf(), row.getDocumentId());
  }

  /** Returns the file name of a document. */
  static String name(DocumentRow row) {
    String path = Objects.requireNonNullElse(row.getEntry(), row.getUri());
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
