package org.zhibiao.indicator;

import org.zhibiao.section.SectionKind;

/** Tells what was reached from what is planned. */
final class StatusResolver {

  /** Words that make a figure of the review a goal. */
  private static final String[] GOALS = {
    "目标", "力争", "预期目标", "预期增长", "计划投资", "计划总投资", "规划面积", "建成后", "投产后", "达产后", "投用后", "竣工后", "建成投产后",
    "有望", "将达", "将实现", "将新增", "将建成", "拟投资", "拟建", "可望", "完工后", "完成后可", "投运后", "确保到", "预计到", "提出到",
  };

  /** Words that cancel a goal: it was met. */
  private static final String[] MET = {
    "完成目标", "超额完成", "目标任务已", "完成了", "实现了", "达到了", "已完成", "完成年度", "完成全年", "完成计划", "占计划", "为目标",
    "超目标", "目标的", "完成省", "完成市", "完成预期", "高于预期",
  };

  /** Words that make a figure of the plan one of the past. */
  private static final String[] PAST = {"去年", "上年", "已", "现有", "目前", "以来", "累计"};

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
    switch (kind) {
      case PLAN:
        if (earlier
            || year != null && reviewYear != null && year <= reviewYear && past(text, from, to)) {
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
        return goal(text, from, to) ? Status.TARGET : Status.ACTUAL;
    }
  }

  private static boolean goal(String text, int from, int to) {
    String clause = text.substring(clauseStart(text, from, to), to);
    return any(GOALS, clause) && !any(MET, clause);
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
    String before = text.substring(from, to);
    if (any(PAST, before)) {
      return true;
    }
    for (int i = 0; i + 4 < before.length(); i++) {
      if (before.charAt(i) == '2' && before.charAt(i + 4) == '年') {
        return true;
      }
    }
    return false;
  }

  private static boolean any(String[] words, String text) {
    for (String word : words) {
      if (text.contains(word)) {
        return true;
      }
    }
    return false;
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
