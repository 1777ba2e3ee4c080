package org.zhibiao.report;

import java.util.ArrayList;
import java.util.List;

/** Finds where the reports of a text begin and end. One instance for one text. */
final class ReportFinder {

  /** A second opening closer than this belongs to an abstract in front of the report itself. */
  private static final int MIN_BODY = 900;

  /** A title farther than this in front of the body is not its title. */
  private static final int MAX_HEADER = 3000;

  /** Lines and sentences that a header may have; real ones have up to some ten. */
  private static final int MAX_HEADER_LINES = 60;

  /** An address farther than this in front of an opening does not belong to it. */
  private static final int MAX_INTRODUCTION = 1500;

  private static final int MAX_ABSTRACT = 600;

  /** A mark that a page goes on stands right behind the title. */
  private static final int MAX_TITLE_LINES = 160;

  /** Shortest report, in characters of its sentences. */
  private static final int MIN_REPORT = 40;

  private static final int MIN_PROSE = 8;

  private static final int MIN_LIST = 14;

  /** Shortest text under a title that is a report though it names no parts. */
  private static final int MIN_UNDIVIDED = 1500;

  /** A title stands among the first sentences of its text. */
  private static final int MAX_TOP = 20;

  /**
   * A report.
   *
   * @param first first sentence
   * @param body sentence with which the body begins: opening, or heading of the first part
   * @param last sentence behind the last
   */
  record Range(int first, int body, int last) {}

  private final TextUnits units;
  private final String text;
  private final List<PartHeading> parts = new ArrayList<>();
  private final List<Integer> news = new ArrayList<>();
  private final List<Range> found = new ArrayList<>();

  private int covered;
  private int titled = -1;
  private int title = -1;
  private int first = -1;
  private int body = -1;
  private boolean planned;

  /**
   * First heading of a plan behind the part asked for last; the number of units if there is none.
   */
  private int nextPlan;

  ReportFinder(TextUnits units) {
    this.units = units;
    this.text = units.text();
  }

  /** Returns the sentences with which articles begin that are no reports, in order. */
  List<Integer> news() {
    return news;
  }

  /** Returns the headings of parts that were found, in order. */
  List<PartHeading> parts() {
    return parts;
  }

  List<Range> find() {
    for (int u = 0; u < units.size(); u++) {
      int start = units.start(u);
      int end = units.end(u);
      if (units.isFurniture(u) || units.isFootnote(u)) {
        continue;
      }
      if (units.beginsLine(u) && TitleGrammar.isNewsLead(text, start, end)) {
        if (title >= 0
            && u > 0
            && units.start(u) - units.start(title) <= MAX_TITLE_LINES
            && first < 0
            && TitleGrammar.isContinuation(text, start, end)) {
          // The rest of a report from another page, under its title.
          begin(title, u);
          continue;
        }
        int heading = newsHeading(u);
        news.add(heading);
        close(heading);
        title = -1;
        continue;
      }
      if (!units.stops(u) && units.beginsLine(u) && TitleGrammar.isTitle(text, start, end)) {
        onTitle(u);
        continue;
      }
      if (TitleGrammar.isOpening(units, u)) {
        onOpening(u);
        continue;
      }
      PartHeading part = units.part(u);
      if (part == null && planned && isOtherArticle(u)) {
        close(u);
        continue;
      }
      if (part != null) {
        parts.add(part);
        onPart(part);
      }
    }
    close(units.size());
    if (found.isEmpty() && titled >= 0) {
      // A title at the top, and a long text that never says where its parts begin.
      first = titled;
      body = bodyBehind(titled);
      close(units.size());
      found.removeIf(range -> proseOf(range.first(), range.last(), MIN_UNDIVIDED) < MIN_UNDIVIDED);
    }
    return found;
  }

  private void onTitle(int u) {
    if (first >= 0 && !bodyFollows(u)) {
      return;
    }
    if (first >= 0 && !isThin(u)) {
      close(headerStart(u));
    } else if (first >= 0) {
      first = -1;
    }
    title = headerStart(u);
    if (titled < 0 && u < MAX_TOP) {
      titled = title;
    }
  }

  /** Tells whether the markup gives a line behind a plan the same rank as the report's title. */
  private boolean isOtherArticle(int u) {
    if (first < 0 || !units.beginsLine(u)) {
      return false;
    }
    int level = units.headingLevel(u);
    int own = units.headingLevel(first);
    return level > 0
        && own > 0
        && level <= own
        && Enumerator.at(text, units.start(u), units.end(u)) == null;
  }

  private int bodyBehind(int u) {
    int v = u + 1;
    while (v < units.size() && !units.stops(v)) {
      v++;
    }
    return Math.min(v, units.size() - 1);
  }

