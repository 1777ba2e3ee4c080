package org.zhibiao.source;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Works on the files of a shard with several threads and hands the results over in the order of the
 * files, on the calling thread. Few files are under way at a time, so that memory stays bounded:
 * four per thread, and together not much more than 16 MiB. With one thread everything happens on
 * the calling thread, one file after the other.
 */
public final class OrderedWork implements AutoCloseable {

  private static final int FILES_PER_THREAD = 4;
  private static final long BYTES_AHEAD = 16L << 20;
  private static final long IDLE_SECONDS = 10;

  private final int threads;
  private final ExecutorService workers;

  /**
   * Makes the threads ready.
   *
   * @param threads number of threads that work at once, with the calling one; 1 or more
   */
  public OrderedWork(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException(threads + " threads");
    }
    this.threads = threads;
    this.workers = threads == 1 ? null : workers(threads - 1);
  }

  private static ExecutorService workers(int count) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            count,
            count,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "zhibiao-worker");
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /**
   * Works on files.
   *
   * @param work is called for each file, on any thread
   * @param out takes each result, on the calling thread, in the order of the files
   */
  public <T> void run(List<SourceFile> files, Function<SourceFile, T> work, Consumer<T> out) {
    try (Line<T> line = open(out)) {
      for (SourceFile file : files) {
        line.add(file.bytes(), () -> work.apply(file));
      }
      line.finish();
    }
  }

  /**
   * Opens a line for work that comes piece by piece. One may be opened while another is worked on,
   * as when a file turns out to hold many documents.
   *
   * @param out takes each result, on the thread that adds work, in the order of adding
   */
  public <T> Line<T> open(Consumer<T> out) {
    return new Line<>(out);
  }

  /** Work whose results are handed over in the order in which it was added. */
  public final class Line<T> implements AutoCloseable {

    private final Consumer<T> out;
    private final ArrayDeque<Step<T>> ahead = new ArrayDeque<>();
    private long bytes;

    private Line(Consumer<T> out) {
      this.out = out;
    }

    /**
     * Adds work; waits for earlier work first where too much is under way.
     *
     * @param weight bytes that it holds in memory
     */
    public void add(long weight, Supplier<T> work) {
      if (workers == null) {
        out.accept(work.get());
        return;
      }
      while (ahead.size() >= threads * FILES_PER_THREAD
          || bytes >= BYTES_AHEAD && !ahead.isEmpty()) {
        takeFirst();
      }
      Step<T> step = new Step<>(weight, work);
      bytes += weight;
      ahead.add(step);
      workers.execute(step);
    }

    /** Waits for everything that was added. */
    public void finish() {
      while (!ahead.isEmpty()) {
        takeFirst();
      }
    }

    private void takeFirst() {
      help(ahead);
      Step<T> first = ahead.remove();
      bytes -= first.bytes;
      out.accept(result(first));
    }

    /** Drops what is not done. */
    @Override
    public void close() {
      ahead.forEach(step -> step.cancel(false));
    }
  }

  /** Does the calling thread's share: steps that nobody has begun, until the first is done. */
  private static <T> void help(ArrayDeque<Step<T>> ahead) {
    Step<T> first = ahead.element();
    for (Step<T> step : ahead) {
      if (first.isDone()) {
        return;
      }
      // Does nothing where a worker has begun it.
      step.run();
    }
  }

  private static <T> T result(Step<T> step) {
    try {
      return step.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      if (e.getCause() instanceof RuntimeException exception) {
        throw exception;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      CancellationException cancelled = new CancellationException("Interrupted");
      cancelled.initCause(e);
      throw cancelled;
    }
  }

  /** Ends the threads. */
  @Override
  public void close() {
    if (workers != null) {
      workers.shutdownNow();
    }
  }

  private static final class Step<T> extends FutureTask<T> {

    private final long bytes;

    Step(long bytes, Supplier<T> work) {
      super(work::get);
      this.bytes = bytes;
    }
  }
}
