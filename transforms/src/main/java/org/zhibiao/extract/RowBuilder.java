package org.zhibiao.extract;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.zhibiao.catalogue.Unit;
import org.zhibiao.catalogue.UnitTable;
import org.zhibiao.decode.DecodedDocument;
import org.zhibiao.indicator.Mention;
import org.zhibiao.panel.PanelBuilder;
import org.zhibiao.quantity.Quantity;
import org.zhibiao.report.Article;
import org.zhibiao.report.ReportHeader;
import org.zhibiao.schema.DocumentRow;
import org.zhibiao.schema.MentionRow;
import org.zhibiao.schema.ReportRow;
import org.zhibiao.schema.SectionRow;
import org.zhibiao.script.NormalizedText;
import org.zhibiao.section.Section;
import org.zhibiao.section.SectionSplitter.Outline;
import org.zhibiao.section.Sentence;
import org.zhibiao.source.SourceDocument;

/** Writes what the stages found as rows: ids, and offsets of the decoded text. */
final class RowBuilder {

  /** Scale of every decimal column. */
  private static final int SCALE = 10;

  private final PanelBuilder panel = new PanelBuilder();
  private final UnitTable units = UnitTable.standard();

  DocumentTables build(
      SourceDocument document,
      String sha256,
      DecodedDocument decoded,
      NormalizedText text,
      List<Article> articles,
      Outline outline,
      List<Mention> mentions) {
    DocumentRow row = documentRow(document, sha256, decoded, text, null);
    String id = row.getDocumentId();
    List<ReportRow> reports = new ArrayList<>();
    Set<Integer> repeated = new HashSet<>();
    for (Article article : articles) {
      if (article.isReport()) {
        reports.add(reportRow(id, text, article));
        if (article.duplicateOf() > 0) {
          repeated.add(article.ordinal());
        }
      }
    }
    List<SectionRow> sections = new ArrayList<>();
    for (Section section : outline.sections()) {
      sections.add(sectionRow(id, text, section));
    }
    List<MentionRow> rows = new ArrayList<>();
    for (Mention mention : mentions) {
      Section section = outline.sections().get(mention.sentence().section() - 1);
      if (!repeated.contains(section.report())) {
        rows.add(mentionRow(id, text, section, mention, mentions));
      }
    }
    return DocumentTables.of(row, reports, sections, rows, panel.build(reports, rows));
  }

  DocumentTables buildDuplicate(
      SourceDocument document,
      String sha256,
      DecodedDocument decoded,
      NormalizedText text,
      String originalId) {
    return DocumentTables.ofDuplicate(documentRow(document, sha256, decoded, text, originalId));
  }

  private static DocumentRow documentRow(
      SourceDocument document,
      String sha256,
      DecodedDocument decoded,
      NormalizedText text,
      String duplicateOf) {
    return DocumentRow.newBuilder()
        .setDocumentId(DocumentIds.documentId(sha256, document.locator()))
        .setUri(document.locator().uri())
        .setEntry(document.locator().entry())
        .setSha256(sha256)
        .setBytes(document.content().length)
        .setMediaType(decoded.mediaType())
        .setCharset(decoded.charset())
        .setCharsetConfidence(decoded.charsetConfidence())
        .setRepair(decoded.repair())
        .setScript(text.script().name())
        .setAnnotationsRemoved(text.annotationsRemoved())
        .setText(decoded.text())
        .setDuplicateOf(duplicateOf)
        .setIssues(decoded.issues())
        .build();
  }

