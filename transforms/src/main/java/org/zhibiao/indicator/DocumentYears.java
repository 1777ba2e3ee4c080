package org.zhibiao.indicator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.zhibiao.catalogue.UnitKind;
import org.zhibiao.quantity.Quantity;
import org.zhibiao.report.Article;
import org.zhibiao.report.Level;
import org.zhibiao.report.ReportHeader;
import org.zhibiao.section.Section;
import org.zhibiao.section.SectionKind;
import org.zhibiao.section.SectionSplitter.Outline;
import org.zhibiao.section.Sentence;

/** Year, period and status of the figures of one document. Used by one thread. */
final class DocumentYears {

  /** What was resolved; 0 for an unknown year. */
  record Resolved(Status status, int year, int from) {}

  /** Units of what happens, which is added up over a period. */
  private static final Set<String> OCCURRENCES =
      Set.of("次", "场", "场次", "期", "件", "篇", "条", "份", "人次", "件次", "篇次", "批", "批次", "项");

  /** Openings of a sentence that speaks of the last year of a period. */
  private static final String[] ONE_YEAR = {"一年来，", "过去一年", "过去的一年"};

  /** Openings of a sentence that names a year or a period which the following ones are about. */
  private static final String[] TURNS = {
    "刚刚过去的", "五年来，", "五年间，", "过去五年", "过去的五年", "这五年", "回顾过去", "回首过去",
  };

  /** Longest title of an annex, in characters. */
  private static final int ANNEX_TITLE = 40;

  /** Words in the title of an annex that lists what is planned. */
  private static final String[] PLANS = {
    "民生实事", "实事项目", "为民实事", "惠民实事", "重点任务", "主要目标", "工作目标", "预期目标"
  };

  /** Words in the title of an annex that ends such a list. */
  private static final String[] NO_PLANS = {"解释", "说明", "注释", "名词", "完成情况", "附件", "落实情况", "相关阅读"};

  /** Words of a growth over one year. */
  private static final String[] ONE_YEAR_GROWTH = {"同比", "比上年", "较上年"};

  /** Verbs of what is added up over a period. */
  private static final String[] FLOWS = {
    "建起", "建成", "建立", "举办", "完成", "接收", "新建", "组建", "成立", "征收", "新增", "获得",
  };

  /** Last words of what exists at a time. */
  private static final String[] STATES = {
    "总里程", "能力", "余额", "储备", "产能", "保有量", "从业人员", "年龄", "可支配收入", "人均收入", "纯收入",
  };

  private final String text;
  private final Outline outline;
  private final List<ReportHeader> headers = new ArrayList<>();

  /** Scope of the paragraphs read so far in a report over several years. */
  private YearResolver.Years scope = YearResolver.Years.NONE;

  private int scopeReport = -1;
  private int scopeSentence;
  private int scopeTop;

  /** Goal of the plan's chapter read so far. */
  private int planGoal;

  private int planSection = -1;

  /** Where the sentence begins that named the goal's year, or the planned year again. */
  private int planCueAt;

  /** Cue of the heading that was found last. */
  private YearResolver.Years heading = YearResolver.Years.NONE;

  private int planSentence;

  private int annexSentence;
  private boolean annexPlans;

  /** For each sentence, the first one of its paragraph and section. */
  private final int[] openers;

  private int openedSentence = -1;
  private int openedTo;
  private YearResolver.Years opened = YearResolver.Years.NONE;

  DocumentYears(String text, List<Article> articles, Outline outline) {
    this.text = text;
    this.outline = outline;
    this.openers = openers(outline.sentences());
    headers.add(null);
    for (Article article : articles) {
      if (article.isReport()) {
        while (headers.size() <= article.ordinal()) {
          headers.add(null);
        }
        headers.set(article.ordinal(), article.header());
      }
    }
  }

  private static int[] openers(List<Sentence> sentences) {
    int[] openers = new int[sentences.size()];
    for (int i = 1; i < openers.length; i++) {
      Sentence before = sentences.get(i - 1);
      Sentence sentence = sentences.get(i);
      boolean inside =
          before.paragraph() == sentence.paragraph() && before.section() == sentence.section();
      openers[i] = inside ? openers[i - 1] : i;
    }
    return openers;
  }

  Section section(Sentence sentence) {
    return outline.sections().get(sentence.section() - 1);
  }

  private ReportHeader header(Section section) {
    return section.report() < headers.size() ? headers.get(section.report()) : null;
  }

