package org.zhibiao.indicator;

import org.zhibiao.catalogue.UnitKind;
import org.zhibiao.quantity.Quantity;

/**
 * Ends the phrase behind a number at the people or bodies that it counts, where what they do
 * follows without a mark: 30名职工返回岗位, 12家机构注册园区.
 */
final class CountedActor {

  private static final String[] BODIES = {
    "机构", "单位", "企业", "公司", "学校", "医院", "部门", "农户", "商户", "银行", "高校", "院校", "协会", "商会", "合作社"
  };

  /** Last characters of words for people. */
  private static final String PEOPLE = "人者员家户长师生工民手星兵医友胞属童孩亲士官警干团队组代表才";

  /** Last characters of words for bodies and places with a sign at the door. */
  private static final String PLACES = "心室站院所店厂社园馆台地司业行场点会校户构位门团";

  private CountedActor() {}

  /** Tells whether a unit counts nothing but people; so does a bare number in front of them. */
  static boolean needsPerson(String unit) {
    switch (unit) {
      case "名":
      case "位":
      case "人":
      case "户":
      case "人次":
        return true;
      default:
        return unit.isEmpty();
    }
  }

  static boolean isPerson(SentenceView view, int i) {
    String word = view.word(i);
    return view.is(i, Role.PERSON | Role.CLOSE)
        || PEOPLE.indexOf(word.charAt(word.length() - 1)) >= 0;
  }

  /** Returns the last word of what the number {@code q} counts in the phrase behind it. */
  static int end(SentenceView view, int q, int first, int end, Quantity quantity) {
    if (quantity.kind() == UnitKind.PERCENT) {
      for (int i = first; i < end; i++) {
        if ((view.is(i, Role.PERSON) || view.word(i).equals("提案")) && acts(view, i + 1)) {
          return i;
        }
      }
      return end;
    }
    if (quantity.kind() != UnitKind.COUNT) {
      return end;
    }
    if (needsPerson(quantity.unit())) {
      if (!isPerson(view, end)) {
        for (int i = end - 1; i >= first; i--) {
          if (view.is(i, Role.PERSON)) {
            return i;
          }
        }
      }
      return end;
    }
    if (quantity.unit().equals("家")) {
      String last = view.word(end);
      boolean place = PLACES.indexOf(last.charAt(last.length() - 1)) >= 0;
      for (int i = first; i < end; i++) {
        if (isBody(view, i) && (view.is(end, Role.PERSON) || !place && acts(view, i + 1))) {
          return i;
        }
      }
      return end;
    }
    if (quantity.unit().equals("个") && helps(view, q - 1)) {
      for (int i = first; i + 1 < end; i++) {
        if (view.is(i, Role.CONTAINER) && !view.is(i + 1, Role.DOMAIN)) {
          return i;
        }
      }
    }
    return end;
  }

  /** Tells whether the verb in front says whom one helps to do something. */
  private static boolean helps(SentenceView view, int i) {
    while (i > 0 && view.is(i, Role.ADVERB | Role.ASPECT)) {
      i--;
    }
    switch (i < 0 ? "" : view.word(i)) {
      case "帮助":
      case "协助":
      case "指导":
      case "引导":
      case "动员":
        return true;
      default:
        return false;
    }
  }

  private static boolean acts(SentenceView view, int i) {
    return view.is(i, Role.VERB | Role.PREDICATE | Role.ACTIVITY | Role.LIGHT);
  }

  private static boolean isBody(SentenceView view, int i) {
    for (String body : BODIES) {
      if (view.word(i).endsWith(body)) {
        return true;
      }
    }
    return false;
  }
}
