package org.zhibiao.quantity;

import java.util.LinkedHashMap;
import java.util.Map;
import org.zhibiao.catalogue.UnitKind;
import org.zhibiao.lexicon.Lexicon;

/**
 * Decides what is no mention although it has a number and a unit. Each rule has a name; the first
 * that applies is given as the reason.
 */
final class QuantityFilter {

  private static final int QUOTE_REACH = 14;
  private static final int CUE_REACH = 60;

  private final Map<String, PhraseIndex> phrases = new LinkedHashMap<>();

  QuantityFilter(Lexicon lexicon) {
    for (String list : lexicon.names()) {
      if (list.startsWith("drop-")) {
        phrases.put(list.substring("drop-".length()), new PhraseIndex(lexicon.words(list)));
      }
    }
  }

  /** Returns the name of the rule that a candidate falls under; null if it is a mention. */
  String rule(Candidate c) {
    for (Map.Entry<String, PhraseIndex> list : phrases.entrySet()) {
      if (list.getValue().covers(c.text(), c.start(), c.end(), c.from(), c.limit())) {
        return list.getKey();
      }
    }
    char before = c.before(1);
    if (before == '第' && c.kind() != UnitKind.RANK) {
      return "ordinal";
    }
    if (before == '每') {
      return "denominator";
    }
    if (inTitle(c)) {
      return "title";
    }
    String quoted = quoted(c);
    if (quoted != null) {
      return quoted;
    }
    if (c.kind() == UnitKind.DURATION) {
      String rule = time(c);
      if (rule != null) {
        return rule;
      }
    }
    if (c.kind() == UnitKind.COUNT && !c.numeral().masked()) {
      String rule = count(c);
      if (rule != null) {
        return rule;
      }
    }
    if (c.numeral().masked() && session(c)) {
      return "ordinal";
    }
    if (c.kind() == UnitKind.MONEY && c.numeral().bare() && c.numeral().end() - c.start() == 1) {
      return bareMoney(c);
    }
    return null;
  }

  private static boolean session(Candidate c) {
    return c.before(1) == '届' || c.before(1) == '第';
  }

  private static String bareMoney(Candidate c) {
    char before = c.before(1);
    if ("上近超过逾破成达".indexOf(before) >= 0 && before != 0 || c.followedBy("以上") || c.followedBy("级")) {
      return null;
    }
    return "denominator";
  }

  private static String time(Candidate c) {
    String unit = c.unit();
    if (unit.equals("年")) {
      boolean stated =
          c.value() != null
              && (c.value().stripTrailingZeros().scale() > 0
                  || c.followedBy("以上")
                  || c.followedBy("以内")
                  || c.followedBy("左右")
                  || c.precededBy("连续")
                  || c.precededBy("为期")
                  || c.precededBy("历时")
                  || c.precededBy("提高到")
                  || c.precededBy("延长到")
                  || c.precededBy("缩短到")
                  || c.precededBy("延长")
                  || c.precededBy("缩短")
                  || c.precededBy("达到"));
      if (c.numeral().masked() || c.value() == null || c.value().intValue() >= 100) {
        return "date";
      }
      return stated ? null : "period";
    }
    if (unit.equals("周") || unit.equals("天") || unit.equals("秒")) {
      return c.numeral().one() && !c.precededBy("为期") ? "indefinite-one" : null;
    }
    return null;
  }

  private static String count(Candidate c) {
    Numeral n = c.numeral();
    String unit = c.unit();
    if (n.form() == Numeral.Form.DIGIT_BY_DIGIT) {
      return "identifier";
    }
    if (unit.isEmpty()) {
      return null;
    }
    if (c.before(1) == '届') {
      return "ordinal";
    }
    if (n.one() && !explicitOne(c)) {
      return "indefinite-one";
    }
    if (unit.equals("大")) {
      if (n.magnitude() > 0 || c.value().intValue() > 12 || c.value().intValue() < 2) {
        return "name";
      }
      return c.followedBy("主题") || c.followedBy("战略") ? "self-reference" : null;
    }
    if (n.bare() && "上近超过逾破成达".indexOf(c.before(1)) < 0 && n.magnitude() != 1) {
      return "slogan";
    }
    if (c.value() != null
        && c.value().scale() > 0
        && n.magnitude() == 0
        && c.value().stripTrailingZeros().scale() > 0
        && n.arabic()
        && "件篇份条项名位户家个所座处间栋本部册人次场".contains(unit)) {
      return "heading-number";
    }
    if (selfReference(c)) {
      return "self-reference";
    }
    return null;
  }

  private static boolean selfReference(Candidate c) {
    boolean aspects = c.followedBy("方面") || c.followedBy("重点") || c.followedBy("工作");
    if (!aspects && !c.unit().equals("方面")) {
      return false;
    }
    return c.precededBy("以下")
        || c.precededBy("如下")
        || c.precededBy("下列")
        || c.precededBy("做好")
        || c.precededBy("抓好");
  }

  /** 一 counts where the sentence demands it: 每季度至少开展一次. */
  private static boolean explicitOne(Candidate c) {
    int from = Math.max(c.from(), c.start() - CUE_REACH);
    for (int i = c.start() - 2; i >= from; i--) {
      char ch = c.text().charAt(i);
      if (ch == '至' && c.text().charAt(i + 1) == '少') {
        return true;
      }
      if (ch == '。' || ch == '；') {
        return false;
      }
    }
    char before = c.before(1);
    return before == '各' || c.followedBy("以上");
  }

  private static boolean inTitle(Candidate c) {
    for (int i = c.start() - 1; i >= c.from() && i > c.start() - CUE_REACH; i--) {
      char ch = c.text().charAt(i);
      if (ch == '《') {
        return true;
      }
      if (ch == '》') {
        return false;
      }
    }
    return false;
  }

  /** A short quotation with a number is a name or slogan: “三个务必”. */
  private static String quoted(Candidate c) {
    int open = -1;
    for (int i = c.start() - 1; i >= c.from() && i >= c.start() - QUOTE_REACH; i--) {
      char ch = c.text().charAt(i);
      if (ch == '“' || ch == '「' || ch == '"' || ch == '‘') {
        open = i;
        break;
      }
      if (ch == '”' || ch == '」' || ch == '’') {
        break;
      }
    }
    if (open < 0) {
      return null;
    }
    for (int i = c.end(); i < c.limit() && i <= open + QUOTE_REACH; i++) {
      char ch = c.text().charAt(i);
      if (ch == '”' || ch == '」' || ch == '"' || ch == '’') {
        boolean measured =
            c.kind() != UnitKind.COUNT && c.kind() != UnitKind.DURATION && !c.numeral().one();
        return measured ? null : "slogan";
      }
      if (ch == '，' || ch == '。' || ch == ',') {
        break;
      }
    }
    return null;
  }
}
