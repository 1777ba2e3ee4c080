package org.zhibiao.indicator;

import org.zhibiao.quantity.Quantity;
import org.zhibiao.report.CueWords;
import org.zhibiao.section.SectionKind;

/** Tells what was reached from what is planned. */
final class StatusResolver {

  /** Words that make a figure of the review a goal. */
  private static final CueWords GOALS =
      CueWords.of(
          """
          目标 力争 预期目标 预期增长 计划投资 计划总投资 规划面积
          建成后 投产后 达产后 投用后 竣工后 建成投产后 完工后 完成后可 投运后
          有望 可望 将达 将实现 将新增 将建成 拟投资 拟建 确保到 预计到 提出到 量可达 可年产
          """);

  /** Words that ask for a number or more. */
  private static final CueWords FLOORS = CueWords.of("至少 不少于 不低于 不得少于");

  /** Words that cancel a goal: it was met. */
  private static final CueWords MET =
      CueWords.of(
          """
          完成目标 超额完成 目标任务已 完成了 实现了 达到了 已完成 完成年度 完成全年 完成计划
          占计划 为目标 超目标 目标的 完成省 完成市 完成预期 高于预期
          """);

  /** Words for how a task is set. */
  private static final CueWords SET = CueWords.of("下达 确定的 分解 核定");

  /** Words that make a figure of the plan one of the past. */
  private static final CueWords PAST = CueWords.of("去年 上年 已 现有 目前 以来 累计");

  /** How far into a clause such a word may stand: 我们围绕, 全年紧扣. */
  private static final int PURPOSE_REACH = 6;

  /** Words that open what something is done for: 围绕全年目标，开展调研12次. */
  private static final String[] PURPOSES = {"围绕", "紧扣", "聚焦", "对照", "对标", "锚定", "瞄准", "紧盯"};

  private StatusResolver() {}

  /**
   * Resolves a status.
   *
   * @param kind section
   * @param text normalised text
   * @param from start of the sentence
   * @param to start of the number
   * @param year year of the figure; null where unknown
   * @param reviewYear reviewed year; null where unknown
   * @param earlier whether the figure is the first of 由X提高到Y
   */
  static Status resolve(
      SectionKind kind,
      String text,
      int from,
      int to,
      Integer year,
      Integer reviewYear,
      boolean earlier) {
    if (earlier) {
      return Status.ACTUAL;
    }
    switch (kind) {
      case PLAN:
        if (year != null && reviewYear != null && year <= reviewYear && past(text, from, to)) {
          return Status.ACTUAL;
        }
        return Status.TARGET;
      case CLOSING:
        return year != null && reviewYear != null && year > reviewYear
            ? Status.TARGET
            : Status.ACTUAL;
      default:
        if (year != null && reviewYear != null && year > reviewYear) {
          return Status.TARGET;
        }
        return goal(text, from, to) || duty(text, from, to) ? Status.TARGET : Status.ACTUAL;
    }
  }

  private static boolean goal(String text, int from, int to) {
    int start = behindPurpose(text, clauseStart(text, from, to), to);
    return GOALS.in(text, start, to) && !MET.in(text, start, to);
  }

  /** Passes the goal that a clause opens with, where a comma parts it from the number. */
  private static int behindPurpose(String text, int from, int to) {
    int goal = text.indexOf("目标", from);
    if (goal < 0 || goal >= to) {
      return from;
    }
    int comma = text.indexOf('，', goal);
    if (comma < 0 || comma >= to) {
      return from;
    }
    for (String purpose : PURPOSES) {
      int at = text.indexOf(purpose, from);
      if (at >= 0 && at < goal && at - from <= PURPOSE_REACH) {
        return comma;
      }
    }
    return from;
  }

  /** Tells whether a number is asked of each: 每名委员每年至少参加一次视察、提交一件提案. */
  private static boolean duty(String text, int from, int to) {
    int start = to;
    while (start > from && "，。；,;".indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    while (start < to && text.charAt(start) != '每') {
      start++;
    }
    return FLOORS.in(text, start, to);
  }

  /**
   * Tells whether a number is part of what is proposed: 提出发展茶园3万亩、改造管网12公里的建议. Suggestions
   * themselves (提出12条好的建议) are counted.
   */
  static boolean isProposed(String text, int from, int end, String unit) {
    if (unit != null && unit.length() == 1 && "条项件个篇份次点".indexOf(unit.charAt(0)) >= 0) {
      return false;
    }
    int limit = Math.min(text.length() - 2, end + 30);
    for (int i = end; i < limit; i++) {
      char c = text.charAt(i);
      if (c == '，' || c == '。' || c == '；' || c == ',' || c == ';') {
        return false;
      }
      if (c == '的'
          && (text.startsWith("建议", i + 1)
              || text.startsWith("设想", i + 1)
              || text.startsWith("意见", i + 1))) {
        int start = end;
        while (start > from && "，。；,;".indexOf(text.charAt(start - 1)) < 0) {
          start--;
        }
        return text.substring(start, end).contains("提出");
      }
    }
    return false;
  }

  /** Tells whether the number is the content of a goal: 实现“千亿产业”目标. */
  static boolean isNamedGoal(String text, int end) {
    int limit = Math.min(text.length(), end + 10);
    for (int i = end; i + 1 < limit; i++) {
      char c = text.charAt(i);
      if (c == '，' || c == '。' || c == '、' || c == '；' || c == ',' || c == ';' || c == '的') {
        return false;
      }
      if (c == '目' && text.charAt(i + 1) == '标') {
        return true;
      }
    }
    return false;
  }

  private static boolean past(String text, int from, int to) {
    if (PAST.in(text, from, to)) {
      return true;
    }
    for (int i = from; i + 4 < to; i++) {
      if (text.charAt(i) == '2' && text.charAt(i + 4) == '年') {
        return true;
      }
    }
    return false;
  }

  /** Tells whether a number is of a task that somebody set: 超额完成国家下达的110万人任务. */
  static boolean isTask(String text, int from, Quantity quantity) {
    if (!text.startsWith("任务", quantity.end())) {
      return false;
    }
    int start = quantity.start();
    while (start > from && "，。；,;".indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    return SET.in(text, start, quantity.start());
  }

  /** Returns where the clause of a number begins; a short clause takes the one before with it. */
  private static int clauseStart(String text, int from, int to) {
    int commas = 0;
    for (int i = to - 1; i > from; i--) {
      char c = text.charAt(i);
      if (c == '。' || c == '；' || c == ';') {
        return i + 1;
      }
      if (c == '，' || c == ',') {
        commas++;
        if (commas == 2 || to - i > 16) {
          return i + 1;
        }
      }
    }
    return from;
  }
}
