package org.zhibiao.pipelines;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.zhibiao.evaluate.AnnotationWriter;
import org.zhibiao.schema.DocumentRow;
import org.zhibiao.schema.MentionRow;
import org.zhibiao.schema.ReportRow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Writes an annotation file from an extraction, to be corrected by hand.
 *
 * <pre>{@code
 * ./zhibiao annotate --tables=out --report=ID --output=report.annotation.txt
 * ./zhibiao evaluate --tables=out --gold=report.annotation.txt --details
 * }</pre>
 */
@Command(
    name = "annotate",
    description = "Writes an annotation file from an extraction, to be corrected in a text editor.",
    sortOptions = false,
    footer = {
      "",
      "Example: zhibiao annotate --tables=out --report=ID --output=report.annotation.txt",
      "docs/annotating.md says how to correct it."
    })
final class AnnotateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--tables",
      required = true,
      paramLabel = "FOLDER",
      description = "Output folder of zhibiao extract, with Parquet among its formats.")
  private Path tables;

  @Option(
      names = "--report",
      required = true,
      paramLabel = "ID",
      split = ",",
      description = "report_id of a report; repeat it or separate by commas. Or: all.")
  private List<String> reports = new ArrayList<>();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "File to write; it must not exist. Default: print.")
  private Path output;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Override
  public Integer call() throws IOException {
    if (output != null && Files.exists(output)) {
      throw new UsageException(
          "--output=" + output + " exists: corrections would be lost; name another file");
    }
    ExtractedFolder folder = ExtractedFolder.of(tables);
    List<ReportRow> chosen = chosen(folder);
    Map<String, List<MentionRow>> mentions = new HashMap<>();
    for (ReportRow report : chosen) {
      mentions.put(report.getReportId(), new ArrayList<>());
    }
    for (MentionRow mention : folder.mentions()) {
      List<MentionRow> those = mentions.get(mention.getReportId());
      if (those != null) {
        those.add(mention);
      }
    }
    Map<String, DocumentRow> documents = new HashMap<>();
    for (DocumentRow document : folder.documents()) {
      documents.put(document.getDocumentId(), document);
    }
    AnnotationWriter writer = new AnnotationWriter();
    for (ReportRow report : chosen) {
      List<MentionRow> those = mentions.get(report.getReportId());
      those.sort(Comparator.comparingInt(MentionRow::getStart));
      DocumentRow document = documents.get(report.getDocumentId());
      String path = document.getEntry() == null ? document.getUri() : document.getEntry();
      writer.add(
          path.substring(path.lastIndexOf('/') + 1),
          document.getText(),
          report.getStart(),
          report.getEnd(),
          report.getOrdinal(),
          those);
    }
    if (output == null) {
      PrintWriter out = spec.commandLine().getOut();
      out.print(writer.text());
      out.flush();
    } else {
      Files.writeString(output, writer.text());
    }
    return 0;
  }

  private List<ReportRow> chosen(ExtractedFolder folder) throws IOException {
    Map<String, ReportRow> known = new LinkedHashMap<>();
    for (ReportRow row : folder.reports()) {
      // The second copy of a report has no mentions of its own.
      if (row.getDuplicateOf() == null) {
        known.put(row.getReportId(), row);
      }
    }
    if (reports.equals(List.of("all"))) {
      return new ArrayList<>(known.values());
    }
    List<ReportRow> chosen = new ArrayList<>();
    for (String id : reports) {
      ReportRow row = known.get(id);
      if (row == null) {
        throw new UsageException(
            "--report="
                + id
                + ": the tables hold no such report_id; see table reports of "
                + tables);
      }
      chosen.add(row);
    }
    return chosen;
  }
}
