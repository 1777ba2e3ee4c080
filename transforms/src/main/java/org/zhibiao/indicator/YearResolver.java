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

  /** Plans of one character, from that of 1986 to 1990 on: “七五”, “八五”, “九五”. */
  private static final String EARLY_PLANS = "七八九";

  /** The characters that a cue may begin with, a bit each. */
  private static final long[] STARTS = new long[Character.MAX_VALUE / Long.SIZE + 1];

  static {
    String starts = "0123456789０１２３４５６７８９全年去前今明上十本" + DIGITS;
    for (char c : starts.toCharArray()) {
      STARTS[c / Long.SIZE] |= 1L << c % Long.SIZE;
    }
  }

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
      if ((STARTS[c / Long.SIZE] & 1L << c % Long.SIZE) == 0) {
        continue;
      }
      Years cue = null;
      if (c >= '0' && c <= '9' || c >= '０' && c <= '９') {
        cue = digits(text, i, to);
        if (cue == null) {
          while (i + 1 < to && Character.isDigit(text.charAt(i + 1))) {
            i++;
          }
          continue;
        }
        boolean attribute =
            kind == SectionKind.PLAN
                && cue.year() != 0
                && cue.year() <= years.review()
                && ofPieces(text, cue.end(), to);
        if (cue.year() == 0 || attribute) {
          // In a plan 2023年度B类提案 are to be handled in the year planned.
          i = cue.end() - 1;
          continue;
        }
      } else if (c == '全' || c == '年') {
        cue = wholeYear(text, i, to, years, kind, found);
      } else {
        cue = words(text, i, to, years, kind);
      }
      if (cue != null) {
        int end = cue.end();
        if (isBase(text, i, end, from, to)
            ? !numberBetween(text, end, to)
            : !compared(text, i, from) && !onTheBaseOf(text, end, to)) {
          found = cue;
        }
        i = Math.max(i, end - 1);
      }
    }
    return found;
  }

  /**
   * Returns the year that an earlier level of a sentence is of: the last one behind 由 or 从, as in
   * 产值从2018年的3亿元增加到5亿元，税收从2000万元增加到3000万元.
   *
   * @return the year, 0 where none is named
   */
  static int baseYear(String text, int from, int to, ReportYears years, SectionKind kind) {
    int base = 0;
    for (int i = from + 1; i < to; i++) {
      char before = text.charAt(Math.max(from, skipMarks(text, i - 1, from)));
      if (before == '由' || before == '从') {
        Years cue =
            Character.isDigit(text.charAt(i))
                ? digits(text, i, to)
                : words(text, i, to, years, kind);
        if (cue != null && cue.year() != 0 && cue.end() < to && text.charAt(cue.end()) == '的') {
          base = cue.year();
        }
      }
    }
    return base;
  }

  /** Tells whether a year is that of the level which a movement begins at: 由上年的, 比2019年的. */
  private static boolean isBase(String text, int at, int end, int from, int to) {
    int i = skipMarks(text, at - 1, from);
    return i >= from && "由从比".indexOf(text.charAt(i)) >= 0 && end < to && text.charAt(end) == '的';
  }

  private static boolean numberBetween(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Character.isDigit(text.charAt(i)) || text.charAt(i) == '％' || text.charAt(i) == '%') {
        return true;
      }
      if (DIGITS.indexOf(text.charAt(i)) > 0
          && i + 1 < to
          && (DIGITS.indexOf(text.charAt(i + 1)) >= 0
              || "十百千万亿点".indexOf(text.charAt(i + 1)) >= 0)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Reads 全年 and 年内, which turn from a year that lies apart (上年, 到2030年) to the one that the
   * section is about.
   */
  private static Years wholeYear(
      String text, int at, int to, ReportYears years, SectionKind kind, Years found) {
    if (!startsWith(text, at, to, "全年") && !startsWith(text, at, to, "年内")) {
      return null;
    }
    if (at > 0 && Character.isDigit(text.charAt(at - 1))
        || text.charAt(at) == '年' && at > 0 && "一两二三四五六七八九十几当去".indexOf(text.charAt(at - 1)) >= 0) {
      return null;
    }
    boolean plan = kind == SectionKind.PLAN;
    int year = plan ? years.plan() : kind == SectionKind.REVIEW ? years.review() : 0;
    if (year == 0 || found.end() == at) {
      return null;
    }
    boolean apart =
        plan ? found.year() > year : found.year() == year - 1 && isLastYear(text, found);
    return found.end() < 0 || apart ? new Years(year, 0, at + 2) : null;
  }

  private static boolean isLastYear(String text, Years cue) {
    return cue.end() >= 2 && text.startsWith("上年", cue.end() - 2);
  }

  /** Tells whether a year is that of pieces to be handled: 2023年度B类提案, 2023年度代表建议. */
  private static boolean ofPieces(String text, int end, int to) {
    if (!startsWith(text, end, to, "度")) {
      return false;
    }
    for (String pieces : new String[] {"提案", "重点提案", "建议", "代表建议", "议案", "A类", "B类", "C类"}) {
      if (startsWith(text, end + 1, to, pieces)) {
        return true;
      }
    }
    return false;
  }

  /** Reads 2021年, 2016至2020年, 2016年-2020年. Year 0 for a number of four digits that is none. */
  private static Years digits(String text, int at, int to) {
    int year = fourDigits(text, at);
    if (year < 1900 || year > 2100) {
      return null;
    }
    int i = at + 4;
    if (i + 1 < to && text.charAt(i) == ' ' && text.charAt(i + 1) == '年') {
      i++;
    }
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
      case '七':
      case '八':
      case '九':
        Years early = earlyPlan(text, at, to, years, kind);
        return early != null ? early : span(text, at, to, years, kind);
      case '一':
      case '二':
        Years written = written(text, at, to);
        return written != null ? written : span(text, at, to, years, kind);
      default:
        return span(text, at, to, years, kind);
    }
  }

  /** Reads 一九八七年, 二〇一二年. */
  private static Years written(String text, int at, int to) {
    if (at + 5 > to || text.charAt(at + 4) != '年') {
      return null;
    }
    int year = 0;
    for (int i = at; i < at + 4; i++) {
      char c = text.charAt(i);
      int digit = c == '〇' || c == '○' ? 0 : DIGITS.indexOf(c);
      if (digit < 0) {
        return null;
      }
      year = year * 10 + digit;
    }
    return year >= 1900 && year <= 2100 ? new Years(year, 0, at + 5) : null;
  }

  /** Reads “九五”时期 and 八五期间. */
  private static Years earlyPlan(String text, int at, int to, ReportYears years, SectionKind kind) {
    if (!startsWith(text, at + 1, to, "五")) {
      return null;
    }
    int i = at + 2;
    if (i < to && (text.charAt(i) == '”' || text.charAt(i) == '"')) {
      i++;
    }
    return planTail(text, i, to, 1990 + 5 * EARLY_PLANS.indexOf(text.charAt(at)), years, kind);
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
      return planTail(text, i, to, 2005 + 5 * p, years, kind);
    }
    return null;
  }

  private static Years planTail(
      String text, int i, int to, int end, ReportYears years, SectionKind kind) {
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

  /** Reads 五年来, 过去五年, 近三年, 今后五年, 五年累计. */
  private static Years span(String text, int at, int to, ReportYears years, SectionKind kind) {
    if (at + 1 >= to || text.charAt(at + 1) != '年') {
      return null;
    }
    int count = DIGITS.indexOf(text.charAt(at));
    if (count < 2 || at > 0 && (text.charAt(at - 1) == '十' || text.charAt(at - 1) == '第')) {
      return null;
    }
    int i = at + 2;
    boolean total = false;
    for (String tail : new String[] {"来", "间", "累计", "共", "新增", "以来", "中，", "年均", "时间"}) {
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
      return end == 0 ? null : new Years(end, future ? years.now() : 0, i);
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
    int i = skipMarks(text, at - 1, from);
    return i >= from && "比较按是为".indexOf(text.charAt(i)) >= 0;
  }

  private static int skipMarks(String text, int at, int from) {
    int i = at;
    while (i >= from && (text.charAt(i) == '“' || text.charAt(i) == '"' || text.charAt(i) == ' ')) {
      i--;
    }
    return i;
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
