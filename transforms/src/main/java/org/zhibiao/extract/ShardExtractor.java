package org.zhibiao.extract;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.zhibiao.catalogue.CatalogueText;
import org.zhibiao.container.ContainerKind;
import org.zhibiao.container.ContainerReader;
import org.zhibiao.container.EntrySink;
import org.zhibiao.schema.QuarantineRow;
import org.zhibiao.source.Exclusion;
import org.zhibiao.source.FindDuplicates;
import org.zhibiao.source.OrderedWork;
import org.zhibiao.source.Original;
import org.zhibiao.source.ReadLimits;
import org.zhibiao.source.ReadRules;
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
  private final ContainerReader containers;
  private final ReadLimits limits;
  private final OrderedWork work;

  /**
   * Wraps the extractor that all workers of a JVM share, and waits until its dictionaries are
   * loaded.
   *
   * @param catalogue the catalogue that figures are coded with
   * @param threads number of threads that extract documents of one shard
   * @param rules how files are read
   */
  public ShardExtractor(CatalogueText catalogue, int threads, ReadRules rules) {
    this(SharedExtractor.get(catalogue).with(rules), threads, rules);
  }

  private ShardExtractor(DocumentExtractor extractor, int threads, ReadRules rules) {
    this(with(extractor), extractor.containers(rules), threads, rules.limits());
  }

  private static Extraction with(DocumentExtractor extractor) {
    return (document, originalId, listener) ->
        originalId == null
            ? extractor.extract(document, listener)
            : extractor.extractDuplicate(document, originalId);
  }

  ShardExtractor(
      Extraction extraction, ContainerReader containers, int threads, ReadLimits limits) {
    this.extraction = extraction;
    this.containers = containers;
    this.limits = limits;
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
   * What a shard held.
   *
   * @param items documents, entries and records that were read or failed to be read; each has
   *     become rows
   * @param excluded entries of containers that were left out, by {@link Exclusion}
   */
  public record Tally(long items, SortedMap<String, Long> excluded) {}

  /**
   * Extracts a shard.
   *
   * @param shard its files
   * @param originals original of each document that repeats another's bytes, by {@link
   *     FindDuplicates#key}
   * @param out takes the rows of each document, in the order of the files and of their entries
   */
  public Tally extract(
      SourceShard shard, Map<String, Original> originals, Consumer<DocumentTables> out) {
    Counts counts = new Counts();
    Consumer<Extracted> finished =
        document -> {
          document.clock().count();
          ExtractMetrics.count(document.tables());
          out.accept(document.tables());
        };
    work.run(
        shard.files(),
        file -> read(file, originals),
        read -> {
          if (read.kind() != null) {
            expand(read.file(), read.kind(), originals, counts, finished);
          } else {
            counts.items++;
            finished.accept(read.document());
          }
        });
    return new Tally(counts.items, counts.excluded);
  }

  /** Ends its threads. */
  @Override
  public void close() {
    work.close();
  }

  private static final class Counts {
    private final SortedMap<String, Long> excluded = new TreeMap<>();
    private long items;
  }

  /** Rows of a document, and how long its stages took. */
  private record Extracted(DocumentTables tables, StageClock clock) {}

  /** What a file turned out to be: a document, or a container that is still to be read. */
  private record Read(SourceFile file, Extracted document, ContainerKind kind) {}

  private Read read(SourceFile file, Map<String, Original> originals) {
    SourceLocator locator = SourceLocator.ofFile(file.uri());
    SourceReader.Content content = SourceReader.read(file, limits.bytes());
    if (content.reason() != null) {
      return new Read(
          file, failed(locator, content.length(), content.reason(), content.message()), null);
    }
    String name = file.uri().substring(file.uri().lastIndexOf('/') + 1);
    ContainerKind kind = ContainerKind.of(content.bytes(), name);
    if (kind != null) {
      return new Read(file, null, kind);
    }
    if (!content.whole()) {
      String message = SourceReader.tooLarge(content.length(), limits.bytes());
      return new Read(
          file, failed(locator, content.length(), SourceReader.TOO_LARGE, message), null);
    }
    return new Read(
        file, extract(new SourceDocument(locator, content.bytes(), Map.of()), originals), null);
  }

  /** Reads a container on the calling thread; its documents are spread over the threads. */
  private void expand(
      SourceFile file,
      ContainerKind kind,
      Map<String, Original> originals,
      Counts counts,
      Consumer<Extracted> finished) {
    try (OrderedWork.Line<Extracted> line = work.open(finished)) {
      containers.read(
          file,
          kind,
          new EntrySink() {
            @Override
            public void document(SourceDocument document) {
              counts.items++;
              line.add(document.content().length, () -> extract(document, originals));
            }

            @Override
            public void failure(SourceLocator locator, Long bytes, String reason, String message) {
              counts.items++;
              line.add(0, () -> failed(locator, bytes, reason, message));
            }

            @Override
            public void excluded(Exclusion exclusion) {
              counts.excluded.merge(exclusion.name(), 1L, Long::sum);
            }
          });
      line.finish();
    }
  }

  private static Extracted failed(
      SourceLocator locator, Long bytes, String reason, String message) {
    QuarantineRow row = quarantine(locator, null, bytes, "source", reason, message);
    return new Extracted(DocumentTables.ofQuarantined(row), new StageClock());
  }

  private Extracted extract(SourceDocument document, Map<String, Original> originals) {
    StageClock clock = new StageClock();
    Original original = originals.get(FindDuplicates.key(document.locator()));
    return new Extracted(extract(document, original, clock), clock);
  }

  private DocumentTables extract(SourceDocument document, Original original, StageClock clock) {
    try {
      return extraction.extract(document, originalId(document, original), clock);
    } catch (OutOfMemoryError e) {
      // What the document took is free again by now.
      return DocumentTables.ofQuarantined(
          quarantine(
              document.locator(),
              null,
              (long) document.content().length,
              clock.stage(),
              "OUT_OF_MEMORY",
              "Its text takes more memory than the heap of this JVM has: " + e.getMessage()));
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
