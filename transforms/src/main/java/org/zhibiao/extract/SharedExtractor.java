package org.zhibiao.extract;

/** The one extractor of a JVM: dictionaries are loaded once, at first use, for all threads. */
final class SharedExtractor {

  private static final DocumentExtractor INSTANCE = new DocumentExtractor();

  private SharedExtractor() {}

  static DocumentExtractor get() {
    return INSTANCE;
  }
}
