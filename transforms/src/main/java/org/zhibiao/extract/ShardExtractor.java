package org.zhibiao.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.zhibiao.catalogue.CatalogueText;
import org.zhibiao.schema.QuarantineRow;
import org.zhibiao.source.FindDuplicates;
import org.zhibiao.source.OrderedWork;
import org.zhibiao.source.Original;
import org.zhibiao.source.SourceDocument;
import org.zhibiao.source.SourceFile;
import org.zhibiao.source.SourceLocator;
import org.zhibiao.source.SourceReader;
import org.zhibiao.source.SourceShard;

/**
 * Reads the files of a shard and extracts their rows, holding few documents at a time. Every file,
 * entry and record comes out as exactly one {@link DocumentTables}; no document stops a shard.
 * Counts what it does as {@link ExtractMetrics}.
 */
public final class ShardExtractor implements AutoCloseable {

  /** An exception escaped a stage: a defect of zhibiao, not of the document. */
  public static final String INTERNAL_ERROR = "INTERNAL_ERROR";

  private final Extraction extraction;
  private final OrderedWork work;

  /**
   * Wraps the extractor that all workers of a JVM share, and waits until its dictionaries are
   * loaded.
   *
   * @param catalogue the catalogue that figures are coded with
   * @param threads number of threads that extract documents of one shard
   */
  public ShardExtractor(CatalogueText catalogue, int threads) {
    this(with(SharedExtractor.get(catalogue)), threads);
  }

  private static Extraction with(DocumentExtractor extractor) {
    return (document, originalId, listener) ->
        originalId == null
            ? extractor.extract(document, listener)
            : extractor.extractDuplicate(document, originalId);
  }

  ShardExtractor(Extraction extraction, int threads) {
    this.extraction = extraction;
    this.work = new OrderedWork(threads);
  }

  /** Begins to load the dictionaries in the background, which the first document needs. */
  public static void prepare(CatalogueText catalogue) {
    SharedExtractor.prepare(catalogue);
  }

  /** Makes rows of a document. */
  @FunctionalInterface
  interface Extraction {
    /**
     * Makes rows of a document.
     *
     * @param originalId document_id of the original; null for a document that repeats no other
     */
    DocumentTables extract(SourceDocument document, String originalId, StageListener listener);
  }

  /**
   * Extracts a shard.
   *
   * @param shard its files
   * @param originals original of each document that repeats another's bytes, by {@link
   *     FindDuplicates#key}
   * @param out takes the rows of each document, in the order of the files
   */
  public void extract(
      SourceShard shard, Map<String, Original> originals, Consumer<DocumentTables> out) {
    work.run(
        shard.files(),
        file -> extract(file, originals),
        documents -> {
          for (Extracted document : documents) {
            document.clock().count();
            ExtractMetrics.count(document.tables());
            out.accept(document.tables());
          }
        });
  }

  /** Ends its threads. */
  @Override
  public void close() {
    work.close();
  }

  /** Rows of a document, and how long its stages took. */
  private record Extracted(DocumentTables tables, StageClock clock) {}

  private List<Extracted> extract(SourceFile file, Map<String, Original> originals) {
    List<Extracted> documents = new ArrayList<>(1);
    SourceReader.read(
        file,
        new SourceReader.Sink() {
          @Override
          public void document(SourceDocument document) {
            StageClock clock = new StageClock();
            Original original = originals.get(FindDuplicates.key(document.locator()));
            documents.add(new Extracted(extract(document, original, clock), clock));
          }

          @Override
          public void failure(SourceLocator locator, Long bytes, String reason, String message) {
            QuarantineRow row = quarantine(locator, null, bytes, "source", reason, message);
            documents.add(new Extracted(DocumentTables.ofQuarantined(row), new StageClock()));
          }
        });
    return documents;
  }

  private DocumentTables extract(SourceDocument document, Original original, StageClock clock) {
    try {
      return extraction.extract(document, originalId(document, original), clock);
    } catch (RuntimeException | StackOverflowError e) {
      StackTraceElement[] trace = e.getStackTrace();
      String message =
          "%s in stage %s: %s".formatted(e.getClass().getName(), clock.stage(), e.getMessage());
      return DocumentTables.ofQuarantined(
          quarantine(
              document.locator(),
              DocumentIds.sha256(document.content()),
              (long) document.content().length,
              clock.stage(),
              INTERNAL_ERROR,
              trace.length == 0 ? message : message + " (at " + trace[0] + ")"));
    }
  }

  /** A file that changed since it was fingerprinted repeats nothing any more. */
  private static String originalId(SourceDocument document, Original original) {
    return original == null || !original.sha256().equals(DocumentIds.sha256(document.content()))
        ? null
        : DocumentIds.documentId(original.sha256(), original.locator());
  }

  private static QuarantineRow quarantine(
      SourceLocator locator,
      String sha256,
      Long bytes,
      String stage,
      String reason,
      String message) {
    return QuarantineRow.newBuilder()
        .setUri(locator.uri())
        .setEntry(locator.entry())
        .setSha256(sha256)
        .setBytes(bytes)
        .setStage(stage)
        .setReason(reason)
        .setMessage(message)
        .build();
  }
}
