package org.zhibiao.indicator;

import java.util.ArrayList;
import java.util.List;
import org.zhibiao.quantity.Quantity;
import org.zhibiao.report.Article;
import org.zhibiao.script.NormalizedText;
import org.zhibiao.section.SectionSplitter.Outline;
import org.zhibiao.section.Sentence;

/** Finds what quantities are about. Safe to call from several threads. */
public final class IndicatorLinker {

  /**
   * Links quantities.
   *
   * @param text normalised text
   * @param articles articles of the document
   * @param outline its sections and sentences
   * @param quantities quantities in order
   * @return one mention for each quantity, in the same order
   */
  public List<Mention> link(
      NormalizedText text, List<Article> articles, Outline outline, List<Quantity> quantities) {
    List<Mention> mentions = new ArrayList<>();
    int next = 0;
    List<Sentence> sentences = outline.sentences();
    for (Quantity quantity : quantities) {
      while (sentences.get(next).end() <= quantity.start()) {
        next++;
      }
      mentions.add(
          new Mention(
              quantity,
              sentences.get(next),
              null,
              null,
              null,
              Change.LEVEL,
              null,
              null,
              null,
              -1,
              -1,
              null,
              quantity.rule(),
              quantity.issues()));
    }
    return mentions;
  }
}
