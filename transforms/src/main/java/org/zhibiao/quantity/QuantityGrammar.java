package org.zhibiao.quantity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.zhibiao.catalogue.UnitKind;

/**
 * Reads the quantities of one sentence after the other: number, range, unit, qualifier. An instance
 * belongs to one thread.
 */
final class QuantityGrammar {

  private static final int MONEY_REACH = 9;

  private final UnitMatcher units;
  private final QualifierReader qualifiers;
  private final QuantityFilter filter;
  private final PhraseIndex moneyCues;
  private final PhraseIndex levelNouns;
  private final QuantityExtractor.DropListener drops;
  private final NumeralReader numerals = new NumeralReader();

  private String text;
  private int from;
  private int limit;
  private List<Quantity> found;

  QuantityGrammar(
      UnitMatcher units,
      QualifierReader qualifiers,
      QuantityFilter filter,
      PhraseIndex moneyCues,
      PhraseIndex levelNouns,
      QuantityExtractor.DropListener drops) {
    this.units = units;
    this.qualifiers = qualifiers;
    this.filter = filter;
    this.moneyCues = moneyCues;
    this.levelNouns = levelNouns;
    this.drops = drops;
  }

  /** Adds the quantities of a sentence. */
  void read(String text, int from, int limit, List<Quantity> found) {
    this.text = text;
    this.from = from;
    this.limit = limit;
    this.found = found;
    int i = from;
    while (i < limit) {
      byte kind = NumeralChars.kind(text.charAt(i));
      i = kind == NumeralChars.NONE ? i + 1 : Math.max(i + 1, candidate(i, kind));
    }
  }

  private char at(int i) {
    return i >= from && i < limit ? text.charAt(i) : '\0';
  }

  private int candidate(int start, byte kind) {
    if (kind == NumeralChars.DOUBLING) {
      return doubling(start);
    }
    if (kind == NumeralChars.MASK) {
      Numeral mask = MaskReader.read(text, start, from, limit);
      return mask == null ? start + 1 : finish(mask);
    }
    int percent = percent(start);
    if (percent > start) {
      return percent;
    }
    Numeral numeral = numerals.read(text, start, limit);
    if (numeral == null) {
      return start + 1;
    }
    int fraction = fraction(numeral);
    return fraction > start ? fraction : finish(numeral);
  }

  /** 翻番, 翻了一番, 翻两番: two to the power of the number. */
  private int doubling(int start) {
    int i = start + 1;
    if (at(i) == '了') {
      i++;
    }
    if (at(i) == '近') {
      i++;
    }
    int power = 1;
    if (NumeralChars.chineseDigit(at(i))) {
      power = NumeralChars.value(at(i));
      i++;
    }
    if (at(i) != '番' || power == 0) {
      return start + 1;
    }
    BigDecimal value = BigDecimal.valueOf(1L << power);
    Qualifier qualifier = qualifiers.before(text, start, from);
    int end = i + 1;
    QualifierReader.After after = qualifiers.after(text, end, limit);
    if (after != null) {
      end = after.end();
      qualifier = after.qualifier();
    }
    add(start, end, UnitKind.MULTIPLE, value, null, null, "倍", qualifier, "doubling");
    return end;
  }

  /** 百分之七十, 千分之五. */
  private int percent(int start) {
    char c = at(start);
    if (c != '百' && c != '千' && c != '万' || at(start + 1) != '分' || at(start + 2) != '之') {
      return start;
    }
    Numeral numeral = numerals.read(text, start + 3, limit);
    if (numeral == null) {
      return start;
    }
    String unit = c == '百' ? "%" : c == '千' ? "‰" : "‱";
    return emit(
        numeral.withValues(start, numeral.end(), numeral.value(), numeral.high()),
        UnitKind.PERCENT,
        unit,
        numeral.end(),
        "percent");
  }

