package org.zhibiao.indicator;

import java.util.List;
import org.zhibiao.catalogue.UnitKind;
import org.zhibiao.quantity.Quantity;

/**
 * Finds the noun phrase that a number measures, and the verb that governs it, in the clause of the
 * number. What the clause leaves out is the {@link TopicTracker}'s to add.
 */
final class MeasureFinder {

  /** What may stand between a noun and its number. */
  private static final int PASSED =
      Role.LINK
          | Role.UP
          | Role.DOWN
          | Role.ADVERB
          | Role.ASPECT
          | Role.PRONOUN
          | Role.TIME
          | Role.MARK
          | Role.EMPTY
          | Role.DE
          | Role.CONJUNCTION
          | Role.NUMBER;

  /** Names of the rules that tell the halves of 城乡 apart. */
  static final String URBAN = "respectively-urban";

  static final String RURAL = "respectively-rural";

  private final LinkingLexicon lexicon;

  MeasureFinder(LinkingLexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** Finds the measure of the quantity that is word {@code q}. */
  Finding find(SentenceView view, int q, Quantity quantity) {
    boolean person = quantity.kind() == UnitKind.COUNT && lexicon.isPersonUnit(quantity.unit());
    Finding shared = distributed(view, q);
    if (shared != null) {
      return shared;
    }
    Finding left = left(view, q, quantity);
    boolean followedByDe = view.is(q + 1, Role.DE);
    switch (quantity.kind()) {
      case PERCENT:
      case PERCENTAGE_POINT:
      case MULTIPLE:
      case RATIO:
        if (moves(view, q)) {
          return left;
        }
        Finding share = right(view, q, left, quantity.kind() == UnitKind.COUNT);
        return share.found() && (followedByDe || !left.found()) ? share : left;
      case MONEY:
      case DURATION:
      case RANK:
      case TEMPERATURE:
      case SPEED:
        if (left.found() && adjacent(view, left, q)) {
          return left;
        }
        Finding object = right(view, q, left, quantity.kind() == UnitKind.COUNT);
        return object.found() ? object : left;
      case COUNT:
        Finding counted = right(view, q, left, quantity.kind() == UnitKind.COUNT);
        if (counted.found()) {
          return counted;
        }
        Finding common = sharedHead(view, q, left);
        if (common.found()) {
          return common;
        }
        return person ? personFirst(view, q, left) : left;
      default:
        if (followedByDe && left.found() && adjacent(view, left, q)) {
          return left;
        }
        Finding measured = right(view, q, left, quantity.kind() == UnitKind.COUNT);
        return measured.found() ? measured : left;
    }
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

  // ------------------------------------------------------------------------------------ left

  private Finding left(SentenceView view, int q, Quantity quantity) {
    int i = q - 1;
    String predicate = null;
    while (i >= 0 && passed(view, i)) {
      if (predicate == null && view.is(i, Role.LINK | Role.UP | Role.DOWN)) {
        predicate = view.word(i);
      }
      i--;
    }
    if (view.is(i, Role.BREAK | Role.QUANTITY | Role.PAUSE) || i < 0) {
      return Finding.none(predicate);
    }
    if (NounPhrases.closesPhrase(view, i)) {
      return Finding.none(predicate);
    }
    boolean deverbal =
        view.is(i, Role.VERB)
            && !view.is(i, Role.PREDICATE | Role.LIGHT | Role.LINK | Role.GOVERNING)
            && view.end(i) - view.start(i) > 1;
    // 督办12件, 创建14个: without a noun of its own such a word is the verb of what is counted.
    boolean bare =
        view.is(i, Role.PREDICATE)
            && quantity.kind() == UnitKind.COUNT
            && !lexicon.isEventUnit(quantity.unit())
            && !lexicon.isPersonUnit(quantity.unit())
            && NounPhrases.startOf(view, i) == i
            && !view.is(i - 1, Role.LIGHT);
    if (view.is(i, Role.ACTIVITY) && !bare
        || deverbal
        || NounPhrases.heads(view, i) && !isVerb(view, i)) {
      if (view.is(i, Role.AGENT) && NounPhrases.startOf(view, i) == i) {
        return Finding.none(predicate);
      }
      return phrase(view, i, predicate);
    }
    if (view.is(i, Role.ADJECTIVE) && NounPhrases.heads(view, i - 1)) {
      return phrase(view, i - 1, predicate);
    }
    if (!view.is(i, Role.VERB | Role.PREDICATE | Role.PREPOSITION)) {
      return Finding.none(predicate);
    }
    // A verb stands in front of the number: the thing counted comes before it, or is understood.
    String verb = view.is(i, Role.PREPOSITION) ? predicate : view.word(i);
    i--;
    while (i >= 0
        && (view.is(i, Role.ADVERB | Role.ASPECT | Role.LIGHT)
            || isVerb(view, i) && !view.is(i, Role.ACTIVITY))) {
      i--;
    }
    if (i >= 1 && view.is(i, Role.AGENT) && view.is(i - 1, Role.PREPOSITION)) {
      return passive(view, i - 1, verb);
    }
    if (i < 0 || !NounPhrases.heads(view, i) || view.is(i, Role.AGENT)) {
      return Finding.none(verb);
    }
    int start = NounPhrases.startOf(view, i);
    if (view.is(start - 1, Role.PREPOSITION)) {
      return passive(view, start - 1, verb);
    }
    if (view.is(start - 1, Role.AGENT)) {
      return Finding.none(verb);
    }
    if (view.is(start - 1, Role.CONJUNCTION | Role.PAUSE) && governed(view, start - 1)) {
      return Finding.none(verb);
    }
    return new Finding(view.text(start, i), verb, start, i, "preposed");
  }

  /** 信息被上级采用31条: what is counted stands in front of the preposition. */
  private static Finding passive(SentenceView view, int preposition, String verb) {
    switch (view.word(preposition)) {
      case "被":
      case "由":
      case "经":
        int head = preposition - 1;
        if (head >= 0 && NounPhrases.heads(view, head) && !view.is(head, Role.AGENT)) {
          int start = NounPhrases.startOf(view, head);
          return new Finding(view.text(start, head), verb, start, head, "passive");
        }
        return Finding.none(verb);
      default:
        return Finding.none(verb);
    }
  }

  private static boolean isVerb(SentenceView view, int i) {
    return view.is(i, Role.PREDICATE | Role.VERB)
        && !view.is(i, Role.DOMAIN | Role.PERSON | Role.CLOSE);
  }

  private static boolean passed(SentenceView view, int i) {
    if (view.is(i, Role.PREPOSITION)) {
      switch (view.word(i)) {
        case "由":
        case "从":
        case "至":
        case "到":
        case "比":
        case "较":
        case "以":
          return true;
        default:
          return false;
      }
    }
    return view.is(i, PASSED) && !view.is(i, Role.DOMAIN | Role.PERSON);
  }

  /** Tells whether a coordination is governed by a preposition: 被省里和市里采用. */
  private static boolean governed(SentenceView view, int i) {
    int from = view.clauseStart(i);
    for (int j = i; j >= from; j--) {
      if (view.is(j, Role.PREPOSITION)) {
        return true;
      }
      if (view.is(j, Role.QUANTITY | Role.VERB)) {
        return false;
      }
    }
    return false;
  }

  private Finding phrase(SentenceView view, int head, String link) {
    int start = NounPhrases.startOf(view, head);
    String verb = verbBefore(view, start);
    String measure = view.text(start, head);
    if (measure.equals("比重") || measure.equals("比例") || measure.endsWith("总数")) {
      Finding whole = shareOf(view, start, link);
      if (whole != null) {
        return whole;
      }
    }
    int before = start - 1;
    while (view.is(before, Role.ADVERB) && before > 0) {
      before--;
    }
    if (before >= 0 && view.word(before).equals("占")) {
      return shareOf(view, start, link);
    }
    if (measure.equals("占比")) {
      return Finding.none("占");
    }
    return new Finding(measure, verb == null ? link : verb, start, head, "left");
  }

  /** In A占B的比重, A is measured. */
  private Finding shareOf(SentenceView view, int start, String link) {
    for (int i = start - 1; i >= view.clauseStart(start); i--) {
      if (view.word(i).equals("占")) {
        int head = i - 1;
        while (head >= 0 && view.is(head, Role.ADVERB)) {
          head--;
        }
        if (head >= 0 && NounPhrases.heads(view, head)) {
          int from = NounPhrases.startOf(view, head);
          return new Finding(view.text(from, head), "占", from, head, "share");
        }
        return Finding.none("占");
      }
    }
    return null;
  }

  /** Returns the verb in front of a noun phrase, passing over adverbs; null if there is none. */
  private static String verbBefore(SentenceView view, int start) {
    int i = start - 1;
    while (i >= 0 && view.is(i, Role.ADVERB | Role.ASPECT | Role.PRONOUN | Role.ADJECTIVE)) {
      i--;
    }
    // 建设廉租房、公租房90万套: the verb stands in front of the whole list.
    while (i > 0 && view.is(i, Role.PAUSE | Role.CONJUNCTION) && NounPhrases.heads(view, i - 1)) {
      i = NounPhrases.startOf(view, i - 1) - 1;
    }
    if (i >= 0 && view.is(i, Role.PREDICATE | Role.LIGHT | Role.VERB)) {
      return view.word(i);
    }
    if (i >= 0 && view.is(i, Role.DE | Role.AGENT | Role.NOUN)) {
      for (int j = i; j >= 0 && !view.is(j, Role.BREAK | Role.QUANTITY); j--) {
        if (view.is(j, Role.PREDICATE | Role.LIGHT)) {
          return view.word(j);
        }
      }
    }
    return null;
  }

  /** People first: in 委员参与视察130人次 the members are counted. */
  private Finding personFirst(SentenceView view, int q, Finding left) {
    if (left.found() && view.is(left.end(), Role.PERSON)) {
      return left;
    }
    String verb = left.found() ? null : left.predicate();
    for (int i = q - 1; i >= 0 && !view.is(i, Role.BREAK | Role.QUANTITY); i--) {
      if (view.is(i, Role.PERSON)) {
        int start = NounPhrases.startOf(view, i);
        if (view.is(start - 1, Role.PREPOSITION) && left.found()) {
          return left;
        }
        return new Finding(view.text(start, i), verb, start, i, "person");
      }
      if (view.is(i, Role.PREDICATE | Role.ACTIVITY | Role.VERB)) {
        verb = view.word(i);
      }
    }
    return left;
  }

  // ----------------------------------------------------------------------------------- right

  /** In 14个国家级、161个省级园区 both numbers count the noun behind the second. */
  private Finding sharedHead(SentenceView view, int q, Finding left) {
    int i = q + 1;
    while (i < view.size() && i - q < 4 && view.is(i, Role.ADJECTIVE | Role.NOUN)) {
      i++;
    }
    if (i == q + 1
        || !view.is(i, Role.PAUSE | Role.CONJUNCTION)
        || i + 1 >= view.size()
        || !view.is(i + 1, Role.QUANTITY)
        || NounPhrases.endOf(view, q + 1) >= 0 && !isGrade(view.word(i - 1))) {
      return Finding.none(null);
    }
    return right(view, i + 1, left, true);
  }

  /** In 5个国家级的园区 the grade is not what is counted. */
  private static boolean isGrade(String word) {
    return word.endsWith("级") || word.endsWith("型") || word.endsWith("性") || word.endsWith("式");
  }

  private Finding right(SentenceView view, int q, Finding left, boolean counted) {
    int i = q + 1;
    while (view.is(i, Role.DE | Role.ASPECT) && i < view.size()) {
      i++;
    }
    // 4个百亿级产业集群, 3座10万吨码头: a second number describes what is counted.
    if (counted
        && i == q + 1
        && view.is(i, Role.QUANTITY)
        && view.start(i) == view.end(q)
        && i + 1 < view.size()
        && view.start(i + 1) == view.end(i)) {
      int described = NounPhrases.endOf(view, i + 1);
      if (described > 0) {
        i++;
        if (view.word(i).equals("级")) {
          i++;
        }
      }
    }
    if (i < view.size() && view.word(i).equals("级")) {
      i++;
    }
    if (i >= view.size() || view.is(i, Role.BREAK | Role.PAUSE | Role.QUANTITY)) {
      return Finding.none(null);
    }
    int first = i;
    int end = -1;
    boolean verbal =
        view.is(i, Role.VERB) && !view.is(i, Role.GOVERNING | Role.DOMAIN | Role.ACTIVITY);
    if (view.is(i, Role.RELATIVE | Role.PREPOSITION) && !view.is(i, Role.DOMAIN)
        || verbal && lastDe(view, i) > 0) {
      int de = lastDe(view, i);
      if (de > 0) {
        first = de + 1;
        end = NounPhrases.endOf(view, first);
      }
    } else if (!view.is(i, Role.CONJUNCTION)) {
      end = NounPhrases.endOf(view, i);
      int de = end < 0 ? i : end + 1;
      if (end >= 0 && view.is(de, Role.DE) && (!counted || isGrade(view.word(end)))) {
        int further = NounPhrases.endOf(view, de + 1);
        if (further > 0) {
          first = de + 1;
          end = further;
        }
      } else if (end >= 0 && view.is(de, Role.RELATIVE) && lastDe(view, de) > 0) {
        first = lastDe(view, de) + 1;
        end = NounPhrases.endOf(view, first);
      } else if (end >= 0) {
        end = container(view, first, end);
      }
    }
    if (end >= first
        && view.is(end + 1, Role.QUANTITY)
        && end + 2 < view.size()
        && view.is(end + 2, Role.DE)) {
      // 50个投资3000万元以上的项目: what is counted stands behind its description.
      int described = NounPhrases.endOf(view, end + 3);
      if (described > 0) {
        first = end + 3;
        end = described;
      }
    }
    if (end < first) {
      return Finding.none(null);
    }
    while (first < end && view.is(first, Role.EMPTY | Role.AGENT | Role.NUMBER)) {
      first++;
    }
    if (view.is(end, Role.EMPTY)) {
      return Finding.none(null);
    }
    String verb = left.found() ? leftVerb(view, q) : left.predicate();
    if (verb == null) {
      verb = leftVerb(view, q);
    }
    if (verb == null && view.is(end + 1, Role.VERB | Role.PREDICATE | Role.GOVERNING)) {
      verb = view.word(end + 1);
    }
    return new Finding(view.text(first, end), verb, first, end, "right");
  }

  /** In 30个村集体收入超过5万元 the villages are counted, their income is the next figure's. */
  private static int container(SentenceView view, int first, int end) {
    int link = end + 1;
    while (view.is(link, Role.ADVERB) && link < view.size()) {
      link++;
    }
    if (link >= view.size() || !view.is(link, Role.LINK) || end == first) {
      return end;
    }
    for (int i = first; i < end; i++) {
      if (view.is(i, Role.CONTAINER) && view.is(end, Role.ATTRIBUTE)) {
        return i;
      }
    }
    return end;
  }

  private static String leftVerb(SentenceView view, int q) {
    for (int i = q - 1; i >= 0 && !view.is(i, Role.BREAK | Role.QUANTITY); i--) {
      if (view.is(i, Role.PREDICATE | Role.LIGHT)
          || view.is(i, Role.VERB | Role.LINK | Role.UP | Role.DOWN)) {
        return view.word(i);
      }
    }
    return null;
  }

  /** Returns the last 的 of a clause that a noun phrase follows, or -1. */
  private static int lastDe(SentenceView view, int from) {
    int found = -1;
    for (int i = from; i < view.size() && !view.is(i, Role.BREAK | Role.QUANTITY); i++) {
      if (view.is(i, Role.DE) && NounPhrases.endOf(view, i + 1) > 0) {
        found = i;
      }
    }
    return found;
  }

  /** Finds what the verb behind the number acts on: 35人实现脱贫. */
  Finding objectBehind(SentenceView view, int q, Quantity quantity) {
    if (lexicon.isEventUnit(quantity.unit()) && !lexicon.isPersonUnit(quantity.unit())) {
      // 两次带队参加专题座谈: the clause ends with what happened.
      int last = view.clauseEnd(q);
      if (last > q && (view.is(last, Role.ACTIVITY) || NounPhrases.heads(view, last))) {
        int start = NounPhrases.startOf(view, last);
        if (start > q) {
          String verb = view.is(q + 1, Role.VERB) ? view.word(q + 1) : null;
          return new Finding(view.text(start, last), verb, start, last, "object");
        }
      }
    }
    for (int i = q + 1; i < view.size() && !view.is(i, Role.BREAK | Role.QUANTITY); i++) {
      if (view.is(i, Role.VERB | Role.PREDICATE | Role.LINK | Role.GOVERNING)) {
        int first = i + 1;
        while (view.is(first, Role.ASPECT) && first < view.size()) {
          first++;
        }
        int end = NounPhrases.endOf(view, first);
        if (end < 0 && view.is(first, Role.ACTIVITY) && first < view.size()) {
          end = first;
        }
        if (end < first && view.is(i, Role.ACTIVITY) && view.is(first, Role.BREAK)) {
          return new Finding(view.word(i), null, i, i, "object");
        }
        if (end >= first) {
          return new Finding(view.text(first, end), view.word(i), first, end, "object");
        }
      }
    }
    return Finding.none(null);
  }

  /** Finds the subject of the clause before: 消费稳步回升，增长6%. */
  Finding subjectOfClauseBefore(SentenceView view, int q) {
    int from = view.clauseStart(q);
    int last = from - 2;
    if (last < 0) {
      return Finding.none(null);
    }
    int begin = view.clauseStart(last);
    int head = -1;
    for (int i = begin; i <= last; i++) {
      if (view.is(i, Role.QUANTITY)) {
        return Finding.none(null);
      }
      boolean nominal = NounPhrases.heads(view, i) && !isVerb(view, i);
      if (nominal && !view.is(i, Role.AGENT)) {
        head = i;
      } else if (head >= 0 && !view.is(i, Role.DE | Role.CONJUNCTION | Role.PAUSE)) {
        break;
      }
    }
    if (head < 0) {
      return Finding.none(null);
    }
    int start = NounPhrases.startOf(view, head);
    return new Finding(view.text(start, head), null, start, head, "clause-before");
  }

  // ----------------------------------------------------------------------------- distribution

  /** Returns how many numbers stand in a list with this one: 3%、5%和8%. */
  static int listLength(SentenceView view, int q) {
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
  private static Finding distributed(SentenceView view, int q) {
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
    while (i >= 0 && passed(view, i)) {
      respectively |= view.word(i).contains("分别") || view.word(i).equals("各");
      if (predicate == null && view.is(i, Role.LINK | Role.UP | Role.DOWN)) {
        predicate = view.word(i);
      }
      i--;
    }
    if (!respectively && place == 0 || i < 0 || !NounPhrases.heads(view, i)) {
      return null;
    }
    List<int[]> subjects = NounPhrases.coordination(view, i);
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
