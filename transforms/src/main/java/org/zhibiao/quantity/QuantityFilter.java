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

  private static final String PREFIX = "drop-";

  private final PhraseIndex phrases;
  private final QuotationRules quotations = new QuotationRules();
  private final TimeRules times;
  private final CountRules counts;

  QuantityFilter(Lexicon lexicon) {
    Map<String, String> names = new LinkedHashMap<>();
    for (String list : lexicon.names()) {
      if (list.startsWith(PREFIX)) {
        for (String phrase : lexicon.words(list)) {
          names.putIfAbsent(phrase, list.substring(PREFIX.length()));
        }
      }
    }
    phrases = new PhraseIndex(names);
    times = new TimeRules(lexicon);
    counts = new CountRules(lexicon);
  }

  /** Returns the name of the rule that a candidate falls under; null if it is a mention. */
  String rule(Candidate c) {
    char before = c.before(1);
    if (before == '第' && c.kind() != UnitKind.RANK) {
      return "ordinal";
    }
    // **万众一心: what looks like a mask is the emphasis of an idiom.
    boolean emphasis = c.numeral().masked() && c.numeral().magnitude() > 0 && !c.numeral().open();
    int start = emphasis ? c.start() + c.numeral().mask().length() : c.start();
    String phrase = phrase(c.text(), start, c.end(), c.from(), c.limit());
    if (phrase != null) {
      return phrase;
    }
    if (before == '每') {
      return "denominator";
    }
    if (identifier(c)) {
      return "identifier";
    }
    String quoted = quotations.rule(c);
    if (quoted != null) {
      return quoted;
    }
    Numeral n = c.numeral();
    if (n.form() == Numeral.Form.DIGIT_BY_DIGIT && n.magnitude() == 0) {
      // 一二〇件 counts; 唯一一家 and 二〇二四年 do not.
      if (c.kind() == UnitKind.DURATION) {
        return "date";
      }
      if (n.end() - n.start() == 2) {
        return "identifier";
      }
    }
    return switch (c.kind()) {
      case DURATION -> times.rule(c);
      case COUNT -> counts.rule(c);
      case MONEY -> money(c);
      case AREA, LENGTH, MASS, VOLUME, ENERGY, POWER, TEMPERATURE, SPEED -> measure(c);
      default -> null;
    };
  }

  private String phrase(String text, int start, int end, int from, int limit) {
    return phrases.covering(text, start, end, from, limit);
  }

  /** Returns the name of the rule for a numeral that has neither unit nor magnitude. */
  String unitlessRule(String text, Numeral n, int from, int limit) {
    char before = n.start() > from ? text.charAt(n.start() - 1) : '\0';
    char after = n.end() < limit ? text.charAt(n.end()) : '\0';
    if (before == '第') {
      return "ordinal";
    }
    String phrase = phrase(text, n.start(), n.end(), from, limit);
    if (phrase != null) {
      return phrase;
    }
    if (n.arabic() && (letter(before) || letter(after))) {
      return "identifier";
    }
    if (after == '周' && text.startsWith("年", n.end() + 1)) {
      return "anniversary";
    }
    if (after == '年' || after == '月' || after == '日' || after == '时' || after == '点') {
      return "date";
    }
    if (after == '届' || after == '号' || after == '级') {
      return "ordinal";
    }
    if (n.masked()) {
      return "masked-name";
    }
    if (n.start() == from || after == '、' || after == '是') {
      return "heading-number";
    }
    return "no-unit";
  }

  /** PM2.5, A3: digits that belong to letters. */
  private static boolean identifier(Candidate c) {
    if (!c.numeral().arabic()) {
      return false;
    }
    char before = c.before(1);
    if (!letter(before)) {
      return false;
    }
    char second = c.before(2);
    return !letter(second) || before == 'M' && second == 'P' || before == 'm' && second == 'p';
  }

  static boolean letter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  /** 万元 by itself is the base of a ratio: 万元GDP能耗; 亿元 only selects: 亿元楼. */
  private static String money(Candidate c) {
    Numeral n = c.numeral();
    if (n.bare() && n.end() - c.start() == 1 && !c.bounded()) {
      return "denominator";
    }
    return null;
  }

  /** 百里峡, 万亩方, 千米 are names; one kilogram is mostly a way of speaking. */
  private static String measure(Candidate c) {
    Numeral n = c.numeral();
    if (n.one() && !c.bounded() && c.before(1) != '均' && c.before(1) != '到') {
      return "indefinite-one";
    }
    if (n.bare() && !c.bounded() && n.end() - n.start() == 1) {
      return "name";
    }
    return null;
  }
}
