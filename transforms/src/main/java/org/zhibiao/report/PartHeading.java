package org.zhibiao.report;

/**
 * A heading that names a part of a report.
 *
 * @param unit place among the sentences of the text
 * @param start offset of its first character
 * @param end offset behind the last character of the heading; the text behind it may run on
 * @param part which part
 * @param enumerator number in front; null where there is none
 * @param heading heading without number and signs
 */
public record PartHeading(
    int unit, int start, int end, PartCues.Part part, Enumerator enumerator, String heading) {

  /** Signs that adorn a heading. */
  private static final String SIGNS = "#*※■◆●★▲";

  /** A bracketed number seldom names a part; if it does, it does so in few words. */
  private static final int MAX_BRACKETED = 16;

  /** Tells whether the heading begins the review. */
  public boolean isReview() {
    return part == PartCues.Part.REVIEW;
  }

  /** Tells whether the heading begins the plan. */
  public boolean isPlan() {
    return part == PartCues.Part.PLAN;
  }

  /**
   * Reads the heading of a part from a sentence.
   *
   * @param units sentences of the text
   * @param unit sentence
   * @return null where it is none
   */
  public static PartHeading of(TextUnits units, int unit) {
    String text = units.text();
    int start = units.start(unit);
    int end = units.end(unit);
    int from = start;
    while (from < end && SIGNS.indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (from < end && TextLines.isWhite(text.charAt(from))) {
      from++;
    }
    boolean opensLine = units.beginsLine(unit);
    Enumerator enumerator = Enumerator.at(text, from, end);
    if (enumerator != null) {
      if (enumerator.style().ordinal() > Enumerator.Style.BRACKETED_CHAPTER.ordinal()) {
        return null;
      }
      from += enumerator.length();
    } else if (!opensLine && end - from < PartCues.MAX_HEADING) {
      return null;
    }
    int to = end;
    int glued =
        opensLine && end - from > 16 && mayBeGlued(text.charAt(from), enumerator)
            ? PartCues.gluedLength(text, from, end, enumerator != null)
            : 0;
    if (glued > 0) {
      to = from + glued;
    } else if (end - from > PartCues.MAX_HEADING + 4) {
      return null;
    } else if (enumerator == null && (units.stops(unit) || !units.endsLine(unit))) {
      return null;
    }
    int close = to;
    while (close > from && isClosing(text.charAt(close - 1))) {
      close--;
    }
    if (close == from) {
      return null;
    }
    boolean colon = close < to && (text.charAt(close) == '：' || text.charAt(close) == ':');
    String heading = text.substring(from, close);
    if (enumerator == null && hasClauses(heading) && !heading.contains("我们")) {
      return null;
    }
    if (enumerator != null
        && enumerator.style() == Enumerator.Style.BRACKETED_CHAPTER
        && heading.length() > MAX_BRACKETED) {
      return null;
    }
    PartCues.Part part = PartCues.classify(heading);
    if (part == null || heading.contains("报告") && part != PartCues.Part.ANNEX) {
      return null;
    }
    if (enumerator == null && isOwnTitle(heading)) {
      return null;
    }
    if (colon
        && enumerator == null
        && part != PartCues.Part.ANNEX
        && part != PartCues.Part.PROBLEMS) {
      return null;
    }
    return new PartHeading(unit, start, to, part, enumerator, heading);
  }

  private static boolean mayBeGlued(char first, Enumerator enumerator) {
    return enumerator == null
        ? "12过今".indexOf(first) >= 0
        : enumerator.style().ordinal() <= Enumerator.Style.CHAPTER.ordinal();
  }

  /** Tells whether a line names an organ and what it did and will do: the title of it all. */
  private static boolean isOwnTitle(String heading) {
    boolean both = heading.contains("总结") && (heading.contains("要点") || heading.contains("计划"));
    return both && (heading.contains("委员会") || heading.contains("政协") || heading.contains("院"));
  }

  private static boolean hasClauses(String heading) {
    for (int i = 0; i < heading.length(); i++) {
      if ("，,；;。".indexOf(heading.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isClosing(char c) {
    return c == '。' || c == '：' || c == ':' || SIGNS.indexOf(c) >= 0 || TextLines.isWhite(c);
  }
}
