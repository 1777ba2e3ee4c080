package org.zhibiao.table;

import java.io.IOException;

/** Says that a worker may not write any more: what it writes for has no claim on its output. */
public final class LostClaimException extends IOException {

  private static final long serialVersionUID = 1L;

  LostClaimException(OutputTree tree) {
    super(
        tree.staging()
            + " is not there: another run has taken the output "
            + tree.output()
            + " over, or its command has ended, or this machine does not see the folder"
            + " (--sharedFolders names those that all machines see)");
  }
}
