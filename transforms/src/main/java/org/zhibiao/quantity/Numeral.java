package org.zhibiao.quantity;

import java.math.BigDecimal;

/**
 * A numeral as it stands in the text, without unit.
 *
 * @param start offset of its first character
 * @param end offset behind its last character, magnitude and 余, 多 included
 * @param value what it says, the low end of a range (三五百); null where masked
 * @param high high end of a range; null elsewhere
 * @param mask masked digits as written; null where nothing is masked
 * @param form how it is written
 * @param open whether 余, 多 or 几 says that it is more
 * @param vague whether only a magnitude is known: 数十, 几百
 * @param magnitude largest power of ten written as 十, 百, 千, 万, 亿; 0 where there is none
 * @param bare whether it has magnitudes but no digit: 百, 千万
 * @param notation what it says of itself: that it is a percentage, a fraction
 */
record Numeral(
    int start,
    int end,
    BigDecimal value,
    BigDecimal high,
    String mask,
    Form form,
    boolean open,
    boolean vague,
    int magnitude,
    boolean bare,
    Notation notation) {

  /** What a numeral says of itself, without a unit. */
  enum Notation {
    /** Nothing. */
    PLAIN,
    /** 百分之七十. */
    PERCENT,
    /** 千分之三. */
    PER_MILLE,
    /** 万分之三. */
    PER_MYRIAD,
    /** 三分之二, 一半, 1/3. */
    FRACTION,
    /** 2.52∶1, 10:45:45. */
    PROPORTION,
    /** 翻一番. */
    DOUBLING
  }

  /** How a numeral is written. */
  enum Form {
    /** 0–9, with or without a magnitude in Chinese. */
    ARABIC,
    /** 二百十七. */
    CHINESE,
    /** 一九八四: digit by digit. */
    DIGIT_BY_DIGIT,
    /** Masked. */
    MASKED
  }

  boolean arabic() {
    return form == Form.ARABIC;
  }

  boolean chinese() {
    return form == Form.CHINESE;
  }

  boolean masked() {
    return form == Form.MASKED;
  }

  /** Returns whether it is the single character 一. */
  boolean one() {
    return form == Form.CHINESE && end - start == 1 && value.compareTo(BigDecimal.ONE) == 0;
  }

  /** Returns this numeral with another span and other values. */
  Numeral with(int newStart, int newEnd, BigDecimal newValue, BigDecimal newHigh) {
    return new Numeral(
        newStart, newEnd, newValue, newHigh, mask, form, open, vague, magnitude, bare, notation);
  }

  /** Returns this numeral and a half; itself where it has no value. */
  Numeral plusHalf() {
    return value == null ? this : with(start, end, value.add(new BigDecimal("0.5")), high);
  }

  /** Returns this numeral with another notation. */
  Numeral as(Notation newNotation) {
    return new Numeral(
        start, end, value, high, mask, form, open, vague, magnitude, bare, newNotation);
  }
}
