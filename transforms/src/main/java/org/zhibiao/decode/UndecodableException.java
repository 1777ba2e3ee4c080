package org.zhibiao.decode;

/** Says that no text could be made of a document: it becomes a quarantine row. */
public final class UndecodableException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * Creates the exception.
   *
   * @param reason code of issues.csv, such as {@code EMPTY}
   * @param message what happened, for a person
   */
  public UndecodableException(String reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Returns the code of issues.csv. */
  public String reason() {
    return reason;
  }
}
