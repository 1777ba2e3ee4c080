package org.zhibiao.pipelines;

/** Says what is wrong with an option: names it, its value and what to do. Ends with exit code 2. */
public final class UsageException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception with a line for a person. */
  public UsageException(String message) {
    super(message);
  }

  /** Creates the exception with a line for a person and what caused it. */
  public UsageException(String message, Throwable cause) {
    super(message, cause);
  }
}
