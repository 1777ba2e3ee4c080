package org.zhibiao.report;

/** Whether the whole report stands in the text. */
public enum Form {
  /** The report itself. */
  FULL,
  /** A summary, excerpt or explanation: 摘要, 摘登, 解读. */
  DIGEST
}
