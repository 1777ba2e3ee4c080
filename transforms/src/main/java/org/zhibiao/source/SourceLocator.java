package org.zhibiao.source;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Objects;

/**
 * Where a document comes from.
 *
 * @param uri path relative to the input root with {@code /} between folders, or the full URI where
 *     there is no root
 * @param entry path or record number inside the container; null for a file of its own
 */
public record SourceLocator(String uri, String entry)
    implements Comparable<SourceLocator>, Serializable {

  private static final Comparator<SourceLocator> BY_URI_THEN_ENTRY =
      Comparator.comparing(SourceLocator::uri)
          .thenComparing(SourceLocator::entry, Comparator.nullsFirst(Comparator.naturalOrder()));

  /** Checks that there is a URI. */
  public SourceLocator {
    Objects.requireNonNull(uri, "uri");
  }

  /** Returns the locator of a file of its own. */
  public static SourceLocator ofFile(String uri) {
    return new SourceLocator(uri, null);
  }

  @Override
  public int compareTo(SourceLocator other) {
    return BY_URI_THEN_ENTRY.compare(this, other);
  }

  @Override
  public String toString() {
    return entry == null ? uri : uri + "!" + entry;
  }
}
