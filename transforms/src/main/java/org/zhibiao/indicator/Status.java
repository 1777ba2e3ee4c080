package org.zhibiao.indicator;

/** Whether a figure was reached or is planned. */
public enum Status {
  /** Reached, done. */
  ACTUAL,
  /** Planned, expected. */
  TARGET
}
