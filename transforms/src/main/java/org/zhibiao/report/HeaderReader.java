package org.zhibiao.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhibiao.source.SourceLocator;

/** Reads what is known of a report: title, genre, form, place, session, date, speaker, years. */
final class HeaderReader {

  /** How far in front of a report its page may name it. */
  private static final int MAX_PREFACE = 4000;

  private static final int MAX_PREFACE_LINE = 80;

  /** What is longer is no line of a header. */
  private static final int MAX_HEADER_LINE = 130;

  private static final String N = "([一二三四五六七八九十]{1,4}|\\d{1,2})";

  /** What an earlier meeting decided says nothing of this one. */
  private static final String NO_EARLIER = "(?!以来|确定|(?:提出|通过|批准|审议)[^）)]{0,3}的)";

  private static final Pattern SESSION =
      Pattern.compile(
          "第?" + N + "\\s*届(?!.{0,2}中)[^。，；、]{0,24}?第?" + N + "\\s*次(?:全体)?会议" + NO_EARLIER);

  /** {@code 向十届二次全会报告}: a party's 全会 is not reported to so. */
  private static final Pattern PLENARY =
      Pattern.compile("向[^。，,；]{0,12}?第?" + N + "届第?" + N + "次全会");

  private static final Pattern TERM =
      Pattern.compile(
          "(?<!党的|中共)第?"
              + N
              + "\\s*届(?=[^。，；\n]{0,12}(?:委员会|人民代表大会|人大|政协|常委会))"
              + "(?![^。，；\n]{0,20}会议(?:以来|确定|(?:提出|通过|批准|审议)[^）)]{0,3}的))");

  private static final String OFFICE =
      "(?:总理|省长|市长|区长|县长|旗长|州长|盟长|自治区主席|主席|主任|院长|检察长|专员|主任委员|部长|厅长|局长)";

  /** White space inside names, the question marks that stand for lost spaces among it. */
  private static final String W = "[\\s\\u3000\\u00A0?]";

  private static final Pattern SPEAKER =
      Pattern.compile(
          "(?:"
              + OFFICE
              + "|报告人[：:])(?:[（(][^）)]{1,8}[）)])?"
              + W
              + "*([\\u4E00-\\u9FFF·](?:"
              + W
              + "{0,6}[\\u4E00-\\u9FFF·]){1,3})(?:"
              + W
              + "|[）)])*(?:$|(?=各位))");

  private static final Pattern SPEAKS =
      Pattern.compile(OFFICE + "([\\u4E00-\\u9FFF·]{2,4}?)(?:同志)?(?=受|代表|向大会|作)");

  private static final Pattern DATED_NAME =
      Pattern.compile("\\d{1,2}月\\d{1,2}日[\\s\\u3000\\u00A0]+([\\u4E00-\\u9FFF·]{2,4})[）)]$");

  private static final Pattern BARE_NAME =
      Pattern.compile("^[\\u4E00-\\u9FFF·](?:[\\s\\u3000\\u00A0?]{0,6}[\\u4E00-\\u9FFF·]){1,3}$");

  private static final Pattern TITLE_TAIL =
      Pattern.compile("(?<=报告)(?:[—―－\\-]{1,6}.*|[（(]?(?:19|20)\\d\\d年\\d.*)$");

  private static final Pattern TITLE_LABEL = Pattern.compile("^(?:标题|资料)[：:]");

  /** Characters that are set apart by spaces: {@code 第 八 届}. */
  private static final Pattern SPACED = Pattern.compile("第[ \\u3000]\\S{1,3}[ \\u3000][届次]");

  private static final Pattern BLANKS = Pattern.compile("[ \\u3000]+");

  private static final Pattern WHITES = Pattern.compile(W + "+");

  /** One of these stands in front of every speaker. */
  private static final CueWords IN_OFFICE = CueWords.of("总理 长 主席 主任 专员 报告人");

  private static final Pattern PAGE_LINE = Pattern.compile("报告|人民政府|委员会|人民法院|人民检察院|人大|政协");

  private static final Pattern PAGE_DATE =
      Pattern.compile("时间|日期|发布|发文|^[\\[【(（]?(?:19|20)\\d\\d[-/.年]");

  private static final Pattern DIGEST = Pattern.compile("摘要|摘登|摘编|摘录|解读|(?<!工作)要点|节选|综述|精华版|速览|速读");

  private static final Pattern CPPCC = Pattern.compile("政治协商会议|政协(?!.{0,4}委员(?:和|提|及|们|列席))");

  private final TextUnits units;
  private final String text;
  private final PlaceReader places;

  HeaderReader(TextUnits units, PlaceReader places) {
    this.units = units;
    this.text = units.text();
    this.places = places;
  }