  /** 三分之二, 一半. */
  private int fraction(Numeral numeral) {
    int end = numeral.end();
    if (numeral.value() == null) {
      return numeral.start();
    }
    if (numeral.value().compareTo(BigDecimal.ONE) == 0
        && at(end) == '半'
        && end - numeral.start() == 1) {
      Numeral half = numeral.withValues(numeral.start(), end + 1, new BigDecimal("0.5"), null);
      return emit(half, UnitKind.RATIO, "", end + 1, "fraction");
    }
    if (at(end) != '分' || at(end + 1) != '之' || numeral.value().signum() == 0) {
      return numeral.start();
    }
    Numeral over = numerals.read(text, end + 2, limit);
    if (over == null) {
      return numeral.start();
    }
    BigDecimal value = over.value().divide(numeral.value(), 4, RoundingMode.HALF_UP);
    Numeral ratio =
        new Numeral(
            numeral.start(), over.end(), value, null, null, numeral.form(), false, false, 0, false);
    return emit(ratio, UnitKind.RATIO, "", over.end(), "fraction");
  }

  private int finish(Numeral numeral) {
    int ratio = ratio(numeral);
    if (ratio > numeral.start()) {
      return ratio;
    }
    Numeral whole = range(numeral);
    int i = whole.end();
    int spaces = 0;
    while (spaces < 2 && NumeralChars.space(at(i)) && (whole.arabic() || whole.masked())) {
      i++;
      spaces++;
    }
    int tenths = tenths(whole, i);
    if (tenths > i) {
      Numeral percent = whole.withValues(whole.start(), whole.end(), tenthsValue(whole, i), null);
      return emit(percent, UnitKind.PERCENT, "%", tenths, "tenths");
    }
    UnitMatcher.Match unit = units.match(text, i, limit);
    if (unit == null) {
      return withoutUnit(whole);
    }
    return emit(whole, unit.kind(), unit.written(), unit.end(), whole.masked() ? "mask" : "unit");
  }

  private int tenths(Numeral numeral, int i) {
    if (at(i) != '成'
        || numeral.value() == null
        || numeral.magnitude() > 0
        || numeral.value().compareTo(BigDecimal.TEN) > 0
        || "立功为员果都份熟长本效绩型品人就交".indexOf(at(i + 1)) >= 0) {
      return i;
    }
    return at(i + 1) == '五' || at(i + 1) == '半' ? i + 2 : i + 1;
  }

  private BigDecimal tenthsValue(Numeral numeral, int i) {
    BigDecimal value = numeral.value().multiply(BigDecimal.TEN);
    return at(i + 1) == '五' || at(i + 1) == '半' ? value.add(BigDecimal.valueOf(5)) : value;
  }

  /** 2.52∶1, 10:45:45. */
  private int ratio(Numeral numeral) {
    if (!numeral.arabic()
        || !colon(at(numeral.end()))
        || !NumeralChars.digit(at(numeral.end() + 1))) {
      return numeral.start();
    }
    Numeral second = numerals.read(text, numeral.end() + 1, limit);
    if (second == null) {
      return numeral.start();
    }
    if (colon(at(second.end())) && NumeralChars.digit(at(second.end() + 1))) {
      Numeral third = numerals.read(text, second.end() + 1, limit);
      boolean time = text.charAt(second.start()) == '0' || text.charAt(third.start()) == '0';
      if (time) {
        drops.dropped(numeral.start(), third.end(), "time");
      } else {
        add(numeral.start(), third.end(), UnitKind.RATIO, null, null, null, "", null, "proportion");
      }
      return third.end();
    }
    boolean clock =
        second.end() - second.start() == 2
            && second.value().scale() == 0
            && second.value().intValue() < 60
            && numeral.value().scale() == 0
            && numeral.value().intValue() < 25;
    if (clock || second.value().signum() == 0) {
      drops.dropped(numeral.start(), second.end(), "time");
      return second.end();
    }
    BigDecimal value =
        second.value().compareTo(BigDecimal.ONE) == 0
            ? numeral.value()
            : numeral.value().divide(second.value(), 4, RoundingMode.HALF_UP);
    add(numeral.start(), second.end(), UnitKind.RATIO, value, null, null, "", null, "proportion");
    return second.end();
  }

