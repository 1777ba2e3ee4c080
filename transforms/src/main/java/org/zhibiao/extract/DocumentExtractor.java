package org.zhibiao.extract;

import java.util.ArrayList;
import java.util.List;
import org.zhibiao.catalogue.Catalogue;
import org.zhibiao.consistency.ConsistencyChecker;
import org.zhibiao.container.ContainerReader;
import org.zhibiao.decode.DecodedDocument;
import org.zhibiao.decode.DocumentDecoder;
import org.zhibiao.decode.UndecodableException;
import org.zhibiao.format.ParserPool;
import org.zhibiao.indicator.IndicatorLinker;
import org.zhibiao.indicator.Mention;
import org.zhibiao.quantity.Quantity;
import org.zhibiao.quantity.QuantityExtractor;
import org.zhibiao.report.Article;
import org.zhibiao.report.Form;
import org.zhibiao.report.Genre;
import org.zhibiao.report.Markup;
import org.zhibiao.report.ReportHeader;
import org.zhibiao.report.ReportIdentifier;
import org.zhibiao.report.TextUnits;
import org.zhibiao.schema.QuarantineRow;
import org.zhibiao.script.NormalizedText;
import org.zhibiao.script.ScriptNormalizer;
import org.zhibiao.section.Section;
import org.zhibiao.section.SectionKind;
import org.zhibiao.section.SectionSplitter;
import org.zhibiao.section.Sentence;
import org.zhibiao.source.ReadLimits;
import org.zhibiao.source.ReadRules;
import org.zhibiao.source.SourceDocument;

/**
 * The whole way of a document: bytes and a locator in, rows out. Knows no Beam. Building one loads
 * dictionaries and takes about half a second; one instance is safe to call from several threads.
 *
 * <pre>{@code
 * DocumentExtractor extractor = new DocumentExtractor();
 * DocumentTables tables = extractor.extract(SourceDocument.ofFile("report.txt", bytes));
 * }</pre>
 */
public final class DocumentExtractor {

  private static final ReportHeader PHRASE_HEADER =
      new ReportHeader(
          "工作报告",
          Genre.CPPCC_STANDING_COMMITTEE,
          Form.FULL,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          List.of());

  private final DocumentDecoder decoder;
  private final ScriptNormalizer normalizer;
  private final ReportIdentifier identifier;
  private final SectionSplitter splitter;
  private final QuantityExtractor quantities;
  private final IndicatorLinker linker;
  private final ConsistencyChecker consistency;
  private final RowBuilder rows;

  /** Creates an extractor with the built-in catalogue that reads within the standard limits. */
  public DocumentExtractor() {
    this(Catalogue.ofResource());
  }

  /** Creates an extractor with a catalogue that reads within the standard limits. */
  public DocumentExtractor(Catalogue catalogue) {
    ReadLimits limits = ReadLimits.standard();
    decoder = new DocumentDecoder().with(ParserPool.shared(limits), limits.characters());
    normalizer = new ScriptNormalizer();
    identifier = new ReportIdentifier();
    splitter = new SectionSplitter();
    quantities = new QuantityExtractor();
    linker = new IndicatorLinker(catalogue);
    consistency = new ConsistencyChecker();
    rows = new RowBuilder();
  }

  private DocumentExtractor(DocumentExtractor other, ReadLimits limits) {
    decoder = other.decoder.with(ParserPool.shared(limits), limits.characters());
    normalizer = other.normalizer;
    identifier = other.identifier;
    splitter = other.splitter;
    quantities = other.quantities;
    linker = other.linker;
    consistency = other.consistency;
    rows = other.rows;
  }

  /** Returns an extractor with the same dictionaries that reads within other limits. */
  public DocumentExtractor with(ReadRules rules) {
    return new DocumentExtractor(this, rules.limits());
  }

  /** Returns a reader of containers that tells encodings as this extractor does. */
  ContainerReader containers(ReadRules rules) {
    return new ContainerReader(rules, decoder, ParserPool.shared(rules.limits()));
  }

  /** Extracts the rows of a document. */
  public DocumentTables extract(SourceDocument document) {
    return extract(document, StageListener.NONE);
  }

  /**
   * Extracts the rows of a document.
   *
   * @param document bytes and locator
   * @param listener hears how long each stage took
   */
  public DocumentTables extract(SourceDocument document, StageListener listener) {
    return extract(document, listener, null);
  }

