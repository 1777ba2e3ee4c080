package org.zhibiao.table;

/** Says that inputs and rows do not add up: a defect, because of which nothing is published. */
public final class UnreconciledException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  UnreconciledException(String message) {
    super("Inputs and rows do not add up, nothing was published: " + message);
  }
}
