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
    boolean bare) {

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
    return form == Form.CHINESE && end - start == 1 && value.intValue() == 1;
  }

  Numeral withValues(int newStart, int newEnd, BigDecimal newValue, BigDecimal newHigh) {
    return new Numeral(
        newStart, newEnd, newValue, newHigh, mask, form, open, vague, magnitude, bare);
  }
}
