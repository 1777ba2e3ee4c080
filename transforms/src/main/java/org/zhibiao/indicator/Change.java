package org.zhibiao.indicator;

/** Whether a figure is a level or says by how much one moved. */
public enum Change {
  /** The figure itself. */
  LEVEL,
  /** By how much it rose. */
  INCREASE,
  /** By how much it fell. */
  DECREASE
}