  /**
   * Extracts the rows of a document and tells every decision about its numbers.
   *
   * @param document bytes and locator
   * @param listener hears how long each stage took
   * @param decisions hears what was dropped, kept and coded, and why; null for nobody
   */
  public DocumentTables extract(
      SourceDocument document, StageListener listener, DecisionListener decisions) {
    String sha256 = DocumentIds.sha256(document.content());
    long started = System.nanoTime();
    DecodedDocument decoded;
    try {
      decoded = decoder.decode(document);
    } catch (UndecodableException e) {
      return DocumentTables.ofQuarantined(
          quarantine(document, sha256, "decode", e.reason(), e.getMessage()));
    }
    started = lap("decode", started, listener);
    NormalizedText text = normalizer.normalize(decoded.text());
    started = lap("script", started, listener);
    TextUnits units = TextUnits.of(text.text(), Markup.of(text, decoded.blocks()));
    List<Article> articles = identifier.identify(units, document.metadata(), document.locator());
    started = lap("report", started, listener);
    SectionSplitter.Outline outline = splitter.split(units, articles);
    started = lap("section", started, listener);
    List<Quantity> found =
        new ArrayList<>(
            quantities.extract(
                text.text(),
                outline.sentences(),
                decisions == null ? QuantityExtractor.DropListener.NONE : decisions));
    started = lap("quantity", started, listener);
    List<Mention> mentions =
        consistency.check(
            text.text(), outline, linker.link(text, articles, outline, found, decisions));
    lap("indicator", started, listener);
    if (decisions != null) {
      decisions.read(text, articles, outline, mentions);
    }
    return rows.build(document, sha256, decoded, text, articles, outline, mentions);
  }

  /**
   * Reads a phrase as if it stood in a report of the standing committee of a CPPCC that names no
   * years: such are the examples of a catalogue.
   *
   * @param phrase any text
   * @param kind section that it stands in
   * @param decisions hears what was dropped, kept and coded, and why
   */
  public void readPhrase(String phrase, SectionKind kind, DecisionListener decisions) {
    NormalizedText text = normalizer.normalize(phrase);
    TextUnits units = TextUnits.of(text.text(), Markup.of(text, List.of()));
    int end = text.text().length();
    List<Article> articles = List.of(Article.report(0, end, 1, PHRASE_HEADER));
    List<Sentence> sentences = new ArrayList<>();
    for (Sentence sentence : splitter.split(units, articles).sentences()) {
      sentences.add(new Sentence(sentence.start(), sentence.end(), 1, sentence.paragraph()));
    }
    SectionSplitter.Outline outline =
        new SectionSplitter.Outline(
            List.of(new Section(1, 0, 1, kind, null, 0, end, 1)), sentences);
    List<Quantity> found = quantities.extract(text.text(), sentences, decisions);
    List<Mention> mentions = linker.link(text, articles, outline, found, decisions);
    decisions.read(text, articles, outline, consistency.check(text.text(), outline, mentions));
  }

  /**
   * Returns the documents row of a file that has the same bytes as another: its text is decoded,
   * but nothing is extracted from it.
   *
   * @param document bytes and locator
   * @param originalId document_id of the original
   */
  public DocumentTables extractDuplicate(SourceDocument document, String originalId) {
    String sha256 = DocumentIds.sha256(document.content());
    try {
      DecodedDocument decoded = decoder.decode(document);
      NormalizedText text = normalizer.normalize(decoded.text());
      return rows.buildDuplicate(document, sha256, decoded, text, originalId);
    } catch (UndecodableException e) {
      return DocumentTables.ofQuarantined(
          quarantine(document, sha256, "decode", e.reason(), e.getMessage()));
    }
  }

  private static QuarantineRow quarantine(
      SourceDocument document, String sha256, String stage, String reason, String message) {
    return QuarantineRow.newBuilder()
        .setUri(document.locator().uri())
        .setEntry(document.locator().entry())
        .setSha256(sha256)
        .setBytes((long) document.content().length)
        .setStage(stage)
        .setReason(reason)
        .setMessage(message)
        .build();
  }

  private static long lap(String stage, long started, StageListener listener) {
    long now = System.nanoTime();
    listener.finished(stage, now - started);
    return now;
  }
}
