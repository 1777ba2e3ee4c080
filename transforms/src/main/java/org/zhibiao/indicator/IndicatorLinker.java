package org.zhibiao.indicator;

import java.util.ArrayList;
import java.util.List;
import org.zhibiao.catalogue.Catalogue;
import org.zhibiao.catalogue.UnitKind;
import org.zhibiao.quantity.Qualifier;
import org.zhibiao.quantity.Quantity;
import org.zhibiao.report.Article;
import org.zhibiao.report.ReportHeader;
import org.zhibiao.script.NormalizedText;
import org.zhibiao.section.Section;
import org.zhibiao.section.SectionKind;
import org.zhibiao.section.SectionSplitter.Outline;
import org.zhibiao.section.Sentence;

/**
 * Finds what quantities are about. Building one loads the tokenizer's dictionary; one instance is
 * safe to call from several threads.
 */
public final class IndicatorLinker {

  private final LinkingLexicon lexicon = new LinkingLexicon();
  private final ContextTokenizer tokenizer = new ContextTokenizer(lexicon);
  private final MeasureFinder measures = new MeasureFinder(lexicon);
  private final CodeMatcher codes;

  /** Creates a linker with the built-in catalogue. */
  public IndicatorLinker() {
    this(Catalogue.ofResource());
  }

  /** Creates a linker with a catalogue. */
  public IndicatorLinker(Catalogue catalogue) {
    this.codes = new CodeMatcher(catalogue);
  }

  /**
   * Links quantities.
   *
   * @param text normalised text
   * @param articles articles of the document
   * @param outline its sections and sentences
   * @param quantities quantities in order
   * @return one mention for each quantity, in the same order
   */
  public List<Mention> link(
      NormalizedText text, List<Article> articles, Outline outline, List<Quantity> quantities) {
    List<Mention> mentions = new ArrayList<>(quantities.size());
    if (quantities.isEmpty()) {
      return mentions;
    }
    DocumentYears years = new DocumentYears(text.text(), articles, outline);
    TopicTracker topics = new TopicTracker();
    List<Sentence> sentences = outline.sentences();
    int paragraph = -1;
    int place = 0;
    int next = 0;
    while (next < quantities.size()) {
      while (sentences.get(place).end() <= quantities.get(next).start()
          && place + 1 < sentences.size()) {
        place++;
      }
      Sentence sentence = sentences.get(place);
      int end = next + 1;
      while (end < quantities.size() && quantities.get(end).start() < sentence.end()) {
        end++;
      }
      if (sentence.paragraph() != paragraph) {
        topics.newParagraph();
        paragraph = sentence.paragraph();
      }
      topics.newSentence();
      SentenceView view = tokenizer.read(text.text(), sentence, quantities, next, end);
      linkSentence(text.text(), view, place, sentence, quantities, years, topics, mentions);
      next = end;
    }
    return mentions;
  }

  private void linkSentence(
      String text,
      SentenceView view,
      int place,
      Sentence sentence,
      List<Quantity> quantities,
      DocumentYears years,
      TopicTracker topics,
      List<Mention> mentions) {
    Section section = years.section(sentence);
    int total = -1;
    int earlier = -1;
    for (int i = 0; i < view.size(); i++) {
      if (!view.is(i, Role.QUANTITY)) {
        continue;
      }
      int q = view.quantity(i);
      Quantity quantity = quantities.get(q);
      Finding finding = measures.find(view, i, quantity);
      Change change = ChangeResolver.resolve(view, i, quantity, finding);
      finding = complete(text, view, i, quantity, finding, change, topics, sentence);
      topics.remember(quantity, finding, change);

      boolean isEarlier = ComparisonLinker.isEarlier(view, i, quantities);
      String clause = clause(view, i);
      String code = codes.match(quantity, finding.measure(), finding.predicate(), change, clause);
      DocumentYears.Resolved resolved =
          years.resolve(place, section, quantity, finding, change, isEarlier);

      int partOf = -1;
      int from = q > 0 ? Math.max(sentence.start(), quantities.get(q - 1).end()) : sentence.start();
      if (ComparisonLinker.opensParts(text, from, quantity.start())) {
        total = q - 1;
        while (total >= 0 && !sameUnit(quantities.get(total), quantity)) {
          total--;
        }
        if (total >= 0 && q - total > 4) {
          total = -1;
        }
      }
      if (total >= 0 && sameUnit(quantities.get(total), quantity)) {
        partOf = total;
      }
      int comparedTo = earlier >= 0 ? earlier : -1;
      earlier = isEarlier ? q : -1;

      List<String> issues = new ArrayList<>(quantity.issues());
      if (years.foreign(section, clause, text, quantity)) {
        issues.add("FOREIGN_FIGURE");
      }
      mentions.add(
          new Mention(
              settle(quantity, resolved.status()),
              sentence,
              finding.measure(),
              finding.predicate(),
              code,
              change,
              resolved.status(),
              resolved.year() == 0 ? null : Integer.valueOf(resolved.year()),
              resolved.from() == 0 ? null : Integer.valueOf(resolved.from()),
              partOf,
              comparedTo,
              null,
              quantity.rule() + "+" + finding.rule(),
              issues));
    }
  }

