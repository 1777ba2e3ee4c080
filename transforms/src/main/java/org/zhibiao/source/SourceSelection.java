package org.zhibiao.source;

import java.io.Serializable;
import java.util.List;

/**
 * What of the inputs is wanted.
 *
 * @param patterns files, folders and globs: local paths or URIs of Beam's file systems
 * @param include globs that a file must match one of; empty for all files. A glob without {@code /}
 *     is held against the file name, any other against the uri
 * @param exclude globs of files that are left out
 * @param limit greatest number of files, from the first uri on; 0 for no limit
 * @param followLinks whether symbolic links below a folder are followed
 * @param output the output folder, whose files are never inputs; null where there is none
 */
public record SourceSelection(
    List<String> patterns,
    List<String> include,
    List<String> exclude,
    int limit,
    boolean followLinks,
    String output)
    implements Serializable {

  /** Copies the lists. */
  public SourceSelection {
    patterns = List.copyOf(patterns);
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
  }

  /** Returns a selection of everything that the patterns match. */
  public static SourceSelection of(String... patterns) {
    return new SourceSelection(List.of(patterns), List.of(), List.of(), 0, false, null);
  }
}
