package org.zhibiao.quantity;

import java.math.BigDecimal;

/**
 * Reads one numeral: digits, Chinese numerals formal and colloquial, and mixtures (4亿零700多万). The
 * grammar is read from left to right; a character that does not fit ends the numeral.
 *
 * <p>An instance holds the state of one numeral and is used again for the next; it belongs to one
 * thread.
 */
final class NumeralReader {

  private static final int MAX_DIGITS = 15;
  private static final long MAX_VALUE = 1_000_000_000_000_000_000L;
  private static final long[] POWERS = new long[19];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private String text;
  private int limit;

  private long total;
  private long section;
  private long current;
  private boolean hasCurrent;
  private long lastMagnitude;
  private int lastSmall;
  private int lastBig;
  private boolean zero;
  private boolean open;
  private boolean vague;
  private boolean range;
  private boolean anyDigit;
  private boolean digitByDigit;
  private int magnitude;
  private BigDecimal decimal;

  /**
   * Reads the numeral at a position.
   *
   * @param text text
   * @param start offset of its first character
   * @param limit offset that it may not reach beyond
   * @return the numeral; null if there is none
   */
  Numeral read(String text, int start, int limit) {
    this.text = text;
    this.limit = limit;
    int end = pass(start, false);
    if (end == start) {
      return null;
    }
    BigDecimal value = result();
    BigDecimal high = null;
    if (range) {
      pass(start, true);
      high = result();
    }
    char first = text.charAt(start);
    Numeral.Form form =
        NumeralChars.digit(first)
            ? Numeral.Form.ARABIC
            : digitByDigit ? Numeral.Form.DIGIT_BY_DIGIT : Numeral.Form.CHINESE;
    return new Numeral(
        start,
        end,
        value,
        high,
        null,
        form,
        open,
        vague,
        magnitude,
        !anyDigit && !vague,
        Numeral.Notation.PLAIN);
  }

  private void reset() {
    total = 0;
    section = 0;
    current = 0;
    hasCurrent = false;
    lastMagnitude = 0;
    lastSmall = 0;
    lastBig = 0;
    zero = false;
    open = false;
    vague = false;
    range = false;
    anyDigit = false;
    digitByDigit = false;
    magnitude = 0;
    decimal = null;
  }

  private BigDecimal result() {
    if (decimal != null) {
      return decimal;
    }
    return BigDecimal.valueOf(total + section + (hasCurrent ? current : 0));
  }

  private char at(int i) {
    return i < limit ? text.charAt(i) : '\0';
  }

  private int pass(int start, boolean high) {
    reset();
    int i = start;
    while (i < limit) {
      char c = text.charAt(i);
      int next;
      switch (NumeralChars.kind(c)) {
        case NumeralChars.DIGIT -> next = digits(i);
        case NumeralChars.CHINESE_DIGIT -> next = chineseDigits(i, high);
        case NumeralChars.SMALL_MAGNITUDE -> next = smallMagnitude(i);
        case NumeralChars.BIG_MAGNITUDE -> next = bigMagnitude(i);
        case NumeralChars.OPEN_DIGIT -> next = openDigit(i, start);
        default -> next = other(i, start);
      }
      if (next == i) {
        break;
      }
      i = next;
    }
    if (zero
        && i > start
        && NumeralWords.isZero(text.charAt(i - 1))
        && lastMagnitude > 0
        && !hasCurrent) {
      i--;
    }
    return i;
  }

  private int digits(int start) {
    if (hasCurrent || decimal != null) {
      return start;
    }
    int i = start;
    long value = 0;
    int count = 0;
    while (i < limit && NumeralChars.digit(text.charAt(i))) {
      if (count < MAX_DIGITS) {
        value = value * 10 + NumeralChars.value(text.charAt(i));
      }
      count++;
      i++;
    }
    if (count <= 3) {
      int group = i;
      while ((at(group) == ',' || at(group) == '，') && threeDigits(group + 1)) {
        for (int k = 1; k <= 3; k++) {
          if (count < MAX_DIGITS) {
            value = value * 10 + NumeralChars.value(text.charAt(group + k));
          }
          count++;
        }
        group += 4;
      }
      i = group;
    }
    int point = i;
    boolean fraction = (at(i) == '.' || at(i) == '．') && NumeralChars.digit(at(i + 1));
    if (fraction && lastMagnitude > 0) {
      return start;
    }
    if (fraction) {
      i++;
      while (i < limit && NumeralChars.digit(text.charAt(i))) {
        i++;
      }
    }
    if (fraction || count >= MAX_DIGITS) {
      if (lastMagnitude > 0) {
        return start;
      }
      decimal = decimal(start, point, i);
    } else {
      if (lastMagnitude > 0 && value >= lastMagnitude) {
        return start;
      }
      current = value;
      hasCurrent = true;
    }
    anyDigit = true;
    return i;
  }

  private boolean threeDigits(int i) {
    return NumeralChars.digit(at(i))
        && NumeralChars.digit(at(i + 1))
        && NumeralChars.digit(at(i + 2))
        && !NumeralChars.digit(at(i + 3));
  }

