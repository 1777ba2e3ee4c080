package org.zhibiao.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the reviewed and the planned year of a report. Sources in order: the headings of the parts,
 * the meeting's date and the title, the sentences behind the headings, the page, the record's
 * metadata and the path. What the text says is kept; where it contradicts itself the report is
 * flagged.
 */
final class YearReader {

  /**
   * Years of a report; null where unknown.
   *
   * @param review reviewed year, the last of several
   * @param reviewFrom first reviewed year of several
   * @param plan planned year
   * @param conflict whether the text contradicts itself
   * @param inferred whether only page, metadata or path told them
   */
  record Years(
      Integer review, Integer reviewFrom, Integer plan, boolean conflict, boolean inferred) {}

  private static final String YEAR = "((?:19|20)\\d\\d|[一二][九〇○ＯOo0零][〇○ＯOo0零一二三四五六七八九]{2})";

  private static final Pattern YEARS = Pattern.compile(YEAR + "年");
  private static final Pattern PATH_YEAR = Pattern.compile("(?<!\\d)((?:19|20)\\d\\d)(?!\\d)");
  private static final Pattern SPAN =
      Pattern.compile(YEAR + "年?\\s*(?:[\\-—－―~～至到]|——)\\s*" + YEAR + "年");
  private static final Pattern TERM =
      Pattern.compile("(?:过去|近|这|前)的?五年|五年(?:来|以来|的?工作)|(?:本|上)一?届(?:政府|常委会|政协|人大)|(?:一年|年)和五年");
  private static final Pattern PERIOD =
      Pattern.compile("[“\"]?(十[一二三四五六]?五|[六七八九]五)[”\"]?(?:时期|期间|规划|计划|以来|工作|回顾|发展|重大)");
  private static final Pattern FUTURE = Pattern.compile("今后|未来|新一届|规划|远景|时期|[“\"]十");
  private static final Pattern ANNUAL = Pattern.compile("^(?!.*政府工作报告).*(?:总结|年度|执行情况)");

  private static final String APART = "到至比从较自由于和是为";

  private final TextUnits units;

  YearReader(TextUnits units) {
    this.units = units;
  }

  /**
   * Reads the years.
   *
   * @param range where the report stands
   * @param parts headings of its parts
   * @param date date of the meeting; null where unknown
   * @param title title; null where unknown
   * @param preface lines of the page in front of the report
   * @param metadata values of the record's metadata
   * @param path where the file comes from
   */
  Years read(
      ReportFinder.Range range,
      List<PartHeading> parts,
      String date,
      String title,
      List<String> preface,
      String metadata,
      String path) {
    PartHeading reviewHeading = null;
    PartHeading planHeading = null;
    Integer review = null;
    Integer reviewFrom = null;
    Integer plan = null;
    boolean conflict = false;
    for (PartHeading part : parts) {
      boolean work = part.part() == PartCues.Part.WORK;
      List<Integer> years = years(part.heading());
      if (part.isReview() || (work && reviewHeading == null && planHeading == null)) {
        reviewHeading = reviewHeading == null ? part : reviewHeading;
        if (!years.isEmpty()) {
          Integer last = years.get(years.size() - 1);
          if (review == null || (planHeading == null && last > review)) {
            review = last;
            reviewFrom = years.size() > 1 ? years.get(0) : null;
          }
        }
      } else if (part.isPlan() || work) {
        planHeading = planHeading == null ? part : planHeading;
        if (years.size() == 1 && !FUTURE.matcher(part.heading()).find()) {
          conflict |= plan != null && !plan.equals(years.get(0));
          plan = plan == null ? years.get(0) : plan;
        }
      }
    }
    Integer dated = date == null ? null : Integer.valueOf(date.substring(0, 4));
    Integer titled = title == null ? null : first(title);
    if (titled != null && ANNUAL.matcher(title).find()) {
      review = review == null ? titled : review;
      titled = titled + 1;
    }
    boolean stated = plan != null;
    boolean inferred = false;
    if (plan == null) {
      plan = titled != null ? titled : dated;
    }
    if (plan == null && planHeading != null && !FUTURE.matcher(planHeading.heading()).find()) {
      plan = behind(planHeading.unit(), range.last());
      plan = plan != null && review != null && plan <= review ? null : plan;
    }
    if (plan == null && review != null) {
      plan = review + 1;
    }
    Integer said = reviewHeading == null ? null : behind(reviewHeading.unit(), range.last());
    boolean oneYear = reviewHeading != null && reviewHeading.heading().contains("一年");
    if (plan == null && said != null && (oneYear || !reviewsTerm(range, reviewHeading))) {
      plan = said + 1;
    }
    if (plan == null) {
      plan = outside(preface, metadata, path);
      inferred = plan != null;
    }
    if (plan == null) {
      review = review == null ? mostNamed(range) : review;
      plan = review == null ? null : Integer.valueOf(review + 1);
      inferred = plan != null;
    }
    if (review == null && said != null && plan != null && said == plan - 1) {
      review = said;
    }
    if (review == null && plan != null) {
      review = plan - 1;
    }
    if (reviewFrom == null && review != null && reviewsTerm(range, reviewHeading)) {
      reviewFrom = review - 4;
    }
    if (review != null && plan != null) {
      conflict |= review >= plan || plan - review > 1;
      conflict |= dated != null && (dated > plan || dated < review);
      conflict |= stated && titled != null && titled > plan;
    }
    return new Years(review, reviewFrom, plan, conflict, inferred);
  }

