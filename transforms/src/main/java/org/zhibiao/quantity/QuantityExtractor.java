package org.zhibiao.quantity;

import java.util.ArrayList;
import java.util.List;
import org.zhibiao.catalogue.UnitTable;
import org.zhibiao.lexicon.Lexicon;
import org.zhibiao.section.Sentence;

/** Finds the quantities of sentences. Safe to call from several threads. */
public final class QuantityExtractor {

  private final UnitMatcher units = new UnitMatcher(UnitTable.standard());
  private final QualifierReader qualifiers;
  private final QuantityFilter filter;
  private final PhraseIndex moneyCues;
  private final PhraseIndex levelNouns;

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

  /** Loads the unit table and the lexicon of the class path. */
  public QuantityExtractor() {
    Lexicon lexicon = Lexicon.ofResource(Lexicon.class, "quantity.txt");
    qualifiers = new QualifierReader(lexicon);
    filter = new QuantityFilter(lexicon);
    moneyCues = new PhraseIndex(lexicon.words("money-cue"));
    levelNouns = new PhraseIndex(lexicon.words("money-level-noun"));
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
    QuantityGrammar grammar =
        new QuantityGrammar(units, qualifiers, filter, moneyCues, levelNouns, drops);
    for (Sentence sentence : sentences) {
      grammar.read(text, sentence.start(), sentence.end(), quantities);
    }
    return quantities;
  }
}
