package org.zhibiao.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the reviewed and the planned year of a report. Sources in order: the headings of the parts,
 * the first sentences behind them, the title, the date of the meeting. What the text says is kept;
 * where it contradicts itself the report is flagged.
 */
final class YearReader {

  /**
   * Years of a report; null where unknown.
   *
   * @param review reviewed year, the last of several
   * @param reviewFrom first reviewed year of several
   * @param plan planned year
   * @param conflict whether the text contradicts itself
   */
  record Years(Integer review, Integer reviewFrom, Integer plan, boolean conflict) {}

  private static final String YEAR = "((?:19|20)\\d\\d|[一二][九〇○ＯOo0零][〇○ＯOo0零一二三四五六七八九]{2})";

  private static final Pattern YEARS = Pattern.compile(YEAR + "年?");
  private static final Pattern YEARS_STRICT = Pattern.compile(YEAR + "年");
  private static final Pattern SPAN =
      Pattern.compile(YEAR + "年?\\s*(?:[-—－―~～至到]|——)\\s*" + YEAR + "年");
  private static final Pattern FIVE =
      Pattern.compile(
          "(?:过去|近|这|前|上个|本届.{0,6}|[“\"]?十?[一二三四五六七八九]?五[”\"]?(?:时期|期间|规划|计划).{0,8})?五年(?:来|以来|的|间|工作|，|回顾)?");
  private static final Pattern TERM =
      Pattern.compile("(?:过去|近|这|前)的?五年|五年来|五年以来|(?:本|上)一?届|五年工作回顾|五年的?工作");
  private static final Pattern PLAN_PERIOD =
      Pattern.compile("[“\"]?(十[一二三四五六七]?五|[六七八九]五)[”\"]?(?:时期|期间|规划|计划|以来)?");

  private final TextUnits units;

  YearReader(TextUnits units) {
    this.units = units;
  }

  /**
   * Reads the years.
   *
   * @param range where the report stands
   * @param parts headings of its parts
   * @param stated year of the meeting's date; null where unknown
   * @param titleYear year in the title; null where there is none
   */
  Years read(ReportFinder.Range range, List<PartHeading> parts, Integer stated, Integer titleYear) {
    PartHeading reviewHeading = null;
    PartHeading planHeading = null;
    Integer review = null;
    Integer reviewFrom = null;
    Integer plan = null;
    for (PartHeading part : parts) {
      boolean work = part.part() == PartCues.Part.WORK;
      if (part.isReview() || (work && review == null && planHeading == null)) {
        reviewHeading = reviewHeading == null ? part : reviewHeading;
        List<Integer> years = years(part.heading());
        if (review == null && !years.isEmpty()) {
          review = years.get(years.size() - 1);
          reviewFrom = years.size() > 1 ? years.get(0) : null;
        }
      } else if (part.isPlan() || work) {
        planHeading = planHeading == null ? part : planHeading;
        List<Integer> years = years(part.heading());
        // A chapter on five years to come names its last year, not the planned one.
        if (plan == null && years.size() == 1) {
          plan = years.get(0);
        }
      }
    }
    Integer base = stated != null ? stated : titleYear;
    if (plan == null && planHeading != null) {
      plan = base != null ? base : behind(planHeading.unit(), range.last());
    }
    if (plan == null) {
      plan = base != null ? base : review != null ? Integer.valueOf(review + 1) : null;
    }
    if (review == null && reviewHeading != null) {
      Integer said = behind(reviewHeading.unit(), range.last());
      review =
          said != null && (plan == null || said < plan) && (plan == null || said >= plan - 1)
              ? said
              : null;
    }
    if (review == null && plan != null) {
      review = plan - 1;
    }
    if (reviewFrom == null && review != null && reviewsTerm(range, reviewHeading)) {
      reviewFrom = review - 4;
    }
    boolean conflict = review != null && plan != null && review >= plan;
    if (!conflict && review != null && plan != null) {
      conflict = plan - review > 1;
    }
    if (review != null && base != null && review > base) {
      conflict = true;
    }
    return new Years(review, reviewFrom, plan, conflict);
  }

  private boolean reviewsTerm(ReportFinder.Range range, PartHeading heading) {
    if (heading != null && TERM.matcher(heading.heading()).find()) {
      return true;
    }
    String text = units.text();
    int from = units.start(range.body());
    int to = Math.min(units.end(range.last() - 1), from + 200);
    return text.substring(from, to).contains("过去五年");
  }

  /** Returns the year with which the text behind a heading begins. */
  private Integer behind(int unit, int last) {
    String text = units.text();
    int from = units.start(unit);
    int to = Math.min(units.end(Math.min(last, units.size()) - 1), from + 120);
    Matcher matcher = YEARS_STRICT.matcher(text).region(from, to);
    return matcher.find() ? ChineseNumber.year(matcher.group(1)) : null;
  }

  private static List<Integer> years(String heading) {
    List<Integer> years = new ArrayList<>();
    Matcher span = SPAN.matcher(heading);
    if (span.find()) {
      years.add(ChineseNumber.year(span.group(1)));
      years.add(ChineseNumber.year(span.group(2)));
      return years;
    }
    Matcher matcher = YEARS_STRICT.matcher(heading);
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
