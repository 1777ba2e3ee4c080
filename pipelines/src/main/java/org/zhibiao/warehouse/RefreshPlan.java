package org.zhibiao.warehouse;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.zhibiao.source.Original;
import org.zhibiao.source.SourceFile;

/**
 * What a refresh has to do.
 *
 * @param changes what happened to the files
 * @param kept items whose rows stay as they are
 * @param extract files to read and extract
 * @param originals originals of the documents in them that repeat another's bytes, by {@link
 *     org.zhibiao.source.FindDuplicates#key}, by file
 * @param heads what the books will say of the files to extract, by uri
 * @param parts what happens to the parts that rows leave or are taken over from, by part
 */
record RefreshPlan(
    FileChanges changes,
    List<SourceItem> kept,
    List<SourceFile> extract,
    Map<String, NavigableMap<String, Original>> originals,
    Map<String, SourceItem.SourceHead> heads,
    NavigableMap<String, PartWork> parts) {

  /**
   * Rows that are written with other ids instead of being extracted again.
   *
   * @param from the document whose rows are taken
   * @param to what it becomes; its part is not known yet
   * @param duplicateOf document_id of the original, where only the documents row is wanted; null
   *     where all rows are
   */
  record Derivation(SourceItem from, SourceItem to, String duplicateOf) {}

  /**
   * What happens to a part.
   *
   * @param removed items whose rows leave
   * @param derived rows that are taken over
   */
  record PartWork(List<SourceItem> removed, List<Derivation> derived) {}

  /** Returns whether no table changes. */
  boolean isEmpty() {
    return extract.isEmpty()
        && parts.isEmpty()
        && changes.touched().isEmpty()
        && changes.kept().isEmpty();
  }
}
