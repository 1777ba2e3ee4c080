package org.zhibiao.quantity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhibiao.catalogue.UnitKind;
import org.zhibiao.section.Sentence;

/** Finds the quantities of sentences. Safe to call from several threads. */
public final class QuantityExtractor {

  private static final Pattern COUNT = Pattern.compile("(\\d+(?:\\.\\d+)?)([件次篇人条项%])");

  /** Hears of every candidate that was dropped. */
  @FunctionalInterface
  public interface DropListener {
    /**
     * Is called for a candidate that is no mention.
     *
     * @param start offset of its first character in the normalised text
     * @param end offset behind its last character
     * @param rule name of the rule that dropped it
     */
    void dropped(int start, int end, String rule);
  }

  /**
   * Finds quantities.
   *
   * @param text normalised text
   * @param sentences sentences of the text, in order
   * @param drops hears of the candidates that are no mentions
   * @return quantities in order; they do not overlap
   */
  public List<Quantity> extract(String text, List<Sentence> sentences, DropListener drops) {
    List<Quantity> quantities = new ArrayList<>();
    for (Sentence sentence : sentences) {
      Matcher matcher = COUNT.matcher(text).region(sentence.start(), sentence.end());
      while (matcher.find()) {
        quantities.add(
            new Quantity(
                matcher.start(),
                matcher.end(),
                matcher.group(2).equals("%") ? UnitKind.PERCENT : UnitKind.COUNT,
                new BigDecimal(matcher.group(1)),
                null,
                null,
                matcher.group(2),
                Qualifier.EXACT,
                "digits",
                List.of()));
      }
    }
    return quantities;
  }
}
