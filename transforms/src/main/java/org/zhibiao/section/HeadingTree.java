package org.zhibiao.section;

import java.util.ArrayList;
import java.util.List;
import org.zhibiao.report.Enumerator;
import org.zhibiao.report.PartHeading;
import org.zhibiao.report.TextLines;
import org.zhibiao.report.TextUnits;

/** Builds the sections of one article: parts at the top, their chapters below. */
final class HeadingTree {

  /** Longest heading, without its number. */
  private static final int MAX_HEADING = 80;

  /** Deeper than every heading. */
  private static final int ASIDE_RANK = 100;

  private static final int PART_RANK = 7;
  private static final int CHAPTER_RANK = 8;
  private static final int SPOKEN_RANK = CHAPTER_RANK + Enumerator.Style.SPOKEN.ordinal();

  /** A section that is still growing. */
  private static final class Node {
    final int parent;
    final int level;
    final int rank;
    final SectionKind kind;
    final String heading;
    final int start;
    boolean ownLine;
    int end;

    Node(int parent, int level, int rank, SectionKind kind, String heading, int start) {
      this.parent = parent;
      this.level = level;
      this.rank = rank;
      this.kind = kind;
      this.heading = heading;
      this.start = start;
    }
  }

  private final TextUnits units;
  private final String text;
  private final int report;
  private final int base;
  private final List<Node> nodes = new ArrayList<>();
  private final List<Integer> open = new ArrayList<>();

  /**
   * Begins a tree.
   *
   * @param base number of sections in front of it in the document
   * @param report ordinal of the report; 0 for text of none
   */
  HeadingTree(TextUnits units, int base, int report) {
    this.units = units;
    this.text = units.text();
    this.base = base;
    this.report = report;
  }

  /**
   * Builds the tree.
   *
   * @param start offset at which the article begins
   * @param end offset behind it
   * @param first its first sentence
   * @param last sentence behind its last
   * @param read kind of each of its sentences
   * @param parts headings of parts, one per sentence of the text
   * @param innermost receives the ordinal of the innermost section of each sentence of the text
   */
  List<Section> build(
      int start,
      int end,
      int first,
      int last,
      KindReader.Kinds read,
      PartHeading[] parts,
      int[] innermost) {
    SectionKind[] kinds = read.kinds();
    int topRank = topRank(first, last, kinds, parts);
    SectionKind kind = null;
    SectionKind aside = null;
    for (int u = first; u < last; u++) {
      int at = nodes.isEmpty() ? start : units.start(u);
      SectionKind now = kinds[u - first];
      boolean interrupts = read.asides()[u - first];
      if (interrupts) {
        if (aside != now) {
          pop(at, ASIDE_RANK);
          push(at, ASIDE_RANK, now, null);
        }
        aside = now;
        innermost[u] = base + open.get(open.size() - 1) + 1;
        continue;
      }
      if (aside != null) {
        pop(at, ASIDE_RANK);
        aside = null;
      }
      int rank = now == SectionKind.PREAMBLE ? 0 : rank(u, parts[u]);
      boolean part = rank > 0 && rank <= topRank;
      if (now != kind) {
        pop(at, 0);
        push(at, part ? rank : topRank, now, rank > 0 ? heading(u, parts[u]) : null);
        kind = now;
      } else if (rank > 0) {
        pop(at, part ? 0 : rank);
        push(at, rank, now, heading(u, parts[u]));
        nodes.get(nodes.size() - 1).ownLine = units.beginsLine(u) && units.endsLine(u);
      } else {
        leaveSpoken(u, at);
      }
      innermost[u] = base + open.get(open.size() - 1) + 1;
    }
    if (nodes.isEmpty()) {
      push(start, 0, SectionKind.OTHER, null);
    }
    pop(end, -1);
    List<Section> sections = new ArrayList<>(nodes.size());
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      sections.add(
          new Section(
              base + i + 1,
              node.parent < 0 ? 0 : base + node.parent + 1,
              node.level,
              node.kind,
              node.heading,
              node.start,
              node.end,
              report));
    }
    return sections;
  }

  /** Returns the rank of the headings that name the parts: sections of level 1. */
  private int topRank(int first, int last, SectionKind[] kinds, PartHeading[] parts) {
    int top = Integer.MAX_VALUE;
    for (int u = first; u < last; u++) {
      SectionKind kind = kinds[u - first];
      if (parts[u] != null && (kind == SectionKind.REVIEW || kind == SectionKind.PLAN)) {
        top = Math.min(top, rank(u, parts[u]));
      }
    }
    return top == Integer.MAX_VALUE ? 1 : top;
  }

  /** Returns how deep a sentence stands as a heading; 0 where it is none. */
  private int rank(int u, PartHeading part) {
    int start = units.start(u);
    int marked = units.headingLevel(u);
    if (marked > 0 && units.beginsLine(u)) {
      return marked;
    }
    if (part != null && part.enumerator() == null) {
      return PART_RANK;
    }
    Enumerator enumerator = Enumerator.at(text, start, units.end(u));
    if (enumerator == null) {
      return 0;
    }
    if (part == null && !isHeading(u, enumerator)) {
      return 0;
    }
    return CHAPTER_RANK + enumerator.style().ordinal();
  }

  private boolean isHeading(int u, Enumerator enumerator) {
    int length = units.length(u) - enumerator.length();
    if (length < 2 || length > MAX_HEADING) {
      return false;
    }
    return switch (enumerator.style()) {
      case PART, CHAPTER, BRACKETED_CHAPTER -> true;
      case NUMBER, BRACKETED_NUMBER, CIRCLED -> units.beginsLine(u) && length <= 50;
      case SPOKEN -> units.stops(u) && length <= 30 && !units.isBareLine(u);
    };
  }

  private String heading(int u, PartHeading part) {
    int from = units.start(u);
    int to = part == null ? units.end(u) : part.end();
    while (from < to && (text.charAt(from) == '#' || TextLines.isWhite(text.charAt(from)))) {
      from++;
    }
    if (to - from > 4 && text.startsWith("**", from) && text.startsWith("**", to - 2)) {
      from += 2;
      to -= 2;
    }
    while (to > from && (text.charAt(to - 1) == '。' || TextLines.isWhite(text.charAt(to - 1)))) {
      to--;
    }
    return text.substring(from, to);
  }

  /** A heading 一是… inside a paragraph holds until the paragraph ends. */
  private void leaveSpoken(int u, int at) {
    Node top = nodes.get(open.get(open.size() - 1));
    if (top.rank == SPOKEN_RANK && open.size() > 1 && units.beginsLine(u) && !top.ownLine) {
      pop(at, SPOKEN_RANK);
    }
  }

  private void pop(int at, int rank) {
    while (!open.isEmpty()) {
      Node top = nodes.get(open.get(open.size() - 1));
      if (rank > 0 && (top.rank < rank || open.size() == 1)) {
        return;
      }
      top.end = at;
      open.remove(open.size() - 1);
    }
  }

  private void push(int at, int rank, SectionKind kind, String heading) {
    int parent = open.isEmpty() ? -1 : open.get(open.size() - 1);
    int level = parent < 0 ? 1 : nodes.get(parent).level + 1;
    nodes.add(new Node(parent, level, rank, kind, heading, at));
    open.add(nodes.size() - 1);
  }
}
