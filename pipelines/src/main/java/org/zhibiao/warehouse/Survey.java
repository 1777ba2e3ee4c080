package org.zhibiao.warehouse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.zhibiao.source.SourceFile;
import org.zhibiao.warehouse.SourceItem.SourceHead;

/**
 * Finds out which files may have changed, by length, time and mark, and reads only those for their
 * hashes.
 */
final class Survey {

  /** A file written so short before it was read may have been written again in the same tick. */
  private static final long TICK_MICROS = 2_000_000;

  private final Books books;
  private final long lastStarted;
  private final boolean all;

  /**
   * Makes a survey.
   *
   * @param books what the last run knew
   * @param lastStarted when it began, in microseconds since 1970
   * @param all whether all files are read, whatever length, time and mark say
   */
  Survey(Books books, long lastStarted, boolean all) {
    this.books = books;
    this.lastStarted = lastStarted;
    this.all = all;
  }

  /** Returns the content of the files that had to be read, by uri. */
  Map<String, FileContent> read(List<SourceFile> listed, int threads) {
    Map<String, FileContent> contents = new HashMap<>();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      Map<String, Future<FileContent>> reading = new HashMap<>();
      for (SourceFile file : listed) {
        if (mustBeRead(file)) {
          reading.put(file.uri(), pool.submit(() -> FileContent.read(file)));
        }
      }
      for (Map.Entry<String, Future<FileContent>> entry : reading.entrySet()) {
        contents.put(entry.getKey(), entry.getValue().get());
      }
      return contents;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while files were read", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private boolean mustBeRead(SourceFile file) {
    SourceHead known = books.head(file.uri());
    return all
        || known == null
        || known.vanished()
        || known.problem() != null
        || known.sha256() == null
        || known.bytes() != file.bytes()
        || !file.stamp().isKnown()
        || known.modified() != file.stamp().modified()
        || !Objects.equals(known.etag(), file.stamp().etag())
        || file.stamp().modified() >= lastStarted - TICK_MICROS;
  }
}
