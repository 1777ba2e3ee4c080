package org.zhibiao.indicator;

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

  static Finding none(String predicate) {
    return new Finding(null, predicate, -1, -1, "none");
  }

  boolean found() {
    return measure != null;
  }

  Finding withPredicate(String other) {
    return new Finding(measure, other, start, end, rule);
  }
}
