package org.zhibiao.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a heading or an opening phrase says of the part of the report that it begins. Works on short
 * candidates only.
 */
public final class PartCues {

  /** Text shorter than this behind a cue belongs to the heading. */
  private static final int MIN_GLUED = 8;

  /** Longest heading that can name a part. */
  public static final int MAX_HEADING = 48;

  /** A part of a report, as its heading names it. */
  public enum Part {
    /** What was done. */
    REVIEW,
    /** Conceded shortcomings. */
    PROBLEMS,
    /** What is planned. */
    PLAN,
    /** {@code 2024年主要工作}: the review where none stands before it, else the plan. */
    WORK,
    /** The last words: {@code 结束语}. */
    CLOSING,
    /** Glossaries, attachments. */
    ANNEX
  }

  private static final CueWords TIME =
      CueWords.of(
          "今年 明年 来年 新的一年 今后 下一步 下步 下一阶段 下阶段 未来一 未来三 未来五 未来十 过去 去年 一年来 三年来 五年来 全年"
              + " 年度 上半年 下半年 本届 新一届 上届 上一届 九五 十五 八五 七五 六五 十一五 十二五 十三五 十四五 十五五 一年 五年");

  private static final CueWords REVIEW =
      CueWords.of(
          "回顾 总结 情况 成就 成绩 成效 做法 体会 经验 收获 一年来 三年来 五年来 两年来 几年来 过去一 过去三 过去五 过去两 过去几 过去的"
              + " 过去1 过去2 所做 做了 开展的 完成 取得 历程 决算");

  private static final CueWords PLAN =
      CueWords.of(
          "安排 打算 部署 展望 思路 建议 下一步 下步 今后 下一阶段 下阶段 未来一 未来三 未来五 未来十 新的一年 明年 来年 谋划 规划 设想"
              + " 目标 任务 要求 重点 计划 意见 要点 努力方向 指导思想 新一届 奋斗 举措 纲要 预算");

  private static final CueWords CONCEDED = CueWords.of("问题 不足 困难 短板 差距");
  private static final CueWords ANNEXED = CueWords.of("附 注 解释 释义 名词 术语");

  /** One of these stands in every heading that names a part. */
  private static final CueWords ANY =
      CueWords.of(
          "我们 回顾 总结 情况 成就 成绩 成效 做法 体会 经验 收获 年来 过去 所做 做了 开展的 完成 取得 历程 安排 打算 部署 展望 思路 建议 步"
              + " 今后 阶段 未来 新的一年 明年 来年 谋划 规划 设想 目标 任务 要求 重点 计划 意见 要点 方向 指导思想 新一届 奋斗 举措 纲要"
              + " 工作 问题 不足 困难 短板 差距 附 注 解释 释义 名词 术语 结束语 结语 尾声 结 决算 预算");

  /** What names the plan without saying when. */
  private static final Pattern PLAN_END =
      Pattern.compile(
          "(?:(?:工作|任务|发展|主要|重点|总体|下步)(?:的)?(?:安排|打算|部署|展望|思路|建议|设想|任务|目标|要求|计划|意见|要点|规划)"
              + "|(?:工作|主要|努力|奋斗|预期)(?:的)?(?:重点|方向|目标)|重点(?:工作|任务))$");

  /** What names the review without saying when. */
  private static final Pattern REVIEW_END =
      Pattern.compile(
          "(?:工作|任务|主要|总体|整体|基本|完成|履职|发展|开展|执行)(?:的)?(?:回顾|总结|情况|成就|成绩|成效|做法|体会|经验)$"
              + "|^(?:工作)?(?:回顾|总结|做法|体会)$|^主要工作$");

  private static final Pattern PROBLEMS =
      Pattern.compile("(?:存在|面临|工作中?|主要|当前)的?.{0,8}(?:问题|不足|困难|短板|差距)(?:[和与及、].{0,10})?$");

  private static final Pattern ANNEX =
      Pattern.compile(
          "^(?:附件?[一二三四五六七八九十\\d]{0,2}[：:]?(?:$|.{0,40}(?:解释|注释|清单|一览表|情况表|表|说明|释义|实事|指标|附件)"
              + ".{0,12}$|附件.*)|.{0,24}(?:名词|用语|术语)[、和]?(?:术语)?.{0,4}(?:解释|注释|注解|释义|说明).{0,4}"
              + "|注释[：:]?|相关注释[：:]?|附录.{0,20})$");

  /** Headings of digests for the public: {@code 2023年，我们这样走过}, {@code 今年，我们怎么干}. */
  private static final Pattern TOLD =
      Pattern.compile(
          "^(?:(?:19|20)\\d\\d年?|过去一年|这一年|去年|今年|新的一年)[，,：:]?\\s?我们(?:这样|怎么|将这样|交出|干了|做了)");

  private static final Pattern DONE = Pattern.compile("我们(?:(?:这样|怎么)(?:走过|过来)|交出|[干做]了)");

  private static final Pattern CLOSING = Pattern.compile("^(?:结束语|结语|尾声|结\\s*束\\s*语)$");

  private PartCues() {}

