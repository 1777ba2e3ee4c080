package org.zhibiao.pipelines;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.zhibiao.catalogue.CatalogueText;
import org.zhibiao.extract.DocumentIds;
import org.zhibiao.schema.DocumentRow;
import org.zhibiao.schema.MentionRow;
import org.zhibiao.schema.ReportRow;
import org.zhibiao.source.SourceDocument;
import org.zhibiao.table.OutputTree;
import org.zhibiao.table.RunRecord;
import org.zhibiao.table.TableReader;

/** The tables of an output folder, for commands that look something up in them. */
final class ExtractedFolder {

  private final Path folder;
  private final RunRecord run;

  private ExtractedFolder(Path folder, RunRecord run) {
    this.folder = folder;
    this.run = run;
  }

  /**
   * Opens an output folder.
   *
   * @throws UsageException if it holds no output
   */
  static ExtractedFolder of(Path folder) throws IOException {
    if (!Files.isRegularFile(folder.resolve(OutputTree.RUN_FILE))) {
      throw new UsageException(
          "--tables="
              + folder
              + " holds no output (no run.json): name a folder that extract wrote");
    }
    return new ExtractedFolder(folder, RunRecord.read(folder));
  }

  /** Tells whether the tables were made with a catalogue. */
  boolean isCodedWith(CatalogueText catalogue) {
    String fingerprint = run.versions().get("catalogue");
    return fingerprint == null || fingerprint.equals(catalogue.fingerprint());
  }

  List<ReportRow> reports() throws IOException {
    return TableReader.read(folder, "reports", ReportRow.class);
  }

  List<MentionRow> mentions() throws IOException {
    return TableReader.read(folder, "mentions", MentionRow.class);
  }

  List<DocumentRow> documents() throws IOException {
    return TableReader.read(folder, "documents", DocumentRow.class);
  }

  /**
   * Returns a report.
   *
   * @throws UsageException if there is none of that id
   */
  ReportRow report(String id) throws IOException {
    for (ReportRow row : reports()) {
      if (row.getReportId().equals(id)) {
        return row;
      }
    }
    throw new UsageException(
        "--report=" + id + ": the tables hold no such report_id; see table reports of " + folder);
  }

  /**
   * Returns a mention.
   *
   * @throws UsageException if there is none of that id
   */
  MentionRow mention(String id) throws IOException {
    for (MentionRow row : mentions()) {
      if (row.getMentionId().equals(id)) {
        return row;
      }
    }
    throw new UsageException(
        "--mention="
            + id
            + ": the tables hold no such mention_id; see table mentions of "
            + folder);
  }

  /** Returns the row of a document that other rows refer to. */
  DocumentRow document(String id) throws IOException {
    for (DocumentRow row : documents()) {
      if (row.getDocumentId().equals(id)) {
        return row;
      }
    }
    throw new IOException("The output " + folder + " has no document " + id);
  }

  /**
   * Returns a document as it can be extracted again: the file itself where it is still there and
   * unchanged, which tells the markup, else the text that the tables keep.
   */
  SourceDocument source(DocumentRow row) throws IOException {
    if (row.getEntry() == null) {
      Path file = file(row.getUri());
      if (file != null && Files.isRegularFile(file)) {
        byte[] bytes = Files.readAllBytes(file);
        if (DocumentIds.sha256(bytes).equals(row.getSha256())) {
          return SourceDocument.ofFile(row.getUri(), bytes);
        }
      }
    }
    return SourceDocument.ofFile(row.getUri(), row.getText().getBytes(StandardCharsets.UTF_8));
  }

  private Path file(String uri) {
    String root = run.input().root();
    if (root == null) {
      return uri.startsWith("/") ? Path.of(uri) : null;
    }
    return OutputTree.isLocal(root) ? Path.of(root).resolve(uri) : null;
  }
}
