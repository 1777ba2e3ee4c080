package org.zhibiao.table;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What {@code run.json} says: how an output came about and what it holds. It is written last and
 * alone makes an output valid. It holds no clock time, so that the same run writes the same bytes.
 *
 * @param command the command, as it can be given again
 * @param options every option with its value
 * @param versions versions of what made the rows
 * @param input what was read
 * @param tables rows and files of each table
 * @param reconciliation where every input file went
 * @param quarantined quarantine rows by reason
 * @param issues number of rows that bear a flag, by table and flag
 */
@JsonPropertyOrder({
  "command",
  "options",
  "versions",
  "input",
  "tables",
  "reconciliation",
  "quarantined",
  "issues"
})
public record RunRecord(
    String command,
    SortedMap<String, String> options,
    SortedMap<String, String> versions,
    Input input,
    Map<String, TableRecord> tables,
    Reconciliation reconciliation,
    SortedMap<String, Long> quarantined,
    SortedMap<String, SortedMap<String, Long>> issues) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * What was asked for.
   *
   * @param command the command, as it can be given again
   * @param options every option with its value
   * @param versions versions of what makes the rows
   * @param patterns input patterns
   */
  public record Request(
      String command,
      SortedMap<String, String> options,
      SortedMap<String, String> versions,
      List<String> patterns)
      implements Serializable {

    /** Copies the collections. */
    public Request {
      options = new TreeMap<>(options);
      versions = new TreeMap<>(versions);
      // An unmodifiable list of this kind travels to workers; those of a command line may not.
      patterns = new ArrayList<>(patterns);
    }
  }

  /**
   * What was read.
   *
   * @param patterns input patterns
   * @param root folder that uris are relative to; null where there is none
   */
  public record Input(List<String> patterns, String root) {}

  /**
   * A table.
   *
   * @param rows number of rows
   * @param files its files
   */
  public record TableRecord(long rows, List<FileRecord> files) {}

  /**
   * A file of a table.
   *
   * @param path place relative to the output folder
   * @param rows number of rows
   */
  public record FileRecord(String path, long rows) {}

  /**
   * Where every input file went: {@code found = excluded + read}, and each of the {@code items}
   * read from them is a row of documents or of quarantine.
   *
   * @param found files that the patterns match
   * @param excluded files left out, by {@link org.zhibiao.source.Exclusion}
   * @param read files to read
   * @param items documents in them, and failures to read them
   * @param entriesExcluded entries of containers left out, by {@link org.zhibiao.source.Exclusion}
   * @param documents rows of documents
   * @param duplicates those of them that repeat another's bytes
   * @param quarantined rows of quarantine
   */
  public record Reconciliation(
      long found,
      SortedMap<String, Long> excluded,
      long read,
      long items,
      SortedMap<String, Long> entriesExcluded,
      long documents,
      long duplicates,
      long quarantined) {}

  /** Returns the record with other places of its files. */
  RunRecord relocated(UnaryOperator<String> naming) {
    Map<String, TableRecord> moved = new LinkedHashMap<>();
    tables.forEach(
        (label, table) ->
            moved.put(
                label,
                new TableRecord(
                    table.rows(),
                    table.files().stream()
                        .map(file -> new FileRecord(naming.apply(file.path()), file.rows()))
                        .toList())));
    return new RunRecord(
        command, options, versions, input, moved, reconciliation, quarantined, issues);
  }

  /** Returns the record as JSON with a line end behind. */
  String toJson() throws IOException {
    return JSON.writeValueAsString(this) + "\n";
  }

  /**
   * Reads the record of an output.
   *
   * @param output local output folder
   * @throws IOException if there is none, which means that the folder is no valid output
   */
  public static RunRecord read(Path output) throws IOException {
    return JSON.readValue(Files.readString(output.resolve(OutputTree.RUN_FILE)), RunRecord.class);
  }
}
