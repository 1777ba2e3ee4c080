package org.zhibiao.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds whose report it is. The header is asked first, then the opening, the lines in front of the
 * report, the body, the record's metadata and the path; a name that several divisions bear is told
 * apart by the superior place in the same order. Masked names stay masked.
 */
final class PlaceReader {

  /** Least number of times a body must name a place for it to be taken as the report's own. */
  private static final int MIN_NAMED = 3;

  /**
   * A place.
   *
   * @param written as header or page have it, else as body, metadata or path do; null where unknown
   * @param division the division; null where unknown or not told apart
   * @param level administrative level; null where unknown
   * @param issue code of issues.csv; null where there is no doubt
   */
  record Place(String written, Division division, Level level, String issue) {}

  private record Chain(int start, int end, List<Gazetteer.Hit> hits) {}

  private static final String KIND = "省|自治区|自治州|市|州|盟|县|区|旗";

  /** What a body is called that reports; the place stands right in front of it. */
  private static final String ORGAN =
      "(?=第?[一二三四五六七八九十\\d]{1,4}届|人民政府|政府|委员会|人民代表大会|人大|政协|中级人民法院|人民法院|人民检察院"
          + "|(?:19|20)\\d\\d年|高级人民法院|管理?委)";

  private static final Pattern NAMED =
      Pattern.compile("([\\u4E00-\\u9FFF]{2,9}?(?:" + KIND + "))" + ORGAN);

  /** Words that stand in front of a name and are no part of it. */
  private static final Pattern LEAD =
      Pattern.compile("^.*(?:代表|受|我|向|在|政协|会议|了|的|中国|全国|党|各|本|委|和|与|对|为|把|将|年|月|日)");

  private static final Pattern MASKED =
      Pattern.compile("((?:(?:[*＊]{1,8}|[×○]{1,4}|[xX]{1,4}|某)(?:" + KIND + ")?)+)" + ORGAN);

  private static final Pattern BARE =
      Pattern.compile("(?:^|[在向代表受了的和，,（(\\s])(省|市|县|区|州|旗|自治区|自治州)" + ORGAN);

  private static final Pattern NATIONAL =
      Pattern.compile(
          "国务院|全国人民代表大会(?!代表)|全国人大(?:常委会|.{0,2}次会议)|最高人民(?:法院|检察院)|政治协商会议全国委员会"
              + "|全国委员会常务委员会|政协全国委员会");

  private static final CueWords NEW_CITY =
      CueWords.of("撤县设市 撤县建市 撤县改市 由县到市 由县变市 由县改市 县级市 全国百强县 全省百强县");

  private final Gazetteer gazetteer;