  /**
   * Classifies a heading.
   *
   * @param heading heading without enumerator, Markdown signs and closing punctuation
   * @return null where it names no part
   */
  public static Part classify(String heading) {
    if (heading.length() > MAX_HEADING || heading.length() < 2) {
      return null;
    }
    if (!ANY.in(heading)) {
      return null;
    }
    if (ANNEXED.in(heading) && ANNEX.matcher(heading).find()) {
      return Part.ANNEX;
    }
    if (heading.length() < 8 && CLOSING.matcher(heading).find()) {
      return Part.CLOSING;
    }
    if (heading.contains("会议上")
        || heading.contains("草案")
        || heading.contains("——")
        || isCutTitle(heading)) {
      return null;
    }
    if (heading.contains("我们") && TOLD.matcher(heading).find()) {
      return DONE.matcher(heading).find() ? Part.REVIEW : Part.PLAN;
    }
    boolean clauses = heading.indexOf('，') >= 0 || heading.indexOf(',') >= 0;
    if (!clauses && CONCEDED.in(heading) && PROBLEMS.matcher(heading).find()) {
      return Part.PROBLEMS;
    }
    boolean time = TIME.in(heading) || namesYear(heading);
    boolean review = REVIEW.in(heading);
    boolean plan = PLAN.in(heading);
    if (time) {
      if (review && !(plan && clauses)) {
        return Part.REVIEW;
      }
      if (plan) {
        return Part.PLAN;
      }
      return heading.endsWith("工作") || heading.endsWith("主要工作任务") ? Part.WORK : null;
    }
    if (clauses || heading.indexOf(' ') >= 0 || heading.length() > 14) {
      return null;
    }
    if (PLAN_END.matcher(heading).find()) {
      return Part.PLAN;
    }
    return REVIEW_END.matcher(heading).find() ? Part.REVIEW : null;
  }

  /** Tells whether a heading names a year: four digits in any notation in front of 年. */
  private static boolean namesYear(String heading) {
    for (int i = heading.indexOf('年'); i >= 0; i = heading.indexOf('年', i + 1)) {
      if (i >= 4 && ChineseNumber.year(heading.substring(i - 4, i)) != null) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether a book title is cut off on either side: the line is a piece of a sentence. */
  private static boolean isCutTitle(String heading) {
    return (heading.indexOf('《') >= 0) != (heading.indexOf('》') >= 0);
  }

  /**
   * Returns the length of a heading of a part that has run into the text behind it, as in {@code
   * 2024年工作回顾2024年是…}; 0 where there is none.
   *
   * @param text normalised text
   * @param start offset behind the enumerator
   * @param end end of the sentence
   * @param enumerated whether a number stands in front; without one only plain phrases count
   */
  public static int gluedLength(String text, int start, int end, boolean enumerated) {
    if (!mayBeGlued(text, start, Math.min(end, start + MAX_HEADING), enumerated)) {
      return 0;
    }
    Matcher matcher =
        (enumerated ? GLUED : GLUED_BARE)
            .matcher(text)
            .region(start, Math.min(end, start + MAX_HEADING));
    if (!matcher.find() || end - matcher.end(1) < MIN_GLUED) {
      return 0;
    }
    return matcher.end(1) - start;
  }

  private static boolean mayBeGlued(String text, int start, int end, boolean enumerated) {
    return start < end
        && (enumerated ? GLUE.in(text, start, end) : "12过今".indexOf(text.charAt(start)) >= 0);
  }

  private static final CueWords GLUE = CueWords.of("回顾 总结 安排 部署 任务 重点 主要工作 打算 目标 总体要求 情况 成就 成绩 思路");

  private static final Pattern GLUED_BARE =
      Pattern.compile(
          "^((?:(?:19|20)\\d\\d年度?|过去[一三五]年|今后[三五]年)的?(?:主要|政府|重点)?工作的?(?:回顾|总结|安排|打算|部署|计划|重点|任务)|(?:19|20)\\d\\d年度?(?:重点|主要)(?:工作|任务))"
              + "(?=\\s?(?:19|20)\\d\\d年|\\s?[一二]、|过去|刚刚|[一五]年来|今年|去年|在|全[市省县区面]|我[们市省县区]|面对|围绕|各位|[（(]?一)");

  private static final Pattern GLUED =
      Pattern.compile(
          "^([^，。；！：]{2,30}?(?:回顾|总结|安排(?:部署)?|部署|(?:主要|目标|工作|重点)任务|重点工作(?!任务)|主要工作(?!任务)|目标任务|打算|主要目标"
              + "|总体要求|奋斗目标|预期目标|完成情况|基本情况|主要成[就绩]|思路和重点|工作重点|工作思路))"
              + "(?!要求)(?=[^的和与及、，：。；！）)”》　 ?任目安部打思重回总建计完情成和]|年"
              + "|[ \\u3000](?:(?:19|20)\\d\\d年[，,]|[一两三五]年来|过去|今年|新的一年|我们|.{2,4}次会议以来))");

  /** Tells whether a line begins as the heading of a part does: with a year and few characters. */
  static boolean startsLikePart(String text, int start) {
    int end = start;
    int limit = Math.min(text.length(), start + MAX_HEADING);
    while (end < limit && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end < limit && classify(text.substring(start, end).strip()) != null;
  }
}
