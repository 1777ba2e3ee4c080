package org.zhibiao.extract;

import java.util.ArrayList;
import java.util.List;
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
import org.zhibiao.report.Markup;
import org.zhibiao.report.ReportIdentifier;
import org.zhibiao.report.TextUnits;
import org.zhibiao.schema.QuarantineRow;
import org.zhibiao.script.NormalizedText;
import org.zhibiao.script.ScriptNormalizer;
import org.zhibiao.section.SectionSplitter;
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

  private final DocumentDecoder decoder;
  private final ScriptNormalizer normalizer;
  private final ReportIdentifier identifier;
  private final SectionSplitter splitter;
  private final QuantityExtractor quantities;
  private final IndicatorLinker linker;
  private final RowBuilder rows;

  /** Creates an extractor that reads within the standard limits. */
  public DocumentExtractor() {
    ReadLimits limits = ReadLimits.standard();
    decoder = new DocumentDecoder().with(ParserPool.shared(limits), limits.characters());
    normalizer = new ScriptNormalizer();
    identifier = new ReportIdentifier();
    splitter = new SectionSplitter();
    quantities = new QuantityExtractor();
    linker = new IndicatorLinker();
    rows = new RowBuilder();
  }

  private DocumentExtractor(DocumentExtractor other, ReadLimits limits) {
    decoder = other.decoder.with(ParserPool.shared(limits), limits.characters());
    normalizer = other.normalizer;
    identifier = other.identifier;
    splitter = other.splitter;
    quantities = other.quantities;
    linker = other.linker;
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
                text.text(), outline.sentences(), QuantityExtractor.DropListener.NONE));
    started = lap("quantity", started, listener);
    List<Mention> mentions = linker.link(text, articles, outline, found);
    lap("indicator", started, listener);
    return rows.build(document, sha256, decoded, text, articles, outline, mentions);
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
