package org.zhibiao.source;

import java.io.Serializable;
import java.util.Objects;

/**
 * A listed input file, not read yet.
 *
 * @param uri path relative to the input root, or the full URI where there is no root
 * @param resource what Beam's file systems open it by: an absolute path or a URI
 * @param bytes length when it was listed
 * @param comparable whether another listed file has the same length, so that their bytes must be
 *     compared to know duplicates
 * @param problem why it cannot be read, known from listing; null where nothing is known against it
 * @param stamp what changes when the file is written again
 */
public record SourceFile(
    String uri, String resource, long bytes, boolean comparable, String problem, FileStamp stamp)
    implements Comparable<SourceFile>, Serializable {

  /** Checks that nothing is missing. */
  public SourceFile {
    Objects.requireNonNull(uri, "uri");
    Objects.requireNonNull(resource, "resource");
    Objects.requireNonNull(stamp, "stamp");
  }

  /** Makes a file of whose stamp nothing is known. */
  public SourceFile(String uri, String resource, long bytes, boolean comparable, String problem) {
    this(uri, resource, bytes, comparable, problem, FileStamp.UNKNOWN);
  }

  SourceFile withComparable(boolean value) {
    return new SourceFile(uri, resource, bytes, value, problem, stamp);
  }

  @Override
  public int compareTo(SourceFile other) {
    return uri.compareTo(other.uri);
  }
}
