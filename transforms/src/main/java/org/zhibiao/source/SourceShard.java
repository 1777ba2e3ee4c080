package org.zhibiao.source;

import java.io.Serializable;
import java.util.List;

/**
 * A run of listed files that is read, extracted and written as one piece. Which files share a shard
 * depends on the listing alone, never on the runner, so that output files are always the same.
 *
 * @param index place among the shards, from 0
 * @param count number of shards
 * @param files its files
 */
public record SourceShard(int index, int count, List<SourceFile> files) implements Serializable {

  /** Copies the list. */
  public SourceShard {
    files = List.copyOf(files);
    if (index < 0 || index >= count) {
      throw new IllegalArgumentException("Shard " + index + " of " + count);
    }
  }
}
