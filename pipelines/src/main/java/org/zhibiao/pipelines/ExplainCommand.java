package org.zhibiao.pipelines;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.zhibiao.catalogue.Catalogue;
import org.zhibiao.catalogue.CatalogueText;
import org.zhibiao.explain.DocumentExplainer;
import org.zhibiao.explain.ExplainedNumeral;
import org.zhibiao.explain.Explanation;
import org.zhibiao.explain.ExplanationText;
import org.zhibiao.schema.DocumentRow;
import org.zhibiao.schema.MentionRow;
import org.zhibiao.schema.ReportRow;
import org.zhibiao.section.SectionKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Says of every number why it was kept or dropped, and how it got its noun and code.
 *
 * <pre>{@code
 * ./zhibiao explain --text='收到提案86件，立案77件'
 * ./zhibiao explain --tables=out --report=ID
 * ./zhibiao explain --tables=out --mention=ID
 * }</pre>
 */
@Command(
    name = "explain",
    description =
        "Says of every number of a text or report why it was kept or dropped, and coded so.",
    sortOptions = false,
    footer = {
      "",
      "Examples: zhibiao explain --text='收到提案86件，立案77件'",
      "          zhibiao explain --tables=out --report=ID",
      "docs/explain.md explains what is printed, and every rule."
    })
final class ExplainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--text",
      paramLabel = "TEXT",
      description = "A phrase to explain, as if it stood in a report.")
  private String text;

  @Option(
      names = "--section",
      paramLabel = "KIND",
      defaultValue = "REVIEW",
      description =
          "Section that --text stands in: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private SectionKind section;

  @Option(
      names = "--tables",
      paramLabel = "FOLDER",
      description = "Output folder of zhibiao extract, with Parquet among its formats.")
  private Path tables;

  @Option(
      names = "--report",
      paramLabel = "ID",
      split = ",",
      description =
          "Explain the reports with these report_id; repeat it or separate by commas. Or: all.")
  private List<String> reports = new ArrayList<>();

  @Option(
      names = "--mention",
      paramLabel = "ID",
      split = ",",
      description = "Explain the mentions with these mention_id; repeat it or separate by commas.")
  private List<String> mentions = new ArrayList<>();

  @Option(
      names = "--catalogue",
      paramLabel = "FILE",
      description = "Catalogue of your own: the one that the tables were made with.")
  private String catalogue;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Override
  public Integer call() throws IOException {
    if ((text == null) == (tables == null)) {
      throw new UsageException("give --text=TEXT, or --tables=FOLDER with --report or --mention");
    }
    CatalogueText chosen = CatalogueChoice.of(catalogue);
    Catalogue known = chosen.load();
    ExplanationText words = new ExplanationText(known);
    PrintWriter out = spec.commandLine().getOut();
    if (text != null) {
      out.print(words.of(new DocumentExplainer(known).explain(text, section)));
      out.flush();
      return 0;
    }
    if (reports.isEmpty() && mentions.isEmpty()) {
      throw new UsageException("--tables=" + tables + " also needs --report=ID or --mention=ID");
    }
    ExtractedFolder folder = ExtractedFolder.of(tables);
    PrintWriter err = spec.commandLine().getErr();
    if (!folder.isCodedWith(chosen)) {
      err.println(
          "zhibiao: the tables were coded with another catalogue: explanations of codes may differ"
              + (catalogue == null ? "; give it as --catalogue=FILE" : ""));
    }
    DocumentExplainer explainer = new DocumentExplainer(known);
    for (ReportRow report : chosen(folder)) {
      Explanation explanation =
          explain(explainer, folder, report.getDocumentId())
              .within(report.getStart(), report.getEnd());
      out.println(report.getReportId() + "  " + report.getTitle());
      out.print(words.of(explanation));
    }
    for (String id : mentions) {
      explainMention(folder, explainer, words, folder.mention(id), out);
    }
    out.flush();
    err.flush();
    return 0;
  }

  private List<ReportRow> chosen(ExtractedFolder folder) throws IOException {
    if (reports.equals(List.of("all"))) {
      return folder.reports();
    }
    List<ReportRow> chosen = new ArrayList<>();
    for (String id : reports) {
      chosen.add(folder.report(id));
    }
    return chosen;
  }

  private static void explainMention(
      ExtractedFolder folder,
      DocumentExplainer explainer,
      ExplanationText words,
      MentionRow mention,
      PrintWriter out)
      throws IOException {
    Explanation explanation =
        explain(explainer, folder, mention.getDocumentId())
            .within(mention.getStart(), mention.getEnd());
    out.println(mention.getMentionId());
    for (ExplainedNumeral numeral : explanation.numerals()) {
      out.print(words.of(explanation, numeral));
      if (!java.util.Objects.equals(numeral.code(), mention.getIndicator())) {
        out.println(
            "    note: the tables say "
                + mention.getIndicator()
                + "; they were made by another version or with another catalogue");
      }
    }
  }

  private static Explanation explain(
      DocumentExplainer explainer, ExtractedFolder folder, String documentId) throws IOException {
    DocumentRow document = folder.document(documentId);
    return explainer.explain(folder.source(document));
  }
}
