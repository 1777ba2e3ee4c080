package org.zhibiao.extract;

import java.util.List;
import org.zhibiao.indicator.CodeListener;
import org.zhibiao.indicator.Mention;
import org.zhibiao.quantity.QuantityExtractor;
import org.zhibiao.report.Article;
import org.zhibiao.script.NormalizedText;
import org.zhibiao.section.SectionSplitter;

/**
 * Hears every decision about the numbers of a document: which candidate was dropped by which rule,
 * how codes were chosen, and what came out.
 */
public interface DecisionListener extends QuantityExtractor.DropListener, CodeListener {

  /**
   * Is called once, after all drops and codes.
   *
   * @param text the text that offsets of drops and mentions count in, with its map to the source
   * @param articles reports and other articles
   * @param outline sections and sentences
   * @param mentions what was kept; place by place those that {@link #coded} was called for
   */
  void read(
      NormalizedText text,
      List<Article> articles,
      SectionSplitter.Outline outline,
      List<Mention> mentions);
}