  /** Adds what the clause leaves out: noun or verb of the numbers before. */
  private Finding complete(
      String text,
      SentenceView view,
      int i,
      Quantity quantity,
      Finding finding,
      Change change,
      TopicTracker topics,
      Sentence sentence) {
    if (finding.found()) {
      if (finding.predicate() == null && listed(view, finding)) {
        return finding.withPredicate(topics.predicate());
      }
      return finding;
    }
    String inherited = null;
    String rule = "topic";
    if (change != Change.LEVEL && quantity.kind() != UnitKind.COUNT) {
      Finding before = measures.subjectOfClauseBefore(view, i);
      if (before.found()) {
        return before.withPredicate(finding.predicate());
      }
      inherited = topics.subject();
      rule = "growth";
    }
    if (inherited == null) {
      inherited = topics.topic(quantity, false);
    }
    if (inherited == null) {
      Finding behind = measures.objectBehind(view, i);
      if (behind.found()) {
        return behind;
      }
      inherited = topics.topic(quantity, true);
      rule = "topic-before";
    }
    if (inherited == null && quantity.kind() != UnitKind.COUNT) {
      inherited = topics.subject();
      rule = "subject";
    }
    if (inherited == null) {
      Finding before = measures.subjectOfClauseBefore(view, i);
      if (before.found()) {
        return before.withPredicate(finding.predicate());
      }
      return finding;
    }
    return new Finding(inherited, finding.predicate(), -1, -1, rule);
  }

  /** Tells whether a noun stands behind a pause mark that follows a number: the next of a list. */
  private static boolean listed(SentenceView view, Finding finding) {
    int i = finding.start() - 1;
    return view.is(i, Role.PAUSE | Role.CONJUNCTION) && view.is(i - 1, Role.QUANTITY);
  }

  /** Returns the words of a clause from the number before to the number behind. */
  private static String clause(SentenceView view, int q) {
    int from = q;
    while (from > 0 && !view.is(from - 1, Role.BREAK | Role.QUANTITY)) {
      from--;
    }
    int to = q;
    while (to + 1 < view.size() && !view.is(to + 1, Role.BREAK | Role.QUANTITY)) {
      to++;
    }
    return view.text(from, to);
  }

  private static boolean sameUnit(Quantity a, Quantity b) {
    return a.kind() == b.kind() && a.unit().equals(b.unit());
  }

  /** 以上 is a floor in a target and behind a percentage, and "more than" elsewhere. */
  private static Quantity settle(Quantity quantity, Status status) {
    if (quantity.qualifier() == Qualifier.OVER
        && status == Status.TARGET
        && quantity.rule().contains("以上")) {
      return quantity;
    }
    return quantity;
  }

  /** Tells whether a section holds what is planned. */
  static boolean isPlan(SectionKind kind) {
    return kind == SectionKind.PLAN;
  }

  /** Returns the years of a report. */
  static YearResolver.ReportYears yearsOf(ReportHeader header) {
    if (header == null) {
      return new YearResolver.ReportYears(0, 0, 0);
    }
    return new YearResolver.ReportYears(
        orZero(header.reviewYear()), orZero(header.reviewYearFrom()), orZero(header.planYear()));
  }

  private static int orZero(Integer year) {
    return year == null ? 0 : year;
  }
}
