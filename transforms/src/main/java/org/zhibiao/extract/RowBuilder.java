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
    List<SectionRow> sections = new ArrayList<>(outline.sections().size());
    for (Section section : outline.sections()) {
      sections.add(sectionRow(id, text, section));
    }
    List<MentionRow> rows = new ArrayList<>(mentions.size());
    for (Mention mention : mentions) {
      Section section = outline.sections().get(mention.sentence().section() - 1);
      if (!repeated.contains(section.report())) {
        SectionRow within = sections.get(mention.sentence().section() - 1);
        rows.add(mentionRow(id, text, within, mention, mentions));
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
    DocumentRow row = new DocumentRow();
    row.setDocumentId(DocumentIds.documentId(sha256, document.locator()));
    row.setUri(document.locator().uri());
    row.setEntry(document.locator().entry());
    row.setSha256(sha256);
    row.setBytes(document.content().length);
    row.setMediaType(decoded.mediaType());
    row.setCharset(decoded.charset());
    row.setCharsetConfidence(decoded.charsetConfidence());
    row.setRepair(decoded.repair());
    row.setScript(text.script().name());
    row.setAnnotationsRemoved(text.annotationsRemoved());
    row.setText(decoded.text());
    row.setDuplicateOf(duplicateOf);
    row.setIssues(decoded.issues());
    return row;
  }

  private static ReportRow reportRow(String documentId, NormalizedText text, Article article) {
    ReportHeader header = article.header();
    ReportRow row = new ReportRow();
    row.setReportId(DocumentIds.reportId(documentId, article.ordinal()));
    row.setDocumentId(documentId);
    row.setOrdinal(article.ordinal());
    row.setStart(boundary(text, article.start()));
    row.setEnd(boundary(text, article.end()));
    row.setTitle(header.title());
    row.setGenre(header.genre().name());
    row.setForm(header.form() == null ? null : header.form().name());
    row.setPlace(header.place());
    row.setDivisionCode(header.divisionCode());
    row.setDivisionName(header.divisionName());
    row.setLevel(header.level() == null ? null : header.level().name());
    row.setTerm(header.term());
    row.setSession(header.session());
    row.setReportDate(header.reportDate());
    row.setSpeaker(header.speaker());
    row.setReviewYear(header.reviewYear());
    row.setReviewYearFrom(header.reviewYearFrom());
    row.setPlanYear(header.planYear());
    row.setDuplicateOf(
        article.duplicateOf() == 0
            ? null
            : DocumentIds.reportId(documentId, article.duplicateOf()));
    row.setIssues(header.issues());
    return row;
  }

  private static SectionRow sectionRow(String documentId, NormalizedText text, Section section) {
    SectionRow row = new SectionRow();
    row.setSectionId(DocumentIds.sectionId(documentId, section.ordinal()));
    row.setReportId(
        section.report() == 0 ? null : DocumentIds.reportId(documentId, section.report()));
    row.setDocumentId(documentId);
    row.setOrdinal(section.ordinal());
    row.setParentId(
        section.parent() == 0 ? null : DocumentIds.sectionId(documentId, section.parent()));
    row.setLevel(section.level());
    row.setKind(section.kind().name());
    row.setHeading(section.heading());
    row.setStart(boundary(text, section.start()));
    row.setEnd(boundary(text, section.end()));
    return row;
  }

  private MentionRow mentionRow(
      String documentId,
      NormalizedText text,
      SectionRow section,
      Mention mention,
      List<Mention> mentions) {
    Quantity quantity = mention.quantity();
    Sentence sentence = mention.sentence();
    Unit unit = units.find(quantity.unit());
    boolean canonical = unit != null && unit.canonicalUnit() != null && quantity.value() != null;
    int start = text.sourceStart(quantity.start());
    int end = text.sourceEnd(quantity.end());
    MentionRow row = new MentionRow();
    row.setMentionId(DocumentIds.mentionId(documentId, start));
    row.setDocumentId(documentId);
    row.setReportId(section.getReportId());
    row.setSectionId(section.getSectionId());
    row.setSection(section.getKind());
    row.setStart(start);
    row.setEnd(end);
    row.setText(text.source().substring(start, end));
    row.setSentenceStart(text.sourceStart(sentence.start()));
    row.setSentenceEnd(text.sourceEnd(sentence.end()));
    row.setKind(quantity.kind().label());
    row.setValue(decimal(quantity.value()));
    row.setValueHigh(decimal(quantity.valueHigh()));
    row.setMask(quantity.mask());
    row.setUnit(quantity.unit().isEmpty() ? null : quantity.unit());
    row.setCanonicalValue(canonical ? decimal(unit.toCanonical(quantity.value())) : null);
    row.setCanonicalUnit(canonical ? unit.canonicalUnit() : null);
    row.setQualifier(quantity.qualifier().name());
    row.setMeasure(mention.measure());
    row.setPredicate(mention.predicate());
    row.setIndicator(mention.indicator());
    row.setChange(mention.change().name());
    row.setStatus(mention.status() == null ? null : mention.status().name());
    row.setYear(mention.year());
    row.setYearFrom(mention.yearFrom());
    row.setPartOf(reference(documentId, text, mentions, mention.partOf()));
    row.setComparedTo(reference(documentId, text, mentions, mention.comparedTo()));
    row.setConfidence(mention.confidence());
    row.setExtractor(mention.rule());
    row.setIssues(mention.issues());
    return row;
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
