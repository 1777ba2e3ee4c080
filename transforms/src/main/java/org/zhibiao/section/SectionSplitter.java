package org.zhibiao.section;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.zhibiao.decode.TextBlock;
import org.zhibiao.report.Article;
import org.zhibiao.report.Markup;
import org.zhibiao.report.PartHeading;
import org.zhibiao.report.TextUnits;
import org.zhibiao.script.NormalizedText;

/** Divides articles into sections and sentences. Safe to call from several threads. */
public final class SectionSplitter {

  /**
   * Characters beyond which a sentence is cut. Sentences of people are shorter; without a bound,
   * one that never ends would take the stages behind time that grows with its square.
   */
  private static final int LONGEST_SENTENCE = 1_500;

  /**
   * What a document is divided into.
   *
   * @param sections heading tree in reading order
   * @param sentences sentences in reading order
   */
  public record Outline(List<Section> sections, List<Sentence> sentences) {

    /** Copies the lists. */
    public Outline {
      sections = List.copyOf(sections);
      sentences = List.copyOf(sentences);
    }
  }

  /**
   * Divides the articles of a document.
   *
   * @param text normalised text
   * @param blocks what the markup says, in offsets of the decoded text
   * @param articles articles of the document
   */
  public Outline split(NormalizedText text, List<TextBlock> blocks, List<Article> articles) {
    return split(TextUnits.of(text.text(), Markup.of(text, blocks)), articles);
  }

  /**
   * Divides the articles of a document.
   *
   * @param units sentences of the normalised text
   * @param articles articles of the document
   */
  public Outline split(TextUnits units, List<Article> articles) {
    List<Section> sections = new ArrayList<>();
    int[] innermost = new int[units.size()];
    PartHeading[] parts = new PartHeading[units.size()];
    for (Article article : articles) {
      int first = units.at(article.start());
      int last = units.at(article.end());
      HeadingTree tree = new HeadingTree(units, sections.size(), article.ordinal());
      if (article.isReport() && last > first) {
        for (int u = first; u < last; u++) {
          parts[u] = units.part(u);
        }
        KindReader.Kinds kinds = new KindReader(units).read(first, last, parts);
        sections.addAll(
            tree.build(article.start(), article.end(), first, last, kinds, parts, innermost));
      } else {
        int ordinal = sections.size() + 1;
        sections.add(
            new Section(
                ordinal,
                0,
                1,
                SectionKind.OTHER,
                null,
                article.start(),
                article.end(),
                article.ordinal()));
        Arrays.fill(innermost, first, last, ordinal);
      }
    }
    List<Sentence> sentences = new ArrayList<>(units.size());
    for (int u = 0; u < units.size(); u++) {
      int from = units.start(u);
      while (units.end(u) - from > LONGEST_SENTENCE) {
        int cut = cut(units.text(), from);
        sentences.add(new Sentence(from, cut, innermost[u], units.line(u)));
        from = cut;
      }
      sentences.add(new Sentence(from, units.end(u), innermost[u], units.line(u)));
    }
    return new Outline(sections, sentences);
  }

  /**
   * Returns where an overlong sentence is cut: behind a comma, if one stands in its second half.
   */
  private static int cut(String text, int from) {
    for (int i = from + LONGEST_SENTENCE; i > from + LONGEST_SENTENCE / 2; i--) {
      if ("，；、,;".indexOf(text.charAt(i - 1)) >= 0) {
        return i;
      }
    }
    int cut = from + LONGEST_SENTENCE;
    return Character.isLowSurrogate(text.charAt(cut)) ? cut - 1 : cut;
  }
}