  /**
   * Returns the year that the first half of a report names most often, at least three times; of
   * equals the later. Null where there is none.
   */
  private Integer mostNamed(ReportFinder.Range range) {
    int from = units.start(range.first());
    int to = from + (units.end(range.last() - 1) - from) / 2;
    Map<Integer, Integer> named = new TreeMap<>();
    Matcher matcher = YEARS.matcher(units.text()).region(from, to);
    while (matcher.find()) {
      // 到2025年 is a goal, 比2011年 a comparison.
      boolean apart =
          matcher.start() > from && APART.indexOf(units.text().charAt(matcher.start() - 1)) >= 0;
      Integer year = apart ? null : ChineseNumber.year(matcher.group(1));
      if (year != null) {
        named.merge(year, 1, Integer::sum);
      }
    }
    Integer best = null;
    int times = 2;
    for (Map.Entry<Integer, Integer> entry : named.entrySet()) {
      if (entry.getValue() >= times && entry.getValue() > 2) {
        best = entry.getKey();
        times = entry.getValue();
      }
    }
    return best;
  }

  private static Integer first(String title) {
    Matcher matcher = YEARS.matcher(title);
    return matcher.find() ? ChineseNumber.year(matcher.group(1)) : null;
  }

  private static Integer last(List<Integer> years) {
    return years.isEmpty() ? null : years.get(years.size() - 1);
  }

  /** Returns the year that the page, the metadata or the path names; null where none does. */
  private static Integer outside(List<String> preface, String metadata, String path) {
    for (String line : preface) {
      if (TitleGrammar.isTitle(line, 0, line.length())) {
        Integer year = last(years(line));
        if (year != null) {
          return year;
        }
      }
    }
    for (String hint : new String[] {metadata, path}) {
      Matcher matcher = PATH_YEAR.matcher(hint);
      Integer year = null;
      while (matcher.find()) {
        year = Integer.valueOf(matcher.group(1));
      }
      if (year != null) {
        return year;
      }
    }
    return null;
  }

  private boolean reviewsTerm(ReportFinder.Range range, PartHeading heading) {
    if (heading != null) {
      return TERM.matcher(heading.heading()).find() || PERIOD.matcher(heading.heading()).find();
    }
    int from = units.start(range.body());
    int to = Math.min(units.end(range.last() - 1), from + 200);
    return units.text().substring(from, to).contains("过去五年");
  }

  /** Returns the year with which the text behind a heading begins. */
  private Integer behind(int unit, int last) {
    for (int u = unit + 1; u < Math.min(last, unit + 3); u++) {
      int to = Math.min(units.end(u), units.start(u) + 16);
      Matcher matcher = YEARS.matcher(units.text()).region(units.start(u), to);
      if (matcher.find() && matcher.end() < units.text().length()) {
        boolean span = "到至—-－至以".indexOf(units.text().charAt(matcher.end())) >= 0;
        return span ? null : ChineseNumber.year(matcher.group(1));
      }
    }
    return null;
  }

  /** Returns the years of a heading: first and last of a span, else the last that it names. */
  private static List<Integer> years(String heading) {
    List<Integer> years = new ArrayList<>();
    Matcher span = SPAN.matcher(heading);
    if (span.find()) {
      Integer first = ChineseNumber.year(span.group(1));
      Integer second = ChineseNumber.year(span.group(2));
      if (first != null && second != null && first < second) {
        years.add(first);
        years.add(second);
        return years;
      }
    }
    Matcher matcher = YEARS.matcher(heading);
    while (matcher.find()) {
      Integer year = ChineseNumber.year(matcher.group(1));
      if (year != null) {
        years.clear();
        years.add(year);
      }
    }
    return years;
  }
}