  private static boolean colon(char c) {
    return c == '∶' || c == ':' || c == '：' || c == '︰';
  }

  /** Takes in the high end: 4.5%—5%, 3-5家, 五至八家. */
  private Numeral range(Numeral low) {
    if (low.value() == null || low.high() != null || low.bare()) {
      return low;
    }
    int i = low.end();
    UnitMatcher.Match lowUnit = units.match(text, i, limit);
    if (lowUnit != null) {
      i = lowUnit.end();
    }
    int dash = i;
    while (dash < limit && "-–—―－~～〜─".indexOf(at(dash)) >= 0 && dash < i + 2) {
      dash++;
    }
    if (dash == i && (at(i) == '至' || at(i) == '到' && at(low.start() - 1) != '从')) {
      dash = i + 1;
    }
    if (dash == i) {
      return low;
    }
    byte kind = NumeralChars.kind(at(dash));
    if (kind != NumeralChars.DIGIT
        && kind != NumeralChars.CHINESE_DIGIT
        && kind != NumeralChars.SMALL_MAGNITUDE) {
      return low;
    }
    Numeral high = numerals.read(text, dash, limit);
    if (high == null || high.value() == null || high.arabic() != low.arabic()) {
      return low;
    }
    UnitMatcher.Match highUnit = units.match(text, high.end(), limit);
    if (lowUnit != null && (highUnit == null || !highUnit.written().equals(lowUnit.written()))) {
      return low;
    }
    BigDecimal lowValue = low.value();
    if (lowUnit == null && low.magnitude() < 4 && high.magnitude() >= 4) {
      BigDecimal scaled =
          lowValue.scaleByPowerOfTen(high.magnitude()).setScale(Math.max(0, lowValue.scale()));
      if (scaled.compareTo(high.value()) <= 0) {
        lowValue = scaled;
      }
    }
    if (lowValue.compareTo(high.value()) > 0) {
      return low;
    }
    return new Numeral(
        low.start(),
        high.end(),
        lowValue,
        high.value(),
        null,
        low.form(),
        low.open() || high.open(),
        low.vague() || high.vague(),
        high.magnitude(),
        false);
  }

  private int withoutUnit(Numeral numeral) {
    int end = numeral.end();
    boolean level = numeral.magnitude() >= 4 && at(end) == '级';
    boolean money = level || moneyCue(numeral.start()) || moneyLevel(numeral);
    if (!level && !money && !peopleOrThings(numeral)) {
      drops.dropped(numeral.start(), end, noUnitRule(numeral));
      return end;
    }
    if (numeral.magnitude() < 4 && !numeral.vague()) {
      drops.dropped(numeral.start(), end, noUnitRule(numeral));
      return end;
    }
    return emit(
        numeral, money ? UnitKind.MONEY : UnitKind.COUNT, money ? "元" : "", end, "magnitude");
  }

  /** 40万群众: a magnitude and what it counts, without classifier. */
  private boolean peopleOrThings(Numeral numeral) {
    char after = at(numeral.end());
    if (numeral.bare()) {
      return "上近超逾".indexOf(at(numeral.start() - 1)) >= 0
          && NumeralChars.han(after)
          && after != '的';
    }
    return !(numeral.chinese() && after == '的');
  }

  /** 三十亿以上重大项目: money that selects. */
  private boolean moneyLevel(Numeral numeral) {
    if (numeral.magnitude() < 8) {
      return false;
    }
    QualifierReader.After after = qualifiers.after(text, numeral.end(), limit);
    return after != null && levelNouns.at(text, after.end(), limit) != null;
  }

