package org.zhibiao.indicator;

import java.util.ArrayList;
import java.util.List;

/** Finds where noun phrases begin and end among the words of a sentence. */
final class NounPhrases {

  /** Longest measure in characters; words in front of that are cut off. */
  private static final int LONGEST = 12;

  /** Longest quotation that counts as a name. */
  private static final int LONGEST_NAME = 16;

  /** What never stands inside a noun phrase. */
  private static final int EDGE =
      Role.BREAK
          | Role.QUANTITY
          | Role.PAUSE
          | Role.DE
          | Role.PREPOSITION
          | Role.MARK
          | Role.ASPECT
          | Role.CONJUNCTION
          | Role.TIME
          | Role.PRONOUN
          | Role.OPEN;

  private NounPhrases() {}

  /** Tells whether a word can head a noun phrase. */
  static boolean heads(SentenceView view, int i) {
    return view.is(i, Role.NOMINAL | Role.CLOSE) && !view.is(i, Role.EMPTY);
  }

  /** Tells whether a word closes a quotation that is too long to be a name. */
  static boolean closesPhrase(SentenceView view, int i) {
    if (!view.is(i, Role.CLOSE)) {
      return false;
    }
    int open = open(view, i);
    return open < 0 || view.end(i) - view.start(open) > LONGEST_NAME;
  }

  /**
   * Returns the first word of the noun phrase that ends with word {@code head}, with every word in
   * front that belongs to it.
   */
  static int wholeStartOf(SentenceView view, int head) {
    int start = head;
    boolean person = view.is(head, Role.PERSON);
    int i = head;
    while (i >= 0) {
      if (view.is(i, Role.CLOSE)) {
        int open = open(view, i);
        if (open < 0
            || i < head && (view.is(head, Role.ACTIVITY) || holdsBreak(view, open, i))
            || i < head && view.end(i) - view.start(open) > LONGEST_NAME) {
          break;
        }
        start = open;
        i = open - 1;
        continue;
      }
      if (view.is(i, EDGE)) {
        break;
      }
      if (i < head && !modifies(view, i, person)) {
        break;
      }
      start = i;
      i--;
    }
    return start;
  }

  /** Returns the first word of a noun phrase of handy length that ends with word {@code head}. */
  static int startOf(SentenceView view, int head) {
    int start = wholeStartOf(view, head);
    int longest = LONGEST;
    for (int j = start; j <= head; j++) {
      longest = view.is(j, Role.CLOSE) ? LONGEST_NAME : longest;
    }
    while (start < head
        && view.end(head) - view.start(start) > longest
        && !view.is(start, Role.OPEN)) {
      start++;
    }
    for (int i = head - 1; i > start; i--) {
      if (view.word(i).equals("中") && view.end(i + 1) - view.start(i + 1) > 1) {
        // 抗洪抢险中捐款: what it was done in is no part of what was done.
        start = i + 1;
      }
    }
    while (start < head
        && view.is(start, Role.EMPTY | Role.ADVERB)
        && !isPerUnit(view.word(start))) {
      start++;
    }
    start = behindOrdinal(view, start, head);
    start = behindActor(view, start, head);
    start = behindName(view, start, head);
    return start == head ? wholeWord(view, head) : start;
  }

  /** In 十九届六中全会精神 and 市县两级机关 the classifier belongs to a number that measures nothing. */
  private static int behindOrdinal(SentenceView view, int start, int head) {
    boolean numbered = view.is(start - 1, Role.NUMBER) && view.end(start - 1) == view.start(start);
    return start < head
            && start > 0
            && numbered
            && view.end(start) - view.start(start) == 1
            && "届次级大轮类".contains(view.word(start))
        ? start + 1
        : start;
  }

  /** 委员会捐款30万元: who acts is no part of the verb's noun. */
  private static int behindActor(SentenceView view, int start, int head) {
    if (!view.is(head, Role.PREDICATE | Role.VERB)
        || view.is(head, Role.DOMAIN | Role.PERSON | Role.CLOSE | Role.ATTRIBUTE)) {
      return start;
    }
    for (int i = head - 1; i >= start; i--) {
      if (LeftContext.acts(view, i)) {
        int first = i + 1;
        while (first < head && view.is(first, Role.VERB | Role.ADVERB | Role.ADJECTIVE)) {
          first++;
        }
        return first == head ? head : start;
      }
    }
    return start;
  }

