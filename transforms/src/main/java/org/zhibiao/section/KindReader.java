package org.zhibiao.section;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhibiao.report.CueWords;
import org.zhibiao.report.Enumerator;
import org.zhibiao.report.PartCues.Part;
import org.zhibiao.report.PartHeading;
import org.zhibiao.report.TextUnits;

/**
 * Decides for every sentence of a report which part it belongs to. The parts follow each other:
 * preamble, review, problems, plan, closing; headings decide where there are any, else cues in the
 * sentences.
 */
final class KindReader {

  /** Longest stretch of a sentence in which a cue is looked for. */
  private static final int CUE_WINDOW = 100;

  private static final String SAYS = "^(?:《报告》(?:说|指出|认为|提出)[，,：:])?";

  private static final Pattern REVIEW_CUE =
      Pattern.compile(
          SAYS
              + "(?:(?:刚刚)?过去的?(?:一年|[两三五]年|(?:19|20)\\d\\d年)|[一两三五]年来"
              + "|(?:19|20)\\d\\d年[,，]?(?:是|在|面对|我们|[市全省县区盟州旗]|常委会)|去年|本届.{0,16}(?:任期|以来|五年)"
              + "|[“\"]?十[一二三四五]?五[”\"]?时期(?:的五年)?[,，]?是|回顾|自.{2,30}(?:会议|大会)以来|.{0,30}届.{1,4}次会议以来)");

  private static final Pattern PLAN_CUE =
      Pattern.compile(
          SAYS
              + "(?:(?:今年|新的一年|(?:19|20)\\d\\d年).{0,40}(?:总体(?:要求|思路)|指导思想|主要(?:预期)?目标|工作要点|工作的?(?:思路|重点))"
              + "|新的一年|(?:今后|未来)[一三五]年|(?:19|20)\\d\\d年[,，]?是.{2,60}(?:之年|第一年)"
              + "|(?:今年|(?:19|20)\\d\\d年)[,，]?(?:我们|[市省县区盟州旗]|全市|全省|全县|全区|常委会|法院|检察院).{0,30}(?:将|要)"
              + "|做好.{0,12}今年|下一步)");

  /** A note at the end: its mark and the term that it explains. */
  private static final Pattern NOTE =
      Pattern.compile("[\\[【〔［]\\s?\\^?\\d{1,3}\\s?[\\]】〕］].{0,40}?[：:]");

  /** A heading that names what was reached and, behind it, what is aimed at, and for when. */
  private static final Pattern MIXED =
      Pattern.compile(
          "(?:成就|成绩|成效|回顾|总结|情况)[和及与、].{0,3}?(十[一二三四五六]?五|今后|未来|(?:19|20)\\d\\d年|下一?步)"
              + ".*(?:目标|任务|思路|规划|安排|要求|举措)$");

  /** A paragraph that turns to the aims says so in its first words. */
  private static final int KEY_WINDOW = 16;

  private static final Pattern YEAR = Pattern.compile("((?:19|20)\\d\\d)年");

  private static final Pattern CONCEDES =
      Pattern.compile(
          "清醒[地的]?\\s?(?:看到|认识|意识到|审视)|保持清醒|清醒头脑|清醒对待|(?:也|还)(?:应|要|必须|应当|深知|深感)?(?:清楚|清晰|深刻)?地?(?:看到|认识到|意识到|深知)"
              + "|(?:还|仍|尚|也)然?(?:有|存在)(?:着)?(?:一些|许多|不少|很多|一定|诸多|明显)?.{0,16}(?:不足|差距|问题|困难|短板|薄弱|不够|不到位|地方|挑战)"
              + "|存在(?:的|着|一些|许多|不少)?.{0,10}(?:不足|差距|短板|薄弱环节|突出问题|主要问题|困难和问题|问题和不足)"
              + "|(?:主要)?(?:问题|不足|差距|短板)(?:主要)?(?:是|有(?![序效力])|表现在|体现在|包括)[：:]?"
              + "|工作(?:中|还|与).{0,20}(?:不足|差距|短板)|面临(?:着|的|不少|许多|诸多).{0,16}(?:困难|问题|挑战)"
              + "|深知[，,]?(?:尽管|虽然).{0,12}(?:成绩|成效|成就|进展|进步)[，,]?但");

  /** What makes clear-headedness a demand of the plan, not a concession. */
  private static final CueWords DEMANDS = CueWords.of("既要 务必 要保持 要始终 必须保持");

  /** A paragraph behind the concessions that takes up the review again begins so. */
  private static final Pattern RESUMES = Pattern.compile("(?:回顾)?过去的?五年|五年来");

