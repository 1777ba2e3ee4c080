package org.zhibiao.indicator;

import java.util.ArrayList;
import java.util.List;
import org.zhibiao.catalogue.Catalogue;
import org.zhibiao.quantity.QuantityExtractor;
import org.zhibiao.report.Article;
import org.zhibiao.report.Genre;
import org.zhibiao.report.Level;
import org.zhibiao.report.ReportHeader;
import org.zhibiao.script.NormalizedText;
import org.zhibiao.script.Script;
import org.zhibiao.section.Section;
import org.zhibiao.section.SectionKind;
import org.zhibiao.section.SectionSplitter.Outline;
import org.zhibiao.section.Sentence;

/** A phrase as the linker sees it inside a report of 2023, given in 2024. */
record LinkedPhrase(String text, List<Mention> mentions) {

  private static final QuantityExtractor QUANTITIES = new QuantityExtractor();
  private static final IndicatorLinker LINKER = new IndicatorLinker();

  static LinkedPhrase inReview(String text) {
    return of(text, SectionKind.REVIEW, 0, LINKER);
  }

  static LinkedPhrase inPlan(String text) {
    return of(text, SectionKind.PLAN, 0, LINKER);
  }

  /** Links a phrase of the review of a report over the years 2019 to 2023. */
  static LinkedPhrase inReviewOfFiveYears(String text) {
    return of(text, SectionKind.REVIEW, 2019, LINKER);
  }

  static LinkedPhrase with(Catalogue catalogue, String text) {
    return of(text, SectionKind.REVIEW, 0, new IndicatorLinker(catalogue));
  }

  static LinkedPhrase of(String text, SectionKind kind, int reviewFrom, IndicatorLinker linker) {
    ReportHeader header =
        new ReportHeader(
            "工作报告",
            Genre.CPPCC_STANDING_COMMITTEE,
            null,
            "青河市",
            null,
            null,
            Level.CITY,
            null,
            null,
            "2024-01-20",
            null,
            2023,
            reviewFrom == 0 ? null : reviewFrom,
            2024,
            List.of());
    List<Article> articles = List.of(Article.report(0, text.length(), 1, header));
    List<Sentence> sentences = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '。' || i + 1 == text.length()) {
        sentences.add(new Sentence(start, i + 1, 1, 0));
        start = i + 1;
      }
    }
    Outline outline =
        new Outline(List.of(new Section(1, 0, 1, kind, null, 0, text.length(), 1)), sentences);
    return new LinkedPhrase(
        text,
        linker.link(
            NormalizedText.identical(text, Script.HANS),
            articles,
            outline,
            QUANTITIES.extract(text, sentences, (from, to, rule) -> {})));
  }

  Mention mention(int place) {
    return mentions.get(place);
  }

  /** Returns the mention whose text is the given one. */
  Mention mention(String span) {
    for (Mention mention : mentions) {
      if (text.substring(mention.quantity().start(), mention.quantity().end()).equals(span)) {
        return mention;
      }
    }
    throw new AssertionError("'" + text + "' has no mention " + span);
  }

  List<String> measures() {
    List<String> measures = new ArrayList<>();
    for (Mention mention : mentions) {
      measures.add(mention.measure());
    }
    return measures;
  }
}