  /** Leaves out the name in front of a noun that says enough: “同心”文艺演出 is 文艺演出. */
  static int behindName(SentenceView view, int start, int head) {
    if (view.word(head).endsWith("企业")) {
      return start;
    }
    for (int i = head - 1; i > start; i--) {
      if (view.is(i, Role.CLOSE)) {
        return view.end(head) - view.end(i) > 2 ? i + 1 : start;
      }
    }
    return start;
  }

  /** A noun of one character takes the word in front that makes it one: 轮训 + 面, 增添[托 + 位]. */
  private static int wholeWord(SentenceView view, int head) {
    int i = head - 1;
    if (view.end(head) - view.start(head) != 1
        || i < 0
        || view.is(head, Role.CLOSE | Role.CONTAINER)
        || view.end(i) != view.start(head)
        || !view.is(i, Role.VERB)) {
      return head;
    }
    boolean attribute = isAttributeHead(view, head);
    boolean governed =
        view.end(i) - view.start(i) == 1
            && !view.is(i, Role.LINK | Role.UP | Role.DOWN)
            && view.is(i - 1, Role.PREDICATE | Role.LIGHT | Role.LINK | Role.UP | Role.DOWN);
    return attribute && !view.is(i, Role.LINK | Role.UP | Role.DOWN) || governed ? i : head;
  }

  /** Tells whether a word in front of a noun belongs to its phrase. */
  private static boolean modifies(SentenceView view, int i, boolean person) {
    if (view.is(i, Role.DOMAIN)) {
      return true;
    }
    if (isAttributeHead(view, i + 1) && view.is(i, Role.LINK | Role.VERB | Role.PREDICATE)) {
      return view.word(i + 1).equals("率")
          || view.word(i + 1).equals("人数")
          || view.word(i + 1).equals("数")
          || heads(view, i - 1);
    }
    if (view.is(i, Role.ADVERB) && isPerUnit(view.word(i))) {
      return view.is(i + 1, Role.NOMINAL);
    }
    if (view.is(i, Role.LIGHT | Role.LINK | Role.UP | Role.DOWN)) {
      return false;
    }
    if (view.is(i, Role.ACTIVITY)) {
      if (person) {
        return false;
      }
      return !view.is(i, Role.PREDICATE)
          || view.is(i - 1, Role.LIGHT)
          || view.is(i + 1, Role.ACTIVITY) && !view.is(i + 1, Role.PREDICATE)
          || heads(view, i - 1) && !view.is(i - 1, Role.AGENT | Role.PERSON | Role.ACTIVITY);
    }
    if (view.is(i, Role.PREDICATE | Role.AGENT | Role.NUMBER)) {
      return false;
    }
    if (view.is(i, Role.VERB)) {
      return view.end(i) - view.start(i) > 1
          && heads(view, i - 1)
          && !view.is(i - 1, Role.AGENT | Role.PERSON);
    }
    if (view.is(i, Role.ADVERB)) {
      return false;
    }
    return view.is(i, Role.NOMINAL | Role.ADJECTIVE | Role.EMPTY);
  }

  /** Words for averages, which belong to the noun behind them: 人均住房面积. */
  static boolean isPerUnit(String word) {
    return word.length() == 2 && word.charAt(1) == '均' && !word.equals("年均");
  }

  private static boolean isAttributeHead(SentenceView view, int i) {
    if (i < 0 || i >= view.size()) {
      return false;
    }
    switch (view.word(i)) {
      case "人数":
      case "人口":
      case "面积":
      case "数量":
      case "总量":
      case "率":
      case "数":
      case "额":
      case "总额":
      case "金额":
      case "面":
      case "量":
      case "户数":
        return true;
      default:
        return false;
    }
  }

