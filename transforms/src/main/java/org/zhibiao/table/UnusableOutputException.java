package org.zhibiao.table;

import java.io.IOException;

/** Says why an output folder cannot be used. */
public final class UnusableOutputException extends IOException {

  private static final long serialVersionUID = 1L;

  UnusableOutputException(String message) {
    super(message);
  }

  UnusableOutputException(String message, Throwable cause) {
    super(message, cause);
  }
}
