package org.zhibiao.pipelines;

import java.io.Closeable;
import java.io.IOException;
import org.zhibiao.table.OutputClaim;

/** Gives an output folder free when the process is told to end, so that ctrl-C leaves no litter. */
final class CloseOnExit implements Closeable {

  private static final int ROUNDS = 10;
  private static final long PAUSE_MILLIS = 20;

  private final Thread hook;
  private volatile FlinkJob job;

  CloseOnExit(OutputClaim claim) {
    hook = new Thread(() -> end(claim), "remove-staging");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Tells to cancel a job too, which would work on for nobody. */
  void cancel(FlinkJob running) {
    job = running;
  }

  private void end(OutputClaim claim) {
    FlinkJob running = job;
    if (running != null) {
      try {
        running.cancel();
      } catch (IOException e) {
        System.err.println("zhibiao: the job could not be cancelled: " + e.getMessage());
      }
    }
    close(claim);
  }

  /** Workers go on writing until the process is gone: what they add is removed again. */
  private static void close(OutputClaim claim) {
    IOException failure = null;
    for (int i = 0; i < ROUNDS; i++) {
      try {
        claim.close();
        failure = null;
        Thread.sleep(PAUSE_MILLIS);
      } catch (IOException e) {
        failure = e;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    if (failure != null) {
      System.err.println(
          "zhibiao: " + claim.tree().staging() + " could not be removed: " + failure);
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already and the hook at work.
      return;
    }
  }
}
