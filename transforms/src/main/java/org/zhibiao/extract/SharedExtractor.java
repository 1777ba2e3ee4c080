package org.zhibiao.extract;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The one extractor of a JVM: dictionaries are loaded once, at first use, for all threads. */
final class SharedExtractor {

  // A task and no static field: a mistake in a data file is told as it is, to everybody who asks.
  private static final FutureTask<DocumentExtractor> BUILT =
      new FutureTask<>(DocumentExtractor::new);

  private SharedExtractor() {}

  /** Begins to build it, in a thread of its own. */
  static void prepare() {
    Thread thread = new Thread(BUILT, "zhibiao-dictionaries");
    thread.setDaemon(true);
    thread.start();
  }

  /** Returns it; builds it, or waits for it, at first. */
  static DocumentExtractor get() {
    BUILT.run();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return BUILT.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
