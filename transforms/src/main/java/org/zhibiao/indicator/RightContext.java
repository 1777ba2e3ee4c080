package org.zhibiao.indicator;

import org.zhibiao.catalogue.UnitKind;
import org.zhibiao.quantity.Quantity;

/** Finds what a number measures behind it: the noun behind the classifier, or a verb's object. */
final class RightContext {

  private static final String[] CONTAINERS = {"单位", "企业", "学校", "村", "公司", "部门", "医院", "园区", "合作社"};
  private static final String[] ATTRIBUTES = {"率", "额", "收入", "产值", "面积", "利润", "产量"};

  private final LinkingLexicon lexicon;

  RightContext(LinkingLexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** In 年产30万吨制盐, what is made stands behind the number, before 等 or a comma. */
  static Finding product(SentenceView view, int q) {
    if (q == 0 || !view.is(q - 1, Role.LINK)) {
      return Finding.none(null);
    }
    switch (view.word(q - 1)) {
      case "年产":
      case "日产":
      case "年处理":
      case "日处理":
      case "年加工":
        break;
      default:
        return Finding.none(null);
    }
    int last = q;
    while (last + 1 < view.size()
        && last - q < 10
        && !view.is(
            last + 1,
            Role.BREAK | Role.PAUSE | Role.QUANTITY | Role.DE | Role.ASPECT | Role.CONJUNCTION)
        && !view.word(last + 1).equals("等")) {
      last++;
    }
    if (last == q) {
      return Finding.none(null);
    }
    int start = view.is(last, Role.NOMINAL) ? NounPhrases.startOf(view, last) : last;
    start = Math.max(start, q + 1);
    return new Finding(view.text(start, last), view.word(q - 1), start, last, "product");
  }

  /** In 14个国家级、161个省级园区 both numbers count the noun behind the second. */
  static Finding sharedHead(SentenceView view, int q, Finding left, Quantity quantity) {
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
    return right(view, i + 1, left, quantity);
  }

  /** In 5个国家级的园区 the grade is not what is counted. */
  private static boolean isGrade(String word) {
    return word.endsWith("级") || word.endsWith("型") || word.endsWith("性") || word.endsWith("式");
  }

  /** Finds the noun behind the quantity that is word {@code q}. */
  static Finding right(SentenceView view, int q, Finding left, Quantity quantity) {
    boolean counted = quantity.kind() == UnitKind.COUNT;
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
        || (verbal || view.word(i).equals("有")) && lastDe(view, i) > 0) {
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
    if (end < first
        && counted
        && (view.is(first, Role.DOMAIN) || view.word(first).endsWith("领导"))
        && view.is(first, Role.AGENT)
        && first == q + 1) {
      end = first;
    }
    if (end < first) {
      return Finding.none(null);
    }
    if (counted && CountedActor.needsPerson(quantity.unit()) && !CountedActor.isPerson(view, end)) {
      // 5名成绩突出的骨干: the people stand behind the description.
      int de = lastDe(view, end);
      int people = de > 0 ? NounPhrases.endOf(view, de + 1) : -1;
      if (people > 0 && view.is(people, Role.PERSON)) {
        first = de + 1;
        end = people;
      }
    }
    end = CountedActor.end(view, q, first, end, quantity);
    while (counted
        && end > first
        && isProgress(view.word(end))
        && NounPhrases.heads(view, end - 1)) {
      end--;
    }
    first = NounPhrases.behindName(view, first, end);
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

  /** 推进8个重点项目建设进度: the projects are counted, not their progress. */
  private static boolean isProgress(String word) {
    switch (word) {
      case "建设":
      case "进度":
      case "建设进度":
      case "改造":
      case "升级":
      case "改造提升":
      case "提升改造":
        return true;
      default:
        return false;
    }
  }

  /** In 30个村集体收入超过5万元 the villages are counted, their income is the next figure's. */
  private static int container(SentenceView view, int first, int end) {
    int link = end + 1;
    while (view.is(link, Role.ADVERB) && !view.is(link, Role.LINK) && link < view.size()) {
      link++;
    }
    if (link >= view.size() || !view.is(link, Role.LINK) || end == first) {
      return end;
    }
    for (int i = first; i < end; i++) {
      if (ends(view, i, Role.CONTAINER, CONTAINERS)
          && ends(view, end, Role.ATTRIBUTE, ATTRIBUTES)) {
        return i;
      }
    }
    return end;
  }

  private static boolean ends(SentenceView view, int i, int role, String[] endings) {
    if (view.is(i, role)) {
      return true;
    }
    for (String ending : endings) {
      if (view.word(i).endsWith(ending)) {
        return true;
      }
    }
    return false;
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

  /** 20家进入省级名录, 31件转为A类: where something got to is not what was counted. */
  private static boolean isMove(String word) {
    switch (word) {
      case "进入":
      case "入围":
      case "入选":
      case "跻身":
      case "列入":
      case "纳入":
      case "转为":
      case "转化为":
        return true;
      default:
        return false;
    }
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
      if (isMove(view.word(i))) {
        return Finding.none(null);
      }
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
}
