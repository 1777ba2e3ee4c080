package org.zhibiao.indicator;

import org.zhibiao.catalogue.UnitKind;
import org.zhibiao.quantity.Quantity;

/** Tells levels from movements by the verb that stands before a number. */
final class ChangeResolver {

  private ChangeResolver() {}

  static Change resolve(SentenceView view, int q, Quantity quantity, Finding finding) {
    String text = view.word(q);
    if (text.startsWith("翻")) {
      return Change.INCREASE;
    }
    String measure = finding.measure();
    if (measure != null && quantity.kind() != UnitKind.COUNT && finding.end() < q) {
      if (measure.endsWith("涨幅") || measure.endsWith("增幅") || measure.endsWith("增速")) {
        return Change.INCREASE;
      }
      if (measure.endsWith("上涨幅度") || measure.endsWith("增长幅度")) {
        return Change.INCREASE;
      }
      if (measure.endsWith("降幅") || measure.endsWith("下降幅度")) {
        return Change.DECREASE;
      }
    }
    int i = q - 1;
    boolean level = false;
    while (i >= 0
        && view.is(
            i,
            Role.ADVERB
                | Role.ASPECT
                | Role.MARK
                | Role.LINK
                | Role.PAUSE
                | Role.CONJUNCTION
                | Role.QUANTITY)
        && !view.is(i, Role.UP | Role.DOWN)) {
      // In 增长到8%, 到 makes it a level; in 增速达到8%, the noun says what moves.
      level |= view.is(i, Role.LINK) && !view.is(i, Role.ADVERB);
      if (view.is(i, Role.QUANTITY) && !view.is(i + 1, Role.PAUSE | Role.CONJUNCTION)) {
        return Change.LEVEL;
      }
      i--;
    }
    if (i >= 0 && view.is(i, Role.UP | Role.DOWN)) {
      if (isDistance(view, i)) {
        return Change.LEVEL;
      }
      String word = view.word(i);
      if (quantity.kind() == UnitKind.COUNT && (word.equals("加快") || word.equals("提速"))) {
        // 加快7个园区建设: the pace grows, not their number.
        return Change.LEVEL;
      }
      boolean noun = word.endsWith("幅") || word.endsWith("速") || word.endsWith("率");
      if (!level || noun) {
        return view.is(i, Role.UP) ? Change.INCREASE : Change.DECREASE;
      }
      return Change.LEVEL;
    }
    if (quantity.kind() == UnitKind.PERCENT && strives(view, q)) {
      // 增长8%以上，力争10%: the higher aim is of the same movement.
      int before = q - 2;
      while (before > 0 && !view.is(before, Role.QUANTITY)) {
        before--;
      }
      int verb = before - 1;
      while (verb > 0 && view.is(verb, Role.ADVERB | Role.ASPECT)) {
        verb--;
      }
      if (verb >= 0 && view.is(verb, Role.UP | Role.DOWN)) {
        return view.is(verb, Role.UP) ? Change.INCREASE : Change.DECREASE;
      }
    }
    if (quantity.kind() == UnitKind.PERCENT
        && finding.start() > 0
        && finding.end() < q
        && cuts(view.word(verbInFront(view, finding.start())))) {
      // 压减一般性支出15%: what is cut is cut by a share of it.
      return Change.DECREASE;
    }
    // 减少贫困人口3万人: the verb stands before the noun.
    if (finding.start() > 0
        && finding.end() < q
        && (quantity.kind() != UnitKind.PERCENT || view.word(q).endsWith("成"))) {
      String verb = view.word(verbInFront(view, finding.start()));
      switch (verb) {
        case "增加":
        case "净增":
        case "净增加":
        case "增加了":
        case "扩大":
        case "提高":
          return Change.INCREASE;
        case "减少":
        case "减少了":
        case "降低":
        case "减轻":
        case "净减少":
        case "净减":
          return Change.DECREASE;
        default:
          return cuts(verb) ? Change.DECREASE : ofClause(view, finding.start());
      }
    }
    return Change.LEVEL;
  }

  /** Returns the word in front of a noun, adverbs and particles passed. */
  private static int verbInFront(SentenceView view, int noun) {
    int verb = noun - 1;
    while (verb > 0 && view.is(verb, Role.ADVERB | Role.ASPECT)) {
      verb--;
    }
    return verb;
  }

  /** Verbs of cutting something down. */
  private static boolean cuts(String word) {
    switch (word) {
      case "压减":
      case "压缩":
      case "削减":
      case "消减":
      case "精简":
      case "核减":
      case "缩减":
        return true;
      default:
        return false;
    }
  }

  /** Tells whether only 力争 and a comma stand between a number and the one before. */
  private static boolean strives(SentenceView view, int q) {
    boolean found = false;
    for (int i = q - 1; i > 0 && q - i < 5; i--) {
      if (view.is(i, Role.QUANTITY)) {
        return found;
      }
      String word = view.word(i);
      found |= word.startsWith("力争") || word.startsWith("争取") || word.startsWith("确保");
      if (!word.startsWith("力争")
          && !word.startsWith("争取")
          && !word.startsWith("确保")
          && !word.equals("达到")
          && !word.equals("，")) {
        return false;
      }
    }
    return false;
  }

  /** Reads the verb that opens the clause: 压减各类行政经费300万元. */
  private static Change ofClause(SentenceView view, int noun) {
    for (int i = noun - 1; i >= 0 && noun - i < 9; i--) {
      if (view.is(i, Role.BREAK | Role.QUANTITY | Role.PAUSE)) {
        break;
      }
      if (cuts(view.word(i))) {
        return Change.DECREASE;
      }
      switch (view.word(i)) {
        case "减轻":
        case "减少":
        case "净减":
        case "净减少":
          return Change.DECREASE;
        case "净增":
        case "净增加":
          return Change.INCREASE;
        default:
          break;
      }
    }
    return Change.LEVEL;
  }

  /** A distance from a plan or from a wider place is a level: 比计划多增长3%. */
  private static boolean isDistance(SentenceView view, int verb) {
    boolean other = false;
    for (int i = verb - 1; i >= 0 && verb - i < 9; i--) {
      if (view.is(i, Role.BREAK | Role.QUANTITY)) {
        return false;
      }
      String word = view.word(i);
      other |= word.endsWith("计划") || word.equals("预算数") || word.equals("全国") || word.equals("全省");
      if (other && (word.startsWith("比") || word.startsWith("较"))) {
        return true;
      }
    }
    return false;
  }
}
