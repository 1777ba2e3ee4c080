package org.zhibiao.extract;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.zhibiao.source.SourceLocator;

/** Hashes and the ids that derive from them. */
public final class DocumentIds {

  private static final int ID_BYTES = 16;

  private DocumentIds() {}

  /** Returns the SHA-256 of bytes as 64 hexadecimal digits. */
  public static String sha256(byte[] content) {
    return HexFormat.of().formatHex(digest().digest(content));
  }

  /**
   * Returns the id of a document: 32 hexadecimal digits.
   *
   * @param sha256 hash of its bytes
   * @param locator where it comes from
   */
  public static String documentId(String sha256, SourceLocator locator) {
    MessageDigest digest = digest();
    digest.update(sha256.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    digest.update(locator.uri().getBytes(StandardCharsets.UTF_8));
    if (locator.entry() != null) {
      digest.update((byte) 0);
      digest.update(locator.entry().getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES);
  }

  /** Returns the id of a report by its ordinal. */
  public static String reportId(String documentId, int ordinal) {
    return documentId + ".r" + ordinal;
  }

  /** Returns the id of a section by its ordinal. */
  public static String sectionId(String documentId, int ordinal) {
    return documentId + ".s" + ordinal;
  }

  /** Returns the id of a mention by its start offset in the source text. */
  public static String mentionId(String documentId, int start) {
    return documentId + ".m" + start;
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}
