package org.zhibiao.extract;

import java.util.Map;
import java.util.function.Consumer;
import org.zhibiao.schema.QuarantineRow;
import org.zhibiao.source.FindDuplicates;
import org.zhibiao.source.Original;
import org.zhibiao.source.SourceDocument;
import org.zhibiao.source.SourceFile;
import org.zhibiao.source.SourceLocator;
import org.zhibiao.source.SourceReader;
import org.zhibiao.source.SourceShard;

/**
 * Reads the files of a shard one after the other and extracts their rows, holding one document at a
 * time. Every file, entry and record comes out as exactly one {@link DocumentTables}; no document
 * stops a shard. Counts what it does as {@link ExtractMetrics}.
 */
public final class ShardExtractor {

  /** An exception escaped a stage: a defect of zhibiao, not of the document. */
  public static final String INTERNAL_ERROR = "INTERNAL_ERROR";

  private final Extraction extraction;

  /** Wraps the extractor that all workers of a JVM share. */
  public ShardExtractor() {
    this(
        (document, originalId, listener) ->
            originalId == null
                ? SharedExtractor.get().extract(document, listener)
                : SharedExtractor.get().extractDuplicate(document, originalId));
  }

  ShardExtractor(Extraction extraction) {
    this.extraction = extraction;
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
    SourceReader.Sink sink =
        new SourceReader.Sink() {
          @Override
          public void document(SourceDocument document) {
            deliver(extract(document, originals.get(FindDuplicates.key(document.locator()))));
          }

          @Override
          public void failure(SourceLocator locator, Long bytes, String reason, String message) {
            deliver(
                DocumentTables.ofQuarantined(
                    quarantine(locator, null, bytes, "source", reason, message)));
          }

          private void deliver(DocumentTables tables) {
            ExtractMetrics.count(tables);
            out.accept(tables);
          }
        };
    for (SourceFile file : shard.files()) {
      SourceReader.read(file, sink);
    }
  }

  private DocumentTables extract(SourceDocument document, Original original) {
    StageClock clock = new StageClock();
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