  /**
   * Reads the header of a report.
   *
   * @param range where it stands
   * @param floor sentence behind the report in front of it; 0 where there is none
   * @param parts headings of its parts
   */
  ReportHeader read(
      ReportFinder.Range range,
      int floor,
      List<PartHeading> parts,
      Map<String, String> metadata,
      SourceLocator locator) {
    List<String> lines = new ArrayList<>();
    for (int u = range.first(); u < range.body(); u++) {
      if (units.length(u) <= MAX_HEADER_LINE && !units.stops(u)) {
        lines.add(text.substring(units.start(u), units.end(u)));
      }
    }
    List<String> preface = preface(range.first(), floor);
    String title = title(lines);
    if (title == null) {
      title = pageTitle(preface);
    }
    String opening = text.substring(units.start(range.body()), units.end(range.body()));
    String header = String.join("\n", lines);
    List<String> values =
        metadata.isEmpty()
            ? List.of()
            : metadata.keySet().stream().sorted().map(metadata::get).toList();
    String path = path(locator);
    int from = units.start(range.first());
    int to = units.end(range.last() - 1);

    PlaceReader.Place place =
        places.read(sources(title, header, opening, preface), text, from, to, values, path);
    Matcher session = find(SESSION, header, opening, lead(range));
    session = session == null ? find(PLENARY, opening) : session;
    Integer term = session == null ? null : ChineseNumber.value(session.group(1));
    if (term == null) {
      Matcher alone = find(TERM, title == null ? "" : title, header, opening, lead(range));
      term = alone == null ? null : ChineseNumber.value(alone.group(1));
    }
    String date = HeaderDate.of(lines);
    YearReader years = new YearReader(units);
    YearReader.Years read =
        years.read(range, parts, date, title, preface, String.join("\n", values), path);
    if (date == null) {
      date = pageDate(lines, preface, read.plan());
    }
    List<String> issues = new ArrayList<>();
    if (read.conflict()) {
      issues.add("YEAR_CONFLICT");
    }
    if (read.inferred()) {
      issues.add("YEAR_INFERRED");
    }
    if (place.issue() != null) {
      issues.add(place.issue());
    }
    return new ReportHeader(
        title,
        genre(title, header, opening, preface, from, to),
        form(title, header, opening),
        place.written(),
        place.division() == null ? null : place.division().code(),
        place.division() == null ? null : place.division().name(),
        place.level(),
        term,
        session == null ? null : ChineseNumber.value(session.group(2)),
        date,
        speaker(lines, opening),
        read.review(),
        read.reviewFrom(),
        read.plan(),
        issues);
  }

  /**
   * Returns the full sentences between title and body, in which a newspaper says who spoke where.
   */
  private String lead(ReportFinder.Range range) {
    StringBuilder lead = new StringBuilder();
    for (int u = range.first(); u < range.body() && lead.length() < 400; u++) {
      if (units.stops(u) && units.length(u) <= 200) {
        lead.append(text, units.start(u), units.end(u));
      }
    }
    return lead.toString();
  }

  private static List<String> sources(
      String title, String header, String opening, List<String> preface) {
    List<String> sources = new ArrayList<>();
    if (title != null) {
      sources.add(title);
    }
    sources.add(header);
    sources.add(opening);
    sources.addAll(preface);
    return sources;
  }

  /** Returns the lines in front of a report that may name it, the nearest first. */
  private List<String> preface(int first, int floor) {
    List<String> lines = new ArrayList<>();
    for (int u = first - 1; u >= floor; u--) {
      if (units.start(first) - units.start(u) > MAX_PREFACE && u > floor + 8) {
        u = floor + 8;
      }
      if (units.length(u) <= MAX_PREFACE_LINE && units.beginsLine(u)) {
        lines.add(text.substring(units.start(u), units.end(u)));
      }
    }
    if (floor > 0 && lines.size() < 12) {
      // What names the page at the top of the file names its second report too.
      for (int u = 0; u < Math.min(8, floor); u++) {
        if (units.length(u) <= MAX_PREFACE_LINE) {
          lines.add(text.substring(units.start(u), units.end(u)));
        }
      }
    }
    lines.removeIf(line -> !PAGE_LINE.matcher(line).find() && !PAGE_DATE.matcher(line).find());
    return lines;
  }

  private static String title(List<String> lines) {
    StringBuilder above = new StringBuilder();
    String title = null;
    for (String line : lines) {
      String compact = TitleGrammar.compact(line, 0, line.length());
      if (TitleGrammar.isTitle(line, 0, line.length())) {
        String found = clean(above + compact);
        if (title == null || found.length() > title.length()) {
          title = found;
        }
        above.setLength(0);
      } else if (TitleGrammar.isOrganLine(compact) || above.indexOf("关于") == 0) {
        above.append(compact);
      } else {
        above.setLength(0);
      }
    }
    return title;
  }

  private static String pageTitle(List<String> preface) {
    for (String line : preface) {
      if (TitleGrammar.isTitle(line, 0, line.length())) {
        return clean(TitleGrammar.compact(line, 0, line.length()));
      }
    }
    return null;
  }

  private static String clean(String title) {
    String bare = TITLE_LABEL.matcher(title).replaceFirst("");
    return TITLE_TAIL.matcher(bare).replaceFirst("");
  }

