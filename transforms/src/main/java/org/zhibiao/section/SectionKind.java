package org.zhibiao.section;

/** What a section of a report is about. */
public enum SectionKind {
  /** Title to the first heading or cue of the review. */
  PREAMBLE,
  /** What was done. */
  REVIEW,
  /** Conceded shortcomings. */
  PROBLEMS,
  /** What is planned. */
  PLAN,
  /** The final appeal. */
  CLOSING,
  /** Text of no report, annexes, glossaries, footnotes. */
  OTHER
}
