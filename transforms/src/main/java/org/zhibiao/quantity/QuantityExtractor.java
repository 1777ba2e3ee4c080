package org.zhibiao.quantity;

import java.util.ArrayList;
import java.util.List;
import org.zhibiao.catalogue.UnitTable;
import org.zhibiao.lexicon.Lexicon;
import org.zhibiao.section.Sentence;

/** Finds the quantities of sentences. Safe to call from several threads. */
public final class QuantityExtractor {

  private final QuantityWords words;

  /** Hears of every candidate that was dropped. */
  @FunctionalInterface
  public interface DropListener {

    /** Hears nothing; candidates without a unit are then dropped without asking for a reason. */
    DropListener NONE = (start, end, rule) -> {};

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
    this(UnitTable.standard(), Lexicon.ofResource(Lexicon.class, "quantity.txt"));
  }

  QuantityExtractor(UnitTable units, Lexicon lexicon) {
    words = new QuantityWords(units, lexicon);
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
    QuantityGrammar grammar = new QuantityGrammar(words, drops);
    TableUnits table = TableUnits.mayHaveTable(text) ? new TableUnits(words.units()) : null;
    for (Sentence sentence : sentences) {
      List<TableUnits.Cell> cells =
          table == null ? List.of() : table.cells(text, sentence.start(), sentence.end());
      if (cells.isEmpty()) {
        grammar.read(text, sentence.start(), sentence.end(), quantities);
      } else {
        grammar.readRow(text, cells, table, quantities);
      }
    }
    return quantities;
  }
}
