package org.zhibiao.extract;

/** Hears how long each stage of a document's way took. */
@FunctionalInterface
public interface StageListener {

  /** Listens to nothing. */
  StageListener NONE = (stage, nanoseconds) -> {};

  /**
   * Is called behind each stage.
   *
   * @param stage name of the stage, which is the name of its package
   * @param nanoseconds time that it took
   */
  void finished(String stage, long nanoseconds);
}
