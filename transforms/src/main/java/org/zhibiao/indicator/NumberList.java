package org.zhibiao.indicator;

import java.util.List;

/** Lists of numbers that share one sentence of nouns: A和B分别增长5%、8%. */
final class NumberList {

  /** Names of the rules that tell the halves of 城乡 apart. */
  static final String URBAN = "respectively-urban";

  static final String RURAL = "respectively-rural";

  private NumberList() {}

  /** Returns how many numbers stand in a list with this one: 3%、5%和8%. */
  static int length(SentenceView view, int q) {
    int count = 1;
    int i = q;
    while (view.is(i - 1, Role.PAUSE | Role.CONJUNCTION)
        && i > 1
        && view.is(i - 2, Role.QUANTITY)) {
      i -= 2;
      count++;
    }
    i = q;
    while (view.is(i + 1, Role.PAUSE | Role.CONJUNCTION)
        && i + 2 < view.size()
        && view.is(i + 2, Role.QUANTITY)) {
      i += 2;
      count++;
    }
    return count;
  }

  /** A和B分别增长5%、8%: the second number belongs to the second noun. Null where it is not so. */
  static Finding distributed(SentenceView view, int q) {
    int first = q;
    int place = 0;
    while (true) {
      int i = first - 1;
      while (view.is(i, Role.PAUSE | Role.CONJUNCTION) && i >= 0) {
        i--;
      }
      if (i >= 0 && i < first - 1 && view.is(i, Role.QUANTITY)) {
        first = i;
        place++;
      } else {
        break;
      }
    }
    int count = place + 1;
    int next = q;
    while (view.is(next + 1, Role.PAUSE | Role.CONJUNCTION)
        && next + 2 < view.size()
        && view.is(next + 2, Role.QUANTITY)) {
      next += 2;
      count++;
    }
    if (count < 2) {
      return null;
    }
    String predicate = null;
    boolean respectively = false;
    int i = first - 1;
    while (i >= 0 && LeftContext.passed(view, i)) {
      respectively |= view.word(i).contains("分别") || view.word(i).equals("各");
      if (predicate == null && view.is(i, Role.LINK | Role.UP | Role.DOWN)) {
        predicate = view.word(i);
      }
      i--;
    }
    if (respectively && i > 0 && view.word(i).equals("，")) {
      i--;
    }
    if (i < 0 || !NounPhrases.heads(view, i)) {
      return null;
    }
    List<int[]> subjects = NounPhrases.coordination(view, i);
    boolean moves = MeasureFinder.moves(view, first);
    if (!respectively && (place == 0 || moves) && !(moves && subjects.size() == count)) {
      return null;
    }
    if (subjects.size() == 1 && count == 2 && view.text(subjects.get(0)[0], i).startsWith("城乡")) {
      // 城乡居民收入分别增长5%、6%: towns first, villages second.
      int from = subjects.get(0)[0];
      return new Finding(view.text(from, i), predicate, from, i, place == 0 ? URBAN : RURAL);
    }
    if (subjects.size() < count && place == 0) {
      return null;
    }
    int[] subject = subjects.get(Math.max(0, subjects.size() - count + place));
    return new Finding(
        view.text(subject[0], subject[1]), predicate, subject[0], subject[1], "respectively");
  }
}