  private static int open(SentenceView view, int close) {
    for (int i = close - 1; i >= 0 && close - i < 24; i--) {
      if (view.is(i, Role.OPEN)) {
        return i;
      }
      if (view.is(i, Role.CLOSE | Role.QUANTITY)) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean holdsBreak(SentenceView view, int from, int to) {
    for (int i = from; i < to; i++) {
      if (view.is(i, Role.BREAK)) {
        return true;
      }
    }
    return false;
  }

  private static int close(SentenceView view, int open) {
    for (int i = open + 1; i < view.size() && i - open < 24; i++) {
      if (view.is(i, Role.CLOSE)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Returns the last word of the noun phrase that begins with word {@code first}, or -1 if none
   * begins there.
   */
  static int endOf(SentenceView view, int first) {
    int head = -1;
    int i = first;
    while (i < view.size()) {
      if (view.is(i, Role.OPEN)) {
        int closed = close(view, i);
        if (closed < 0) {
          break;
        }
        head = closed;
        i = closed + 1;
        continue;
      }
      int close = head < 0 ? -1 : alternatives(view, i);
      if (close > 0) {
        head = close;
        i = close + 1;
        continue;
      }
      if (view.is(i, EDGE) || view.is(i, Role.UP | Role.DOWN | Role.LINK)) {
        break;
      }
      boolean nominal = view.is(i, Role.NOMINAL);
      if (view.word(i).equals("进展") && head >= 0 && !endsPhrase(view, i + 1)) {
        break;
      }
      if (view.is(i, Role.EMPTY) && head >= 0) {
        break;
      }
      if (view.is(i, Role.GOVERNING | Role.PREDICATE | Role.LIGHT) && !view.is(i, Role.DOMAIN)) {
        if (!joins(view, i, first, head)) {
          break;
        }
        if (view.is(i, Role.ACTIVITY) && endsPhrase(view, i + 1)) {
          head = i;
        }
        i++;
        continue;
      }
      if (nominal) {
        if (view.is(i, Role.PERSON)
            || !view.is(i, Role.AGENT)
            || head >= 0 && closes(view, i - 1)) {
          head = i;
        }
        i++;
      } else if (view.is(i, Role.ADJECTIVE | Role.NUMBER | Role.EMPTY | Role.AGENT)) {
        i++;
      } else if (view.is(i, Role.VERB)
          && heads(view, i + 1)
          && (endsClauseHalf(view, i + 2) || heads(view, i + 2))) {
        i++;
      } else if (i == first
          && heads(view, i + 1)
          && (view.is(i, Role.ADVERB) || view.end(i) - view.start(i) == 1)) {
        i++;
      } else {
        break;
      }
    }
    return head;
  }

  private static boolean closes(SentenceView view, int i) {
    return view.word(i).equals("）") || view.word(i).equals(")");
  }

  /** In 县（市、区）政协 returns the word that closes the bracket of further places, else -1. */
  private static int alternatives(SentenceView view, int open) {
    if (!view.word(open).equals("（") && !view.word(open).equals("(")) {
      return -1;
    }
    for (int i = open + 1; i < view.size() && i - open < 9; i++) {
      String word = view.word(i);
      if (closes(view, i)) {
        return i > open + 1 ? i : -1;
      }
      for (int c = 0; c < word.length(); c++) {
        if ("市区县州旗盟镇乡村街道、和".indexOf(word.charAt(c)) < 0) {
          return -1;
        }
      }
    }
    return -1;
  }

  /** Tells whether a verb among nouns is a modifier: 28条[落实]意见, 8项[调研]课题. */
  private static boolean joins(SentenceView view, int i, int first, int head) {
    if (view.is(i, Role.ACTIVITY)
        && head < 0
        && (view.is(i + 1, Role.NOMINAL)
            || endsPhrase(view, i + 1) && !view.is(i, Role.GOVERNING))) {
      return true;
    }
    if (i == first && view.is(i, Role.PREDICATE) && heads(view, i + 1)) {
      return !view.is(i, Role.GOVERNING) && endsPhrase(view, i + 2);
    }
    return head >= 0
        && view.is(i, Role.ACTIVITY)
        && (heads(view, i + 1) || endsPhrase(view, i + 1) && !view.is(i + 1, Role.QUANTITY));
  }

  /** Tells whether a phrase ends: at its edge, or because a verb follows. */
  private static boolean endsClauseHalf(SentenceView view, int i) {
    return endsPhrase(view, i)
        || view.is(i, Role.ADVERB | Role.VERB | Role.PREDICATE | Role.LINK | Role.GOVERNING);
  }

  private static boolean endsPhrase(SentenceView view, int i) {
    return view.is(i, Role.BREAK | Role.PAUSE | Role.QUANTITY | Role.CONJUNCTION)
        || i >= view.size();
  }

  /** Returns the phrases of a coordination that ends with word {@code last}: A、B和C. */
  static List<int[]> coordination(SentenceView view, int last) {
    List<int[]> phrases = new ArrayList<>();
    int i = last;
    while (i >= 0) {
      if (!heads(view, i)) {
        break;
      }
      int start = startOf(view, i);
      phrases.add(0, new int[] {start, i});
      i = Math.min(start, wholeStartOf(view, i)) - 1;
      while (i > 0 && view.is(i, Role.EMPTY | Role.ADVERB)) {
        i--;
      }
      if (!view.is(i, Role.PAUSE | Role.CONJUNCTION)) {
        break;
      }
      i--;
    }
    return phrases;
  }
}