  private BigDecimal decimal(int start, int point, int end) {
    StringBuilder digits = new StringBuilder(end - start);
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (NumeralChars.digit(c)) {
        digits.append((char) ('0' + NumeralChars.value(c)));
      } else if (i == point) {
        digits.append('.');
      }
    }
    return new BigDecimal(digits.toString());
  }

  private int chineseDigits(int start, boolean high) {
    if (hasCurrent || decimal != null) {
      return start;
    }
    char c = text.charAt(start);
    if (NumeralWords.isZero(c) && lastMagnitude > 0) {
      char after = at(start + 1);
      if (zero || NumeralChars.kind(after) == NumeralChars.NONE) {
        return start;
      }
      zero = true;
      lastSmall = 0;
      return start + 1;
    }
    int end = start;
    while (end < limit && NumeralChars.chineseDigit(text.charAt(end)) && !weight(start, end)) {
      end++;
    }
    int run = end - start;
    if (run == 1 && lastMagnitude > 0 && c == '两' && !NumeralChars.magnitude(at(end))) {
      return start;
    }
    anyDigit = true;
    hasCurrent = true;
    if (run == 1) {
      current = NumeralChars.value(c);
      return colloquialTail(start + 1, c);
    }
    int low = NumeralChars.value(c);
    char secondChar = text.charAt(start + 1);
    int second = NumeralChars.value(secondChar);
    boolean tens = c == '一' && secondChar == '二' && lastMagnitude > 0 && at(end) == '十';
    if (run == 2 && (tens || NumeralWords.adjacent(c, secondChar))) {
      range = true;
      current = high ? second : low;
      if (lastMagnitude > 10 && !zero && !NumeralChars.magnitude(at(end))) {
        current *= lastMagnitude / 10;
      }
      return end;
    }
    if (lastMagnitude > 0) {
      if (run == 2) {
        // 一千五一: the second digit is another number.
        current = low;
        return colloquialTail(start + 1, c);
      }
      return start;
    }
    if (run > MAX_DIGITS) {
      return start;
    }
    long value = 0;
    for (int i = start; i < end; i++) {
      value = value * 10 + NumeralChars.value(text.charAt(i));
    }
    current = value;
    digitByDigit = true;
    return end;
  }

  /** 两 behind a digit is a weight (二两), except in 一两. */
  private boolean weight(int start, int i) {
    char c = text.charAt(i);
    boolean two = c == '两' || c == '兩';
    return i > start && two && !(i == start + 1 && text.charAt(start) == '一');
  }

  /** 两千三 is 2300: a last digit right behind a magnitude counts its tenths. */
  private int colloquialTail(int end, char digit) {
    if (lastMagnitude > 10
        && !zero
        && !NumeralChars.magnitude(at(end))
        && (digit != '两')
        && current < 10) {
      current *= lastMagnitude / 10;
    }
    return end;
  }

  private int smallMagnitude(int i) {
    char c = text.charAt(i);
    char after = at(i + 1);
    if (decimal != null && decimal.scale() > 0 && c == '十') {
      return i;
    }
    if (c == '百' && !hasCurrent && after == '分' && (at(i + 2) == '之' || at(i + 2) == '点')) {
      return i;
    }
    if (c == '千'
        && (hasCurrent || decimal != null || lastMagnitude > 0)
        && NumeralWords.metric(after)) {
      return i;
    }
    int power = NumeralChars.value(c);
    if (power > 3) {
      if (hasCurrent || decimal != null || lastSmall == 1) {
        return i;
      }
      section += power;
      anyDigit = true;
      lastSmall = 1;
      lastMagnitude = 10;
      magnitude = Math.max(magnitude, 1);
      return i + 1;
    }
    if (decimal != null) {
      if (lastMagnitude > 0 && !NumeralChars.magnitude(text.charAt(i - 1))) {
        return i;
      }
      decimal = plain(decimal.scaleByPowerOfTen(power));
      lastMagnitude = POWERS[power];
      magnitude = Math.max(magnitude, power);
      return i + 1;
    }
    if (lastSmall != 0 && power >= lastSmall) {
      return i;
    }
    if (!hasCurrent && lastSmall != 0 && power != 1) {
      return i;
    }
    long digit = hasCurrent ? current : 1;
    section += digit * POWERS[power];
    if (!hasCurrent && NumeralChars.kind(c) == NumeralChars.SMALL_MAGNITUDE && power == 1) {
      anyDigit = true;
    }
    hasCurrent = false;
    zero = false;
    lastSmall = power;
    lastMagnitude = POWERS[power];
    magnitude = Math.max(magnitude, power);
    return i + 1;
  }

  private int bigMagnitude(int i) {
    char c = text.charAt(i);
    int power = NumeralChars.value(c);
    if (c == '兆' && !megaIsNumber(i)) {
      return i;
    }
    if (decimal != null) {
      if (lastMagnitude > 0 && power < lastBig) {
        return i;
      }
      decimal = plain(decimal.scaleByPowerOfTen(power));
    } else {
      long value = section + (hasCurrent ? current : 0);
      if (total == 0 && value == 0) {
        if (hasCurrent) {
          return i;
        }
        value = 1;
      }
      if (lastBig == 0) {
        if (value > MAX_VALUE / POWERS[power]) {
          return i;
        }
        total = value * POWERS[power];
      } else if (power > lastBig || power == lastBig && value == 0) {
        if (total + value > MAX_VALUE / POWERS[power]) {
          return i;
        }
        total = (total + value) * POWERS[power];
      } else {
        if (value == 0 || power == lastBig) {
          return i;
        }
        total += value * POWERS[power];
      }
    }
    section = 0;
    hasCurrent = false;
    zero = false;
    lastSmall = 0;
    lastBig = power;
    lastMagnitude = POWERS[power];
    magnitude = Math.max(magnitude, power);
    return i + 1;
  }

  private boolean megaIsNumber(int i) {
    char after = at(i + 1);
    return (hasCurrent || section > 0) && (after == '零' || NumeralChars.kind(after) != 0)
        || after == '元';
  }

  private static BigDecimal plain(BigDecimal value) {
    return value.scale() < 0 ? value.setScale(0) : value;
  }

  private int openDigit(int i, int start) {
    if (hasCurrent || decimal != null || open) {
      return i;
    }
    char c = text.charAt(i);
    boolean several = c == '几' || c == '幾';
    char after = at(i + 1);
    if (i == start) {
      if (!NumeralChars.magnitude(after)
          || NumeralChars.formal(after)
          || after == '兆'
          || !several && i > 0 && "人总件户个次分倍小多少无岁函参系指级位字基代奇偶度".indexOf(text.charAt(i - 1)) >= 0) {
        return i;
      }
      current = 1;
      hasCurrent = true;
      vague = true;
      open = true;
      return i + 1;
    }
    if (!several || lastMagnitude == 0) {
      return i;
    }
    open = true;
    if (NumeralChars.magnitude(after) && !zero && lastSmall > NumeralChars.value(after)) {
      current = 1;
      hasCurrent = true;
    }
    return i + 1;
  }

  private int other(int i, int start) {
    if (i == start) {
      return i;
    }
    char c = text.charAt(i);
    if (c == '多' || c == '余' || c == '餘') {
      if (open && !vague || !moreFollows(i, start)) {
        return i;
      }
      open = true;
      return NumeralChars.magnitude(at(i + 1)) ? i + 1 : end(i + 1);
    }
    if (c == '来' && lastSmall > 0 && !open && "个人名家户件次天里斤亩岁位条项".indexOf(at(i + 1)) >= 0) {
      open = true;
      return end(i + 1);
    }
    if (c == '点' || c == '點') {
      return point(i, start);
    }
    if (c == '个' || c == '個') {
      char after = at(i + 1);
      boolean hundredMillions =
          (after == '亿' || after == '億') && "元吨级斤".indexOf(at(i + 2)) < 0 && lastBig == 0;
      return hundredMillions && (hasCurrent || decimal != null || section > 0) ? i + 1 : i;
    }
    if (NumeralChars.space(c) && (hasCurrent || decimal != null)) {
      int k = i + 1;
      while (k < limit && k < i + 3 && NumeralChars.space(text.charAt(k))) {
        k++;
      }
      char after = at(k);
      boolean magnitude = after == '万' || after == '亿';
      boolean more = !open && (after == '多' || after == '余') && moreFollows(k, start);
      return (magnitude || more) && NumeralChars.digit(text.charAt(i - 1)) ? k : i;
    }
    return i;
  }

  private int end(int i) {
    limit = i;
    return i;
  }

  /** Whether 多 or 余 behind a numeral says that it is more. */
  private boolean moreFollows(int i, int start) {
    boolean read = lastMagnitude > 0 || hasCurrent || decimal != null;
    boolean single = lastMagnitude == 0 && i - start < 2 && !NumeralChars.digit(text.charAt(start));
    if (text.charAt(i) == '多') {
      return !single && NumeralWords.muchMore(at(i + 1), at(i + 2));
    }
    return read && NumeralWords.oddMore(at(i + 1));
  }

  private int point(int i, int start) {
    if (decimal != null
        || digitByDigit && !hasCurrent
        || !NumeralChars.chineseDigit(at(i + 1)) && !NumeralChars.digit(at(i + 1))
        || range
        || open) {
      return i;
    }
    if (!anyDigit || NumeralChars.formal(at(i + 1)) && !NumeralChars.formal(text.charAt(start))) {
      return i;
    }
    StringBuilder fraction = new StringBuilder();
    int k = i + 1;
    while (k < limit
        && (NumeralChars.chineseDigit(text.charAt(k)) && text.charAt(k) != '两'
            || NumeralChars.digit(text.charAt(k)))) {
      fraction.append((char) ('0' + NumeralChars.value(text.charAt(k))));
      k++;
    }
    if (fraction.isEmpty()) {
      return i;
    }
    decimal = new BigDecimal(total + section + (hasCurrent ? current : 0) + "." + fraction);
    hasCurrent = false;
    total = 0;
    section = 0;
    lastMagnitude = 0;
    lastSmall = 0;
    lastBig = 0;
    return k;
  }
}
