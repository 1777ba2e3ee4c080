package org.zhibiao.container;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.zhibiao.decode.DocumentDecoder;
import org.zhibiao.decode.UndecodableException;
import org.zhibiao.format.ParserPool;
import org.zhibiao.source.ReadRules;
import org.zhibiao.source.SourceFile;
import org.zhibiao.source.SourceLocator;
import org.zhibiao.source.SourceReader;

/**
 * Reads containers: zip, tar, gzip, bzip2 and Zstandard files in each other, tables of records
 * (JSON lines, CSV, TSV, Excel, Parquet, Avro) and web archives. Each entry or record is handed on
 * as it comes, so that a container may be of any length; one that breaks midway ends with a failure
 * of its own. Safe to call from several threads.
 */
public final class ContainerReader {

  private final ReadRules rules;
  private final DocumentDecoder charsets;
  private final ParserPool parsers;

  /**
   * Creates a reader.
   *
   * @param charsets tells encodings
   * @param parsers reads tables in binary formats
   */
  public ContainerReader(ReadRules rules, DocumentDecoder charsets, ParserPool parsers) {
    this.rules = rules;
    this.charsets = charsets;
    this.parsers = parsers;
  }

  ReadRules rules() {
    return rules;
  }

  DocumentDecoder charsets() {
    return charsets;
  }

  ParserPool parsers() {
    return parsers;
  }

  /**
   * Reads a container. What the sink throws comes out as it is.
   *
   * @param file the container
   * @param kind what it is, from {@link ContainerKind#of}
   * @param sink takes its documents, failures and exclusions, in order
   */
  public void read(SourceFile file, ContainerKind kind, EntrySink sink) {
    ExpansionBudget budget = new ExpansionBudget(rules.limits());
    Expansion expansion = new Expansion(this, file.uri(), budget, sink);
    SourceLocator locator = SourceLocator.ofFile(file.uri());
    try {
      if (kind.needsWhole() && SourceReader.localPath(file) != null) {
        new RowRecords(expansion, null, kind)
            .read(rows -> parsers.rows(kind.mediaType(), SourceReader.localPath(file), rows));
        return;
      }
      try (InputStream in =
          new BufferedInputStream(budget.ofFile(SourceReader.open(file)), 1 << 16)) {
        String name = file.uri().substring(file.uri().lastIndexOf('/') + 1);
        expansion.expand(kind, in, null, name, 1);
      }
    } catch (Expansion.SinkException e) {
      throw e.thrown();
    } catch (ExpansionBudget.ExhaustedException e) {
      sink.failure(locator, file.bytes(), e.reason(), e.getMessage());
    } catch (IOException e) {
      sink.failure(locator, null, SourceReader.UNREADABLE, SourceReader.problem(e));
    } catch (UndecodableException e) {
      sink.failure(locator, file.bytes(), e.reason(), e.getMessage());
    }
  }
}
