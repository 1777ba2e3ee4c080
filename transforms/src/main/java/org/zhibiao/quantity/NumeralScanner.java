package org.zhibiao.quantity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks over a text and reads the numerals where they begin: plain ones, signed ones, masks,
 * percentages in words, fractions, proportions, doublings. It knows neither units nor what is a
 * mention. An instance belongs to one thread.
 */
final class NumeralScanner {

  private static final int FRACTION_DIGITS = 4;
  private static final BigDecimal LARGEST_DENOMINATOR = BigDecimal.valueOf(1000);

  private final NumeralReader reader = new NumeralReader();

  private String text;

  /** The characters of text. */
  private char[] chars;

  private int from;
  private int limit;
  private int at;

  /** Begins with a part of a text. */
  void reset(String text, int from, int limit) {
    if (!text.equals(this.text)) {
      this.chars = text.toCharArray();
    }
    this.text = text;
    this.from = from;
    this.limit = limit;
    this.at = from;
  }

  /** Goes on behind an offset. */
  void moveTo(int offset) {
    at = Math.max(at, offset);
  }

  /** Returns all numerals of a text, for tests and for looking into the scanner. */
  static List<Numeral> scan(String text) {
    NumeralScanner scanner = new NumeralScanner();
    scanner.reset(text, 0, text.length());
    List<Numeral> numerals = new ArrayList<>();
    for (Numeral n = scanner.next(); n != null; n = scanner.next()) {
      numerals.add(n);
    }
    return numerals;
  }

  /** Returns the next numeral; null if there is no more. */
  Numeral next() {
    while (at < limit) {
      byte kind = NumeralChars.kind(chars[at]);
      if (kind == NumeralChars.NONE) {
        at++;
        continue;
      }
      Numeral numeral = begin(at, kind);
      if (numeral != null) {
        at = numeral.end();
        return numeral;
      }
      char mark = text.charAt(at);
      at++;
      while (kind == NumeralChars.MASK && at < limit && text.charAt(at) == mark) {
        at++;
      }
    }
    return null;
  }

  /** Reads a plain numeral at a position; null if there is none. */
  Numeral plain(int start) {
    return start < limit ? reader.read(text, start, limit) : null;
  }

  private char at(int i) {
    return i >= from && i < limit ? chars[i] : '\0';
  }

  private Numeral begin(int start, byte kind) {
    if (kind == NumeralChars.DOUBLING) {
      return doubling(start);
    }
    if (kind == NumeralChars.MASK || circles(start)) {
      return MaskReader.read(text, start, from, limit);
    }
    Numeral partial = MaskReader.partial(text, start, from, limit);
    if (partial != null) {
      return partial;
    }
    Numeral percent = percent(start);
    Numeral numeral = percent != null ? percent : reader.read(text, start, limit);
    if (numeral == null || formalCharacter(numeral)) {
      return null;
    }
    if (percent == null) {
      numeral = relation(numeral);
    }
    return signed(numeral);
  }

  /** ○○ is a mask where it begins a number; in 二○○五 it is zero. */
  private boolean circles(int start) {
    char c = text.charAt(start);
    if (c != '○' && !(c == '〇' && at(start + 1) == '〇')) {
      return false;
    }
    int i = start;
    while (at(i) == c) {
      i++;
    }
    return !NumeralChars.chineseDigit(at(i))
        && !NumeralChars.chineseDigit(at(start - 1))
        && !NumeralChars.digit(at(start - 1));
  }

  /** 伍, 陆, 拾 by themselves are parts of words: 队伍, 陆地, 收拾. */
  private boolean formalCharacter(Numeral numeral) {
    return numeral.end() - numeral.start() == 1
        && NumeralChars.formal(text.charAt(numeral.start()));
  }

  /** −3.6, 负3.6. */
  private Numeral signed(Numeral numeral) {
    int sign = numeral.start() - 1;
    if (at(sign) == '的' && negative(at(sign - 1))) {
      sign--;
    }
    char c = at(sign);
    boolean minus = c == '-' || c == '－' || c == '−';
    if (minus) {
      char before = at(sign - 1);
      boolean opens =
          numeral.arabic()
              && (NumeralChars.han(before) && !NumeralChars.magnitude(before)
                  || before == '('
                  || before == '（'
                  || before == ' '
                  || sign == from && from == 0);
      if (!opens || NumeralChars.digit(before)) {
        return numeral;
      }
    } else if (!negative(c) || !opensNegative(at(sign - 1))) {
      return numeral;
    }
    BigDecimal value = numeral.value() == null ? null : numeral.value().negate();
    // Of 负三五百 the low end is the greater number with its sign.
    return numeral.high() == null
        ? numeral.with(sign, numeral.end(), value, null)
        : numeral.with(sign, numeral.end(), numeral.high().negate(), value);
  }

  /** 增长负3.6% has a sign; 减负, 担负, 自负 are words. */
  private static boolean opensNegative(char before) {
    return !NumeralChars.han(before) || "长为了是到幅率值有".indexOf(before) >= 0;
  }

  private static boolean negative(char c) {
    return c == '负' || c == '負';
  }

