package org.zhibiao.source;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * How listed files are cut into shards. A shard is what one worker holds open at a time and what
 * one output file of each table comes from: small enough to spread over workers, large enough that
 * output files are worth opening.
 *
 * @param shards number of shards; 0 to cut by size
 * @param bytes greatest length of a shard's files where it is cut by size
 * @param files greatest number of a shard's files where it is cut by size
 */
public record ShardPlan(int shards, long bytes, int files) implements Serializable {

  private static final long DEFAULT_BYTES = 16L << 20;
  private static final int DEFAULT_FILES = 500;

  /** Checks the bounds. */
  public ShardPlan {
    if (shards < 0 || bytes < 1 || files < 1) {
      throw new IllegalArgumentException(
          "A plan needs bounds: " + shards + " shards, " + bytes + " bytes, " + files + " files");
    }
  }

  /** Returns the plan that cuts by size: 16 MiB or 500 files, whatever comes first. */
  public static ShardPlan bySize() {
    return new ShardPlan(0, DEFAULT_BYTES, DEFAULT_FILES);
  }

  /** Returns the plan for a number of shards; fewer files give fewer shards. */
  public static ShardPlan of(int shards) {
    return new ShardPlan(shards, DEFAULT_BYTES, DEFAULT_FILES);
  }

  /** Cuts files into shards, each a run of the list. */
  public List<SourceShard> cut(List<SourceFile> sources) {
    List<List<SourceFile>> runs = shards > 0 ? runsByCount(sources) : runsBySize(sources);
    List<SourceShard> cut = new ArrayList<>();
    for (List<SourceFile> run : runs) {
      cut.add(new SourceShard(cut.size(), runs.size(), run));
    }
    return cut;
  }

  private List<List<SourceFile>> runsBySize(List<SourceFile> sources) {
    List<List<SourceFile>> runs = new ArrayList<>();
    int start = 0;
    long length = 0;
    for (int i = 0; i < sources.size(); i++) {
      long next = sources.get(i).bytes();
      if (i > start && (length + next > bytes || i - start >= files)) {
        runs.add(sources.subList(start, i));
        start = i;
        length = 0;
      }
      length += next;
    }
    if (start < sources.size()) {
      runs.add(sources.subList(start, sources.size()));
    }
    return runs;
  }

  private List<List<SourceFile>> runsByCount(List<SourceFile> sources) {
    int count = Math.min(shards, sources.size());
    List<List<SourceFile>> runs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int from = (int) ((long) sources.size() * i / count);
      int to = (int) ((long) sources.size() * (i + 1) / count);
      runs.add(sources.subList(from, to));
    }
    return runs;
  }
}
