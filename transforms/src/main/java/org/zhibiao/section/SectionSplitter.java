package org.zhibiao.section;

import java.util.ArrayList;
import java.util.List;
import org.zhibiao.decode.TextBlock;
import org.zhibiao.report.Article;
import org.zhibiao.script.NormalizedText;

/** Divides articles into sections and sentences. Safe to call from several threads. */
public final class SectionSplitter {

  /**
   * What a document is divided into.
   *
   * @param sections heading tree in reading order
   * @param sentences sentences in reading order
   */
  public record Outline(List<Section> sections, List<Sentence> sentences) {}

  /**
   * Divides the articles of a document.
   *
   * @param text normalised text
   * @param blocks what the markup says, in offsets of the decoded text
   * @param articles articles of the document
   */
  public Outline split(NormalizedText text, List<TextBlock> blocks, List<Article> articles) {
    List<Section> sections = new ArrayList<>();
    List<Sentence> sentences = new ArrayList<>();
    int paragraph = 0;
    for (Article article : articles) {
      Section section =
          new Section(
              sections.size() + 1,
              0,
              1,
              SectionKind.OTHER,
              null,
              article.start(),
              article.end(),
              article.ordinal());
      sections.add(section);
      int start = article.start();
      for (int i = article.start(); i < article.end(); i++) {
        char c = text.text().charAt(i);
        if (c == '。' || c == '\n') {
          if (i > start) {
            sentences.add(new Sentence(start, c == '\n' ? i : i + 1, section.ordinal(), paragraph));
          }
          start = i + 1;
          paragraph += c == '\n' ? 1 : 0;
        }
      }
      if (start < article.end()) {
        sentences.add(new Sentence(start, article.end(), section.ordinal(), paragraph));
      }
    }
    return new Outline(sections, sentences);
  }
}
