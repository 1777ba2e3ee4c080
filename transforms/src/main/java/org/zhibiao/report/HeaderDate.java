package org.zhibiao.report;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the day on which a report was given, in any notation. */
final class HeaderDate {

  private static final String YEAR = "((?:19|20)\\d\\d|[一二][九〇○ＯOo0零][〇○ＯOo0零一二三四五六七八九]{2})";

  private static final String N = "([一二三四五六七八九十]{1,4}|\\d{1,2})";

  private static final Pattern DATE =
      Pattern.compile(
          YEAR
              + "\\s*[年\\-/.]\\s*"
              + N
              + "\\s*(?:月|[\\-/.](?=\\d)|(?!\\d))\\s*(?:"
              + N
              + "\\s*日?)?");

  private static final Pattern MEETING = Pattern.compile("会议|大会|通过");
  private static final Pattern PAGE =
      Pattern.compile("时间|来源|发布|发文|日期|浏览|编辑|作者|URL|http|\\d{1,2}:\\d{2}");

  private HeaderDate() {}

  /** Returns the date in the header: that of the meeting, else one that stands alone. */
  static String of(List<String> lines) {
    String alone = null;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.length() > 120 || PAGE.matcher(line).find()) {
        continue;
      }
      String date = in(line);
      if (date == null) {
        continue;
      }
      boolean opens = line.startsWith("（") || line.startsWith("(");
      if (MEETING.matcher(line).find() || opens) {
        return date;
      }
      alone = alone == null ? date : alone;
    }
    return alone;
  }

  /** Returns the first date in a line as yyyy-mm-dd, or yyyy-mm without a day; null if none. */
  static String in(String line) {
    Matcher matcher = DATE.matcher(line);
    while (matcher.find()) {
      Integer year = ChineseNumber.year(matcher.group(1));
      Integer month = ChineseNumber.value(matcher.group(2));
      if (year == null || month == null || month < 1 || month > 12) {
        continue;
      }
      Integer day = matcher.group(3) == null ? null : ChineseNumber.value(matcher.group(3));
      return day == null || day < 1 || day > 31
          ? padded(year, 4) + "-" + padded(month, 2)
          : padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2);
    }
    return null;
  }

  private static String padded(int number, int width) {
    String digits = Integer.toString(number);
    return "0".repeat(width - digits.length()) + digits;
  }
}
