package org.zhibiao.quantity;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.zhibiao.catalogue.Unit;
import org.zhibiao.catalogue.UnitKind;
import org.zhibiao.catalogue.UnitTable;

/**
 * Finds the unit behind a numeral: the longest of the unit table that is not the beginning of
 * another word, a unit with 次 in brackets (批（次）), or two units with a slash (元/吨). Immutable.
 */
final class UnitMatcher {

  private final Unit[][] byFirst = new Unit[1 << 16][];

  /**
   * A unit in the text.
   *
   * @param end offset behind it
   * @param kind what it measures
   * @param written the unit as rows write it
   */
  record Match(int end, UnitKind kind, String written) {}

  UnitMatcher(UnitTable table) {
    Map<Character, Unit[]> index = new HashMap<>();
    for (Unit unit : table.units()) {
      Unit[] before = index.getOrDefault(unit.name().charAt(0), new Unit[0]);
      Unit[] after = Arrays.copyOf(before, before.length + 1);
      after[before.length] = unit;
      Arrays.sort(after, (a, b) -> b.name().length() - a.name().length());
      index.put(unit.name().charAt(0), after);
    }
    index.forEach((c, units) -> byFirst[c] = units);
  }

  /**
   * Returns the unit at a position.
   *
   * @param text text
   * @param start offset of the unit's first character
   * @param limit offset that it may not reach beyond
   * @return the unit; null if there is none
   */
  Match match(String text, int start, int limit) {
    Unit unit = find(text, start, limit);
    if (unit == null) {
      return null;
    }
    int end = start + unit.name().length();
    if (end + 2 < limit && (text.charAt(end) == '（' || text.charAt(end) == '(')) {
      char close = text.charAt(end + 2);
      if (text.charAt(end + 1) == '次' && (close == '）' || close == ')')) {
        return new Match(end + 3, UnitKind.COUNT, unit.written() + "次");
      }
    }
    if (end + 1 < limit && per(unit, text.charAt(end))) {
      int second = end + 1;
      while (second < limit && NumeralChars.magnitude(text.charAt(second))) {
        second++;
      }
      Unit per = find(text, second, limit);
      if (per != null) {
        int stop = second + per.name().length();
        UnitKind kind = unit.kind() == UnitKind.MONEY ? UnitKind.MONEY : UnitKind.COUNT;
        return new Match(stop, kind, unit.written() + text.substring(end, stop));
      }
    }
    return new Match(end, unit.kind(), unit.written());
  }

  private static boolean per(Unit unit, char c) {
    return c == '/'
        || c == '／'
        || c == '每'
            && switch (unit.kind()) {
              case MASS, VOLUME, LENGTH, MONEY, ENERGY -> true;
              default -> false;
            };
  }

  /** Returns whether a unit may begin with a character. */
  boolean mayBegin(char c) {
    return byFirst[c] != null;
  }

  private Unit find(String text, int start, int limit) {
    if (start >= limit) {
      return null;
    }
    Unit[] units = byFirst[text.charAt(start)];
    if (units == null) {
      return null;
    }
    for (Unit unit : units) {
      int end = start + unit.name().length();
      if (end <= limit
          && text.startsWith(unit.name(), start)
          && !otherWord(unit, text, end, limit)) {
        return unit;
      }
    }
    return null;
  }

  private static boolean otherWord(Unit unit, String text, int end, int limit) {
    if (end >= limit) {
      return false;
    }
    char last = unit.name().charAt(unit.name().length() - 1);
    if (letter(last)) {
      return letter(text.charAt(end));
    }
    boolean other = false;
    for (String word : unit.notBefore()) {
      if (word.charAt(0) == '!') {
        if (text.startsWith(word.substring(1), end)) {
          return false;
        }
      } else if (!other && text.startsWith(word, end)) {
        other = true;
      }
    }
    return other;
  }

  private static boolean letter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}
