package org.zhibiao.evaluate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.zhibiao.evaluate.StructureLabel.LabelledSection;
import org.zhibiao.schema.ReportRow;
import org.zhibiao.section.SectionKind;

/**
 * How far reports and sections agree with labels. A boundary is right within {@link #TOLERANCE}
 * characters of the label or one of its alternatives; characters so near to a boundary, and white
 * space, are of either kind.
 */
final class StructureScores {

  /** How far a boundary may stand from its label: a vocative or white space. */
  static final int TOLERANCE = 20;

  static final String FOUND = "report found";
  static final String BOUNDARIES = "review and plan start";
  static final String CHARACTERS = "kind of characters";

  /**
   * Something that disagrees.
   *
   * @param report document and number of the report
   * @param measure what is wrong
   * @param is what the tables say
   * @param shouldBe what the labels say
   */
  record Mistake(String report, String measure, String is, String shouldBe) {}

  /** What is right and how much there is. */
  static final class Share {
    private final double target;
    private long right;
    private long all;

    private Share(double target) {
      this.target = target;
    }

    long right() {
      return right;
    }

    long all() {
      return all;
    }

    /** Returns the share that is aimed at; 0 where none is. */
    double target() {
      return target;
    }

    OptionalDouble value() {
      return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) right / all);
    }
  }

  private final Map<String, Share> shares = new LinkedHashMap<>();
  private final List<Mistake> mistakes = new ArrayList<>();

  private StructureScores() {
    share(FOUND, 0);
    share("report start", 0);
    share("report end", 0);
    share("repeated", 0);
    share(BOUNDARIES, 0.95);
    share(startOf(SectionKind.REVIEW), 0.95);
    share(startOf(SectionKind.PROBLEMS), 0);
    share(startOf(SectionKind.PLAN), 0.95);
    share(startOf(SectionKind.CLOSING), 0);
    share(CHARACTERS, 0.98);
    for (StructureField field : StructureField.values()) {
      share(field.label(), field.target());
    }
  }

  /**
   * Compares labels with what was extracted. Documents that are missing are left out.
   *
   * @param labels labelled reports
   * @param documents extracted documents by name
   */
  static StructureScores of(List<StructureLabel> labels, Map<String, DocumentStructure> documents) {
    StructureScores scores = new StructureScores();
    Set<String> divided = new HashSet<>();
    for (StructureLabel label : labels) {
      DocumentStructure document = documents.get(label.doc());
      if (document == null) {
        continue;
      }
      scores.report(label, document);
      if (divided.add(label.doc())) {
        scores.characters(label, document);
      }
    }
    return scores;
  }

  static String startOf(SectionKind kind) {
    return kind + " start";
  }

  /** Returns every measure with its share, in the order of the table. */
  Map<String, Share> shares() {
    return shares;
  }

  /** Returns what disagrees, in the order of the labels. */
  List<Mistake> mistakes() {
    return mistakes;
  }

  private void share(String measure, double target) {
    shares.put(measure, new Share(target));
  }

  private void report(StructureLabel label, DocumentStructure document) {
    ReportRow row = document.reportAt(label.start(), label.end());
    count(label, FOUND, row != null, "none", "a report");
    if (row == null) {
      // What was not found has nothing right.
      shares.forEach(
          (measure, share) -> {
            if (!measure.equals(FOUND) && !measure.equals(CHARACTERS)) {
              share.all++;
            }
          });
      return;
    }
    offset(label, document, "report start", row.getStart(), label.starts());
    offset(label, document, "report end", row.getEnd(), label.ends());
    boolean repeats = row.getDuplicateOf() != null;
    count(
        label,
        "repeated",
        repeats == label.repeats(),
        String.valueOf(repeats),
        String.valueOf(label.repeats()));
    boolean review = start(label, document, row, SectionKind.REVIEW);
    start(label, document, row, SectionKind.PROBLEMS);
    boolean plan = start(label, document, row, SectionKind.PLAN);
    start(label, document, row, SectionKind.CLOSING);
    shares.get(BOUNDARIES).all++;
    shares.get(BOUNDARIES).right += review && plan ? 1 : 0;
    for (StructureField field : StructureField.values()) {
      List<String> answers = label.fields().get(field);
      String is = field.of(row);
      count(label, field.label(), answers.contains(is), said(is), said(answers));
    }
  }

  private boolean start(
      StructureLabel label, DocumentStructure document, ReportRow row, SectionKind kind) {
    int is = document.firstStart(row, kind.name());
    List<Integer> starts = label.startsOf(kind.name());
    if (starts.isEmpty()) {
      String found = is + " " + document.context(is);
      return count(label, startOf(kind), is < 0, found, "none");
    }
    return offset(label, document, startOf(kind), is, starts);
  }

  private boolean offset(
      StructureLabel label,
      DocumentStructure document,
      String measure,
      int is,
      List<Integer> answers) {
    boolean right =
        is >= 0 && answers.stream().anyMatch(answer -> Math.abs(answer - is) <= TOLERANCE);
    String found = is < 0 ? "none" : is + " " + document.context(is);
    return count(label, measure, right, found, answers + " " + document.context(answers.get(0)));
  }

  private boolean count(
      StructureLabel label, String measure, boolean right, String is, String shouldBe) {
    Share share = shares.get(measure);
    share.all++;
    if (right) {
      share.right++;
    } else {
      mistakes.add(new Mistake(label.name(), measure, is, shouldBe));
    }
    return right;
  }

  private void characters(StructureLabel label, DocumentStructure document) {
    String[] kinds = document.kinds();
    boolean[] near = new boolean[kinds.length];
    for (LabelledSection section : label.sections()) {
      for (int start : section.starts()) {
        int to = Math.min(near.length, start + TOLERANCE);
        for (int i = Math.max(0, start - TOLERANCE); i < to; i++) {
          near[i] = true;
        }
      }
    }
    Share share = shares.get(CHARACTERS);
    for (int s = 0; s < label.sections().size(); s++) {
      LabelledSection section = label.sections().get(s);
      Map<String, int[]> wrong = new TreeMap<>();
      for (int i = section.start(); i < Math.min(section.end(), kinds.length); i++) {
        if (Character.isWhitespace(document.text().charAt(i))) {
          continue;
        }
        share.all++;
        if (near[i] || label.isRight(s, i, kinds[i])) {
          share.right++;
        } else {
          int at = i;
          wrong.computeIfAbsent(String.valueOf(kinds[i]), k -> new int[] {at, 0})[1]++;
        }
      }
      wrong.forEach(
          (kind, where) ->
              mistakes.add(
                  new Mistake(
                      label.name(),
                      CHARACTERS,
                      kind + " for " + where[1] + " from " + where[0],
                      section.kind() + " " + document.context(where[0]))));
    }
  }

  private static String said(String value) {
    return value.isEmpty() ? "nothing" : value;
  }

  private static String said(List<String> answers) {
    return String.join(" or ", answers.stream().map(StructureScores::said).toList());
  }
}
