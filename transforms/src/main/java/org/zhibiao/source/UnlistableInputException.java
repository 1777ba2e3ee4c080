package org.zhibiao.source;

import java.io.IOException;

/** Says that an input pattern names nothing that can be read. */
public final class UnlistableInputException extends IOException {

  private static final long serialVersionUID = 1L;

  private final String pattern;

  UnlistableInputException(String pattern, String message) {
    super(message);
    this.pattern = pattern;
  }

  /** Returns the pattern at fault. */
  public String pattern() {
    return pattern;
  }
}