  /** One of these stands in every sentence that concedes. */
  private static final CueWords CONCEDING =
      CueWords.of("清醒 看到 认识到 意识到 深知 不足 差距 问题 困难 短板 薄弱 不够 不到位 挑战 地方");

  /** With one of these every phrase that concedes begins. */
  private static final CueWords CONCESSION_START =
      CueWords.of("清醒 保持 也 还 仍 尚 深知 存在 主要 问题 不足 差距 短板 工作 面临");

  private static final CueWords APPEAL =
      CueWords.of(
          "让我们 更加紧密地团结 更加紧密团结 紧密地团结 我们坚信 我们相信 努力奋斗 而奋斗 不懈奋斗 奋勇前进 再立新功 有理由相信 更大贡献 更大的贡献"
              + " 新的贡献 献礼 胜利召开 谱写 夺取");

  private final TextUnits units;
  private final String text;

  KindReader(TextUnits units) {
    this.units = units;
    this.text = units.text();
  }

  /**
   * What a report is about, sentence by sentence.
   *
   * @param kinds kind of each sentence
   * @param asides whether a sentence only interrupts its part: a footnote, page furniture, a
   *     concession inside the plan
   */
  record Kinds(SectionKind[] kinds, boolean[] asides) {

    /** Kinds of text of no report. */
    static Kinds other(int size) {
      SectionKind[] kinds = new SectionKind[size];
      Arrays.fill(kinds, SectionKind.OTHER);
      return new Kinds(kinds, new boolean[size]);
    }
  }

  /**
   * Returns the kind of each sentence.
   *
   * @param first first sentence of the report
   * @param last sentence behind the last
   * @param parts headings of parts, one per sentence of the text, null where there is none
   */
  Kinds read(int first, int last, PartHeading[] parts) {
    boolean[] asides = new boolean[last - first];
    SectionKind[] kinds = new SectionKind[last - first];
    int annex = annex(first, last, parts);
    int review = review(first, annex, parts);
    int plan = plan(review, annex, parts);
    int closing = closing(Math.max(review, first), annex);
    Arrays.fill(kinds, SectionKind.PREAMBLE);
    fill(kinds, first, review, annex, SectionKind.REVIEW);
    markProblems(kinds, first, review, plan, parts);
    fill(kinds, first, plan, annex, SectionKind.PLAN);
    markConcessions(kinds, asides, first, plan, annex);
    fill(kinds, first, closing, annex, SectionKind.CLOSING);
    fill(kinds, first, annex, last, SectionKind.OTHER);
    for (int u = first; u < annex; u++) {
      if (units.isFootnote(u) || units.isFurniture(u)) {
        kinds[u - first] = SectionKind.OTHER;
        asides[u - first] = true;
      }
    }
    return new Kinds(kinds, asides);
  }

  private static void fill(SectionKind[] kinds, int first, int from, int to, SectionKind kind) {
    for (int u = from; u < to; u++) {
      kinds[u - first] = kind;
    }
  }

  private int annex(int first, int last, PartHeading[] parts) {
    int middle = units.start(first) + (units.end(last - 1) - units.start(first)) / 3;
    for (int u = first; u < last; u++) {
      if (parts[u] != null && parts[u].part() == Part.ANNEX && units.start(u) > middle) {
        return u;
      }
    }
    return notes(first, last);
  }

  /** Returns the first of the notes that stand behind a report without a heading of their own. */
  private int notes(int first, int last) {
    int begin = last;
    for (int u = last - 1; u > first; u--) {
      if (!units.beginsLine(u)) {
        continue;
      }
      if (!NOTE.matcher(text).region(units.start(u), units.end(u)).lookingAt()) {
        break;
      }
      begin = u;
    }
    return begin;
  }

  private int review(int first, int last, PartHeading[] parts) {
    int opening = -1;
    for (int u = first; u < last; u++) {
      PartHeading part = parts[u];
      if (part != null && (part.isReview() || part.part() == Part.WORK)) {
        return u;
      }
      if (part != null && part.isPlan() && opening < 0) {
        // The heading of the review is lost: what stands in front of the plan is the review.
        return body(first, u);
      }
      int start = units.start(u);
      int end = units.end(u);
      boolean asks =
          contains("审议", start, end)
              || contains("审查", start, end)
              || contains("报告工作", start, end)
              || (contains("向大会作", start, end) && contains("我", start, end));
      if (asks) {
        opening = u;
      } else if (units.beginsLine(u) || opening >= 0) {
        if (units.length(u) > 12
            && !isTitle(u)
            && REVIEW_CUE.matcher(text).region(start, Math.min(end, start + 60)).find()) {
          return nextHeading(u, last, parts);
        }
        if (opening >= 0 && units.stops(u) && !text.startsWith("各位", start)) {
          return nextHeading(u, last, parts);
        }
      }
    }
    return last;
  }

