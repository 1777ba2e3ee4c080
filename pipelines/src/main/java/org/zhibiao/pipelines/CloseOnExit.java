package org.zhibiao.pipelines;

import java.io.Closeable;
import java.io.IOException;
import org.zhibiao.table.OutputClaim;

/** Gives an output folder free when the process is told to end, so that ctrl-C leaves no litter. */
final class CloseOnExit implements Closeable {

  private final Thread hook;

  CloseOnExit(OutputClaim claim) {
    hook = new Thread(() -> close(claim), "remove-staging");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private static void close(OutputClaim claim) {
    try {
      claim.close();
    } catch (IOException e) {
      System.err.println("zhibiao: " + claim.tree().staging() + " could not be removed: " + e);
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
