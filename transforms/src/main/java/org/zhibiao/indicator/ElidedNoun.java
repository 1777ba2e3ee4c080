package org.zhibiao.indicator;

import org.zhibiao.catalogue.UnitKind;
import org.zhibiao.quantity.Quantity;

/**
 * Numbers whose words in front only sort what is counted, while its noun stands earlier: 满意的45件,
 * （B类）10件, 经济方面18件.
 */
final class ElidedNoun {

  private static final String RULE = "elided";

  private ElidedNoun() {}

  /**
   * Returns the finding of such a number: without a measure where its clause does not name it. Null
   * for any other number.
   */
  static Finding of(SentenceView view, int q, Quantity quantity, boolean people) {
    boolean share = quantity.kind() == UnitKind.PERCENT && view.word(q < 1 ? 0 : q - 1).equals("占");
    if (q < 1 || people || quantity.kind() != UnitKind.COUNT && !share) {
      return null;
    }
    boolean pieces = share || isPiece(quantity.unit());
    int i = q - 1;
    while (view.is(i, Role.LINK) && i > 0) {
      i--;
    }
    boolean sorted = false;
    if (isClose(view.word(i)) && pieces) {
      int open = i - 1;
      while (open > 0 && i - open < 5 && !isOpen(view.word(open))) {
        open--;
      }
      if (open > 0 && isOpen(view.word(open)) && isClass(view.word(i - 1))) {
        i = open - 1;
        sorted = true;
      }
    }
    while (!sorted && view.is(i, Role.ADVERB) && i > 0) {
      i--;
    }
    if (i > 0 && pieces && isClass(view.word(i)) && !isPaper(view.word(i - 1))) {
      return missing(share ? view.word(q - 1) : null);
    }
    if (pieces && !share && view.word(i).equals("批示") && IndicatorLinker.isPaper(quantity.unit())) {
      return Finding.none("批示");
    }
    if (i < 1 || !view.is(i, Role.DE) || share && view.word(i - 1).endsWith("满意")) {
      return null;
    }
    String verb = share ? view.word(q - 1) : view.word(i - 1);
    int from = i;
    while (from > 0 && !view.is(from - 1, Role.BREAK | Role.QUANTITY)) {
      from--;
    }
    while (from < i && view.is(from, Role.EMPTY | Role.ADVERB)) {
      from++;
    }
    if (NounPhrases.heads(view, from)
        && !LeftContext.isVerb(view, from)
        && !view.is(from, Role.AGENT)
        && !LeftContext.acts(view, from)) {
      int end = NounPhrases.endOf(view, from);
      if (end >= from
          && end < i - 1
          && !LeftContext.acts(view, end)
          && !isProposer(view.word(end))
          && view.is(end + 1, Role.VERB | Role.PREDICATE | Role.ADVERB)
          && !view.is(end + 1, Role.RELATIVE)) {
        return new Finding(view.text(from, end), verb, from, end, "left");
      }
      if (end >= from && end < i - 1 && view.word(end + 1).equals("被")) {
        return new Finding(view.text(from, end), verb, from, end, "passive");
      }
    }
    boolean verbal =
        view.is(i - 1, Role.VERB | Role.PREDICATE | Role.GOVERNING | Role.ADJECTIVE)
            && !view.is(i - 1, Role.DOMAIN | Role.PERSON);
    boolean judged = view.is(i - 1, Role.CLOSE) && i > 1 && view.word(i - 2).endsWith("满意");
    return pieces && (verbal || sorted || judged) ? missing(judged ? null : verb) : null;
  }

  private static Finding missing(String predicate) {
    return new Finding(null, predicate, -1, -1, RULE);
  }

  static boolean missesNoun(Finding finding) {
    return finding.rule().equals(RULE);
  }

  /** Units of written things that are sorted by their way: proposals, letters, reports. */
  private static boolean isPiece(String unit) {
    return unit.length() == 1 && "件条篇份期".indexOf(unit.charAt(0)) >= 0;
  }

  /** 提案人表示满意的有220件: the people judge what is counted. */
  private static boolean isProposer(String word) {
    return word.equals("提案人") || word.equals("提案者") || word.equals("提办双方");
  }

  private static boolean isClass(String word) {
    return word.equals("方面") || word.equals("类");
  }

  private static boolean isPaper(String word) {
    return word.endsWith("提案") || word.endsWith("建议") || word.endsWith("信息");
  }

  private static boolean isOpen(String word) {
    return word.equals("（") || word.equals("(");
  }

  private static boolean isClose(String word) {
    return word.equals("）") || word.equals(")");
  }
}
