package org.zhibiao.consistency;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.zhibiao.catalogue.UnitKind;
import org.zhibiao.indicator.Change;
import org.zhibiao.indicator.Mention;
import org.zhibiao.lexicon.Lexicon;
import org.zhibiao.quantity.Quantity;
import org.zhibiao.section.SectionSplitter.Outline;

/**
 * Finds figures of a document that contradict each other. A flag is a doubt and corrects nothing:
 * most of them are in the text itself. Safe to call from several threads.
 */
public final class ConsistencyChecker {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private static final int AVERAGE_REACH = 10;

  private final Set<String> shareNouns;
  private final RateCheck rates;
  private final UnitSlips slips = new UnitSlips();

  /** Loads the lexicon of the class path. */
  public ConsistencyChecker() {
    Lexicon lexicon = Lexicon.ofResource(Lexicon.class, "consistency.txt");
    shareNouns = lexicon.words("share-noun");
    rates = new RateCheck(lexicon.words("whole"));
  }

  /**
   * Flags mentions of a document.
   *
   * @param text normalised text
   * @param outline sections and sentences
   * @param mentions mentions in order
   * @return the mentions in the same order, some with more issues
   */
  public List<Mention> check(String text, Outline outline, List<Mention> mentions) {
    Map<Integer, Set<String>> flags = new TreeMap<>();
    for (int i = 0; i < mentions.size(); i++) {
      Mention mention = mentions.get(i);
      if (impossiblePercentage(mention)) {
        Flags.add(flags, i, Flags.PERCENT_ABOVE_HUNDRED);
      }
      if (mention.partOf() >= 0 && exceeds(text, mention, mentions.get(mention.partOf()))) {
        Flags.add(flags, i, Flags.PART_EXCEEDS_WHOLE);
      }
    }
    RateCheck.checkChain(mentions, flags);
    rates.check(text, mentions, flags);
    slips.check(outline, mentions, flags);
    return flags.isEmpty() ? mentions : flagged(mentions, flags);
  }

  private boolean impossiblePercentage(Mention mention) {
    Quantity quantity = mention.quantity();
    return quantity.kind() == UnitKind.PERCENT
        && quantity.value() != null
        && quantity.unit().equals("%")
        && mention.change() == Change.LEVEL
        && mention.measure() != null
        && quantity.value().compareTo(HUNDRED) > 0
        && isShare(mention.measure());
  }

  private boolean isShare(String measure) {
    for (int i = Math.max(0, measure.length() - 8); i < measure.length() - 1; i++) {
      if (shareNouns.contains(measure.substring(i))) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether a part is above its whole, by more than their qualifiers leave open. */
  private static boolean exceeds(String text, Mention part, Mention whole) {
    return comparable(part)
        && comparable(whole)
        && part.quantity().unit().equals(whole.quantity().unit())
        && Figures.isExact(part)
        && Figures.isExact(whole)
        && part.quantity().value().compareTo(whole.quantity().value()) > 0
        && !isAverage(text, whole);
  }

  /** An average over years or heads is no whole: 年均超收2000万元，其中去年2500万元. */
  private static boolean isAverage(String text, Mention mention) {
    int end = mention.quantity().start();
    int average = text.lastIndexOf('均', end);
    return average >= Math.max(mention.sentence().start(), end - AVERAGE_REACH);
  }

  private static boolean comparable(Mention mention) {
    return mention.quantity().value() != null
        && mention.change() == Change.LEVEL
        && Figures.adds(mention.quantity().kind());
  }

  private static List<Mention> flagged(List<Mention> mentions, Map<Integer, Set<String>> flags) {
    List<Mention> flagged = new ArrayList<>(mentions);
    flags.forEach(
        (i, codes) -> {
          Mention mention = mentions.get(i);
          List<String> issues = new ArrayList<>(mention.issues());
          issues.addAll(codes);
          flagged.set(i, mention.withIssues(issues));
        });
    return flagged;
  }
}
