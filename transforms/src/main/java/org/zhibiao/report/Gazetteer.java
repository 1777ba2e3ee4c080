package org.zhibiao.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhibiao.lexicon.DataFile;
import org.zhibiao.lexicon.Lexicon;

/**
 * The divisions of China by name. Full names ({@code 满城区}), short forms ({@code 满城}) and former
 * names ({@code 滦县}) are found in running text. Immutable; the data files state their origin.
 */
final class Gazetteer {

  /**
   * A name in a text.
   *
   * @param start offset of its first character
   * @param end offset behind the last
   * @param divisions divisions that bear it
   * @param full whether it is a full or former name, not a short form
   */
  record Hit(int start, int end, List<Division> divisions, boolean full) {}

  private record Name(String written, List<Division> divisions, boolean full) {}

  private static final Pattern AUTONOMOUS =
      Pattern.compile(
          "^(.{2,}?)(?:(?:[^族]{1,4}族)+|各族|蒙古|哈萨克|柯尔克孜|维吾尔|塔吉克|锡伯|达斡尔|鄂温克|蒙古族)*自治[州县旗]$");

  private static final Pattern REGION = Pattern.compile("^(内蒙古|广西|西藏|宁夏|新疆|香港|澳门).*区$");

  /** Names under their first two characters, longest first. */
  private final Map<Integer, Name[]> buckets = new HashMap<>();

  private final Set<String> words;
  private final boolean[] firsts = new boolean[Character.MAX_VALUE + 1];
  private final boolean[] seconds = new boolean[Character.MAX_VALUE + 1];
  private final Map<String, Division> byCode = new LinkedHashMap<>();

  Gazetteer() {
    this(
        DataFile.ofResource(Lexicon.class, "divisions.csv"),
        DataFile.ofResource(Lexicon.class, "former-divisions.csv"),
        Lexicon.ofResource(Lexicon.class, "place-words.txt"));
  }

  Gazetteer(DataFile divisions, DataFile former, Lexicon placeWords) {
    words = placeWords.words("stems");
    Map<String, List<Division>> full = new LinkedHashMap<>();
    Map<String, List<Division>> shorts = new LinkedHashMap<>();
    for (DataFile.Line line : divisions.lines()) {
      List<String> cells = line.cells(2);
      Division division = new Division(cells.get(0), cells.get(1));
      if (!division.code().matches("\\d{6}")) {
        throw line.mistake("'" + division.code() + "' is no code of six digits");
      }
      if (byCode.put(division.code(), division) != null) {
        throw line.mistake("the code stands twice; remove one line");
      }
      full.computeIfAbsent(division.name(), n -> new ArrayList<>()).add(division);
      String stem = stem(division.name());
      if (stem != null) {
        shorts.computeIfAbsent(stem, n -> new ArrayList<>()).add(division);
      }
    }
    for (DataFile.Line line : former.lines()) {
      List<String> cells = line.cells(3);
      Division heir = byCode.get(cells.get(1));
      if (heir == null) {
        throw line.mistake("no division has the code " + cells.get(1));
      }
      full.computeIfAbsent(cells.get(0), n -> new ArrayList<>()).add(heir);
    }
    Map<Integer, List<Name>> growing = new HashMap<>();
    full.forEach((written, found) -> put(growing, new Name(written, List.copyOf(found), true)));
    placeWords
        .words("longer")
        .forEach(written -> put(growing, new Name(written, List.of(), false)));
    Set<String> taken = new HashSet<>(full.keySet());
    shorts.forEach(
        (written, found) -> {
          if (!taken.contains(written)) {
            put(growing, new Name(written, highest(found), false));
          }
        });
    growing.forEach(
        (key, names) -> {
          Name[] sorted = names.toArray(new Name[0]);
          Arrays.sort(
              sorted, (a, b) -> Integer.compare(b.written().length(), a.written().length()));
          buckets.put(key, sorted);
        });
  }

  /** Returns the name at an offset, the longest one; null where there is none. */
  Hit at(String text, int start, int end) {
    if (start + 1 >= end || !firsts[text.charAt(start)] || !seconds[text.charAt(start + 1)]) {
      return null;
    }
    Name[] names = buckets.get(key(text.charAt(start), text.charAt(start + 1)));
    if (names == null) {
      return null;
    }
    for (Name name : names) {
      int length = name.written().length();
      if (start + length <= end && text.startsWith(name.written(), start)) {
        return new Hit(start, start + length, name.divisions(), name.full());
      }
    }
    return null;
  }

  /** Returns the names in a stretch of text, in order, without overlaps. */
  List<Hit> hits(String text, int start, int end) {
    List<Hit> hits = new ArrayList<>();
    int i = start;
    while (i < end) {
      Hit hit = at(text, i, end);
      if (hit == null) {
        i++;
      } else {
        if (!hit.divisions().isEmpty()) {
          hits.add(hit);
        }
        i = hit.end();
      }
    }
    return hits;
  }

  /** Tells whether the short form of a division is also a word of everyday language. */
  boolean isWord(Division division) {
    String stem = stem(division.name());
    return stem == null ? division.name().endsWith("区") : words.contains(stem);
  }

  /** Returns the divisions above one, from the nearest. */
  List<Division> above(Division division) {
    List<Division> found = new ArrayList<>();
    Division city = byCode.get(division.code().substring(0, 4) + "00");
    Division province = byCode.get(division.code().substring(0, 2) + "0000");
    for (Division above : new Division[] {city, province}) {
      if (above != null && !above.equals(division)) {
        found.add(above);
      }
    }
    return found;
  }

  /** Returns a name without what says of which kind it is; null where little would remain. */
  static String stem(String name) {
    Matcher region = REGION.matcher(name);
    if (region.find()) {
      return region.group(1);
    }
    Matcher autonomous = AUTONOMOUS.matcher(name);
    if (autonomous.find()) {
      return autonomous.group(1);
    }
    int cut = name.endsWith("地区") || name.endsWith("林区") ? 2 : 1;
    return name.length() - cut >= 2 ? name.substring(0, name.length() - cut) : null;
  }

  /** A short form means the highest division that bears it: 河北 is the province, not 河北区. */
  private static List<Division> highest(List<Division> found) {
    Level level = found.get(0).level();
    for (Division division : found) {
      level = division.level().compareTo(level) < 0 ? division.level() : level;
    }
    List<Division> kept = new ArrayList<>();
    for (Division division : found) {
      if (division.level() == level) {
        kept.add(division);
      }
    }
    return List.copyOf(kept);
  }

  private void put(Map<Integer, List<Name>> growing, Name name) {
    firsts[name.written().charAt(0)] = true;
    seconds[name.written().charAt(1)] = true;
    growing
        .computeIfAbsent(
            key(name.written().charAt(0), name.written().charAt(1)), k -> new ArrayList<>())
        .add(name);
  }

  private static int key(char first, char second) {
    return first << 16 | second;
  }
}
