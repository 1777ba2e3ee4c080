package org.zhibiao.indicator;

import org.zhibiao.catalogue.UnitKind;
import org.zhibiao.quantity.Quantity;

/** Finds what a number measures in front of it: the noun, and the verb that governs it. */
final class LeftContext {

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

  private static final String[] ACTORS = {
    "机关", "部门", "法院", "检察院", "中院", "高院", "政协", "委员会", "常委会", "党委", "政府", "单位", "办公室", "公安局", "市委",
    "县委", "区委", "省委", "媒体", "党组"
  };

  private final LinkingLexicon lexicon;

  LeftContext(LinkingLexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** Finds the noun in front of the quantity that is word {@code q}. */
  Finding left(SentenceView view, int q, Quantity quantity) {
    Finding elided = ElidedNoun.of(view, q, quantity, lexicon.isPersonUnit(quantity.unit()));
    if (elided != null) {
      return elided;
    }
    int base = ComparisonBase.start(view, q, quantity.kind());
    int i = q - 1;
    String predicate = null;
    while (i >= 0 && (i >= base && base >= 0 || passed(view, i))) {
      if (predicate == null && view.is(i, Role.LINK | Role.UP | Role.DOWN)) {
        predicate = view.word(i);
      }
      i--;
    }
    if (view.is(i, Role.BREAK | Role.QUANTITY | Role.PAUSE) || i < 0) {
      return base < 0 ? Finding.none(predicate) : ComparisonBase.subjectMissing(predicate);
    }
    i = behindBracket(view, i, q);
    if (view.word(i).equals("分") && quantity.kind() == UnitKind.COUNT) {
      // 分4批开工: the verb of the division is no noun.
      return Finding.none(predicate);
    }
    String turned = turnedInto(view, q);
    if (turned != null && quantity.unit().equals("件")) {
      return Finding.none(turned);
    }
    if (i >= 0 && isVolume(view.word(i))) {
      // 《文史资料》第七至九辑3部: the volumes' numbers stand between the title and the count.
      int title = i - 1;
      while (title > 0 && i - title < 7 && !view.is(title, Role.CLOSE | Role.BREAK)) {
        title--;
      }
      if (view.is(title, Role.CLOSE)) {
        i = title;
      }
    }
    if (NounPhrases.closesPhrase(view, i)) {
      return Finding.none(predicate);
    }
    boolean deverbal =
        view.is(i, Role.VERB)
            && !view.is(
                i, Role.PREDICATE | Role.LIGHT | Role.LINK | Role.GOVERNING | Role.PREPOSITION)
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
      return phrase(view, i, predicate, !lexicon.isEventUnit(quantity.unit()));
    }
    if (view.is(i, Role.ADJECTIVE) && NounPhrases.heads(view, i - 1)) {
      return phrase(view, i - 1, predicate, false);
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
    if (acts(view, i) && !lexicon.isPersonUnit(quantity.unit())) {
      return Finding.none(verb);
    }
    int start = NounPhrases.startOf(view, i);
    int front = start - 1;
    while (front > 0 && view.is(front, Role.EMPTY)) {
      front--;
    }
    if (view.is(front, Role.PREPOSITION) && front >= 0) {
      return passive(view, front, verb);
    }
    if (view.is(front, Role.AGENT) && !view.is(front, Role.EMPTY)) {
      return Finding.none(verb);
    }
    if (view.is(start - 1, Role.CONJUNCTION | Role.PAUSE) && governed(view, start - 1)) {
      return Finding.none(verb);
    }
    return new Finding(view.text(start, i), verb, start, i, "preposed");
  }

  /**
   * In 总产值（含村办工业）增长8% the noun stands in front of the bracket. Returns the word to read from:
   * {@code i}, where no bracket closes between it and the number.
   */
  private static int behindBracket(SentenceView view, int i, int q) {
    boolean closed = false;
    for (int j = i + 1; j < q; j++) {
      closed |= view.word(j).equals("）") || view.word(j).equals(")");
    }
    if (!closed) {
      return i;
    }
    for (int j = i; j > 0 && i - j < 8; j--) {
      if (view.is(j, Role.BREAK | Role.QUANTITY)) {
        return i;
      }
      if (view.word(j).equals("（") || view.word(j).equals("(")) {
        return NounPhrases.heads(view, j - 1) ? j - 1 : i;
      }
    }
    return i;
  }

  /** 转为意见建议处理27件: what was turned into something else is not named. Null elsewhere. */
  private static String turnedInto(SentenceView view, int q) {
    int from = q;
    while (from > 0 && !view.is(from - 1, Role.BREAK | Role.QUANTITY)) {
      from--;
    }
    while (from < q && view.is(from, Role.ADVERB)) {
      from++;
    }
    switch (view.word(from)) {
      case "转为":
      case "转作":
      case "作为":
      case "改作":
        return view.word(from);
      default:
        return null;
    }
  }

  /** Tells whether a noun names somebody who acts, and nothing that is counted in pieces. */
  static boolean acts(SentenceView view, int i) {
    if (view.is(i, Role.PERSON)) {
      return true;
    }
    String word = view.word(i);
    for (String end : ACTORS) {
      if (word.endsWith(end)) {
        return true;
      }
    }
    return false;
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

  static boolean isVerb(SentenceView view, int i) {
    return view.is(i, Role.PREDICATE | Role.VERB)
        && !view.is(i, Role.DOMAIN | Role.PERSON | Role.CLOSE);
  }

  static boolean passed(SentenceView view, int i) {
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

  private static boolean isVolume(String word) {
    return word.equals("辑") || word.equals("卷") || word.equals("集") || word.equals("期");
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

  private static Finding phrase(SentenceView view, int last, String link, boolean things) {
    // 重点提案督办15件: the proposals are counted, and 督办 is what was done.
    boolean led =
        things && view.word(last).endsWith("督办") && last > 0 && view.word(last - 1).endsWith("提案");
    int head = led ? last - 1 : last;
    int start = NounPhrases.startOf(view, head);
    String verb = led ? view.word(last) : verbBefore(view, start);
    String measure = view.text(start, head);
    if (measure.equals("比重") || measure.equals("比例") || measure.endsWith("总数")) {
      Finding whole = shareOf(view, start);
      if (whole != null) {
        return whole;
      }
    }
    int before = start - 1;
    while (view.is(before, Role.ADVERB) && before > 0) {
      before--;
    }
    if (before >= 0 && view.word(before).equals("占")) {
      return shareOf(view, start);
    }
    if (measure.equals("占比")) {
      return Finding.none("占");
    }
    return new Finding(measure, verb == null ? link : verb, start, head, "left");
  }

  /** In A占B的比重, A is measured. */
  private static Finding shareOf(SentenceView view, int start) {
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
    boolean quoted = false;
    for (int j = i; j >= 0 && !view.is(j, Role.BREAK | Role.QUANTITY); j--) {
      quoted = view.is(j, Role.CLOSE) || quoted && !view.is(j, Role.OPEN);
      if (!quoted && view.is(j, Role.PREDICATE | Role.LIGHT)) {
        return view.word(j);
      }
    }
    return null;
  }

  /** People first: in 委员参与视察130人次 the members are counted. */
  static Finding personFirst(SentenceView view, int q, Finding left) {
    if (left.found() && view.is(left.end(), Role.PERSON)) {
      return left;
    }
    String verb = left.found() ? null : left.predicate();
    for (int i = q - 1; i >= 0 && !view.is(i, Role.BREAK | Role.QUANTITY); i--) {
      if (view.is(i, Role.PERSON)) {
        int start = NounPhrases.startOf(view, i);
        boolean together = view.word(Math.max(0, start - 1)).equals("与");
        if (view.is(start - 1, Role.PREPOSITION) && left.found() && !together) {
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

  /** Finds the activity that ends the clause before: 踊跃捐款捐物，计人民币30万元. */
  static Finding activityOfClauseBefore(SentenceView view, int q) {
    int last = view.clauseStart(q) - 2;
    return last >= 0 && view.is(last, Role.ACTIVITY)
        ? new Finding(view.word(last), view.word(last), last, last, "clause-before")
        : Finding.none(null);
  }

  /** Finds the subject of the clause before: 消费稳步回升，增长6%. */
  static Finding subjectOfClauseBefore(SentenceView view, int q) {
    int last = view.clauseStart(q) - 2;
    return last < 0
        ? Finding.none(null)
        : subject(view, view.clauseStart(last), last, "clause-before");
  }

  /** Finds the subject of a number's own clause: 投资由负转正、增长3%. */
  static Finding subjectBehindPause(SentenceView view, int q) {
    int pause = q - 1;
    while (pause > 0 && !view.is(pause, Role.BREAK | Role.QUANTITY | Role.PAUSE)) {
      pause--;
    }
    if (pause <= 0 || !view.is(pause, Role.PAUSE)) {
      return Finding.none(null);
    }
    int begin = view.clauseStart(q);
    for (int i = begin; i < pause; i++) {
      if (view.is(i, Role.QUANTITY)) {
        return Finding.none(null);
      }
    }
    Finding subject = subject(view, begin, pause - 1, "growth");
    // In 投资、消费增长3% nothing moves in front of the mark.
    return subject.found() && subject.end() + 1 < pause ? subject : Finding.none(null);
  }

  private static Finding subject(SentenceView view, int begin, int last, String rule) {
    if (view.word(begin).equals("扣除") || view.word(begin).equals("剔除")) {
      return Finding.none(null);
    }
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
    return new Finding(view.text(start, head), null, start, head, rule);
  }
}
