package org.zhibiao.container;

import org.zhibiao.source.Exclusion;
import org.zhibiao.source.SourceDocument;
import org.zhibiao.source.SourceLocator;

/** Takes what a container holds, in order. */
public interface EntrySink {

  /** Takes a document. */
  void document(SourceDocument document);

  /**
   * Takes a failure, which stands for an entry, a record, or the rest of a container.
   *
   * @param locator what failed
   * @param bytes its length; null where it is unknown
   * @param reason code of issues.csv
   * @param message what happened, for a person
   */
  void failure(SourceLocator locator, Long bytes, String reason, String message);

  /** Takes an entry that is left out, which is counted. */
  void excluded(Exclusion exclusion);
}
