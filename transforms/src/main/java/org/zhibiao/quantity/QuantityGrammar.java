package org.zhibiao.quantity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.zhibiao.catalogue.UnitKind;

/**
 * Reads the quantities of one sentence after the other: number, range, list, unit, qualifier. An
 * instance belongs to one thread.
 */
final class QuantityGrammar {

  private static final List<String> VAGUE = List.of("VAGUE_MAGNITUDE");
  private static final List<String> INFERRED = List.of("INFERRED_UNIT");
  private static final List<String> VAGUE_INFERRED = List.of("VAGUE_MAGNITUDE", "INFERRED_UNIT");
  private static final List<String> TABLE = List.of("TABLE_UNIT");
  private static final List<String> SHARED = List.of("SHARED_UNIT");

  private static final int MOST_SPACES = 4;

  private final QuantityWords words;
  private final QuantityExtractor.DropListener drops;
  private final NumeralScanner numerals = new NumeralScanner();
  private final List<Numeral> unitless = new ArrayList<>();

  private String text;
  private int from;
  private int limit;
  private List<Quantity> found;

  QuantityGrammar(QuantityWords words, QuantityExtractor.DropListener drops) {
    this.words = words;
    this.drops = drops;
  }

  /** Adds the quantities of a sentence. */
  void read(String text, int from, int limit, List<Quantity> found) {
    this.text = text;
    this.from = from;
    this.limit = limit;
    this.found = found;
    numerals.reset(text, from, limit);
    for (Numeral n = numerals.next(); n != null; n = numerals.next()) {
      numerals.moveTo(finish(n));
    }
    dropList();
  }

  /** Adds the quantities of a row of a table. */
  void readRow(String text, List<TableUnits.Cell> cells, TableUnits table, List<Quantity> found) {
    if (table.head(text, cells)) {
      dropHead(text, cells);
      return;
    }
    for (int i = 0; i < cells.size(); i++) {
      TableUnits.Cell cell = cells.get(i);
      Numeral whole = whole(text, cell);
      TableUnits.ColumnUnit unit = whole == null ? null : table.unitOf(text, cells, i);
      if (unit == null) {
        read(text, cell.start(), cell.end(), found);
      } else {
        found.add(inColumn(whole, unit));
      }
    }
  }

  private void dropHead(String text, List<TableUnits.Cell> cells) {
    if (drops == QuantityExtractor.DropListener.NONE) {
      return;
    }
    for (TableUnits.Cell cell : cells) {
      numerals.reset(text, cell.start(), cell.end());
      for (Numeral n = numerals.next(); n != null; n = numerals.next()) {
        drops.dropped(n.start(), n.end(), "table-head");
      }
    }
  }

  /** Returns the numeral that is all of a cell; null if there is none. */
  private Numeral whole(String text, TableUnits.Cell cell) {
    if (cell.start() == cell.end()) {
      return null;
    }
    numerals.reset(text, cell.start(), cell.end());
    Numeral numeral = numerals.next();
    boolean plain =
        numeral != null
            && numeral.notation() == Numeral.Notation.PLAIN
            && numeral.arabic()
            && numeral.value() != null
            && numeral.end() == cell.end();
    if (!plain) {
      return null;
    }
    if (numeral.start() == cell.start()) {
      return numeral;
    }
    char sign = text.charAt(cell.start());
    boolean negative = numeral.start() == cell.start() + 1 && "-－−".indexOf(sign) >= 0;
    return negative ? numeral.with(cell.start(), cell.end(), numeral.value().negate(), null) : null;
  }

  private static Quantity inColumn(Numeral numeral, TableUnits.ColumnUnit unit) {
    BigDecimal value = numeral.value().scaleByPowerOfTen(unit.power());
    return new Quantity(
        numeral.start(),
        numeral.end(),
        unit.kind(),
        value.scale() < 0 ? value.setScale(0) : value,
        null,
        null,
        unit.unit(),
        numeral.open() ? Qualifier.OVER : Qualifier.EXACT,
        "table",
        TABLE);
  }

  private char at(int i) {
    return i >= from && i < limit ? text.charAt(i) : '\0';
  }

  private int finish(Numeral numeral) {
    switch (numeral.notation()) {
      case PERCENT:
        return emit(numeral, UnitKind.PERCENT, "%", numeral.end(), "percent");
      case PER_MILLE:
        return emit(numeral, UnitKind.PERCENT, "‰", numeral.end(), "percent");
      case PER_MYRIAD:
        return emit(numeral, UnitKind.PERCENT, "‱", numeral.end(), "percent");
      case DOUBLING:
        return emit(numeral, UnitKind.MULTIPLE, "倍", numeral.end(), "doubling");
      case PROPORTION:
        return proportion(numeral);
      case FRACTION:
        return fraction(numeral);
      default:
        return plain(numeral);
    }
  }

