package org.zhibiao.indicator;

import org.zhibiao.catalogue.UnitKind;

/** What a figure is compared with, which is never what it measures: 比计划增加2%, 完成预算的92%, 是上个五年的两倍. */
final class ComparisonBase {

  private static final String RULE = "base";

  private ComparisonBase() {}

  /**
   * Returns the word that opens the comparison in front of the number {@code q}, behind which
   * nothing can be its subject; -1 if there is none.
   */
  static int start(SentenceView view, int q, UnitKind kind) {
    boolean moved = false;
    for (int i = q - 1; i >= 0 && !view.is(i, Role.BREAK | Role.QUANTITY); i--) {
      moved |= view.is(i, Role.UP | Role.DOWN) || isComparative(view.word(i));
      if (moved && i + 1 < q && compares(view, i)) {
        return i;
      }
    }
    if (view.is(q - 1, Role.DE) && view.is(q + 1, Role.UP | Role.DOWN | Role.LINK)) {
      // 由上年末的80个减少到60个
      int from = skipNoun(view, q - 2);
      if (from >= 0 && (view.word(from).equals("由") || view.word(from).equals("从"))) {
        return from;
      }
    }
    boolean share = kind == UnitKind.PERCENT || kind == UnitKind.MULTIPLE || kind == UnitKind.RATIO;
    if (!share || !view.is(q - 1, Role.DE)) {
      return -1;
    }
    int i = skipNoun(view, q - 2);
    return i >= 0 && i < q - 2 && view.is(i, Role.LINK) ? i : -1;
  }

  /** Passes a noun with its modifiers from its last word and returns the word in front. */
  private static int skipNoun(SentenceView view, int last) {
    int i = last;
    while (i >= 0
        && !view.is(i, Role.LINK | Role.PREPOSITION)
        && view.is(
            i,
            Role.NOMINAL
                | Role.TIME
                | Role.NUMBER
                | Role.PRONOUN
                | Role.EMPTY
                | Role.ADJECTIVE
                | Role.ADVERB
                | Role.CONJUNCTION
                | Role.OPEN
                | Role.CLOSE
                | Role.DE)) {
      i--;
    }
    return i;
  }

  private static boolean compares(SentenceView view, int i) {
    String word = view.word(i);
    return word.equals("比")
        || word.equals("较")
        || word.startsWith("比") && word.length() > 2 && view.is(i, Role.ADVERB);
  }

  /** A comparison whose subject stands in an earlier clause. */
  static Finding subjectMissing(String predicate) {
    return new Finding(null, predicate, -1, -1, RULE);
  }

  static boolean missesSubject(Finding finding) {
    return finding.rule().equals(RULE);
  }

  private static boolean isComparative(String word) {
    return word.length() == 1 && "高低快慢大小强".indexOf(word.charAt(0)) >= 0;
  }
}
