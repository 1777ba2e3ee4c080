package org.zhibiao.quantity;

import org.zhibiao.lexicon.Lexicon;

/** Dates, periods and anniversaries against durations: 2023年, 五年来, 连续九年. */
final class TimeRules {

  private static final int LARGEST_DURATION = 200;
  private static final int CUE_REACH = 4;

  private final PhraseIndex cues;

  TimeRules(Lexicon lexicon) {
    cues = new PhraseIndex(lexicon.words("duration-cue"));
  }

  /** Whether a proportion is a time of day: 14:30, 03:02:26. */
  static boolean clock(String text, Numeral n) {
    int digits = 0;
    int groups = 1;
    boolean zero = text.charAt(n.start()) == '0' && text.charAt(n.start() + 1) != '.';
    boolean point = false;
    for (int i = n.start(); i < n.end(); i++) {
      char c = text.charAt(i);
      if (NumeralChars.digit(c)) {
        digits++;
        if (digits == 1 && groups > 1 && c == '0' && i + 1 < n.end()) {
          zero |= NumeralChars.digit(text.charAt(i + 1));
        }
      } else if (c == '.' || c == '．') {
        point = true;
      } else {
        digits = 0;
        groups++;
      }
    }
    if (point || n.value() == null && groups == 2) {
      return groups == 2 && !point;
    }
    if (groups > 2) {
      return zero;
    }
    // hh:mm has two digits behind the colon and at most 24 hours before it.
    int hours = 0;
    int i = n.start();
    while (i < n.end() && NumeralChars.digit(text.charAt(i))) {
      hours = Math.min(99, hours * 10 + NumeralChars.value(text.charAt(i)));
      i++;
    }
    return zero || digits == 2 && hours < 25 && NumeralChars.value(text.charAt(i + 1)) < 6;
  }

  String rule(Candidate c) {
    return switch (c.unit()) {
      case "年" -> year(c);
      case "周" -> week(c);
      case "天", "秒", "小时", "分钟", "个月", "日" ->
          c.numeral().one() && !cued(c) && !c.bounded() ? "indefinite-one" : null;
      default -> null;
    };
  }

  private static String week(Candidate c) {
    char after = c.after(0);
    if (NumeralChars.space(after) && c.after(1) == '年') {
      return "date";
    }
    if (c.before(1) == '上' || c.before(1) == '下' || c.before(1) == '本') {
      return "date";
    }
    return null;
  }

  private String year(Candidate c) {
    Numeral n = c.numeral();
    if (n.masked() || c.value() == null || c.value().intValue() >= LARGEST_DURATION) {
      return "date";
    }
    boolean fraction = c.value().stripTrailingZeros().scale() > 0;
    if (n.arabic() && n.end() - n.start() == 2 && c.value().intValue() > 60 && !fraction) {
      // 98年 is 1998.
      return "date";
    }
    boolean limited =
        c.followedBy("以上")
            || c.followedBy("以内")
            || c.followedBy("左右")
            || c.followedBy("以下")
            || c.followedBy("及以上");
    if (fraction || limited || cued(c)) {
      return null;
    }
    return "period";
  }

  /** Whether a verb or adverb of lasting stands before the number. */
  private boolean cued(Candidate c) {
    for (int end = c.start(); end > Math.max(c.from(), c.start() - CUE_REACH); end--) {
      if (cues.before(c.text(), end, c.from())) {
        return end == c.start() || !NumeralChars.digit(c.text().charAt(end));
      }
      char ch = c.text().charAt(end - 1);
      if (ch == '，' || ch == '、' || ch == '。') {
        return false;
      }
    }
    return false;
  }
}
