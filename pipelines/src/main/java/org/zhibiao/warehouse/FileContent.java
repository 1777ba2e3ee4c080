package org.zhibiao.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.zhibiao.extract.DocumentIds;
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
    List<Piece> pieces = new ArrayList<>();
    String[] problem = new String[1];
    SourceReader.read(
        file,
        new SourceReader.Sink() {
          @Override
          public void document(SourceDocument document) {
            pieces.add(
                new Piece(document.locator().entry(), DocumentIds.sha256(document.content())));
          }

          @Override
          public void failure(SourceLocator locator, Long bytes, String reason, String message) {
            pieces.add(new Piece(locator.entry(), null));
            if (reason.equals(SourceReader.UNREADABLE) && locator.entry() == null) {
              problem[0] = message;
            }
          }
        });
    if (problem[0] != null && pieces.size() == 1) {
      return new FileContent(null, problem[0], pieces);
    }
    boolean plain =
        pieces.size() == 1 && pieces.get(0).entry() == null && pieces.get(0).sha256() != null;
    try {
      return new FileContent(plain ? pieces.get(0).sha256() : sha256(file), null, pieces);
    } catch (IOException e) {
      return new FileContent(null, SourceReader.problem(e), pieces);
    }
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
