package org.zhibiao.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads title, genre, form, session, date and speaker of a report. */
final class HeaderReader {

  private static final String YEAR = "((?:19|20)\\d\\d|[一二][九〇○ＯOo0零][〇○ＯOo0零一二三四五六七八九]{2})";
  private static final String NUMERAL = "([一二三四五六七八九十]{1,4}|\\d{1,2})";

  private static final Pattern DATE =
      Pattern.compile(
          YEAR
              + "\\s*[年\\-/.]\\s*"
              + NUMERAL
              + "\\s*(?:[月\\-/.]\\s*"
              + "([一二三四五六七八九十]{1,4}|\\d{1,2})?\\s*日?)");

  private static final Pattern SESSION =
      Pattern.compile(
          "(?:第?"
              + NUMERAL
              + "届)?(?!.{0,4}全会).{0,20}?(?:委员会|人民代表大会|人大|政协)?第?"
              + NUMERAL
              + "次(?:全体)?会议");

  private static final Pattern TERM = Pattern.compile("第?" + NUMERAL + "届");
  private static final Pattern TIMES =
      Pattern.compile("(?:大会|委员会|会议|届|人大|政协)\\s*第?" + NUMERAL + "次(?:全体)?会议");

  private static final Pattern SPEAKER =
      Pattern.compile(
          "(?:总理|省长|市长|区长|县长|旗长|州长|盟长|主席|主任|院长|检察长|副主席|专员|主任委员|报告人[：:]|主持工作)\\s*"
              + "([\\u4E00-\\u9FFF·]\\s*[\\u4E00-\\u9FFF·]{0,3}\\s{0,4}[\\u4E00-\\u9FFF]{0,2})\\s*$");

  private final TextUnits units;
  private final String text;

  HeaderReader(TextUnits units) {
    this.units = units;
    this.text = units.text();
  }

  ReportHeader read(ReportFinder.Range range, List<PartHeading> parts) {
    List<String> lines = new ArrayList<>();
    String title = null;
    StringBuilder above = new StringBuilder();
    for (int u = range.first(); u < range.body(); u++) {
      int start = units.start(u);
      int end = units.end(u);
      String line = text.substring(start, end);
      lines.add(line);
      if (title == null && TitleGrammar.isTitle(text, start, end)) {
        title = above + TitleGrammar.compact(text, start, end);
      } else if (title == null && TitleGrammar.isHeaderLine(text, start, end)) {
        above.append(TitleGrammar.compact(text, start, end));
      }
    }
    String opening = text.substring(units.start(range.body()), units.end(range.body()));
    String header = String.join("\n", lines);
    Genre genre = genre(title, header, opening);
    Form form = form(title, header, opening);
    String date = date(header);
    Integer dated = date == null ? null : Integer.valueOf(date.substring(0, 4));
    Integer titled = title == null ? null : yearOf(title);
    YearReader.Years years = new YearReader(units).read(range, parts, dated, titled);
    List<String> issues = new ArrayList<>();
    if (years.conflict()) {
      issues.add("YEAR_CONFLICT");
    }
    return new ReportHeader(
        title,
        genre,
        form,
        null,
        null,
        null,
        null,
        number(TERM, header + "\n" + opening),
        number(TIMES, header),
        date,
        speaker(lines),
        years.review(),
        years.reviewFrom(),
        years.plan(),
        issues);
  }

  private static Genre genre(String title, String header, String opening) {
    for (String said : new String[] {title, header, opening}) {
      if (said == null) {
        continue;
      }
      if (said.contains("提案工作") || said.contains("提案办理")) {
        return Genre.CPPCC_PROPOSALS;
      }
      if (said.contains("政协") || said.contains("政治协商会议")) {
        if (said.contains("常务委员会") || said.contains("常委会") || said.contains("工作报告")) {
          if (!said.contains("政协委员提") && !said.contains("政协委员和")) {
            return Genre.CPPCC_STANDING_COMMITTEE;
          }
        }
      }
      if (said.contains("检察院")) {
        return Genre.PROCURATORATE;
      }
      if (said.contains("法院")) {
        return Genre.COURT;
      }
      if (said.contains("预算") || said.contains("国民经济和社会发展计划")) {
        return Genre.OTHER;
      }
      if (said.contains("政府") || said.contains("国务院")) {
        return Genre.GOVERNMENT;
      }
      if (said.contains("人大常委会") || said.contains("人民代表大会常务委员会")) {
        return Genre.PEOPLES_CONGRESS;
      }
    }
    return Genre.OTHER;
  }

  private static Form form(String title, String header, String opening) {
    for (String said : new String[] {title, header}) {
      if (said != null
          && (said.contains("摘要")
              || said.contains("摘登")
              || said.contains("解读")
              || said.contains("摘编"))) {
        return Form.DIGEST;
      }
    }
    return opening.contains("我") || opening.length() > 200 || !opening.contains("代表")
        ? Form.FULL
        : Form.DIGEST;
  }

  private static Integer yearOf(String line) {
    Matcher matcher = Pattern.compile(YEAR + "年").matcher(line);
    return matcher.find() ? ChineseNumber.year(matcher.group(1)) : null;
  }

  private static Integer number(Pattern pattern, String said) {
    Matcher matcher = pattern.matcher(said);
    return matcher.find() ? ChineseNumber.value(matcher.group(1)) : null;
  }

  private static String date(String header) {
    Matcher matcher = DATE.matcher(header);
    String found = null;
    while (matcher.find()) {
      Integer year = ChineseNumber.year(matcher.group(1));
      Integer month = ChineseNumber.value(matcher.group(2));
      if (year == null || month == null || month < 1 || month > 12) {
        continue;
      }
      Integer day = matcher.group(3) == null ? null : ChineseNumber.value(matcher.group(3));
      String date =
          day == null || day < 1 || day > 31
              ? String.format("%04d-%02d", year, month)
              : String.format("%04d-%02d-%02d", year, month, day);
      found = found == null ? date : found;
    }
    return found;
  }

  private static String speaker(List<String> lines) {
    for (String line : lines) {
      Matcher matcher = SPEAKER.matcher(line);
      if (line.length() <= 60 && matcher.find()) {
        return matcher.group(1).replaceAll("\\s+", "");
      }
    }
    return null;
  }
}
