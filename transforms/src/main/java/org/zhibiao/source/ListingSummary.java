package org.zhibiao.source;

import java.io.Serializable;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What listing found, without the files themselves.
 *
 * @param root folder that uris are relative to; null where there is none
 * @param found number of files found, also those left out
 * @param excluded number of files left out, by {@link Exclusion}
 * @param shards number of shards
 */
public record ListingSummary(String root, long found, SortedMap<String, Long> excluded, int shards)
    implements Serializable {

  /** Copies the counts. */
  public ListingSummary {
    excluded = new TreeMap<>(excluded);
  }
}
