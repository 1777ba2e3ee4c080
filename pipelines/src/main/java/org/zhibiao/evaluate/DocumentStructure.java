package org.zhibiao.evaluate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.zhibiao.schema.DocumentRow;
import org.zhibiao.schema.ReportRow;
import org.zhibiao.schema.SectionRow;

/**
 * The reports and sections that an extraction found in a document.
 *
 * @param name last part of its URI
 * @param text decoded text
 * @param reports its reports, in order
 * @param sections its sections of all levels, the outer in front of the inner
 */
record DocumentStructure(
    String name, String text, List<ReportRow> reports, List<SectionRow> sections) {

  /** Sorts and copies the rows. */
  DocumentStructure {
    reports = reports.stream().sorted(Comparator.comparing(ReportRow::getStart)).toList();
    sections =
        sections.stream()
            .sorted(Comparator.comparing(SectionRow::getLevel).thenComparing(SectionRow::getStart))
            .toList();
  }

  /**
   * Returns the documents whose file has one of the names; of several with one name the first.
   *
   * @throws IOException if a table cannot be read
   */
  static Map<String, DocumentStructure> load(TableRows tables, Set<String> names)
      throws IOException {
    Map<String, DocumentRow> wanted = new TreeMap<>();
    for (DocumentRow row : tables.read("documents", DocumentRow.class)) {
      if (names.contains(ExtractedDocuments.name(row))) {
        wanted.putIfAbsent(ExtractedDocuments.name(row), row);
      }
    }
    Map<String, List<ReportRow>> reports = new HashMap<>();
    for (ReportRow row : tables.read("reports", ReportRow.class)) {
      reports.computeIfAbsent(row.getDocumentId(), id -> new ArrayList<>()).add(row);
    }
    Map<String, List<SectionRow>> sections = new HashMap<>();
    for (SectionRow row : tables.read("sections", SectionRow.class)) {
      sections.computeIfAbsent(row.getDocumentId(), id -> new ArrayList<>()).add(row);
    }
    Map<String, DocumentStructure> documents = new TreeMap<>();
    wanted.forEach(
        (name, row) -> {
          String id = ExtractedDocuments.sourceId(row);
          documents.put(
              name,
              new DocumentStructure(
                  name,
                  row.getText(),
                  reports.getOrDefault(id, List.of()),
                  sections.getOrDefault(id, List.of())));
        });
    return documents;
  }

  /** Returns the report that shares most characters with a range; null where none shares any. */
  ReportRow reportAt(int start, int end) {
    ReportRow best = null;
    int most = 0;
    for (ReportRow report : reports) {
      int shared = Math.min(end, report.getEnd()) - Math.max(start, report.getStart());
      if (shared > most) {
        most = shared;
        best = report;
      }
    }
    return best;
  }

  /** Returns the offset at which a kind first begins in a report; -1 where it never does. */
  int firstStart(ReportRow report, String kind) {
    return sections.stream()
        .filter(s -> s.getLevel() == 1 && s.getKind().equals(kind))
        .filter(s -> report.getReportId().equals(s.getReportId()))
        .mapToInt(SectionRow::getStart)
        .min()
        .orElse(-1);
  }

  /** Returns the kind of the innermost section at each offset; null where there is none. */
  String[] kinds() {
    String[] kinds = new String[text.length()];
    for (SectionRow section : sections) {
      for (int i = section.getStart(); i < Math.min(section.getEnd(), kinds.length); i++) {
        kinds[i] = section.getKind();
      }
    }
    return kinds;
  }

  /** Returns the text at an offset in one line: some characters in front, a bar, some behind. */
  String context(int offset) {
    if (offset < 0 || offset > text.length()) {
      return "";
    }
    String before = text.substring(Math.max(0, offset - 8), offset);
    String behind = text.substring(offset, Math.min(text.length(), offset + 24));
    return (before + "|" + behind).replaceAll("\\s+", " ");
  }
}
