package org.zhibiao.extract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures the stages of a document's way and knows which one it is in. What it measured is counted
 * later, since metrics may only be counted on the thread that a runner calls.
 */
final class StageClock implements StageListener {

  private static final List<String> WAY =
      List.of("decode", "script", "report", "section", "quantity", "indicator", "table");

  private final Map<String, Long> nanoseconds = new LinkedHashMap<>();
  private String stage = WAY.get(0);

  @Override
  public void finished(String finished, long took) {
    nanoseconds.merge(finished, took, Long::sum);
    stage = WAY.get(Math.min(WAY.indexOf(finished) + 1, WAY.size() - 1));
  }

  /** Returns the stage that has not finished yet. */
  String stage() {
    return stage;
  }

  /** Adds what was measured to the metrics. */
  void count() {
    nanoseconds.forEach(ExtractMetrics::stage);
  }
}
