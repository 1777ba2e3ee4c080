package org.zhibiao.explain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhibiao.catalogue.Catalogue;
import org.zhibiao.extract.DecisionListener;
import org.zhibiao.extract.DocumentExtractor;
import org.zhibiao.extract.DocumentTables;
import org.zhibiao.extract.StageListener;
import org.zhibiao.indicator.CodeChoice;
import org.zhibiao.indicator.Mention;
import org.zhibiao.quantity.LeftoverNumerals;
import org.zhibiao.report.Article;
import org.zhibiao.script.NormalizedText;
import org.zhibiao.section.Section;
import org.zhibiao.section.SectionKind;
import org.zhibiao.section.SectionSplitter;
import org.zhibiao.source.SourceDocument;

/**
 * Explains what an extraction makes of a text. It asks the extraction itself: what it says is what
 * happens. Building one loads dictionaries; one instance is safe to call from several threads.
 */
public final class DocumentExplainer {

  /** The drop rule for the second copy of a report inside one file. */
  public static final String REPEATED_REPORT = "repeated-report";

  private final DocumentExtractor extractor;

  /** Builds an explainer with a catalogue. */
  public DocumentExplainer(Catalogue catalogue) {
    extractor = new DocumentExtractor(catalogue);
  }

  /**
   * Explains a document.
   *
   * @throws IllegalArgumentException if the document cannot be read; the message says why
   */
  public Explanation explain(SourceDocument document) {
    Decisions decisions = new Decisions();
    DocumentTables tables = extractor.extract(document, StageListener.NONE, decisions);
    if (tables.quarantine() != null) {
      throw new IllegalArgumentException(
          tables.quarantine().getReason() + ": " + tables.quarantine().getMessage());
    }
    return decisions.explanation();
  }

  /**
   * Explains a phrase as if it stood in a report that names no years.
   *
   * @param phrase any text
   * @param section kind of the section that it stands in
   */
  public Explanation explain(String phrase, SectionKind section) {
    Decisions decisions = new Decisions();
    extractor.readPhrase(phrase, section, decisions);
    return decisions.explanation();
  }

  /** Collects what the extraction decides. */
  private static final class Decisions implements DecisionListener {

    private record Drop(int start, int end, String rule) {}

    private final List<Drop> drops = new ArrayList<>();
    private final Map<Integer, CodeChoice> choices = new HashMap<>();
    private Explanation explanation;

    @Override
    public void dropped(int start, int end, String rule) {
      drops.add(new Drop(start, end, rule));
    }

    @Override
    public void coded(int quantity, CodeChoice choice) {
      choices.put(quantity, choice);
    }

    @Override
    public void read(
        NormalizedText text,
        List<Article> articles,
        SectionSplitter.Outline outline,
        List<Mention> mentions) {
      SectionKind[] kinds = new SectionKind[outline.sections().size()];
      Set<Integer> repeated = repeatedReports(articles);
      BitSet copies = new BitSet();
      for (Section section : outline.sections()) {
        kinds[section.ordinal() - 1] = section.kind();
        if (repeated.contains(section.report())) {
          copies.set(section.start(), section.end());
        }
      }
      BitSet covered = new BitSet();
      List<ExplainedNumeral> numerals = new ArrayList<>();
      for (int i = 0; i < mentions.size(); i++) {
        Mention mention = mentions.get(i);
        int start = mention.quantity().start();
        int end = mention.quantity().end();
        covered.set(start, end);
        boolean copy = copies.get(start);
        numerals.add(
            new ExplainedNumeral(
                text.sourceStart(start),
                text.sourceEnd(end),
                kinds[mention.sentence().section() - 1],
                copy ? REPEATED_REPORT : null,
                copy ? null : mention,
                copy ? null : choices.get(i)));
      }
      for (Drop drop : drops) {
        // A drop inside what was taken up by another number is not a numeral of its own.
        if (covered.nextClearBit(drop.start()) >= drop.end()) {
          continue;
        }
        covered.set(drop.start(), drop.end());
        numerals.add(dropped(text, outline, drop.start(), drop.end(), drop.rule()));
      }
      for (LeftoverNumerals.Leftover leftover : LeftoverNumerals.of(text.text(), covered)) {
        numerals.add(dropped(text, outline, leftover.start(), leftover.end(), leftover.rule()));
      }
      numerals.sort(Comparator.comparingInt(ExplainedNumeral::start));
      explanation = new Explanation(text.source(), numerals);
    }

    Explanation explanation() {
      return explanation;
    }

    private static ExplainedNumeral dropped(
        NormalizedText text, SectionSplitter.Outline outline, int start, int end, String rule) {
      SectionKind kind = SectionKind.OTHER;
      for (Section section : outline.sections()) {
        if (section.start() <= start && start < section.end()) {
          // The innermost section counts, which comes last in reading order.
          kind = section.kind();
        }
      }
      return new ExplainedNumeral(
          text.sourceStart(start), text.sourceEnd(end), kind, rule, null, null);
    }

    private static Set<Integer> repeatedReports(List<Article> articles) {
      Set<Integer> repeated = new HashSet<>();
      for (Article article : articles) {
        if (article.isReport() && article.duplicateOf() > 0) {
          repeated.add(article.ordinal());
        }
      }
      return repeated;
    }
  }
}