  private static ReportRow reportRow(String documentId, NormalizedText text, Article article) {
    ReportHeader header = article.header();
    return ReportRow.newBuilder()
        .setReportId(DocumentIds.reportId(documentId, article.ordinal()))
        .setDocumentId(documentId)
        .setOrdinal(article.ordinal())
        .setStart(boundary(text, article.start()))
        .setEnd(boundary(text, article.end()))
        .setTitle(header.title())
        .setGenre(header.genre().name())
        .setForm(header.form() == null ? null : header.form().name())
        .setPlace(header.place())
        .setDivisionCode(header.divisionCode())
        .setDivisionName(header.divisionName())
        .setLevel(header.level() == null ? null : header.level().name())
        .setTerm(header.term())
        .setSession(header.session())
        .setReportDate(header.reportDate())
        .setSpeaker(header.speaker())
        .setReviewYear(header.reviewYear())
        .setReviewYearFrom(header.reviewYearFrom())
        .setPlanYear(header.planYear())
        .setDuplicateOf(
            article.duplicateOf() == 0
                ? null
                : DocumentIds.reportId(documentId, article.duplicateOf()))
        .setIssues(header.issues())
        .build();
  }

  private static SectionRow sectionRow(String documentId, NormalizedText text, Section section) {
    return SectionRow.newBuilder()
        .setSectionId(DocumentIds.sectionId(documentId, section.ordinal()))
        .setReportId(
            section.report() == 0 ? null : DocumentIds.reportId(documentId, section.report()))
        .setDocumentId(documentId)
        .setOrdinal(section.ordinal())
        .setParentId(
            section.parent() == 0 ? null : DocumentIds.sectionId(documentId, section.parent()))
        .setLevel(section.level())
        .setKind(section.kind().name())
        .setHeading(section.heading())
        .setStart(boundary(text, section.start()))
        .setEnd(boundary(text, section.end()))
        .build();
  }

  private MentionRow mentionRow(
      String documentId,
      NormalizedText text,
      Section section,
      Mention mention,
      List<Mention> mentions) {
    Quantity quantity = mention.quantity();
    Sentence sentence = mention.sentence();
    Unit unit = units.find(quantity.unit());
    boolean canonical = unit != null && unit.canonicalUnit() != null && quantity.value() != null;
    int start = text.sourceStart(quantity.start());
    int end = text.sourceEnd(quantity.end());
    return MentionRow.newBuilder()
        .setMentionId(DocumentIds.mentionId(documentId, start))
        .setDocumentId(documentId)
        .setReportId(
            section.report() == 0 ? null : DocumentIds.reportId(documentId, section.report()))
        .setSectionId(DocumentIds.sectionId(documentId, section.ordinal()))
        .setSection(section.kind().name())
        .setStart(start)
        .setEnd(end)
        .setText(text.source().substring(start, end))
        .setSentenceStart(text.sourceStart(sentence.start()))
        .setSentenceEnd(text.sourceEnd(sentence.end()))
        .setKind(quantity.kind().label())
        .setValue(decimal(quantity.value()))
        .setValueHigh(decimal(quantity.valueHigh()))
        .setMask(quantity.mask())
        .setUnit(quantity.unit().isEmpty() ? null : quantity.unit())
        .setCanonicalValue(canonical ? decimal(unit.toCanonical(quantity.value())) : null)
        .setCanonicalUnit(canonical ? unit.canonicalUnit() : null)
        .setQualifier(quantity.qualifier().name())
        .setMeasure(mention.measure())
        .setPredicate(mention.predicate())
        .setIndicator(mention.indicator())
        .setChange(mention.change().name())
        .setStatus(mention.status() == null ? null : mention.status().name())
        .setYear(mention.year())
        .setYearFrom(mention.yearFrom())
        .setPartOf(reference(documentId, text, mentions, mention.partOf()))
        .setComparedTo(reference(documentId, text, mentions, mention.comparedTo()))
        .setConfidence(mention.confidence())
        .setExtractor(mention.rule())
        .setIssues(mention.issues())
        .build();
  }

  private static String reference(
      String documentId, NormalizedText text, List<Mention> mentions, int place) {
    return place < 0
        ? null
        : DocumentIds.mentionId(
            documentId, text.sourceStart(mentions.get(place).quantity().start()));
  }

  /** Maps a boundary so that ranges which cover the normalised text cover the source. */
  private static int boundary(NormalizedText text, int offset) {
    return offset == 0 ? 0 : text.sourceStart(offset);
  }

  private static BigDecimal decimal(BigDecimal value) {
    return value == null ? null : value.setScale(SCALE, RoundingMode.HALF_UP);
  }
}