  PlaceReader(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  /**
   * Finds the place.
   *
   * @param sources what names the reporting body, the surest first: title, header, opening, lines
   *     in front of the report
   * @param text the whole text
   * @param from offset at which the report begins
   * @param to offset behind it
   * @param metadata values of the record's metadata
   * @param path where the file comes from
   */
  Place read(
      List<String> sources, String text, int from, int to, List<String> metadata, String path) {
    String bare = null;
    for (String source : sources) {
      if (source == null || source.isEmpty()) {
        continue;
      }
      if (NATIONAL.matcher(source).find()) {
        return new Place("全国", null, Level.NATIONAL, null);
      }
      Place place = named(source, sources, text, from, to, metadata, path);
      if (place != null) {
        return place;
      }
      Matcher masked = MASKED.matcher(source);
      if (masked.find()) {
        return masked(masked.group(1), text, from, to);
      }
      Matcher word = BARE.matcher(source);
      if (bare == null && word.find()) {
        bare = word.group(1);
      }
    }
    return unnamed(bare, text, from, to, metadata, path);
  }

  /** Reads the first place that a source names in front of an organ, a session or a year. */
  private Place named(
      String source,
      List<String> sources,
      String text,
      int from,
      int to,
      List<String> metadata,
      String path) {
    Chain chain = firstChain(source);
    Matcher named = NAMED.matcher(source);
    boolean organ = named.find();
    if (chain != null && (!organ || chain.start() <= named.end(1))) {
      Gazetteer.Hit last = chain.hits().get(chain.hits().size() - 1);
      int end = chain.end();
      boolean followed = organ && named.end(1) > end && named.start(1) <= end;
      if (followed && last.full()) {
        // 深圳市大鹏新区: the gazetteer knows only what stands above.
        String written = source.substring(chain.start(), named.end(1));
        return new Place(written, null, levelBelow(last), "PLACE_UNKNOWN");
      }
      if (followed) {
        end = named.end(1);
      }
      return resolve(
          source.substring(chain.start(), end), chain, sources, text, from, to, metadata, path);
    }
    if (organ) {
      String written = bareName(named.group(1));
      Level level = level(written);
      return level == null || Gazetteer.stem(written) == null && !written.matches(".[县区市旗]")
          ? null
          : new Place(written, null, level, "PLACE_UNKNOWN");
    }
    return null;
  }

  /** Returns a name without the words in front of it that the pattern took along. */
  private static String bareName(String taken) {
    Matcher lead = LEAD.matcher(taken);
    return lead.find() ? taken.substring(lead.end()) : taken;
  }

  private static Level levelBelow(Gazetteer.Hit hit) {
    return hit.divisions().get(0).level() == Level.PROVINCE ? Level.CITY : Level.COUNTY;
  }

  /** Returns the first run of names that follow each other downwards; null where there is none. */
  private Chain firstChain(String source) {
    List<Gazetteer.Hit> hits = gazetteer.hits(source, 0, source.length());
    for (int i = 0; i < hits.size(); i++) {
      Gazetteer.Hit hit = hits.get(i);
      if (!hit.full() && !organBehind(source, hit.end())) {
        boolean led =
            i + 1 < hits.size() && hits.get(i + 1).start() == hit.end() && hits.get(i + 1).full();
        if (!led) {
          continue;
        }
      }
      if (isCommonWord(source, hit)) {
        continue;
      }
      List<Gazetteer.Hit> run = new ArrayList<>();
      run.add(hit);
      for (int j = i + 1; j < hits.size() && hits.get(j).start() == hits.get(j - 1).end(); j++) {
        run.add(hits.get(j));
      }
      return new Chain(hit.start(), run.get(run.size() - 1).end(), run);
    }
    return null;
  }

  /** Tells whether 城区, 郊区, 矿区, 东区, 西区 stand alone: they are words then. */
  private static boolean isCommonWord(String source, Gazetteer.Hit hit) {
    return hit.end() - hit.start() == 2 && source.charAt(hit.end() - 1) == '区';
  }

  private static boolean organBehind(String source, int end) {
    int to = Math.min(source.length(), end + 8);
    Matcher kind = KIND_ORGAN.matcher(source).region(end, to);
    return kind.lookingAt();
  }

  private static final Pattern KIND_ORGAN =
      Pattern.compile(
          "(?:"
              + KIND
              + ")?(?:第?[一二三四五六七八九十\\d]{1,4}届|人民政府|政府|人民代表大会|人大|政协|高级|中级|人民法|人民检|(?:19|20)\\d\\d年)");

  private Place resolve(
      String written,
      Chain chain,
      List<String> sources,
      String text,
      int from,
      int to,
      List<String> metadata,
      String path) {
    List<Gazetteer.Hit> hits = chain.hits();
    List<Division> found = hits.get(0).divisions();
    for (int i = 1; i < hits.size(); i++) {
      List<Division> below = new ArrayList<>();
      for (Division division : hits.get(i).divisions()) {
        for (Division above : found) {
          if (division.within(above) && !division.equals(above)) {
            below.add(division);
            break;
          }
        }
      }
      found = below.isEmpty() ? hits.get(i).divisions() : below;
    }
    found = ofKind(found, written);
    if (found.size() > 1) {
      String header = String.join("\n", sources.stream().filter(s -> s != null).toList());
      found = bySuperior(found, header, 0, header.length());
    }
    if (found.size() > 1) {
      found = bySuperior(found, text, from, to);
    }
    for (String value : metadata) {
      if (found.size() > 1) {
        found = bySuperior(found, value, 0, value.length());
      }
    }
    if (found.size() > 1) {
      found = bySuperior(found, path, 0, path.length());
    }
    Level level = found.isEmpty() ? level(written) : found.get(0).level();
    if (found.size() == 1) {
      return new Place(written, found.get(0), level, null);
    }
    return new Place(written, null, level, "PLACE_AMBIGUOUS");
  }

  /** Keeps the divisions whose kind the written name allows: 徐水县 may have become 徐水区. */
  private static List<Division> ofKind(List<Division> found, String written) {
    if (found.size() < 2) {
      return found;
    }
    List<Division> same = new ArrayList<>();
    for (Division division : found) {
      if (written.endsWith(division.name())) {
        same.add(division);
      }
    }
    if (!same.isEmpty()) {
      return same;
    }
    Level level = level(written);
    for (Division division : found) {
      if (division.level() == level) {
        same.add(division);
      }
    }
    return same.isEmpty() ? found : same;
  }

  /** Keeps the divisions whose superior is named most often. */
  private List<Division> bySuperior(List<Division> found, String text, int from, int to) {
    Map<Division, Integer> named = count(text, from, to);
    int best = 0;
    List<Division> kept = new ArrayList<>();
    for (Division division : found) {
      int times = 0;
      for (Division above : gazetteer.above(division)) {
        times += named.getOrDefault(above, 0);
      }
      if (times > best) {
        best = times;
        kept.clear();
      }
      if (times == best && best > 0) {
        kept.add(division);
      }
    }
    return kept.isEmpty() ? found : kept;
  }

  /** Counts how often each division is named, by full name or short form. */
  private Map<Division, Integer> count(String text, int from, int to) {
    Map<Division, Integer> named = new LinkedHashMap<>();
    for (Gazetteer.Hit hit : gazetteer.hits(text, from, to)) {
      for (Division division : hit.divisions()) {
        named.merge(division, 1, Integer::sum);
      }
    }
    return named;
  }

  private Place masked(String written, String text, int from, int to) {
    Level level = level(written);
    char last = written.charAt(written.length() - 1);
    boolean told = "省市县区州盟旗".indexOf(last) >= 0;
    if (!told) {
      level = ownLevel(text, from, to);
    }
    if (level == Level.CITY && NEW_CITY.in(text, from, to)) {
      level = Level.COUNTY;
    }
    return new Place(written, null, level, "PLACE_UNKNOWN");
  }

  /** The header names no place: the body, the metadata or the path may. */
  private Place unnamed(
      String bare, String text, int from, int to, List<String> metadata, String path) {
    Level level = bare == null ? ownLevel(text, from, to) : level(bare);
    if (level == Level.NATIONAL) {
      return new Place("全国", null, level, "PLACE_INFERRED");
    }
    List<String> hints = new ArrayList<>(metadata);
    hints.add(path);
    Division own = level == null ? null : mostNamed(text, from, to, level, bare);
    if (own != null) {
      return new Place(written(own, text, from, to, hints), own, own.level(), "PLACE_INFERRED");
    }
    for (String hint : hints) {
      Division told = deepest(hint);
      boolean fits = told != null && (level == null || told.level() == level || bare != null);
      if (fits) {
        String written = written(told, text, from, to, hints);
        return new Place(written, told, told.level(), "PLACE_INFERRED");
      }
    }
    return new Place(null, null, level, level == null ? null : "PLACE_UNKNOWN");
  }

  /**
   * Returns the name of a division, or else its short form, if the body or a hint writes it. Null
   * where neither stands anywhere: the division bore another name.
   */
  private static String written(
      Division division, String text, int from, int to, List<String> hints) {
    for (String name : new String[] {division.name(), Gazetteer.stem(division.name())}) {
      if (name == null) {
        continue;
      }
      int at = text.indexOf(name, from);
      if ((at >= 0 && at < to) || hints.stream().anyMatch(hint -> hint.contains(name))) {
        return name;
      }
    }
    return null;
  }

  /** Tells whether a place is named with its kind: a stem alone may be a word, as 资源 is. */
  private static boolean namedInFull(Division division, String text, int from, int to) {
    String stem = Gazetteer.stem(division.name());
    if (stem == null) {
      return !division.name().endsWith("区");
    }
    for (int i = text.indexOf(stem, from); i >= 0 && i < to; i = text.indexOf(stem, i + 1)) {
      int behind = i + stem.length();
      if (behind < to && "省市县区州盟旗自".indexOf(text.charAt(behind)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Returns the deepest division that the names of a path or a value lead to. */
  private Division deepest(String hint) {
    Division found = null;
    for (Gazetteer.Hit hit : gazetteer.hits(hint, 0, hint.length())) {
      List<Division> fitting = new ArrayList<>();
      for (Division division : hit.divisions()) {
        if (found == null || (division.within(found) && !division.equals(found))) {
          fitting.add(division);
        }
      }
      if (fitting.size() == 1) {
        found = fitting.get(0);
      } else if (fitting.size() > 1 && found == null && hit.full()) {
        return null;
      } else if (fitting.size() > 1 && found == null) {
        found = fitting.get(0);
      }
    }
    return found;
  }

  private Division mostNamed(String text, int from, int to, Level level, String bare) {
    Map<Division, Integer> named = count(text, from, to);
    Division best = null;
    int times = 0;
    int second = 0;
    for (Map.Entry<Division, Integer> entry : named.entrySet()) {
      Division division = entry.getKey();
      if (!canBe(division, level, bare)
          || (gazetteer.isWord(division) && !namedInFull(division, text, from, to))) {
        continue;
      }
      if (entry.getValue() > times) {
        second = times;
        times = entry.getValue();
        best = division;
      } else if (entry.getValue() > second) {
        second = entry.getValue();
      }
    }
    if (best == null || times * 2 < second * 3) {
      return null;
    }
    String stem = Gazetteer.stem(best.name());
    boolean often = times >= MIN_NAMED || (times == 2 && stem != null && stem.length() > 2);
    return often && !isForeign(best, times, named) ? best : null;
  }

  /**
   * Tells whether a county's name can only be that of a smaller place elsewhere: another city is
   * named more often, and the city above the county is not named at all.
   */
  private boolean isForeign(Division county, int times, Map<Division, Integer> named) {
    if (county.level() != Level.COUNTY) {
      return false;
    }
    for (Division above : gazetteer.above(county)) {
      if (above.level() == Level.CITY && named.getOrDefault(above, 0) > 0) {
        return false;
      }
    }
    for (Map.Entry<Division, Integer> entry : named.entrySet()) {
      Division other = entry.getKey();
      if (other.level() == Level.CITY && !gazetteer.isWord(other) && entry.getValue() > times) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether a body that calls itself 市, 县 or 区 can be that of a division. */
  private static boolean canBe(Division division, Level level, String bare) {
    String name = division.name();
    if (bare == null || level == Level.PROVINCE) {
      return division.level() == level;
    }
    if (bare.equals("市")) {
      return division.level() != Level.PROVINCE && name.endsWith("市");
    }
    // A county may have become a district or a city since.
    return division.level() == level && (bare.equals("县") || name.endsWith(bare));
  }

  /** Returns the level of which a text speaks as its own: 我省, 我市, 我县, 我区. */
  static Level ownLevel(String text, int from, int to) {
    Map<Level, Integer> said = new HashMap<>();
    for (int i = from; i + 1 < to; i++) {
      char c = text.charAt(i);
      if (c == '新' && (text.startsWith("新区管委会", i) || text.startsWith("新区党工委", i))) {
        said.merge(Level.COUNTY, 4, Integer::sum);
      }
      if (c == '政' && i > from + 1 && text.startsWith("政协", i) && !isName(text.charAt(i - 2))) {
        Level own = level(text.substring(i - 1, i));
        if (own != null) {
          said.merge(own, 2, Integer::sum);
        }
      }
      if (c != '我' && c != '全') {
        continue;
      }
      Level level =
          switch (text.charAt(i + 1)) {
            case '国' -> c == '我' ? Level.NATIONAL : null;
            case '省' -> Level.PROVINCE;
            case '市', '州', '盟' -> Level.CITY;
            case '县', '区', '旗' -> Level.COUNTY;
            default -> null;
          };
      if (level != null) {
        said.merge(level, c == '我' ? 3 : 1, Integer::sum);
      }
    }
    Level best = null;
    for (Level level : Level.values()) {
      if (said.getOrDefault(level, 0) > (best == null ? 2 : said.get(best))) {
        best = level;
      }
    }
    return best;
  }

  private static boolean isName(char c) {
    return c >= '\u4E00' && c <= '\u9FFF';
  }

  /** Returns the level that the last character of a name shows; null where it shows none. */
  private static Level level(String written) {
    if (written.endsWith("自治区") || written.endsWith("省")) {
      return Level.PROVINCE;
    }
    return switch (written.charAt(written.length() - 1)) {
      case '市', '州', '盟' -> Level.CITY;
      case '县', '区', '旗' -> Level.COUNTY;
      default -> null;
    };
  }
}