  Resolved resolve(
      int place,
      Section section,
      Quantity quantity,
      Finding finding,
      Change change,
      boolean earlier) {
    Sentence sentence = outline.sentences().get(place);
    SectionKind kind = section.kind();
    YearResolver.ReportYears years = IndicatorLinker.yearsOf(header(section));
    YearResolver.Years cue =
        YearResolver.lastCue(text, sentence.start(), quantity.start(), years, kind);
    int year;
    int from = 0;
    if (cue.end() >= 0) {
      year = cue.year();
      from = cue.from();
    } else if (kind == SectionKind.OTHER) {
      year = 0;
    } else {
      YearResolver.Years wide = opening(place, years, kind);
      int goal = wide.end() < 0 && kind == SectionKind.PLAN ? planScope(place, section, years) : 0;
      if (wide.end() < 0) {
        Section named = headed(section, years);
        wide = heading;
        if (goal != 0 && named != null && planCueAt > named.start()) {
          // The paragraph that named the year stands below the heading that names one.
          wide = YearResolver.Years.NONE;
        }
      }
      if (wide.end() >= 0) {
        year = wide.year();
        from = wide.from();
      } else if (kind == SectionKind.PLAN) {
        year = goal == 0 ? years.plan() : goal;
      } else {
        YearResolver.Years stated = scope(place, section, years);
        year = stated.end() < 0 ? years.review() : stated.year();
        from = stated.end() < 0 ? years.reviewFrom() : stated.from();
      }
    }
    if (earlier && year != 0) {
      int base = YearResolver.baseYear(text, sentence.start(), quantity.start(), years, kind);
      if (base != 0) {
        year = base;
        from = 0;
      } else if (years.reviewFrom() != 0 && from == 0 && year == years.review()) {
        year = years.reviewFrom() - 1;
      } else if (cue.end() < 0 || from != 0 || risesBehind(cue.end(), quantity.start())) {
        year = from != 0 ? from - 1 : year - 1;
        from = 0;
      }
    }
    if (from != 0 && !totals(quantity, finding, change, cue.end() >= 0, sentence.start())) {
      from = 0;
    }
    Integer reviewed = years.review() == 0 ? null : Integer.valueOf(years.review());
    Status status =
        StatusResolver.resolve(
            kind,
            text,
            sentence.start(),
            quantity.start(),
            year == 0 ? null : Integer.valueOf(year),
            reviewed,
            earlier);
    if (status == Status.ACTUAL
        && !earlier
        && (kind == SectionKind.OTHER
            ? annexPlans(place)
            : StatusResolver.isNamedGoal(text, quantity.end())
                || StatusResolver.isTask(text, sentence.start(), quantity)
                || StatusResolver.isProposed(
                    text, sentence.start(), quantity.end(), quantity.unit()))) {
      status = Status.TARGET;
    }
    return new Resolved(status, year, from);
  }

  /** 2023年……占比由61%提高到66%: the year stands in front of the movement, not in it. */
  private boolean risesBehind(int cue, int to) {
    for (int i = to - 1; i >= cue && "，。；".indexOf(text.charAt(i)) < 0; i--) {
      if (text.charAt(i) == '由' || text.charAt(i) == '从') {
        return true;
      }
    }
    return false;
  }

  /**
   * Tells whether the annex that a sentence stands in lists what is planned, by the last of its
   * titles above: 2024年十件民生实事.
   */
  private boolean annexPlans(int place) {
    List<Sentence> sentences = outline.sentences();
    if (place < annexSentence - 1) {
      annexSentence = 0;
      annexPlans = false;
    }
    for (; annexSentence <= place; annexSentence++) {
      Sentence sentence = sentences.get(annexSentence);
      int length = sentence.end() - sentence.start();
      if (section(sentence).kind() != SectionKind.OTHER) {
        annexPlans = false;
        continue;
      }
      if (length > ANNEX_TITLE) {
        continue;
      }
      String title = text.substring(sentence.start(), sentence.end());
      if (title.endsWith("。") || title.contains("，")) {
        continue;
      }
      if (containsAny(title, NO_PLANS)) {
        annexPlans = false;
      } else if (containsAny(title, PLANS)) {
        annexPlans = true;
      }
    }
    return annexPlans;
  }

