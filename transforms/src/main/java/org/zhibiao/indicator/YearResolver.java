package org.zhibiao.indicator;

import org.zhibiao.section.SectionKind;

/**
 * Finds the year that a figure is about: the last cue before it in its sentence, the cue that opens
 * its paragraph, the heading above it, the years of the report.
 */
final class YearResolver {

  /**
   * A year or a period.
   *
   * @param year the year, or the last of the period; 0 where none is known
   * @param from first year of the period; 0 where it is a single year
   * @param end offset behind the cue; -1 where no cue of the text says so
   */
  record Years(int year, int from, int end) {

    static final Years NONE = new Years(0, 0, -1);
  }

  private static final String DIGITS = "零一二三四五六七八九";
  private static final String[] PLANS = {
    "十五", "十一五", "十二五", "十三五", "十四五", "十五五", "十六五",
  };

  /** Years of a report: 0 where unknown. */
  record ReportYears(int review, int reviewFrom, int plan) {

    /** Year that the report was given in, which 今年 and 去年 are counted from. */
    int now() {
      return plan != 0 ? plan : review == 0 ? 0 : review + 1;
    }
  }

  private YearResolver() {}

  /**
   * Returns the last cue in a range of text.
   *
   * @param text normalised text
   * @param from start of the sentence
   * @param to start of the number
   * @param years years of the report
   * @param kind section
   */
  static Years lastCue(String text, int from, int to, ReportYears years, SectionKind kind) {
    Years found = Years.NONE;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      Years cue = null;
      if (c >= '0' && c <= '9' || c >= '０' && c <= '９') {
        cue = digits(text, i, to);
        if (cue == null) {
          while (i + 1 < to && Character.isDigit(text.charAt(i + 1))) {
            i++;
          }
          continue;
        }
        if (cue.year() == 0) {
          i = cue.end() - 1;
          continue;
        }
      } else {
        cue = words(text, i, to, years, kind);
      }
      if (cue != null) {
        int end = cue.end();
        if (!compared(text, i, from) && !onTheBaseOf(text, end, to)) {
          found = cue;
        }
        i = Math.max(i, end - 1);
      }
    }
    return found;
  }

  /** Reads 2021年, 2016至2020年, 2016年-2020年. Year 0 for a number of four digits that is none. */
  private static Years digits(String text, int at, int to) {
    int year = fourDigits(text, at);
    if (year < 1900 || year > 2100) {
      return null;
    }
    int i = at + 4;
    if (i < to && text.charAt(i) == '年') {
      i++;
      int second = range(text, i, to);
      return second > 0 ? second(text, year, second) : new Years(year, 0, i);
    }
    int second = range(text, i, to);
    if (second > 0) {
      return second(text, year, second);
    }
    return new Years(0, 0, i);
  }

  private static Years second(String text, int first, int at) {
    int last = fourDigits(text, at);
    return new Years(last, last > first ? first : 0, at + 5);
  }

  /** Returns where the second year of a range begins, or -1. */
  private static int range(String text, int at, int to) {
    int i = at;
    while (i < to && "-—－–~～至到".indexOf(text.charAt(i)) >= 0 && i - at < 3) {
      i++;
    }
    if (i == at || i + 4 >= to || text.charAt(i + 4) != '年') {
      return -1;
    }
    int year = fourDigits(text, i);
    return year >= 1900 && year <= 2100 ? i : -1;
  }

  private static int fourDigits(String text, int at) {
    if (at + 4 > text.length()
        || at > 0 && Character.isDigit(text.charAt(at - 1))
        || at + 4 < text.length() && Character.isDigit(text.charAt(at + 4))) {
      return -1;
    }
    int value = 0;
    for (int i = at; i < at + 4; i++) {
      int digit = Character.digit(text.charAt(i), 10);
      if (digit < 0) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static Years words(String text, int at, int to, ReportYears years, SectionKind kind) {
    switch (text.charAt(at)) {
      case '去':
        if (!startsWith(text, at, to, "去年")) {
          return null;
        }
        return years.review() != 0
            ? new Years(years.review(), 0, at + 2)
            : relative(years, -1, at + 2);
      case '前':
        return startsWith(text, at, to, "前年") ? relative(years, -2, at + 2) : null;
      case '今':
        if (startsWith(text, at, to, "今后") || startsWith(text, at, to, "今年以来")) {
          return null;
        }
        return startsWith(text, at, to, "今年") ? relative(years, 0, at + 2) : null;
      case '明':
        return startsWith(text, at, to, "明年") ? relative(years, 1, at + 2) : null;
      case '上':
        if (startsWith(text, at, to, "上年") && years.review() != 0) {
          int base = kind == SectionKind.PLAN ? years.now() : years.review();
          return new Years(base - 1, 0, at + 2);
        }
        return null;
      case '十':
        return plan(text, at, to, years, kind);
      case '本':
        return startsWith(text, at, to, "本届") && years.reviewFrom() != 0
            ? new Years(years.review(), years.reviewFrom(), at + 2)
            : null;
      default:
        return span(text, at, to, years, kind);
    }
  }

  private static Years relative(ReportYears years, int offset, int end) {
    return years.now() == 0 ? null : new Years(years.now() + offset, 0, end);
  }

  /** Reads “十四五”末, “十三五”时期, “十四五”以来. */
  private static Years plan(String text, int at, int to, ReportYears years, SectionKind kind) {
    for (int p = PLANS.length - 1; p >= 0; p--) {
      String name = PLANS[p];
      if (!startsWith(text, at, to, name)) {
        continue;
      }
      int i = at + name.length();
      if (p == 0 && i < to && text.charAt(i) == '五') {
        continue;
      }
      boolean quoted = at > 0 && (text.charAt(at - 1) == '“' || text.charAt(at - 1) == '"');
      if (i < to && (text.charAt(i) == '”' || text.charAt(i) == '"')) {
        i++;
      } else if (quoted || p == 0) {
        return null;
      }
      int end = 2005 + 5 * p;
      for (String tail : new String[] {"末", "期末", "时期末", "结束", "收官"}) {
        if (startsWith(text, i, to, tail)) {
          return new Years(end, 0, i + tail.length());
        }
      }
      for (String tail : new String[] {"时期", "期间", "以来", "五年", "这五年", "的五年"}) {
        if (startsWith(text, i, to, tail)) {
          int last =
              kind != SectionKind.PLAN && years.review() != 0 ? Math.min(end, years.review()) : end;
          boolean total = kind != SectionKind.PLAN && last > end - 4;
          return new Years(last, total ? end - 4 : 0, i + tail.length());
        }
      }
      return null;
    }
    return null;
  }

  /** Reads 五年来, 过去五年, 近三年, 今后五年, 五年累计. */
  private static Years span(String text, int at, int to, ReportYears years, SectionKind kind) {
    int count = DIGITS.indexOf(text.charAt(at));
    if (count < 2
        || at + 1 >= to
        || text.charAt(at + 1) != '年'
        || at > 0 && (text.charAt(at - 1) == '十' || text.charAt(at - 1) == '第')) {
      return null;
    }
    int i = at + 2;
    boolean total = false;
    for (String tail : new String[] {"来", "间", "累计", "共", "新增", "以来", "中，", "时间"}) {
      total |= startsWith(text, i, to, tail);
    }
    boolean future = false;
    for (String head : new String[] {"今后", "未来", "今后的", "未来的"}) {
      future |= at >= head.length() && text.startsWith(head, at - head.length());
    }
    for (String head : new String[] {"过去", "过去的", "这", "近", "前", "任期"}) {
      total |= at >= head.length() && text.startsWith(head, at - head.length());
    }
    if (future || total && kind == SectionKind.PLAN) {
      int end = years.now() == 0 ? 0 : years.now() + count - 1;
      return end == 0 ? null : new Years(end, 0, i);
    }
    return total && years.review() != 0
        ? new Years(years.review(), years.review() - count + 1, i)
        : null;
  }

  private static boolean startsWith(String text, int at, int to, String word) {
    return at + word.length() <= to && text.startsWith(word, at);
  }

  /** In 比2015年增长 the year is the base and not the figure's. */
  private static boolean compared(String text, int at, int from) {
    int i = at - 1;
    while (i >= from && (text.charAt(i) == '“' || text.charAt(i) == '"')) {
      i--;
    }
    return i >= from && "比较按是为".indexOf(text.charAt(i)) >= 0;
  }

  private static boolean onTheBaseOf(String text, int end, int to) {
    for (int i = end; i + 3 <= to; i++) {
      if (text.charAt(i) == '基' && text.startsWith("基础上", i)) {
        return true;
      }
    }
    return false;
  }
}