  private int fraction(Numeral numeral) {
    UnitMatcher.Match unit = words.units().match(text, numeral.end(), limit);
    boolean measured =
        unit != null
            && switch (unit.kind()) {
              case MASS, LENGTH, VOLUME, AREA -> true;
              default -> false;
            };
    return measured
        ? emit(numeral, unit.kind(), unit.written(), unit.end(), "fraction")
        : emit(numeral, UnitKind.RATIO, "", numeral.end(), "fraction");
  }

  private int proportion(Numeral numeral) {
    if (TimeRules.clock(text, numeral)) {
      drops.dropped(numeral.start(), numeral.end(), "time");
      return numeral.end();
    }
    return emit(numeral, UnitKind.RATIO, "", numeral.end(), "proportion");
  }

  private int plain(Numeral numeral) {
    Numeral whole = range(numeral);
    int i = whole.end();
    i += emphasis(whole);
    if (!whole.chinese()) {
      int spaces = 0;
      while (spaces < MOST_SPACES && NumeralChars.space(at(i))) {
        i++;
        spaces++;
      }
    }
    if (at(i) == '成' && Tenths.end(text, i, limit, whole) > i) {
      int end = Tenths.end(text, i, limit, whole);
      return emit(Tenths.percent(text, i, limit, whole), UnitKind.PERCENT, "%", end, "tenths");
    }
    UnitMatcher.Match unit = words.units().match(text, i, limit);
    if (unit == null) {
      return withoutUnit(whole);
    }
    return emit(whole, unit.kind(), unit.written(), unit.end(), whole.masked() ? "mask" : "unit");
  }

  /** Returns the length of the marks behind a number that Markdown emphasises: **409**件. */
  private int emphasis(Numeral numeral) {
    int marks = 0;
    while (marks < 3
        && at(numeral.end() + marks) == '*'
        && at(numeral.start() - 1 - marks) == '*') {
      marks++;
    }
    return numeral.masked() ? 0 : marks;
  }