  private static boolean containsAny(String text, String[] words) {
    for (String word : words) {
      if (text.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** Only totals belong to a whole period; a level was reached at its end. */
  private boolean totals(
      Quantity quantity, Finding finding, Change change, boolean stated, int sentence) {
    String measure = finding.measure() == null ? "" : finding.measure();
    if (measure.endsWith("平均年龄")) {
      return false;
    }
    switch (quantity.kind()) {
      case PERCENT:
      case PERCENTAGE_POINT:
        return change != Change.LEVEL
                && !containsAny(clause(sentence, quantity.start()), ONE_YEAR_GROWTH)
            || measure.endsWith("办复率")
            || measure.endsWith("立案率")
            || measure.endsWith("满意率")
            || measure.endsWith("采纳率")
            || measure.endsWith("办结率");
      case MULTIPLE:
        return change != Change.LEVEL || text.startsWith("上个五年的", quantity.start() - 5);
      case RATIO:
        return quantity.value() != null && quantity.value().compareTo(BigDecimal.ONE) < 0;
      case RANK:
        return false;
      default:
        break;
    }
    if (change != Change.LEVEL) {
      return true;
    }
    String clause = clause(sentence, quantity.start());
    if (clause.contains("每年")) {
      return false;
    }
    if (measure.contains("新增") || measure.contains("累计")) {
      return true;
    }
    if (clause.contains("累计")) {
      return true;
    }
    if (finding.rule().equals("extent")) {
      return true;
    }
    boolean occurrence = quantity.kind() == UnitKind.COUNT && OCCURRENCES.contains(quantity.unit());
    boolean reached = clause.endsWith("达到") || clause.endsWith("达") || clause.endsWith("稳定在");
    if (measuresState(measure) || reached && !occurrence) {
      return false;
    }
    if (finding.predicate() == null && containsAny(clause, FLOWS)) {
      return true;
    }
    if (occurrence && "超过".equals(finding.predicate())) {
      return true;
    }
    if (finding.predicate() != null) {
      return finding.flow();
    }
    return stated || occurrence || measure.contains("捐") || measure.contains("融资");
  }

  /** Tells whether a noun names what exists at a time and is not added up. */
  private static boolean measuresState(String measure) {
    for (String noun : STATES) {
      if (measure.endsWith(noun)) {
        return true;
      }
    }
    return false;
  }

  private String clause(int from, int to) {
    int start = to;
    while (start > from && "，。；,;".indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    return text.substring(start, to);
  }

  /** Reads the cue of the sentence that opens the paragraph. */
  private YearResolver.Years opening(int place, YearResolver.ReportYears years, SectionKind kind) {
    List<Sentence> sentences = outline.sentences();
    int first = openers[place];
    if (first == place) {
      return YearResolver.Years.NONE;
    }
    if (first != openedSentence || place < openedTo) {
      openedSentence = first;
      openedTo = first + 1;
      Sentence opener = sentences.get(first);
      int limit = Math.min(opener.end(), opener.start() + 14);
      YearResolver.Years cue = YearResolver.lastCue(text, opener.start(), limit, years, kind);
      boolean opens = cue.end() >= 0 && cue.end() - opener.start() <= 8;
      opened = cue.from() != 0 || opens ? cue : YearResolver.Years.NONE;
    }
    for (; openedTo < place; openedTo++) {
      YearResolver.Years turned = turn(sentences.get(openedTo), years, kind);
      if (turned != null) {
        opened = turned;
      }
    }
    return opened;
  }

  /**
   * Reads a sentence which turns to another span of time wherever it stands; null if it is none.
   */
  private YearResolver.Years turn(
      Sentence sentence, YearResolver.ReportYears years, SectionKind kind) {
    int start = sentence.start();
    if (years.review() == 0 || kind == SectionKind.PLAN) {
      return null;
    }
    for (String words : ONE_YEAR) {
      if (text.startsWith(words, start)) {
        return new YearResolver.Years(years.review(), 0, start + words.length());
      }
    }
    for (String words : TURNS) {
      if (text.startsWith(words, start)) {
        int limit = Math.min(sentence.end(), start + 14);
        YearResolver.Years cue = YearResolver.lastCue(text, start, limit, years, kind);
        return cue.end() >= 0 && cue.year() == years.review() ? cue : null;
      }
    }
    return null;
  }

  /**
   * Returns the scope of a paragraph: that of the last one which opened with a period (过去五年) or a
   * year (2025年, 一年来). In a report on one year a period holds to the end of its chapter.
   */
  private YearResolver.Years scope(int place, Section section, YearResolver.ReportYears years) {
    List<Sentence> sentences = outline.sentences();
    if (section.report() != scopeReport || place < scopeSentence - 1) {
      scopeReport = section.report();
      scope = YearResolver.Years.NONE;
      scopeSentence = 0;
      scopeTop = 0;
      while (scopeSentence < place
          && section(sentences.get(scopeSentence)).report() != section.report()) {
        scopeSentence++;
      }
    }
    for (; scopeSentence <= place; scopeSentence++) {
      Sentence sentence = sentences.get(scopeSentence);
      Section inside = section(sentence);
      int top = top(inside).ordinal();
      if (years.reviewFrom() == 0 && top != scopeTop) {
        scope = YearResolver.Years.NONE;
      }
      scopeTop = top;
      YearResolver.Years turned = turn(sentence, years, inside.kind());
      boolean opens =
          scopeSentence == 0
              || sentences.get(scopeSentence - 1).paragraph() != sentence.paragraph();
      if (turned == null && !opens) {
        continue;
      }
      int limit = Math.min(sentence.end(), sentence.start() + 24);
      YearResolver.Years cue =
          turned != null
              ? turned
              : YearResolver.lastCue(text, sentence.start(), limit, years, inside.kind());
      if (cue.end() < 0 || cue.year() != years.review()) {
        continue;
      }
      if (years.reviewFrom() != 0 || cue.from() == 0 || cue.from() == years.review() - 4) {
        scope = cue;
      }
    }
    return scope;
  }

  private Section top(Section section) {
    Section top = section;
    while (top.parent() != 0) {
      top = outline.sections().get(top.parent() - 1);
    }
    return top;
  }

  /**
   * Returns the year that the goals of a plan's chapter are for, if one of its paragraphs opened
   * with a period (“十四五”时期) and no later one with the planned year; 0 otherwise.
   */
  private int planScope(int place, Section section, YearResolver.ReportYears years) {
    Section top = top(section);
    List<Sentence> sentences = outline.sentences();
    if (top.ordinal() != planSection || place < planSentence - 1) {
      planSection = top.ordinal();
      planGoal = 0;
      planCueAt = -1;
      planSentence = 0;
      while (planSentence < place && sentences.get(planSentence).start() < top.start()) {
        planSentence++;
      }
    }
    for (; planSentence <= place; planSentence++) {
      Sentence sentence = sentences.get(planSentence);
      if (planSentence > 0 && sentences.get(planSentence - 1).paragraph() == sentence.paragraph()) {
        continue;
      }
      int limit = Math.min(sentence.end(), sentence.start() + 16);
      YearResolver.Years cue =
          YearResolver.lastCue(text, sentence.start(), limit, years, SectionKind.PLAN);
      if (cue.end() >= 0 && years.plan() != 0) {
        planGoal = Math.max(cue.year(), years.plan());
        planCueAt = sentence.start();
      }
    }
    return planGoal;
  }

  /** Reads the headings above (今后五年的目标) into {@link #heading}; null if none names a year. */
  private Section headed(Section section, YearResolver.ReportYears years) {
    Section at = section;
    heading = YearResolver.Years.NONE;
    while (at != null) {
      if (at.heading() != null) {
        int start = at.start();
        while (start < at.end() && !text.startsWith(at.heading(), start)) {
          start = start - at.start() > 80 ? at.end() : start + 1;
        }
        if (start < at.end()) {
          YearResolver.Years cue =
              YearResolver.lastCue(text, start, start + at.heading().length(), years, at.kind());
          if (cue.end() >= 0) {
            heading = cue;
            return at;
          }
        }
      }
      at = at.parent() == 0 ? null : outline.sections().get(at.parent() - 1);
    }
    return null;
  }

  /** Tells whether a clause speaks of a wider place, and of no body or honour named after it. */
  private static boolean opens(String clause, String place) {
    return clause.startsWith(place)
        && clause.length() > 2
        && "政人首百第优文先重示最唯县综农工妇".indexOf(clause.charAt(2)) < 0;
  }

  /** Tells whether a figure is that of a superior or another place, or of a whole list. */
  boolean foreign(Section section, String clause, String text, Quantity quantity) {
    ReportHeader header = header(section);
    int limit = Math.min(text.length(), quantity.end() + 16);
    for (int i = quantity.end(); i + 1 < limit; i++) {
      char c = text.charAt(i);
      if (c == '，' || c == '。' || c == '、' || c == ',' || c == '；') {
        break;
      }
      if (c == '之' && text.charAt(i + 1) == '一') {
        return true;
      }
    }
    if (header == null || header.level() == null || header.level() == Level.NATIONAL) {
      return false;
    }
    return opens(clause, "全国") || header.level() != Level.PROVINCE && opens(clause, "全省");
  }
}
