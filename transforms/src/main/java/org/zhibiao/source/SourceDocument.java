package org.zhibiao.source;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The bytes of one file, entry or record, as they were read.
 *
 * @param locator where they come from
 * @param content the bytes; not copied, so nobody may change them
 * @param metadata what the container says of the record (place, year, url …); empty for plain files
 * @param issues doubts about how the document was found: codes of issues.csv
 */
// The bytes are shared, not copied: a copy per stage would double the memory of every document.
@SuppressWarnings("ArrayRecordComponent")
public record SourceDocument(
    SourceLocator locator, byte[] content, Map<String, String> metadata, List<String> issues)
    implements Serializable {

  /** Checks that nothing is missing. */
  public SourceDocument {
    Objects.requireNonNull(locator, "locator");
    Objects.requireNonNull(content, "content");
    metadata = Map.copyOf(metadata);
    issues = List.copyOf(issues);
  }

  /** Creates a document without doubts. */
  public SourceDocument(SourceLocator locator, byte[] content, Map<String, String> metadata) {
    this(locator, content, metadata, List.of());
  }

  /** Returns a plain file without metadata. */
  public static SourceDocument ofFile(String uri, byte[] content) {
    return new SourceDocument(SourceLocator.ofFile(uri), content, Map.of(), List.of());
  }
}
