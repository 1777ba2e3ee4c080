package org.zhibiao.extract;

import java.util.List;

/** Measures the stages of a document's way and knows which one it is in. */
final class StageClock implements StageListener {

  private static final List<String> WAY =
      List.of("decode", "script", "report", "section", "quantity", "indicator", "table");

  private String stage = WAY.get(0);

  @Override
  public void finished(String finished, long nanoseconds) {
    ExtractMetrics.stage(finished, nanoseconds);
    stage = WAY.get(Math.min(WAY.indexOf(finished) + 1, WAY.size() - 1));
  }

  /** Returns the stage that has not finished yet. */
  String stage() {
    return stage;
  }
}
