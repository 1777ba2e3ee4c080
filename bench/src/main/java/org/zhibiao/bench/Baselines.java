package org.zhibiao.bench;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.common.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhibiao.evaluate.PredictedMention;

/** Two simple ways to find quantities, which the extraction is compared to. */
final class Baselines {

  /** One or more digits, a magnitude, and one of 24 common classifiers and units. */
  private static final Pattern DIGITS_AND_CLASSIFIERS =
      Pattern.compile(
          "(\\d+(?:\\.\\d+)?(?:[万亿]|万亿)?)[多余]?"
              + "(人次|件|条|次|篇|份|人|名|个|项|场|家|户|元|亩|吨|公里|公顷|平方米|万元|%|批|期|部|所)");

  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("%", "percent"),
          Map.entry("％", "percent"),
          Map.entry("元", "money"),
          Map.entry("亩", "area"),
          Map.entry("公顷", "area"),
          Map.entry("平方米", "area"),
          Map.entry("平方公里", "area"),
          Map.entry("吨", "mass"),
          Map.entry("公斤", "mass"),
          Map.entry("斤", "mass"),
          Map.entry("公里", "length"),
          Map.entry("米", "length"),
          Map.entry("千瓦", "power"),
          Map.entry("倍", "multiple"));

  private Baselines() {}

  /** Finds what the expression of digits and classifiers matches. */
  static List<PredictedMention> digitsAndClassifiers(String text) {
    List<PredictedMention> found = new ArrayList<>();
    Matcher matcher = DIGITS_AND_CLASSIFIERS.matcher(text);
    while (matcher.find()) {
      found.add(mention(text, matcher.start(), matcher.end()));
    }
    return found;
  }

  /**
   * Finds what HanLP tags as numeral and classifier: {@code mq}, and {@code m} with the {@code q}
   * behind it.
   */
  static List<PredictedMention> numeralTags(String text) {
    Segment segment = HanLP.newSegment().enableOffset(true);
    List<PredictedMention> found = new ArrayList<>();
    int start = -1;
    int end = -1;
    for (Term term : segment.seg(text)) {
      String nature = term.nature.toString();
      boolean numeral = nature.startsWith("m");
      boolean classifier = nature.startsWith("q") && term.offset == end;
      if (start >= 0 && (term.offset != end || !(numeral || classifier))) {
        found.add(mention(text, start, end));
        start = -1;
      }
      if (numeral && start < 0) {
        start = term.offset;
      }
      if (start >= 0) {
        end = term.offset + term.word.length();
      }
    }
    if (start >= 0) {
      found.add(mention(text, start, end));
    }
    return found;
  }

  /** Reads value and unit in the plainest way; nothing is said of measure, code or year. */
  private static PredictedMention mention(String text, int start, int end) {
    int number = start;
    while (number < end && PlainNumber.isPart(text.charAt(number))) {
      number++;
    }
    int unit = number;
    while (unit < end && (text.charAt(unit) == '多' || text.charAt(unit) == '余')) {
      unit++;
    }
    String name = text.substring(unit, end);
    return new PredictedMention(
        start,
        end,
        KINDS.getOrDefault(name, "count"),
        number == start ? null : PlainNumber.parse(text.substring(start, number)),
        null,
        null,
        name.equals("％") ? "%" : name,
        unit > number ? "OVER" : "EXACT",
        null,
        null,
        "LEVEL",
        "",
        null,
        null,
        null,
        null);
  }
}
