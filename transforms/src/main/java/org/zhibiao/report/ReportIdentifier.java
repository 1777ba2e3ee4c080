package org.zhibiao.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zhibiao.decode.TextBlock;
import org.zhibiao.script.NormalizedText;
import org.zhibiao.source.SourceLocator;

/** Finds the reports of a document. Safe to call from several threads. */
public final class ReportIdentifier {

  private final PlaceReader places = new PlaceReader(new Gazetteer());

  /**
   * Divides a document into articles.
   *
   * @param text normalised text
   * @param blocks what the markup says, in offsets of the decoded text
   * @param metadata what the container says of the record; may be empty
   * @param locator where the document comes from
   * @return articles that cover the text without gaps, in order; none for an empty text
   */
  public List<Article> identify(
      NormalizedText text,
      List<TextBlock> blocks,
      Map<String, String> metadata,
      SourceLocator locator) {
    return identify(TextUnits.of(text.text(), Markup.of(text, blocks)), metadata, locator);
  }

  /**
   * Divides a document into articles.
   *
   * @param units sentences of the normalised text
   * @param metadata what the container says of the record; may be empty
   * @param locator where the document comes from
   * @return articles that cover the text without gaps, in order; none for an empty text
   */
  public List<Article> identify(
      TextUnits units, Map<String, String> metadata, SourceLocator locator) {
    String normalized = units.text();
    if (normalized.isEmpty()) {
      return List.of();
    }
    ReportFinder finder = new ReportFinder(units);
    List<ReportFinder.Range> ranges = finder.find();
    HeaderReader reader = new HeaderReader(units, places);
    List<Article> articles = new ArrayList<>();
    RepeatedText repeated = new RepeatedText(normalized, ranges.size());
    int covered = 0;
    int floor = 0;
    int ordinal = 0;
    for (int i = 0; i < ranges.size(); i++) {
      ReportFinder.Range range = ranges.get(i);
      int start = range.first() == 0 ? 0 : units.start(range.first());
      int end = range.last() == units.size() ? normalized.length() : units.start(range.last());
      addOther(articles, covered, start, units, finder.news());
      List<PartHeading> parts = within(finder.parts(), range);
      ReportHeader header = reader.read(range, floor, parts, metadata, locator);
      int same = repeated.original(start, end);
      articles.add(new Article(start, end, ++ordinal, header, same));
      if (same > 0) {
        completeOriginal(articles, same, header);
      }
      covered = end;
      floor = range.last();
    }
    addOther(articles, covered, normalized.length(), units, finder.news());
    return articles;
  }

  /** Tells an earlier report what only the header of its copy says. */
  private static void completeOriginal(List<Article> articles, int original, ReportHeader copy) {
    for (int i = 0; i < articles.size(); i++) {
      Article article = articles.get(i);
      if (article.isReport() && article.ordinal() == original) {
        articles.set(
            i,
            new Article(
                article.start(),
                article.end(),
                original,
                article.header().completedBy(copy),
                article.duplicateOf()));
      }
    }
  }

  /** Adds text of no report, each article of a newspaper page for itself. */
  private static void addOther(
      List<Article> articles, int from, int to, TextUnits units, List<Integer> news) {
    int start = from;
    for (int unit : news) {
      int next = units.start(unit);
      if (next > start && next < to) {
        articles.add(Article.other(start, next));
        start = next;
      }
    }
    if (start < to) {
      articles.add(Article.other(start, to));
    }
  }

  private static List<PartHeading> within(List<PartHeading> parts, ReportFinder.Range range) {
    List<PartHeading> inside = new ArrayList<>();
    for (PartHeading part : parts) {
      if (part.unit() >= range.first() && part.unit() < range.last()) {
        inside.add(part);
      }
    }
    return inside;
  }
}