  /** Tells whether a line names the report itself: {@code 关于…会议以来提案工作情况的报告}. */
  private boolean isTitle(int u) {
    return !units.stops(u) && text.startsWith("报告", units.end(u) - 2);
  }

  /** Returns the first full sentence in front of the plan; the plan where there is none. */
  private int body(int first, int plan) {
    for (int u = first; u < plan; u++) {
      if (units.stops(u) && units.length(u) > 12) {
        while (u > first && !units.beginsLine(u)) {
          u--;
        }
        return u;
      }
    }
    return plan;
  }

  /** A heading of the review shortly behind a cue begins the review; the cue is preamble then. */
  private int nextHeading(int cue, int last, PartHeading[] parts) {
    int limit = units.start(cue) + 600;
    for (int u = cue + 1; u < last && units.start(u) < limit; u++) {
      if (parts[u] != null) {
        return parts[u].isReview() ? u : cue;
      }
    }
    return cue;
  }

  private int plan(int review, int last, PartHeading[] parts) {
    boolean work = false;
    boolean conceded = false;
    Enumerator.Style style =
        review < last && parts[review] != null && parts[review].enumerator() != null
            ? parts[review].enumerator().style()
            : null;
    for (int u = review; u < last; u++) {
      PartHeading part = parts[u];
      if (part == null) {
        if (conceded && style != null && isChapter(u, style)) {
          return u;
        }
        conceded |= style != null && contains("清醒", units.start(u), units.end(u)) && concedes(u);
        continue;
      }
      if (part.isPlan() || (part.part() == Part.WORK && work)) {
        return u;
      }
      int turn = part.isReview() ? turn(part, u, last, parts) : -1;
      if (turn >= 0) {
        return turn;
      }
      work = true;
    }
    return plannedByCue(review, last);
  }

  /**
   * Returns the paragraph with which a chapter on achievements and aims, as its heading says, turns
   * to the aims; -1 where the chapter is no such.
   */
  private int turn(PartHeading part, int heading, int last, PartHeading[] parts) {
    Matcher mixed = MIXED.matcher(part.heading());
    if (!mixed.find()) {
      return -1;
    }
    String key = mixed.group(1);
    for (int u = heading + 1; u < last && parts[u] == null; u++) {
      int start = units.start(u);
      if (units.beginsLine(u) && contains(key, start, Math.min(units.end(u), start + KEY_WINDOW))) {
        return u;
      }
    }
    return -1;
  }

  /** Marks what is conceded, from the sentence that concedes to the next chapter of the review. */
  private void markProblems(
      SectionKind[] kinds, int first, int review, int plan, PartHeading[] parts) {
    int from = review;
    for (int u = review + 1; u <= plan; u++) {
      boolean chapter = u < plan && parts[u] != null && parts[u].isReview();
      if (u == plan || chapter) {
        int begin = problems(from, u, parts);
        int resumed = begin < u ? resumed(begin, u) : u;
        while (begin > from && isVocative(begin - 1)) {
          begin--;
        }
        fill(kinds, first, begin, resumed, SectionKind.PROBLEMS);
        from = u;
      }
    }
  }

  /** Returns the paragraph behind concessions that speaks of the past years again, else the end. */
  private int resumed(int concession, int end) {
    for (int u = concession + 1; u < end; u++) {
      if (RESUMES.matcher(text).region(units.start(u), units.end(u)).lookingAt()) {
        int begin = u;
        while (begin > concession + 1 && !units.beginsLine(begin)) {
          begin--;
        }
        while (begin > concession + 1 && isVocative(begin - 1)) {
          begin--;
        }
        return u - begin <= 3 && units.line(begin) != units.line(concession) ? begin : end;
      }
    }
    return end;
  }

  /** Tells whether a sentence only addresses the audience. */
  private boolean isVocative(int u) {
    return units.length(u) <= 12
        && (text.startsWith("各位", units.start(u)) || text.startsWith("同志们", units.start(u)));
  }

  /** Tells whether a line is a heading of the same style as the review's. */
  private boolean isChapter(int u, Enumerator.Style style) {
    if (!units.isBareLine(u) || units.length(u) > 60) {
      return false;
    }
    Enumerator enumerator = Enumerator.at(text, units.start(u), units.end(u));
    return enumerator != null && enumerator.style() == style;
  }

