package org.zhibiao.warehouse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.zhibiao.warehouse.SourceItem.SourceHead;

/**
 * What the last run knew of every input file.
 *
 * @param files items of each file, by uri
 */
record Books(NavigableMap<String, List<SourceItem>> files) {

  /** The order of rows in the table {@code sources}. */
  static final Comparator<SourceItem> ORDER = Comparator.comparing(SourceItem::locator);

  /** Groups items by file. */
  static Books of(Collection<SourceItem> items) {
    NavigableMap<String, List<SourceItem>> files = new TreeMap<>();
    for (SourceItem item : items) {
      files.computeIfAbsent(item.file().uri(), uri -> new ArrayList<>()).add(item);
    }
    return new Books(files);
  }

  /** Returns the head of a file; null where the file was not known. */
  SourceHead head(String uri) {
    List<SourceItem> items = files.get(uri);
    return items == null ? null : items.get(0).file();
  }

  /** Returns all items, in the order of their files. */
  List<SourceItem> items() {
    return files.values().stream().flatMap(List::stream).toList();
  }
}
