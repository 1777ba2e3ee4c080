package org.zhibiao.quantity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zhibiao.catalogue.Unit;
import org.zhibiao.catalogue.UnitKind;
import org.zhibiao.catalogue.UnitTable;

/**
 * Finds the unit behind a numeral: the longest of the unit table that is not the beginning of
 * another word, a unit with 次 in brackets (批（次）), or two units with a slash (元/吨). Immutable.
 */
final class UnitMatcher {

  private static final List<String> TIMES =
      List.of("小时", "分钟", "日", "天", "年", "月", "周", "季", "时", "秒");

  private final Entry[][] byFirst = new Entry[1 << 16][];

  /**
   * A unit and what may not follow it.
   *
   * @param unit the unit
   * @param name its name
   * @param latin whether its name ends in a Latin letter
   * @param characters single characters that may not follow
   * @param words longer beginnings that may not follow
   * @param exceptions beginnings that may follow nevertheless
   */
  private record Entry(
      Unit unit,
      String name,
      boolean latin,
      String characters,
      List<String> words,
      List<String> exceptions) {

    static Entry of(Unit unit) {
      StringBuilder characters = new StringBuilder();
      List<String> words = new ArrayList<>();
      List<String> exceptions = new ArrayList<>();
      for (String word : unit.notBefore()) {
        if (word.charAt(0) == '!') {
          exceptions.add(word.substring(1));
        } else if (word.length() == 1) {
          characters.append(word);
        } else {
          words.add(word);
        }
      }
      String name = unit.name();
      boolean latin = letter(name.charAt(name.length() - 1));
      return new Entry(unit, name, latin, characters.toString(), words, exceptions);
    }

    /** Whether the unit together with what follows is another word. */
    boolean otherWord(String text, int end, int limit) {
      if (end >= limit) {
        return false;
      }
      char next = text.charAt(end);
      if (latin) {
        return letter(next);
      }
      boolean other = characters.indexOf(next) >= 0;
      for (int i = 0; !other && i < words.size(); i++) {
        other = text.startsWith(words.get(i), end);
      }
      for (int i = 0; other && i < exceptions.size(); i++) {
        other = !text.startsWith(exceptions.get(i), end);
      }
      return other;
    }
  }

  /**
   * A unit in the text.
   *
   * @param end offset behind it
   * @param kind what it measures
   * @param written the unit as rows write it
   */
  record Match(int end, UnitKind kind, String written) {}

  UnitMatcher(UnitTable table) {
    Map<Character, List<Entry>> index = new HashMap<>();
    for (Unit unit : table.units()) {
      index.computeIfAbsent(unit.name().charAt(0), c -> new ArrayList<>()).add(Entry.of(unit));
    }
    index.forEach(
        (c, entries) -> {
          entries.sort(Comparator.comparingInt((Entry e) -> e.name().length()).reversed());
          byFirst[c] = entries.toArray(new Entry[0]);
        });
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
      int length = per == null ? timeAt(text, second, limit) : per.name().length();
      if (length > 0) {
        int stop = second + length;
        UnitKind kind = unit.kind() == UnitKind.MONEY ? UnitKind.MONEY : UnitKind.COUNT;
        return new Match(stop, kind, unit.written() + text.substring(end, stop));
      }
    }
    return new Match(end, unit.kind(), unit.written());
  }

  /** Returns the length of the span of time that a rate is for (吨/日), 0 if there is none. */
  private static int timeAt(String text, int at, int limit) {
    for (String time : TIMES) {
      if (at + time.length() <= limit && text.startsWith(time, at)) {
        return time.length();
      }
    }
    return 0;
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
    Entry[] entries = byFirst[text.charAt(start)];
    if (entries == null) {
      return null;
    }
    for (Entry entry : entries) {
      int end = start + entry.name().length();
      if (end <= limit
          && text.startsWith(entry.name(), start)
          && !entry.otherWord(text, end, limit)) {
        return entry.unit();
      }
    }
    return null;
  }

  private static boolean letter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}