  /** Takes in the high end: 4.5%—5%, 3-5家, 五至八家. */
  private Numeral range(Numeral low) {
    if (low.value() == null || low.high() != null || low.bare()) {
      return low;
    }
    int i = low.end();
    char c = at(i);
    if (!RangeWords.mayFollow(c) && !words.units().mayBegin(c)) {
      return low;
    }
    UnitMatcher.Match lowUnit = words.units().match(text, i, limit);
    if (lowUnit != null) {
      i = lowUnit.end();
    }
    int behind = RangeWords.end(text, i, limit, low.start() > from ? at(low.start() - 1) : '\0');
    boolean listed = low.chinese() && c == '、' && low.end() - low.start() == 1;
    if (listed) {
      behind = i + 1;
    }
    if (behind == i) {
      return low;
    }
    byte kind = NumeralChars.kind(at(behind));
    if (kind != NumeralChars.DIGIT
        && kind != NumeralChars.CHINESE_DIGIT
        && kind != NumeralChars.SMALL_MAGNITUDE) {
      return low;
    }
    Numeral high = numerals.plain(behind);
    if (high == null || high.value() == null || high.arabic() != low.arabic()) {
      return low;
    }
    UnitMatcher.Match highUnit = words.units().match(text, high.end(), limit);
    if (lowUnit != null && (highUnit == null || !highUnit.written().equals(lowUnit.written()))) {
      return low;
    }
    if (listed
        && (highUnit == null
            || high.value().subtract(low.value()).compareTo(BigDecimal.ONE) != 0
            || at(low.start() - 1) == '第')) {
      return low;
    }
    BigDecimal lowValue = scaled(low, high, lowUnit == null);
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
        false,
        Numeral.Notation.PLAIN);
  }

  /** In 2—3万 the magnitude counts for both ends. */
  private static BigDecimal scaled(Numeral low, Numeral high, boolean bareLow) {
    BigDecimal value = low.value();
    int power = high.magnitude();
    boolean smaller = low.magnitude() < 4 && power >= 4;
    if (!smaller && !(low.chinese() && low.magnitude() == 0 && power >= 2) || !bareLow) {
      return value;
    }
    BigDecimal scaled = value.scaleByPowerOfTen(power);
    scaled = scaled.scale() < 0 ? scaled.setScale(0) : scaled;
    return scaled.compareTo(high.value()) <= 0 ? scaled : value;
  }

  private int withoutUnit(Numeral numeral) {
    if (words.unitless().listed(text, numeral, from, limit)) {
      unitless.add(numeral);
      return numeral.end();
    }
    return alone(numeral);
  }

  /** A number without unit: money, people, things, or no mention. */
  private int alone(Numeral numeral) {
    int end = numeral.end();
    boolean money = words.unitless().money(text, numeral, from, limit);
    if (!money && !words.unitless().counts(text, numeral, from, limit)) {
      drop(numeral);
      return end;
    }
    return emit(
        numeral, money ? UnitKind.MONEY : UnitKind.COUNT, money ? "元" : "", end, "magnitude");
  }

  private void drop(Numeral numeral) {
    if (drops == QuantityExtractor.DropListener.NONE) {
      return;
    }
    drops.dropped(
        numeral.start(), numeral.end(), words.filter().unitlessRule(text, numeral, from, limit));
  }

  /** Ends a list whose last number has no unit either. */
  private void dropList() {
    if (unitless.isEmpty()) {
      return;
    }
    List<Numeral> list = List.copyOf(unitless);
    unitless.clear();
    for (Numeral numeral : list) {
      alone(numeral);
    }
  }

  /** In 45、38、35个工作日 the unit counts for all. */
  private void settleList(Numeral last, UnitKind kind, String unit, String rule) {
    if (unitless.isEmpty()) {
      return;
    }
    int next = last.start();
    int first = unitless.size();
    while (first > 0 && Unitless.joined(text, unitless.get(first - 1).end(), next)) {
      first--;
      next = unitless.get(first).start();
    }
    if (kind == UnitKind.COUNT && !Unitless.countedList(text, from, unitless.get(0), last)) {
      dropList();
      return;
    }
    List<Numeral> list = List.copyOf(unitless.subList(first, unitless.size()));
    unitless.subList(first, unitless.size()).clear();
    dropList();
    for (Numeral numeral : list) {
      Numeral scaled = Unitless.likeLast(numeral, last);
      emit(scaled, kind, unit, numeral.end(), rule);
    }
  }

  private static List<String> issues(boolean vague, String unit, boolean unitless, String rule) {
    boolean inferred = unitless && rule.equals("magnitude") && !unit.isEmpty();
    if (rule.equals("list")) {
      return SHARED;
    }
    if (inferred) {
      return vague ? VAGUE_INFERRED : INFERRED;
    }
    return vague ? VAGUE : List.of();
  }

  private int emit(Numeral read, UnitKind kind, String unit, int unitEnd, String rule) {
    Numeral numeral = read;
    boolean listItem = unitEnd == numeral.end() && !unit.isEmpty() && !unitless.isEmpty();
    if (!listItem && unitEnd > numeral.end()) {
      settleList(numeral, kind, unit, "list");
    } else {
      dropList();
    }
    UnitKind settled = kind;
    int end = unitEnd;
    boolean open = numeral.open();
    if (!open
        && end > numeral.end()
        && words.moreBehind(text, end, limit, rule.equals("tenths") ? UnitKind.MULTIPLE : kind)) {
      open = true;
      end++;
    }
    if (end > numeral.end() && words.halfBehind(text, end, limit, kind)) {
      numeral = numeral.plusHalf();
      end++;
    }
    if ((unit.equals("名") || unit.equals("位")) && words.ranked(text, numeral.start(), from)) {
      settled = UnitKind.RANK;
    }
    Qualifier qualifier = words.qualifiers().before(text, numeral.start(), from);
    int after = words.qualifiers().lengthAfter(text, end, limit);
    boolean lifted = numeral.bare() && words.lifted(text, numeral.start(), from);
    Candidate candidate =
        new Candidate(
            text,
            from,
            limit,
            numeral,
            settled,
            unit,
            end,
            qualifier != null || after > 0 || lifted);
    String drop = words.filter().rule(candidate);
    if (drop != null) {
      drops.dropped(numeral.start(), end, drop);
      return end;
    }
    boolean vague = numeral.vague();
    if (qualifier == null && lifted) {
      qualifier = Qualifier.OVER;
      vague |= at(numeral.start() - 1) == '上';
    }
    if (after > 0) {
      Qualifier behind = words.qualifiers().after(text, end, after);
      end += after;
      if (qualifier == null || behind == Qualifier.AT_MOST) {
        qualifier = behind;
        boolean share = settled == UnitKind.PERCENT || settled == UnitKind.RATIO;
        if (qualifier == Qualifier.OVER && share) {
          qualifier = Qualifier.AT_LEAST;
        }
      }
    }
    if (qualifier == null && numeral.notation() == Numeral.Notation.DOUBLING) {
      // 翻了近一番: the limit stands inside.
      qualifier = words.qualifiers().before(text, numeral.end() - 2, numeral.start());
    }
    if (qualifier == null) {
      qualifier = open ? Qualifier.OVER : Qualifier.EXACT;
    }
    found.add(
        new Quantity(
            numeral.start(),
            end,
            settled,
            numeral.value(),
            numeral.high(),
            numeral.mask(),
            unit,
            numeral.high() != null ? Qualifier.EXACT : qualifier,
            rule,
            issues(vague, unit, unitEnd == numeral.end(), rule)));
    return end;
  }
}
