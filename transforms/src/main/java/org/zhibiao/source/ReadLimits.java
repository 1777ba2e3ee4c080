package org.zhibiao.source;

import java.io.Serializable;

/**
 * How much of a file is read, so that no file can exhaust a worker. What goes beyond ends in
 * quarantine with the limit as its reason.
 *
 * @param bytes greatest length of a document: a file, an entry or a record
 * @param characters greatest length of a document's text, in UTF-16 code units
 * @param entries greatest number of entries and records of a container, with those nested in it
 * @param depth greatest number of containers inside each other; compression around one is no level
 * @param ratio greatest expansion of a container: bytes read out of it per byte of its file; it
 *     does not count for the first {@link #UNSUSPECTED} bytes
 * @param seconds greatest time that a document, or a record of a binary table, may take to parse
 * @param parserMegabytes heap of a JVM that parses PDF, office documents and binary tables, in MiB
 */
public record ReadLimits(
    int bytes, int characters, int entries, int depth, int ratio, int seconds, int parserMegabytes)
    implements Serializable {

  /** Bytes that any container may expand to: less is no danger, however small the file is. */
  public static final long UNSUSPECTED = 16L << 20;

  /** Checks that every limit lets something through. */
  public ReadLimits {
    if (bytes < 1
        || characters < 1
        || entries < 1
        || depth < 1
        || ratio < 1
        || seconds < 1
        || parserMegabytes < 32) {
      throw new IllegalArgumentException(
          "Limits of at least 1 and a heap of at least 32 MiB are needed");
    }
  }

  /** Returns the limits that hold where nobody says otherwise. */
  public static ReadLimits standard() {
    return new ReadLimits(32 << 20, 2_000_000, 1_000_000, 4, 200, 30, 256);
  }
}
