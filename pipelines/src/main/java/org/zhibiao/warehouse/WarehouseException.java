package org.zhibiao.warehouse;

import java.io.IOException;

/** Says why a warehouse cannot be used or changed, and what to do. */
public final class WarehouseException extends IOException {

  private static final long serialVersionUID = 1L;

  /** What kind of obstacle it is. */
  public enum Kind {
    /** The warehouse is not there or not as expected. */
    UNUSABLE,
    /** Another run changes it. */
    BUSY,
    /** What the run found must not be published. */
    GUARD
  }

  private final Kind kind;

  WarehouseException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  WarehouseException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** Returns what kind of obstacle it is. */
  public Kind kind() {
    return kind;
  }
}
