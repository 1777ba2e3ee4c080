package org.zhibiao.quantity;

import org.zhibiao.catalogue.UnitKind;

/** Numbers inside titles and short quotations name things: 《…2035年…》, “三个务必”. */
final class QuotationRules {

  private static final int TITLE_REACH = 60;
  private static final int QUOTE_REACH = 16;

  String rule(Candidate c) {
    if (inTitle(c)) {
      return "title";
    }
    return quoted(c) ? "slogan" : null;
  }

  private static boolean inTitle(Candidate c) {
    for (int i = c.start() - 1; i >= c.from() && i > c.start() - TITLE_REACH; i--) {
      char ch = c.text().charAt(i);
      if (ch == '《' || ch == '〈') {
        return true;
      }
      if (ch == '》' || ch == '〉') {
        return false;
      }
    }
    return false;
  }

  private static boolean quoted(Candidate c) {
    int open = opening(c);
    if (open < 0) {
      return false;
    }
    for (int i = c.end(); i < c.limit() && i <= open + QUOTE_REACH; i++) {
      char ch = c.text().charAt(i);
      if (closing(ch)) {
        boolean measured =
            c.kind() != UnitKind.COUNT && c.kind() != UnitKind.DURATION && !c.numeral().one();
        return !measured;
      }
      if (ch == '，' || ch == '。' || ch == ',' || ch == '；') {
        return c.unit().equals("大");
      }
      if (ch == '、' && c.unit().equals("大")) {
        return true;
      }
    }
    return c.unit().equals("大");
  }

  private static int opening(Candidate c) {
    for (int i = c.start() - 1; i >= c.from() && i >= c.start() - QUOTE_REACH; i--) {
      char ch = c.text().charAt(i);
      if (ch == '“' || ch == '「' || ch == '‘' || ch == '『') {
        return i;
      }
      if (ch == '"') {
        return evenQuotes(c, i) ? i : -1;
      }
      if (closing(ch)) {
        return -1;
      }
    }
    return -1;
  }

  /** A straight quotation mark opens if an even number stands before it in the sentence. */
  private static boolean evenQuotes(Candidate c, int mark) {
    int count = 0;
    for (int i = c.from(); i < mark; i++) {
      if (c.text().charAt(i) == '"') {
        count++;
      }
    }
    return count % 2 == 0;
  }

  private static boolean closing(char c) {
    return c == '”' || c == '」' || c == '’' || c == '"' || c == '』';
  }
}
