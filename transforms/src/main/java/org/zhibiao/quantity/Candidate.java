package org.zhibiao.quantity;

import java.math.BigDecimal;
import org.zhibiao.catalogue.UnitKind;

/**
 * A number with its unit before it is decided whether it is a mention.
 *
 * @param text text
 * @param from first offset of the sentence
 * @param limit offset behind the sentence
 * @param numeral the number
 * @param kind what the unit measures; {@link UnitKind#COUNT} without unit
 * @param unit unit as rows write it; empty where there is none
 * @param end offset behind the unit
 * @param bounded whether words before or behind limit it (近, 以上)
 */
record Candidate(
    String text,
    int from,
    int limit,
    Numeral numeral,
    UnitKind kind,
    String unit,
    int end,
    boolean bounded) {

  int start() {
    return numeral.start();
  }

  BigDecimal value() {
    return numeral.value();
  }

  BigDecimal high() {
    return numeral.high();
  }

  /** Returns the character {@code distance} before the number; 0 outside the sentence. */
  char before(int distance) {
    int i = numeral.start() - distance;
    return i >= from ? text.charAt(i) : '\0';
  }

  /** Returns the character {@code distance} behind the unit, from 0; 0 outside the sentence. */
  char after(int distance) {
    int i = end + distance;
    return i < limit ? text.charAt(i) : '\0';
  }

  boolean followedBy(String word) {
    return end + word.length() <= limit && text.startsWith(word, end);
  }

  boolean precededBy(String word) {
    int start = numeral.start() - word.length();
    return start >= from && text.startsWith(word, start);
  }
}
