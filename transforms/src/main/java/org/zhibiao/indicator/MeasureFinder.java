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
    boolean followedByDe = view.is(q + 1, Role.DE);
    switch (quantity.kind()) {
      case PERCENT:
      case PERCENTAGE_POINT:
      case MULTIPLE:
      case RATIO:
        if (moves(view, q)) {
          return left;
        }
        Finding share = RightContext.right(view, q, left, quantity.kind() == UnitKind.COUNT);
        return share.found() && (followedByDe || !left.found()) ? share : left;
      case MONEY:
      case DURATION:
      case RANK:
      case TEMPERATURE:
      case SPEED:
        if (left.found() && adjacent(view, left, q) && !isWorth(view, q)) {
          return left;
        }
        Finding object = RightContext.right(view, q, left, quantity.kind() == UnitKind.COUNT);
        return object.found() ? object : left;
      case COUNT:
        Finding counted = RightContext.right(view, q, left, quantity.kind() == UnitKind.COUNT);
        if (counted.found()) {
          return counted;
        }
        Finding common = RightContext.sharedHead(view, q, left);
        if (common.found()) {
          return common;
        }
        return person ? people(view, q, left) : left;
      default:
        Finding product = RightContext.product(view, q);
        if (product.found()) {
          return product;
        }
        if (followedByDe && left.found() && adjacent(view, left, q)) {
          return left;
        }
        Finding measured = RightContext.right(view, q, left, quantity.kind() == UnitKind.COUNT);
        return measured.found() ? measured : left;
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