  private String noUnitRule(Numeral numeral) {
    if (numeral.masked()) {
      return "masked-name";
    }
    String phrase = filter.phrase(text, numeral.start(), numeral.end(), from, limit);
    if (phrase != null) {
      return phrase;
    }
    char before = at(numeral.start() - 1);
    if (before == '第') {
      return "ordinal";
    }
    char after = at(numeral.end());
    if (after == '年' || after == '月' || after == '日' || after == '时' || after == '点') {
      return "date";
    }
    if (after == '届' || after == '号' || after == '级') {
      return "ordinal";
    }
    if (numeral.start() == from || after == '、' || after == '是') {
      return "heading-number";
    }
    return "no-unit";
  }

  /** Whether a noun of money stands before the number in its clause. */
  private boolean moneyCue(int start) {
    for (int i = start; i > from && i > start - MONEY_REACH; i--) {
      if ("，。；、,;".indexOf(text.charAt(i - 1)) >= 0) {
        return false;
      }
      if (moneyCues.before(text, i, from) != null) {
        return true;
      }
    }
    return false;
  }

  private int emit(Numeral numeral, UnitKind kind, String unit, int unitEnd, String rule) {
    UnitKind settled = kind;
    int end = unitEnd;
    char next = at(end);
    boolean open = numeral.open();
    if (!open && kind != UnitKind.COUNT && (next == '多' || next == '余') && at(end + 1) != '元') {
      open = true;
      end++;
    }
    boolean rankPrefix =
        at(numeral.start() - 1) == '第' || at(numeral.start() - 1) == '前' && !numeral.masked();
    if (rankPrefix && (unit.equals("名") || unit.equals("位"))) {
      settled = UnitKind.RANK;
    }
    Candidate candidate =
        new Candidate(
            text,
            from,
            limit,
            numeral,
            settled,
            unit,
            numeral.value(),
            numeral.high(),
            numeral.end(),
            end,
            bounded(numeral.start(), end));
    String drop = filter.rule(candidate);
    if (drop != null) {
      drops.dropped(numeral.start(), end, drop);
      return end;
    }
    Qualifier qualifier = qualifiers.before(text, numeral.start(), from);
    boolean vague = numeral.vague();
    if (qualifier == null && numeral.bare() && "上过成破".indexOf(at(numeral.start() - 1)) >= 0) {
      qualifier = Qualifier.OVER;
      vague = true;
    }
    QualifierReader.After after = qualifiers.after(text, end, limit);
    if (after != null) {
      end = after.end();
      if (qualifier == null || after.qualifier() == Qualifier.AT_MOST) {
        qualifier = after.qualifier();
        if (qualifier == Qualifier.OVER
            && (settled == UnitKind.PERCENT || settled == UnitKind.RATIO)) {
          qualifier = Qualifier.AT_LEAST;
        }
      }
    }
    if (qualifier == null && open) {
      qualifier = Qualifier.OVER;
    }
    if (numeral.high() != null) {
      qualifier = Qualifier.EXACT;
    }
    add(
        numeral.start(),
        end,
        settled,
        numeral.value(),
        numeral.high(),
        numeral.mask(),
        unit,
        qualifier,
        rule,
        vague ? List.of("VAGUE_MAGNITUDE") : List.of());
    return end;
  }

  /** Whether words before or behind limit the number, so that it is meant as a number. */
  private boolean bounded(int start, int end) {
    return "上过破成".indexOf(at(start - 1)) >= 0 && !qualifiers.deceptive(text, start, from)
        || qualifiers.before(text, start, from) != null
        || qualifiers.after(text, end, limit) != null;
  }

  private void add(
      int start,
      int end,
      UnitKind kind,
      BigDecimal value,
      BigDecimal high,
      String mask,
      String unit,
      Qualifier qualifier,
      String rule) {
    add(start, end, kind, value, high, mask, unit, qualifier, rule, List.of());
  }

  private void add(
      int start,
      int end,
      UnitKind kind,
      BigDecimal value,
      BigDecimal high,
      String mask,
      String unit,
      Qualifier qualifier,
      String rule,
      List<String> issues) {
    found.add(
        new Quantity(
            start,
            end,
            kind,
            value,
            high,
            mask,
            unit,
            qualifier == null ? Qualifier.EXACT : qualifier,
            rule,
            issues));
  }
}
