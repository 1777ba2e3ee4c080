package org.zhibiao.extract;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.zhibiao.catalogue.CatalogueText;

/**
 * The one extractor of a JVM: dictionaries are loaded once, at first use, for all threads. A run
 * with another catalogue than the run before gets an extractor of its own, which takes its place.
 */
final class SharedExtractor {

  /** An extractor and what it was built from. */
  // A task and no extractor: a mistake in a data file is told as it is, to everybody who asks.
  private record Built(CatalogueText catalogue, FutureTask<DocumentExtractor> task) {

    static Built of(CatalogueText catalogue) {
      return new Built(catalogue, new FutureTask<>(() -> new DocumentExtractor(catalogue.load())));
    }
  }

  private static final AtomicReference<Built> CURRENT = new AtomicReference<>();

  private SharedExtractor() {}

  private static FutureTask<DocumentExtractor> task(CatalogueText catalogue) {
    return CURRENT
        .updateAndGet(
            built ->
                built != null && built.catalogue().equals(catalogue) ? built : Built.of(catalogue))
        .task();
  }

  /** Begins to build it, in a thread of its own. */
  static void prepare(CatalogueText catalogue) {
    Thread thread = new Thread(task(catalogue), "zhibiao-dictionaries");
    thread.setDaemon(true);
    thread.start();
  }

  /** Returns it; builds it, or waits for it, at first. */
  static DocumentExtractor get(CatalogueText catalogue) {
    FutureTask<DocumentExtractor> task = task(catalogue);
    task.run();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
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
