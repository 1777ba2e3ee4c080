package org.zhibiao.quantity;

import java.util.ArrayList;
import java.util.List;
import org.zhibiao.section.Sentence;

/** Extracts from one sentence and writes what came out as text, so that tests read as examples. */
final class Phrases {

  private static final QuantityExtractor EXTRACTOR = new QuantityExtractor();

  private Phrases() {}

  static List<Quantity> quantities(String sentence) {
    return EXTRACTOR.extract(
        sentence, List.of(new Sentence(0, sentence.length(), 1, 0)), (start, end, rule) -> {});
  }

  /** Returns {@code span = value[..high] unit kind QUALIFIER} for each quantity. */
  static List<String> read(String sentence) {
    return quantities(sentence).stream().map(q -> write(sentence, q)).toList();
  }

  private static String write(String sentence, Quantity q) {
    String value = q.mask() != null ? q.mask() : q.value() == null ? "-" : plain(q.value());
    if (q.valueHigh() != null) {
      value += ".." + plain(q.valueHigh());
    }
    return String.join(
        " ",
        sentence.substring(q.start(), q.end()),
        "=",
        value,
        q.unit().isEmpty() ? "-" : q.unit(),
        q.kind().label(),
        q.qualifier().name());
  }

  private static String plain(java.math.BigDecimal value) {
    java.math.BigDecimal stripped = value.stripTrailingZeros();
    return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
  }

  /** Returns {@code candidate: rule} for each candidate that was dropped. */
  static List<String> dropped(String sentence) {
    List<String> drops = new ArrayList<>();
    EXTRACTOR.extract(
        sentence,
        List.of(new Sentence(0, sentence.length(), 1, 0)),
        (start, end, rule) -> drops.add(sentence.substring(start, end) + ": " + rule));
    return drops;
  }
}
