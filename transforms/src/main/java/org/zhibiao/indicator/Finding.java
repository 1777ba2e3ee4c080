package org.zhibiao.indicator;

import java.util.Set;

/**
 * What a number was found to measure.
 *
 * @param measure noun phrase; null where none was found
 * @param predicate governing verb; null where none was found
 * @param start first word of the measure in its sentence; -1 where it was taken over or is missing
 * @param end last word of the measure
 * @param rule name of the rule that found it
 */
record Finding(String measure, String predicate, int start, int end, String rule) {

  /** Verbs that join a noun to its level at one time. */
  private static final Set<String> LEVELS =
      Set.of(
          "达到", "达", "突破", "超过", "提高到", "增加到", "增长到", "上升到", "提升到", "为", "是", "有", "拥有", "保有",
          "稳定在", "保持在", "控制在", "共有", "现有", "占", "累计达到", "发展到", "扩大到", "位居", "居", "达成", "增至", "升至",
          "降至", "降到", "下降到", "减少到", "接近", "高于", "低于", "跨越", "迈上", "首次突破", "提升至", "提高至", "增加至",
          "上升至");

  /** Tells whether the verb brings what was just named to a new level: 产量增长5%，达到8万吨. */
  boolean arrives() {
    return predicate != null
        && LEVELS.contains(predicate)
        && !predicate.endsWith("有")
        && !predicate.equals("占");
  }

  /** Tells whether the figure counts what happened in a time, and is no level at its end. */
  boolean flow() {
    return predicate != null && !LEVELS.contains(predicate);
  }

  static Finding none(String predicate) {
    return new Finding(null, predicate, -1, -1, "none");
  }

  /** Tells whether the noun is that of a number or sentence before, which is right less often. */
  boolean isInherited() {
    return measure != null
        && switch (rule) {
          case "topic", "topic-before", "subject", "extent" -> true;
          default -> false;
        };
  }

  boolean found() {
    return measure != null;
  }

  Finding withPredicate(String other) {
    return new Finding(measure, other, start, end, rule);
  }
}