  private Genre genre(
      String title, String header, String opening, List<String> preface, int from, int to) {
    String page = String.join("\n", preface);
    int behind = opening.indexOf("审议");
    String body = behind < 0 ? opening : opening.substring(0, behind);
    for (String said : new String[] {title, header, body, page}) {
      Genre genre = said == null ? null : genre(said);
      if (genre != null) {
        return genre;
      }
    }
    return genreOfBody(from, to);
  }

  /** Where no header says it, the body does: whom it addresses and of what it speaks. */
  private Genre genreOfBody(int from, int to) {
    if (times("各位委员", from, to) > 0 || times("政协", from, to) > 20) {
      return Genre.CPPCC_STANDING_COMMITTEE;
    }
    if (times("检察", from, to) > 20) {
      return Genre.PROCURATORATE;
    }
    if (times("审判", from, to) + times("法院", from, to) > 20) {
      return Genre.COURT;
    }
    return times("政府", from, to) > 2 ? Genre.GOVERNMENT : Genre.OTHER;
  }

  private int times(String word, int from, int to) {
    int times = 0;
    for (int i = text.indexOf(word, from); i >= 0 && i < to; i = text.indexOf(word, i + 1)) {
      times++;
    }
    return times;
  }

  private static Genre genre(String said) {
    boolean cppcc = said.indexOf('政') >= 0 && CPPCC.matcher(said).find();
    if (said.contains("提案工作") || (cppcc && said.contains("提案办理"))) {
      return Genre.CPPCC_PROPOSALS;
    }
    if (cppcc) {
      return Genre.CPPCC_STANDING_COMMITTEE;
    }
    if (said.contains("检察院")) {
      return Genre.PROCURATORATE;
    }
    if (said.contains("法院")) {
      return Genre.COURT;
    }
    if (said.contains("预算") || said.contains("社会发展计划")) {
      return Genre.OTHER;
    }
    if (said.contains("人大常委会") || said.contains("人民代表大会常务委员会") || said.contains("人大常务委员会")) {
      return Genre.PEOPLES_CONGRESS;
    }
    if (said.contains("政府") || said.contains("国务院") || said.contains("管委会")) {
      return Genre.GOVERNMENT;
    }
    return null;
  }

  private static Form form(String title, String header, String opening) {
    for (String said : new String[] {title, header}) {
      if (said != null && DIGEST.matcher(said).find()) {
        return Form.DIGEST;
      }
    }
    // A report speaks for itself; a newspaper says who gave it.
    return !opening.contains("我") && SPEAKS.matcher(opening).find() ? Form.DIGEST : Form.FULL;
  }

  private static String speaker(List<String> lines, String opening) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      String line = lines.get(i);
      if (line.length() > 120) {
        continue;
      }
      Matcher speaker = IN_OFFICE.in(line) ? SPEAKER.matcher(line) : null;
      if (speaker != null && speaker.find()) {
        return WHITES.matcher(speaker.group(1)).replaceAll("");
      }
      Matcher dated = line.indexOf('月') > 0 ? DATED_NAME.matcher(line) : null;
      if (dated != null && dated.find()) {
        return WHITES.matcher(dated.group(1)).replaceAll("");
      }
    }
    for (int i = 1; i < lines.size(); i++) {
      String line = unmarked(lines.get(i).strip());
      if (line.length() <= 10 && BARE_NAME.matcher(line).find() && !line.startsWith("各位")) {
        return WHITES.matcher(line).replaceAll("");
      }
    }
    if (!IN_OFFICE.in(opening)) {
      return null;
    }
    Matcher speaks = SPEAKS.matcher(opening);
    return speaks.find() && !opening.startsWith("现在") ? speaks.group(1) : null;
  }

  /** Returns a line without the asterisks of Markdown around the whole of it. */
  private static String unmarked(String line) {
    boolean bold = line.length() > 4 && line.startsWith("**") && line.endsWith("**");
    return bold ? line.substring(2, line.length() - 2).strip() : line;
  }

  /** Returns the page's date, if it is of the year in which the report was given. */
  private static String pageDate(List<String> lines, List<String> preface, Integer plan) {
    List<String> all = new ArrayList<>(lines);
    all.addAll(preface);
    for (String line : all) {
      String date = PAGE_DATE.matcher(line).find() ? HeaderDate.in(line) : null;
      if (date != null && plan != null && date.startsWith(plan.toString())) {
        return date;
      }
    }
    return null;
  }

  private static Matcher find(Pattern pattern, String... said) {
    for (String one : said) {
      if (one.indexOf('届') < 0) {
        continue;
      }
      Matcher matcher = pattern.matcher(one);
      if (matcher.find()) {
        return matcher;
      }
      if (SPACED.matcher(one).find()) {
        matcher = pattern.matcher(BLANKS.matcher(one).replaceAll(""));
        if (matcher.find()) {
          return matcher;
        }
      }
    }
    return null;
  }

  private static String path(SourceLocator locator) {
    return locator == null
        ? ""
        : locator.entry() == null ? locator.uri() : locator.uri() + "/" + locator.entry();
  }
}
