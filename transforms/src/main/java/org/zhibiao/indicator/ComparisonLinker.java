package org.zhibiao.indicator;

import java.util.List;
import org.zhibiao.quantity.Quantity;

/**
 * Finds which figures of a sentence are parts of a total, or an earlier level of another figure.
 */
final class ComparisonLinker {

  private ComparisonLinker() {}

  /** Tells whether a quantity is the X of 由X提高到Y; its Y is the next quantity. */
  static boolean isEarlier(SentenceView view, int q, List<Quantity> quantities) {
    int next = q + 1;
    while (view.is(next, Role.PAUSE | Role.CONJUNCTION)
        && next + 1 < view.size()
        && view.is(next + 1, Role.QUANTITY)) {
      // 从80元、60元提高到90元、70元: the list arrives as a whole.
      next += 2;
    }
    int listed = next - q - 1;
    boolean arrives = false;
    while (next < view.size() && !view.is(next, Role.QUANTITY)) {
      if (view.is(next, Role.BREAK) && !view.word(next).equals("，")) {
        return false;
      }
      String word = view.word(next);
      arrives |=
          view.is(next, Role.LINK)
                  && (word.endsWith("到") || word.endsWith("至") || word.endsWith("为"))
              || word.equals("至")
              || word.equals("到");
      next++;
      if (next - q - listed > 9) {
        return false;
      }
    }
    if (next >= view.size() || !arrives) {
      return false;
    }
    Quantity from = quantities.get(view.quantity(q));
    Quantity to = quantities.get(view.quantity(next));
    if (from.kind() != to.kind()) {
      return false;
    }
    for (int i = q - 1; i >= 0 && q - i < 14; i--) {
      if (view.is(i, Role.BREAK)
          || view.is(i, Role.QUANTITY) && !view.is(i + 1, Role.PAUSE | Role.CONJUNCTION)) {
        return false;
      }
      String word = view.word(i);
      if (word.equals("由") || word.equals("从") || word.equals("现行") || word.equals("由现行")) {
        return true;
      }
    }
    return false;
  }

  /** How many numbers before its first part a total may stand. */
  private static final int TOTAL_REACH = 4;

  /**
   * Returns the total that the first number behind 其中 is a part of: the number right in front of
   * 其中, else the nearest one that is large enough.
   *
   * @param sentenceStart offset of the sentence that 其中 stands in
   * @return its place in the list; -1 where there is none
   */
  static int total(String text, List<Quantity> quantities, int part, int sentenceStart) {
    Quantity first = quantities.get(part);
    for (int i = part - 1; i >= 0 && part - i <= TOTAL_REACH; i--) {
      Quantity candidate = quantities.get(i);
      if (sameUnit(candidate, first)
          && (mayBePart(first, candidate)
              || candidate.start() >= sentenceStart
                  && text.startsWith("其中", candidate.end() + 1))) {
        return i;
      }
    }
    return -1;
  }

  /** Tells whether the parts that 其中 opened end between two numbers. */
  static boolean endsParts(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == '；' || text.charAt(i) == ';') {
        return true;
      }
    }
    return false;
  }

  /**
   * Tells whether a figure is no larger than its total; rates and what is masked may be anything.
   */
  static boolean mayBePart(Quantity part, Quantity total) {
    return switch (part.kind()) {
      case COUNT, MONEY, AREA, LENGTH, MASS, VOLUME, ENERGY, POWER ->
          part.value() == null
              || total.value() == null
              || part.value().compareTo(total.value()) <= 0;
      default -> true;
    };
  }

  static boolean sameUnit(Quantity a, Quantity b) {
    return a.kind() == b.kind() && a.unit().equals(b.unit());
  }

  /** Tells whether 其中 stands between the number and the sentence's number before it, or begins. */
  static boolean opensParts(String text, int from, int to) {
    for (int i = to - 2; i >= from; i--) {
      if (text.charAt(i) == '其' && text.charAt(i + 1) == '中') {
        return true;
      }
    }
    return false;
  }
}
