package org.zhibiao.indicator;

import org.zhibiao.catalogue.UnitKind;
import org.zhibiao.quantity.Quantity;

/**
 * Finds the noun phrase that a number measures, and the verb that governs it, in the clause of the
 * number. What the clause leaves out is the {@link TopicTracker}'s to add.
 */
final class MeasureFinder {

  private final LinkingLexicon lexicon;
  private final LeftContext leftContext;
  private final RightContext rightContext;

  MeasureFinder(LinkingLexicon lexicon) {
    this.lexicon = lexicon;
    this.leftContext = new LeftContext(lexicon);
    this.rightContext = new RightContext(lexicon);
  }

  /** Finds the measure of the quantity that is word {@code q}. */
  Finding find(SentenceView view, int q, Quantity quantity) {
    boolean person = quantity.kind() == UnitKind.COUNT && lexicon.isPersonUnit(quantity.unit());
    Finding shared = NumberList.distributed(view, q);
    if (shared != null) {
      return shared;
    }
    Finding left = leftContext.left(view, q, quantity);
    Finding perHead = quantity.kind() == UnitKind.MONEY ? perHead(view, q) : null;
    if (perHead != null) {
      return perHead;
    }
    boolean followedByDe = view.is(q + 1, Role.DE);
    switch (quantity.kind()) {
      case PERCENT:
      case PERCENTAGE_POINT:
      case MULTIPLE:
      case RATIO:
        if (moves(view, q)) {
          return left;
        }
        if (!left.found() && q + 1 < view.size() && isPassive(view.word(q + 1))) {
          // 提出建议20条，85%被采纳为政策: the share is of what was counted before.
          return left;
        }
        Finding share = RightContext.right(view, q, left, quantity);
        return share.found() && (followedByDe || !left.found()) ? share : left;
      case MONEY:
      case DURATION:
      case RANK:
      case TEMPERATURE:
      case SPEED:
        if (left.found() && adjacent(view, left, q) && !isWorth(view, q)) {
          return left;
        }
        Finding object = RightContext.right(view, q, left, quantity);
        return object.found() ? object : left;
      case COUNT:
        if (left.found()
            && adjacent(view, left, q)
            && (followedByDe && isStock(view, q) || setsOut(view, q + 1))) {
          return left;
        }
        Finding counted = RightContext.right(view, q, left, quantity);
        if (counted.found()) {
          return counted;
        }
        Finding common = RightContext.sharedHead(view, q, left, quantity);
        if (common.found()) {
          return common;
        }
        boolean households = quantity.unit().startsWith("户") && left.found();
        if (!person
            || households && !(left.start() == left.end() && view.is(left.end(), Role.ACTIVITY))) {
          return left;
        }
        Finding people = people(view, q, left);
        // 移送司法机关1人: nobody counts offices by heads.
        return people.found()
                && !view.is(people.end(), Role.PERSON)
                && view.word(people.end()).endsWith("机关")
            ? Finding.none(people.predicate())
            : people;
      default:
        Finding product = RightContext.product(view, q);
        if (product.found()) {
          return product;
        }
        if (followedByDe && left.found() && adjacent(view, left, q)) {
          return left;
        }
        Finding measured = RightContext.right(view, q, left, quantity);
        return measured.found() ? measured : left;
    }
  }

  private static boolean isPassive(String word) {
    return word.equals("被") || word.equals("得到") || word.equals("已被") || word.equals("均被");
  }

  /** 户均增收3000元, 人均资助500元: the verb behind the average is what is measured. */
  private static Finding perHead(SentenceView view, int q) {
    int i = q - 1;
    while (i > 0
        && view.is(i, Role.ASPECT | Role.ADVERB | Role.LINK | Role.MARK)
        && !view.is(i, Role.UP)) {
      i--;
    }
    boolean acts =
        view.is(i, Role.PREDICATE | Role.ACTIVITY)
            && (!view.is(i, Role.UP | Role.DOWN) || view.is(i, Role.ACTIVITY));
    if (i < 1 || !acts) {
      return null;
    }
    String each = view.word(i - 1);
    if (NounPhrases.isPerUnit(each)) {
      return new Finding(view.text(i - 1, i), view.word(i), i - 1, i, "per-head");
    }
    return each.equals("均") && view.word(Math.max(0, i - 2)).endsWith("户")
        ? new Finding(view.word(i), view.word(i), i, i, "per-head")
        : null;
  }

  /** 出栏生猪8万头的目标: behind a stock of living things stands no further thing counted. */
  private static boolean isStock(SentenceView view, int q) {
    String text = view.word(q);
    return "头只羽匹尾株".indexOf(text.charAt(text.length() - 1)) >= 0;
  }

  /** 邀请客商9批次来县考察: behind the count begins what they did. */
  private static boolean setsOut(SentenceView view, int i) {
    switch (i < view.size() ? view.word(i) : "") {
      case "来":
      case "赴":
      case "前来":
      case "前往":
        return true;
      default:
        return false;
    }
  }

  /** Tells whether the amount is what something is worth: 价值30万元的设备. */
  private static boolean isWorth(SentenceView view, int q) {
    return q > 0 && view.word(q - 1).equals("价值");
  }

  /** Tells whether a verb of movement stands right in front of the number. */
  static boolean moves(SentenceView view, int q) {
    int i = q - 1;
    while (view.is(i, Role.ADVERB | Role.ASPECT | Role.MARK) && i >= 0) {
      i--;
    }
    return view.is(i, Role.UP | Role.DOWN) && i >= 0;
  }

  private static boolean adjacent(SentenceView view, Finding left, int q) {
    for (int i = left.end() + 1; i < q; i++) {
      if (view.is(i, Role.VERB) && !view.is(i, Role.LINK | Role.UP | Role.DOWN)) {
        return false;
      }
    }
    return left.end() >= 0;
  }

  /** Finds the people in front of a number: in 委员参与视察130人次 the members are counted. */
  Finding people(SentenceView view, int q, Finding left) {
    return LeftContext.personFirst(view, q, left);
  }

  /** Finds what the verb behind the number acts on: 35人实现脱贫. */
  Finding objectBehind(SentenceView view, int q, Quantity quantity) {
    return rightContext.objectBehind(view, q, quantity);
  }
}