  private void onOpening(int u) {
    if (first >= 0) {
      int header = openingStart(u);
      boolean again = title > first || header < lineStart(u);
      if (units.start(u) - units.start(body) < MIN_BODY && !planned) {
        if (again && header > first) {
          first = -1;
          begin(header, u);
        }
        return;
      }
      if (!again || units.start(u) - units.start(body) < MIN_BODY) {
        return;
      }
      close(header);
    }
    begin(nearTitle(u), u);
  }

  private void onPart(PartHeading part) {
    if (first < 0) {
      boolean opens = part.isReview() || part.isPlan() || part.part() == PartCues.Part.WORK;
      if (!opens || (title < 0 && !secondPartFollows(part))) {
        return;
      }
      boolean late = title < 0 && part.isPlan();
      begin(late ? proseStart(part.unit()) : nearTitle(part.unit()), part.unit());
    }
    planned |= part.isPlan();
  }

  private void begin(int from, int u) {
    first = from;
    body = u;
    planned = false;
    title = -1;
  }

  private int nearTitle(int u) {
    int own = openingStart(u);
    boolean near = title >= 0 && units.start(u) - units.start(title) <= MAX_HEADER;
    if (near && (own <= title || !proseBetween(title, own))) {
      return title;
    }
    // An abstract stands between the page's title and the header of the report itself.
    return near && own == lineStart(u) ? title : own;
  }

  private int lineStart(int u) {
    int from = u;
    while (from > 0 && !units.beginsLine(from)) {
      from--;
    }
    return from;
  }