  /** 翻番, 翻了一番, 翻两番: two to the power of the number. */
  private Numeral doubling(int start) {
    int i = start + 1;
    if (at(i) == '了') {
      i++;
    }
    if (at(i) == '近' || at(i) == '约') {
      i++;
    }
    int power = 1;
    if (NumeralChars.chineseDigit(at(i)) || NumeralChars.digit(at(i))) {
      power = NumeralChars.value(at(i));
      i++;
    }
    if (at(i) != '番' || power == 0) {
      return null;
    }
    boolean more = at(i + 1) == '多';
    return new Numeral(
        start,
        more ? i + 2 : i + 1,
        BigDecimal.valueOf(1L << power),
        null,
        null,
        Numeral.Form.CHINESE,
        more,
        false,
        0,
        false,
        Numeral.Notation.DOUBLING);
  }

  private static Numeral numeral(int start, int end, BigDecimal value, Numeral.Notation notation) {
    return new Numeral(
        start, end, value, null, null, Numeral.Form.CHINESE, false, false, 0, false, notation);
  }

  /** 百分之七十, 千分之五. */
  private Numeral percent(int start) {
    char c = at(start);
    if (c != '百' && c != '千' && c != '万' && c != '仟' && c != '萬'
        || at(start + 1) != '分'
        || at(start + 2) != '之') {
      return null;
    }
    int i = start + 3;
    boolean negative = at(i) == '负';
    Numeral numeral = plain(negative ? i + 1 : i);
    if (numeral == null) {
      return null;
    }
    Numeral.Notation notation =
        c == '百'
            ? Numeral.Notation.PERCENT
            : c == '千' || c == '仟' ? Numeral.Notation.PER_MILLE : Numeral.Notation.PER_MYRIAD;
    BigDecimal value = negative ? numeral.value().negate() : numeral.value();
    Numeral whole = numeral.with(start, numeral.end(), value, numeral.high()).as(notation);
    // 百分之百 has a digit: one hundred.
    return whole.bare() ? numeral(start, whole.end(), value, notation) : whole;
  }

  /** What follows a plain numeral and makes it a fraction or proportion. */
  private Numeral relation(Numeral numeral) {
    if (numeral.value() == null) {
      return numeral;
    }
    Numeral found = half(numeral);
    if (found == null) {
      found = fraction(numeral);
    }
    if (found == null) {
      found = slash(numeral);
    }
    if (found == null) {
      found = proportion(numeral);
    }
    return found == null ? numeral : found;
  }

  private Numeral half(Numeral numeral) {
    boolean one =
        numeral.value().compareTo(BigDecimal.ONE) == 0 && numeral.end() - numeral.start() == 1;
    if (!one || at(numeral.end()) != '半' || at(numeral.end() + 1) == '径') {
      return null;
    }
    return numeral(
        numeral.start(), numeral.end() + 1, new BigDecimal("0.5"), Numeral.Notation.FRACTION);
  }

  /** 三分之二, 三又二分之一. */
  private Numeral fraction(Numeral numeral) {
    int end = numeral.end();
    if (at(end) == '又') {
      Numeral denominator = plain(end + 1);
      Numeral part = denominator == null ? null : fraction(denominator);
      return part == null
          ? null
          : numeral(
              numeral.start(),
              part.end(),
              numeral.value().add(part.value()),
              Numeral.Notation.FRACTION);
    }
    if (at(end) != '分' || at(end + 1) != '之' || numeral.value().signum() == 0) {
      return null;
    }
    Numeral numerator = plain(end + 2);
    if (numerator == null || numerator.value() == null) {
      return null;
    }
    return numeral(
        numeral.start(),
        numerator.end(),
        divide(numerator.value(), numeral.value()),
        Numeral.Notation.FRACTION);
  }

  private static BigDecimal divide(BigDecimal numerator, BigDecimal denominator) {
    return numerator.divide(denominator, FRACTION_DIGITS, RoundingMode.HALF_UP);
  }

  /** 1/3, but neither 2024/02/06 nor 24/7. */
  private Numeral slash(Numeral numeral) {
    int end = numeral.end();
    if (at(end) != '/' && at(end) != '／'
        || !numeral.arabic()
        || !NumeralChars.digit(at(end + 1))
        || at(numeral.start() - 1) == '/') {
      return null;
    }
    Numeral denominator = plain(end + 1);
    if (denominator == null
        || denominator.value().signum() == 0
        || at(denominator.end()) == '/'
        || text.charAt(end + 1) == '0'
        || denominator.value().compareTo(LARGEST_DENOMINATOR) > 0
        || numeral.value().compareTo(denominator.value()) >= 0
        || "年月日小时".indexOf(at(denominator.end())) >= 0) {
      return null;
    }
    return numeral(
        numeral.start(),
        denominator.end(),
        divide(numeral.value(), denominator.value()),
        Numeral.Notation.FRACTION);
  }

  /** 2.52∶1; 10:45:45 has no value. The time of day has the notation without being one. */
  private Numeral proportion(Numeral numeral) {
    int end = numeral.end();
    if (!numeral.arabic() || !colon(at(end)) || !NumeralChars.digit(at(end + 1))) {
      return null;
    }
    Numeral second = plain(end + 1);
    if (colon(at(second.end())) && NumeralChars.digit(at(second.end() + 1))) {
      Numeral third = plain(second.end() + 1);
      return numeral(numeral.start(), third.end(), null, Numeral.Notation.PROPORTION);
    }
    BigDecimal value =
        second.value().signum() == 0
            ? null
            : second.value().compareTo(BigDecimal.ONE) == 0
                ? numeral.value()
                : divide(numeral.value(), second.value());
    return numeral(numeral.start(), second.end(), value, Numeral.Notation.PROPORTION);
  }

  private static boolean colon(char c) {
    return c == '∶' || c == ':' || c == '：' || c == '︰';
  }
}
