package org.zhibiao.pipelines;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** A job on a Flink cluster, asked for through REST. Knows no class of Flink. */
final class FlinkJob {

  private static final long INTERVAL_MILLIS = 500;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final FlinkRest rest;
  private final String id;
  private final String cluster;

  FlinkJob(FlinkRest rest, String id, String cluster) {
    this.rest = rest;
    this.id = id;
    this.cluster = cluster;
  }

  /**
   * Returns whether a job is at work.
   *
   * @param holder what {@link FlinkSubmission#holder} gave, or of another kind
   * @throws IOException if the cluster of the job does not answer
   */
  static boolean isRunning(String holder) throws IOException {
    String[] parts = holder.split(" ");
    if (parts.length != 3 || !parts[0].equals("flink")) {
      return false;
    }
    FlinkRest rest = new FlinkRest(parts[1]);
    var id = rest.job(parts[2]);
    return id.isPresent() && !rest.state(id.get()).isFinal();
  }

  /** Hears how far a job is. */
  @FunctionalInterface
  interface Listener {
    /** Is called about twice a second. */
    void heard(FlinkRest.JobState state);
  }

  /**
   * Waits for its end.
   *
   * @throws IOException if it failed, was cancelled, or the cluster knows it no longer or does not
   *     answer for a minute
   */
  void await(Listener listener) throws IOException {
    long answered = System.nanoTime();
    while (true) {
      try {
        FlinkRest.JobState state = rest.state(id);
        answered = System.nanoTime();
        listener.heard(state);
        if (state.isFinal()) {
          end(state);
          return;
        }
      } catch (FileNotFoundException e) {
        throw failed(
            cluster
                + " does not know the job "
                + id
                + " any more, its JobManager was started anew: run the command again",
            e);
      } catch (FailedJobException e) {
        throw e;
      } catch (IOException e) {
        if (System.nanoTime() - answered > PATIENCE_NANOS) {
          throw new SilentClusterException(
              cluster + " does not answer any more (" + e + "); if the job goes on, it publishes");
        }
      }
      pause();
    }
  }

  /** What the command says is this, and not the innermost cause of it. */
  private static FailedJobException failed(String message, IOException seen) {
    FailedJobException failure = new FailedJobException(message);
    failure.addSuppressed(seen);
    return failure;
  }

  private void end(FlinkRest.JobState state) throws IOException {
    if (!state.state().equals("FINISHED")) {
      throw new FailedJobException(
          "job "
              + id
              + " ended as "
              + state.state()
              + (state.state().equals("FAILED") ? ": " + rest.failure(id) : ""));
    }
  }

  /** Tells it to end, and waits a little until it has. */
  void cancel() throws IOException {
    rest.cancel(id);
    for (int i = 0; i < 20 && !rest.state(id).isFinal(); i++) {
      pause();
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(INTERVAL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while waiting for a job", e);
    }
  }

  /** A cluster that does not tell what became of a job. */
  static final class SilentClusterException extends IOException {
    private static final long serialVersionUID = 1L;

    SilentClusterException(String message) {
      super(message);
    }
  }

  /** A job that ended otherwise than it should. */
  static final class FailedJobException extends IOException {
    private static final long serialVersionUID = 1L;

    FailedJobException(String message) {
      super(message);
    }
  }
}
