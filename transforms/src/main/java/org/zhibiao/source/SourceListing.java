package org.zhibiao.source;

import java.io.Serializable;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an input holds.
 *
 * @param root folder that uris are relative to; null where there is none
 * @param files files to read, sorted by uri
 * @param excluded number of files left out, by {@link Exclusion}
 */
public record SourceListing(String root, List<SourceFile> files, SortedMap<String, Long> excluded)
    implements Serializable {

  /** Copies the collections. */
  public SourceListing {
    files = List.copyOf(files);
    excluded = new TreeMap<>(excluded);
  }

  /** Returns the number of files found: those to read and those left out. */
  public long found() {
    return files.size() + excluded.values().stream().mapToLong(Long::longValue).sum();
  }
}
