package org.zhibiao.container;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.zhibiao.decode.UndecodableException;
import org.zhibiao.source.Exclusion;
import org.zhibiao.source.ReadLimits;
import org.zhibiao.source.SourceDocument;
import org.zhibiao.source.SourceLocator;
import org.zhibiao.source.SourceReader;

/** The reading of one file with everything nested in it. */
final class Expansion {

  private static final List<String> COMPRESSED =
      List.of(".gz", ".gzip", ".bz2", ".bzip2", ".zst", ".zstd");

  private final ContainerReader reader;
  private final String uri;
  private final ExpansionBudget budget;
  private final EntrySink sink;
  private final ReadLimits limits;

  /** Documents, failures and exclusions so far. */
  private long items;

  Expansion(ContainerReader reader, String uri, ExpansionBudget budget, EntrySink sink) {
    this.reader = reader;
    this.uri = uri;
    this.budget = budget;
    this.sink = sink;
    this.limits = reader.rules().limits();
  }

  /** Carries what the sink threw past the handling of broken containers. */
  static final class SinkException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RuntimeException thrown;

    private SinkException(RuntimeException thrown) {
      super(thrown);
      this.thrown = thrown;
    }

    RuntimeException thrown() {
      return thrown;
    }
  }

  /** Reads a container. */
  private interface Reading {
    void read() throws IOException, UndecodableException;
  }

  ReadLimits limits() {
    return limits;
  }

  ContainerReader reader() {
    return reader;
  }

  ExpansionBudget budget() {
    return budget;
  }

  /**
   * Reads a container; if it breaks, or holds nothing, that becomes a failure of its own.
   *
   * @param in its bytes
   * @param path its place inside the file; null for the file itself
   * @param name its name
   * @param depth number of containers around its entries
   */
  void expand(ContainerKind kind, InputStream in, String path, String name, int depth) {
    contain(
        path,
        () -> {
          switch (kind) {
            case ZIP -> new ZipEntries(this, path, depth).read(in);
            case TAR -> new TarEntries(this, path, depth).read(in);
            case GZIP -> decompressed(new GzipCompressorInputStream(in, true), path, name, depth);
            case BZIP2 -> decompressed(new BZip2CompressorInputStream(in, true), path, name, depth);
            case ZSTD ->
                decompressed(new com.github.luben.zstd.ZstdInputStream(in), path, name, depth);
            case WARC -> new WarcRecords(this, path).read(in);
            case JSON -> new JsonRecords(this, path).read(in);
            case TABLE -> new TableRecords(this, path).read(in, name);
            case XLSX, PARQUET, AVRO -> {
              byte[] content = in.readNBytes(limits.bytes());
              if (in.read() >= 0) {
                throw new UndecodableException(
                    "TOO_LARGE", SourceReader.tooLarge(null, limits.bytes()));
              }
              new RowRecords(this, path, kind)
                  .read(rows -> reader.parsers().rows(kind.mediaType(), content, rows));
            }
          }
        });
  }

  private void contain(String path, Reading reading) {
    long before = items;
    try {
      reading.read();
      if (items == before) {
        failure(path, null, "EMPTY", "The container holds no documents");
      }
    } catch (SinkException | ExpansionBudget.ExhaustedException e) {
      throw e;
    } catch (UndecodableException e) {
      failure(path, null, e.reason(), e.getMessage());
    } catch (IOException e) {
      failure(path, null, "DAMAGED", "The container breaks off: " + describe(e));
    } catch (RuntimeException e) {
      // Libraries answer to damaged bytes with exceptions of every kind.
      failure(path, null, "DAMAGED", "The container is damaged: " + e);
    }
  }

  private static String describe(IOException e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  /** Reads what stands compressed: a container, or one document. */
  private void decompressed(InputStream raw, String path, String name, int depth)
      throws IOException, UndecodableException {
    try (InputStream in = new BufferedInputStream(budget.ofExpansion(raw), 1 << 16)) {
      String inner = decompressedName(name);
      byte[] head = in.readNBytes(SourceReader.HEAD);
      ContainerKind kind = ContainerKind.of(head, inner);
      InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), in);
      if (kind != null) {
        boolean level = kind.isCompression();
        if (level && depth >= limits.depth()) {
          throw tooDeep();
        }
        expand(kind, whole, path, inner, level ? depth + 1 : depth);
        return;
      }
      budget.countEntry();
      String entry = path == null ? inner : path + "/" + inner;
      document(entry, whole);
    }
  }

  private UndecodableException tooDeep() {
    return new UndecodableException(
        "NESTED_TOO_DEEP", "It stands in " + limits.depth() + " containers inside each other");
  }

  private static String decompressedName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".tgz") || lower.endsWith(".tbz") || lower.endsWith(".tzst")) {
      return name.substring(0, name.lastIndexOf('.')) + ".tar";
    }
    for (String end : COMPRESSED) {
      if (lower.endsWith(end) && lower.length() > end.length()) {
        return name.substring(0, name.length() - end.length());
      }
    }
    return name;
  }

  /**
   * Takes an entry of an archive.
   *
   * @param path its place inside the file
   * @param content its bytes, which need not be read to their end
   * @param depth number of containers around it
   */
  void entry(String path, InputStream content, int depth) throws IOException {
    byte[] bytes = content.readNBytes(limits.bytes());
    int more = bytes.length < limits.bytes() ? -1 : content.read();
    String name = path.substring(path.lastIndexOf('/') + 1);
    ContainerKind kind = ContainerKind.of(bytes, name);
    if (kind != null && depth >= limits.depth()) {
      failure(path, null, "NESTED_TOO_DEEP", tooDeep().getMessage());
    } else if (kind != null && more < 0) {
      expand(kind, new ByteArrayInputStream(bytes), path, name, depth + 1);
    } else if (kind != null && !kind.needsWhole()) {
      InputStream rest =
          new SequenceInputStream(new ByteArrayInputStream(new byte[] {(byte) more}), content);
      InputStream whole = new SequenceInputStream(new ByteArrayInputStream(bytes), rest);
      expand(kind, whole, path, name, depth + 1);
    } else if (more >= 0) {
      failure(path, null, "TOO_LARGE", SourceReader.tooLarge(null, limits.bytes()));
    } else {
      document(new SourceDocument(new SourceLocator(uri, path), bytes, Map.of()));
    }
  }

  private void document(String path, InputStream content) throws IOException {
    byte[] bytes = content.readNBytes(limits.bytes());
    if (bytes.length == limits.bytes() && content.read() >= 0) {
      failure(path, null, "TOO_LARGE", SourceReader.tooLarge(null, limits.bytes()));
    } else {
      document(new SourceDocument(new SourceLocator(uri, path), bytes, Map.of()));
    }
  }

  /** Returns the locator of a place inside the file. */
  SourceLocator locator(String path) {
    return new SourceLocator(uri, path);
  }

  /** Hands a document on. */
  void document(SourceDocument document) {
    items++;
    pass(() -> sink.document(document));
  }

  /** Hands a failure on. */
  void failure(String path, Long bytes, String reason, String message) {
    items++;
    pass(() -> sink.failure(new SourceLocator(uri, path), bytes, reason, message));
  }

  /** Counts an entry that is left out. */
  void excluded(Exclusion exclusion) {
    items++;
    pass(() -> sink.excluded(exclusion));
  }

  private static void pass(Runnable taking) {
    try {
      taking.run();
    } catch (RuntimeException e) {
      throw new SinkException(e);
    }
  }
}
