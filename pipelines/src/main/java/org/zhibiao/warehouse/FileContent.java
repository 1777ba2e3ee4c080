package org.zhibiao.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.zhibiao.container.ContainerKind;
import org.zhibiao.container.ContainerReader;
import org.zhibiao.container.EntrySink;
import org.zhibiao.decode.DocumentDecoder;
import org.zhibiao.extract.DocumentIds;
import org.zhibiao.format.ParserPool;
import org.zhibiao.source.Exclusion;
import org.zhibiao.source.ReadRules;
import org.zhibiao.source.SourceDocument;
import org.zhibiao.source.SourceFile;
import org.zhibiao.source.SourceLocator;
import org.zhibiao.source.SourceReader;

/**
 * What a file holds, as far as hashes tell it.
 *
 * @param sha256 hash of the whole file; null where it could not be read
 * @param problem why it could not be read; null where it could
 * @param documents its documents and failures, in order
 */
record FileContent(String sha256, String problem, List<Piece> documents) {

  private static final ReadRules RULES = ReadRules.standard();
  private static final int BUFFER_BYTES = 1 << 16;

  /**
   * A document or failure.
   *
   * @param entry path or record number inside the container; null for the file itself
   * @param sha256 hash of its bytes; null for a failure
   */
  record Piece(String entry, String sha256) {}

  /** Reads a file for its hashes. */
  static FileContent read(SourceFile file) {
    if (file.problem() != null) {
      return new FileContent(null, file.problem(), List.of(new Piece(null, null)));
    }
    SourceReader.Content content = SourceReader.read(file, RULES.limits().bytes());
    if (content.reason() != null) {
      return new FileContent(null, content.message(), List.of(new Piece(null, null)));
    }
    String name = file.uri().substring(file.uri().lastIndexOf('/') + 1);
    ContainerKind kind = ContainerKind.of(content.bytes(), name);
    if (kind == null && content.whole()) {
      String hash = DocumentIds.sha256(content.bytes());
      return new FileContent(hash, null, List.of(new Piece(null, hash)));
    }
    List<Piece> pieces = new ArrayList<>();
    if (kind == null) {
      pieces.add(new Piece(null, null));
    } else {
      Containers.READER.read(file, kind, collector(pieces));
    }
    try {
      return new FileContent(sha256(file), null, pieces);
    } catch (IOException e) {
      return new FileContent(null, SourceReader.problem(e), pieces);
    }
  }

  private static EntrySink collector(List<Piece> pieces) {
    return new EntrySink() {
      @Override
      public void document(SourceDocument document) {
        pieces.add(new Piece(document.locator().entry(), DocumentIds.sha256(document.content())));
      }

      @Override
      public void failure(SourceLocator locator, Long bytes, String reason, String message) {
        pieces.add(new Piece(locator.entry(), null));
      }

      @Override
      public void excluded(Exclusion exclusion) {
        // What is left out has no rows.
      }
    };
  }

  /** The reader of containers, built when the first one is met. */
  private static final class Containers {
    static final ContainerReader READER =
        new ContainerReader(RULES, new DocumentDecoder(), ParserPool.shared(RULES.limits()));
  }

  /** Returns the hash of a whole file. */
  static String sha256(SourceFile file) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = SourceReader.open(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