  /** Returns the first sentence, behind the first quarter of the body, that speaks of the plan. */
  private int plannedByCue(int review, int last) {
    if (review >= last) {
      return last;
    }
    int reviewed = year(review);
    int quarter = units.start(review) + (units.end(last - 1) - units.start(review)) / 4;
    for (int u = review + 1; u < last; u++) {
      if (units.length(u) <= 12 || units.start(u) < quarter) {
        continue;
      }
      int start = units.start(u);
      int end = Math.min(units.end(u), start + CUE_WINDOW);
      if (PLAN_CUE.matcher(text).region(start, end).find()) {
        int year = year(u);
        if (year == 0 || reviewed == 0 || year > reviewed) {
          boolean headed = u - 1 > review && isNumberedLine(u - 1);
          return headed ? u - 1 : u;
        }
      }
    }
    return last;
  }

  /** Tells whether a line of its own is a heading with a number. */
  private boolean isNumberedLine(int u) {
    return units.isBareLine(u)
        && units.length(u) <= 40
        && Enumerator.at(text, units.start(u), units.end(u)) != null;
  }

  /** Returns the first year in the beginning of a sentence; 0 where there is none. */
  private int year(int u) {
    int end = Math.min(units.end(u), units.start(u) + CUE_WINDOW);
    Matcher matcher = YEAR.matcher(text).region(units.start(u), end);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  /**
   * Returns the first sentence that concedes shortcomings behind the last chapter of the review.
   */
  private int problems(int review, int plan, PartHeading[] parts) {
    for (int u = review; u < plan; u++) {
      if (parts[u] != null && parts[u].part() == Part.PROBLEMS) {
        return u;
      }
    }
    int from = Math.max(review, plan - 40);
    int floor = units.start(Math.min(review, units.size() - 1));
    int size = plan < units.size() ? units.start(plan) - floor : 0;
    for (int u = from; u < plan; u++) {
      if (size > 0 && units.start(plan) - units.start(u) > Math.max(size / 2, 1500)) {
        continue;
      }
      if (concedes(u)) {
        return u;
      }
    }
    return plan;
  }

  private boolean concedes(int u) {
    int end = units.end(u);
    if (!units.holds(CONCEDING, u)) {
      return false;
    }
    Matcher matcher = CONCEDES.matcher(text);
    for (int i = CONCESSION_START.find(text, units.start(u), end);
        i >= 0;
        i = CONCESSION_START.find(text, i + 1, end)) {
      if (matcher.region(i, end).lookingAt()) {
        return true;
      }
    }
    return false;
  }

  /** Marks paragraphs of the plan that concede shortcomings. */
  private void markConcessions(
      SectionKind[] kinds, boolean[] asides, int first, int plan, int last) {
    for (int u = plan; u < last; u++) {
      int start = units.start(u);
      if (!units.beginsLine(u) || !contains("清醒", start, Math.min(units.end(u), start + 60))) {
        continue;
      }
      if (!concedes(u) || DEMANDS.in(text, start, units.end(u))) {
        continue;
      }
      int line = units.line(u);
      for (int v = u; v < last && units.line(v) == line; v++) {
        kinds[v - first] = SectionKind.PROBLEMS;
        asides[v - first] = true;
      }
    }
  }

  private int closing(int from, int last) {
    if (from >= last) {
      return last;
    }
    int end = units.end(last - 1);
    int size = end - units.start(from);
    int limit = end - Math.max(Math.min(size / 6, 900), 120);
    for (int u = last - 1; u > from && units.start(u) >= limit; u--) {
      if (!units.holds(APPEAL, u)) {
        continue;
      }
      return appealStart(u, from, limit - 400);
    }
    return lastAddress(from, last, limit);
  }

  /** Returns the last paragraph if it addresses the audience though it does not appeal. */
  private int lastAddress(int from, int last, int limit) {
    int u = last - 1;
    while (u > from && units.start(u) >= limit && !units.beginsLine(u)) {
      u--;
    }
    boolean addresses =
        text.startsWith("各位", units.start(u)) || text.startsWith("同志们", units.start(u));
    return u > from && units.start(u) >= limit && addresses ? u : last;
  }

  /** Returns the sentence that addresses the audience for the last time, or the appeal itself. */
  private int appealStart(int appeal, int from, int limit) {
    for (int u = appeal; u > from && units.start(u) >= limit; u--) {
      if (text.startsWith("各位", units.start(u)) || text.startsWith("同志们", units.start(u))) {
        return u;
      }
    }
    int u = appeal;
    while (u > from && !units.beginsLine(u) && units.start(appeal) - units.start(u) < 300) {
      u--;
    }
    return units.beginsLine(u) ? u : appeal;
  }

  private boolean contains(String word, int start, int end) {
    int last = end - word.length();
    for (int i = start; i <= last; i++) {
      if (text.charAt(i) == word.charAt(0) && text.startsWith(word, i)) {
        return true;
      }
    }
    return false;
  }
}