  private boolean proseBetween(int from, int to) {
    for (int u = from + 1; u < to; u++) {
      boolean prose = units.length(u) >= 60 || (units.stops(u) && units.length(u) >= 20);
      if (prose && !endsCaption(u)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the header in front of an opening, or of the address in front of its introduction. */
  private int openingStart(int u) {
    int from = u;
    int floor = Math.max(0, units.start(u) - MAX_INTRODUCTION);
    for (int v = u - 1; v >= 0 && units.start(v) >= floor; v--) {
      if (v < covered || v <= body || units.part(v) != null) {
        break;
      }
      if (TitleGrammar.isAddress(text, units.start(v), units.end(v))) {
        from = v;
        break;
      }
    }
    return headerStart(lineStart(from));
  }

  /** Closes the open report in front of a sentence. */
  private void close(int end) {
    if (first >= 0 && end > first) {
      int last = trimmed(first, end);
      if (last > body) {
        if (proseOf(first, last, MIN_REPORT) >= MIN_REPORT && !isAbstract(first, last, end)) {
          found.add(new Range(first, body, last));
          covered = last;
        }
      }
    }
    first = -1;
    body = -1;
  }

  /**
   * Tells whether a range is the abstract that a page shows in front of the report itself: short,
   * cut off, without parts, while another title follows right behind.
   */
  private boolean isAbstract(int from, int last, int end) {
    if (end == units.size() || units.end(last - 1) - units.start(from) > MAX_ABSTRACT) {
      return false;
    }
    for (PartHeading part : parts) {
      if (part.unit() >= from && part.unit() < last) {
        return false;
      }
    }
    String tail = text.substring(units.start(last - 1), units.end(last - 1));
    return tail.endsWith("...") || tail.endsWith("……") || tail.endsWith("…");
  }

  private int proseOf(int from, int to, int enough) {
    int prose = 0;
    for (int u = from; u < to && prose < enough; u++) {
      prose += units.stops(u) ? units.length(u) : 0;
    }
    return prose;
  }

  private boolean isThin(int u) {
    return units.start(u) - units.start(body) < MIN_BODY && !planned;
  }

  /** Tells whether a body begins soon behind a title. */
  private boolean bodyFollows(int u) {
    int limit = units.start(u) + 1500;
    for (int v = u + 1; v < units.size() && units.start(v) < limit; v++) {
      if (TitleGrammar.isOpening(units, v)) {
        return true;
      }
      PartHeading part = units.part(v);
      if (part != null && part.part() != PartCues.Part.ANNEX) {
        return part.isReview();
      }
    }
    // A heading in front of bold lines or a lead is a title too, if nothing of the plan follows.
    return false;
  }

  private boolean secondPartFollows(PartHeading part) {
    if (part.isPlan()) {
      // The second chapter plans: the review in front of it has lost its heading.
      return part.enumerator() != null && part.enumerator().number() > 1;
    }
    if (nextPlan <= part.unit()) {
      nextPlan = part.unit() + 1;
      while (nextPlan < units.size()
          && (units.part(nextPlan) == null || !units.part(nextPlan).isPlan())) {
        nextPlan++;
      }
    }
    return nextPlan < units.size();
  }

  /** Returns the first sentence of the running text in front of a sentence. */
  private int proseStart(int u) {
    int from = u;
    while (from > covered
        && (units.stops(from - 1) || units.length(from - 1) > 40)
        && !isFurnitureLine(from - 1)) {
      from--;
    }
    return headerStart(from);
  }

  /** Returns the first of the header lines right in front of a sentence. */
  private int headerStart(int u) {
    int from = u;
    while (from > 0 && u - from < MAX_HEADER_LINES) {
      int v = from - 1;
      int start = units.start(v);
      int end = units.end(v);
      if (v < covered || units.isFurniture(v)) {
        return from;
      }
      boolean caption = endsCaption(v);
      boolean bare = units.beginsLine(v) && end - start <= 60 && !units.stops(v);
      boolean header =
          TitleGrammar.isAddress(text, start, end)
              || (caption && end - start <= 100)
              || (bare
                  && !TitleGrammar.isFurniture(text, start, end)
                  && (TitleGrammar.isHeaderLine(text, start, end)
                      || isName(v)
                      || TitleGrammar.isTitle(text, start, end)
                      || (units.headingLevel(v) > 0
                          && from == u
                          && !TitleGrammar.isMasthead(text, start, end))));
      if (!header) {
        int about = aboutStart(from);
        if (about == from) {
          return from;
        }
        v = about;
      }
      from = v;
    }
    return from;
  }

  /** Returns the line 关于… with which a title begins that was broken into several lines. */
  private int aboutStart(int u) {
    if (!TitleGrammar.isTitle(text, units.start(u), units.end(u))) {
      return u;
    }
    for (int v = u - 1; v >= covered && v >= u - 3 && v >= 0; v--) {
      if (!units.isBareLine(v) || units.length(v) > 40) {
        return u;
      }
      if (text.startsWith("关于", units.start(v))) {
        return v;
      }
    }
    return u;
  }

  /** Tells whether the line of a sentence ends as the caption of a photo does. */
  private boolean endsCaption(int u) {
    int last = u;
    while (!units.endsLine(last)) {
      last++;
    }
    return TitleGrammar.isCaption(text, units.start(last), units.end(last));
  }

  /** Tells whether a line is a name below an office. */
  private boolean isName(int u) {
    return u > 0
        && units.length(u) <= 6
        && TitleGrammar.compact(text, units.start(u), units.end(u)).length() <= 4
        && units.length(u - 1) <= 60
        && TitleGrammar.isHeaderLine(text, units.start(u - 1), units.end(u - 1));
  }

  /** Returns the heading in front of the lead of a news article. */
  private int newsHeading(int u) {
    int from = u;
    while (from > 0 && u - from < 3) {
      int v = from - 1;
      if (!units.isBareLine(v) || units.length(v) > 60 || units.part(v) != null) {
        break;
      }
      from = v;
    }
    return from;
  }

  /** Returns the end of a report without the page furniture behind it. */
  private int trimmed(int from, int end) {
    int annex = annex(from, end);
    if (annex > 0) {
      return trimmed(from, annex, true);
    }
    return trimmed(from, end, false);
  }

  /**
   * Returns the end of a report without page furniture.
   *
   * @param whole whether the last lines belong to it even if they are no sentences
   */
  private int trimmed(int from, int end, boolean whole) {
    int size = units.end(end - 1) - units.start(from);
    int half = units.start(from) + size / 2;
    int last = from;
    for (int u = from; u < end; u++) {
      int start = units.start(u);
      if (start > half && isFurnitureLine(u) && !partFollows(u, end)) {
        break;
      }
      boolean prose = units.length(u) >= MIN_PROSE && (units.stops(u) || units.length(u) >= 40);
      if (whole || prose || isListOfFigures(u)) {
        last = u + 1;
      }
    }
    return Math.max(last, Math.min(end, body + 1));
  }

  /** Returns the annex behind a report, no part of it; 0 where none follows. */
  private int annex(int from, int end) {
    int third = units.start(from) + (units.end(end - 1) - units.start(from)) / 3;
    int annex = 0;
    for (PartHeading part : parts) {
      if (part.unit() <= from || part.unit() >= end) {
        continue;
      }
      boolean annexed = part.part() == PartCues.Part.ANNEX && units.start(part.unit()) > third;
      if (annexed && annex == 0) {
        annex = part.unit();
      } else if (part.isReview() || part.isPlan()) {
        annex = 0;
      }
    }
    return annex;
  }

  /** Tells whether a line without a full stop lists what was or will be done, with figures. */
  private boolean isListOfFigures(int u) {
    if (units.length(u) < MIN_LIST || !units.isBareLine(u)) {
      return false;
    }
    String line = text.substring(units.start(u), units.end(u));
    return line.indexOf('，') > 0 && line.chars().anyMatch(c -> c >= '0' && c <= '9');
  }

  private boolean partFollows(int u, int end) {
    for (PartHeading part : parts) {
      if (part.unit() > u && part.unit() < end) {
        return true;
      }
    }
    return false;
  }

  private boolean isFurnitureLine(int u) {
    return units.beginsLine(u) && TitleGrammar.isFurniture(text, units.start(u), units.end(u));
  }
}
