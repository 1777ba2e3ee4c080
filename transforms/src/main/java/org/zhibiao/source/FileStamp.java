package org.zhibiao.source;

import java.io.Serializable;

/**
 * What a file system says of a file without opening it and what changes when the file is written
 * again: a cheap sign that its content is still the same.
 *
 * @param modified when it was written last, in microseconds since 1970 (UTC); 0 where unknown
 * @param etag the store's own mark of the content; null where there is none
 */
public record FileStamp(long modified, String etag) implements Serializable {

  /** Nothing is known. */
  public static final FileStamp UNKNOWN = new FileStamp(0, null);

  /** Returns whether it says anything. */
  public boolean isKnown() {
    return modified != 0 || etag != null;
  }
}
