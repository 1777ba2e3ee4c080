package org.zhibiao.pipelines;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.zhibiao.evaluate.GoldEvaluation;
import org.zhibiao.evaluate.GoldMistake;
import org.zhibiao.evaluate.StructureEvaluation;
import org.zhibiao.evaluate.TableRows;
import org.zhibiao.table.OutputTree;
import org.zhibiao.table.TableReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Scores the tables of an output against annotations.
 *
 * <pre>{@code
 * ./zhibiao extract --input=reports --output=out
 * ./zhibiao evaluate --tables=out --gold=gold/cppcc.jsonl --details
 * ./zhibiao evaluate --structure --tables=out --gold=labels/structure.jsonl
 * }</pre>
 *
 * <p>Ends with 0; with 1 if the tables or a gold file cannot be read, if a gold file has mistakes
 * or if the tables lack one of its documents; with 2 on wrong usage.
 */
@Command(
    name = "evaluate",
    description = "Scores the tables of an output against gold annotations.",
    sortOptions = false,
    footer = {
      "",
      "Documents are matched by file name. Example:",
      "  zhibiao evaluate --tables=out --gold=gold/cppcc.jsonl --details",
      "  zhibiao evaluate --structure --tables=out --gold=labels/structure.jsonl",
      "Exit codes: 0 done; 1 a gold file has mistakes, or the tables lack one of its documents;"
          + " 2 wrong usage."
    })
final class EvaluateCommand implements Callable<Integer> {

  private static final String GOLD_ENDING = ".jsonl";

  /** Ending of the files that the annotate command writes. */
  private static final String ANNOTATION_ENDING = ".annotation.txt";

  @Spec private CommandSpec spec;

  @Option(
      names = "--tables",
      required = true,
      paramLabel = "FOLDER",
      description = "Output folder of zhibiao extract, with Parquet among its formats.")
  private Path tables;

  @Option(
      names = "--gold",
      required = true,
      arity = "1..*",
      split = ",",
      paramLabel = "FILE",
      description =
          "Gold files: annotations as 'zhibiao annotate' writes them, or JSON lines; or folders of"
              + " *.annotation.txt and *.jsonl.")
  private List<Path> gold = new ArrayList<>();

  @Option(
      names = "--details",
      description = "Print misses, false mentions and wrong fields in context.")
  private boolean details;

  @Option(
      names = "--structure",
      description =
          "Score reports and sections instead of mentions; the gold files are structure labels."
              + " What is wrong is always printed.")
  private boolean structure;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write scores and details to this file as well.")
  private Path json;

  @Option(
      names = "--compare",
      paramLabel = "FILE",
      description = "Print what changed since an earlier result, which --json wrote to this file.")
  private Path compare;

  @Option(
      names = "--catalogue",
      paramLabel = "FILE",
      description = "Catalogue of your own, whose codes the gold files use.")
  private String catalogue;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this help.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(tables.resolve(OutputTree.RUN_FILE))) {
      throw new UsageException(
          "--tables="
              + tables
              + " holds no output (no run.json): name a folder that extract wrote");
    }
    List<Path> goldFiles = goldFiles();
    if (compare != null && !Files.isRegularFile(compare)) {
      throw new UsageException(
          "--compare=" + compare + " is no file: name one that evaluate --json wrote");
    }
    if (compare != null && structure) {
      throw new UsageException("--compare is for mentions, not for --structure");
    }
    if (json != null && Files.isDirectory(json)) {
      throw new UsageException("--json=" + json + " is a folder: name a file");
    }
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    List<GoldMistake> mistakes =
        structure ? scoreStructure(goldFiles, out) : scoreMentions(goldFiles, out);
    mistakes.forEach(err::println);
    err.flush();
    return mistakes.isEmpty() ? 0 : 1;
  }

  private List<GoldMistake> scoreMentions(List<Path> goldFiles, PrintWriter out)
      throws IOException {
    GoldEvaluation evaluation =
        GoldEvaluation.of(
            rowsOf(tables), goldFiles, Set.copyOf(CatalogueChoice.of(catalogue).load().codes()));
    evaluation.print(out, details);
    if (compare != null) {
      evaluation.printChanges(out, compare);
    }
    if (json != null) {
      evaluation.writeJson(json);
    }
    return evaluation.mistakes();
  }

  private List<GoldMistake> scoreStructure(List<Path> goldFiles, PrintWriter out)
      throws IOException {
    StructureEvaluation evaluation = StructureEvaluation.of(rowsOf(tables), goldFiles);
    evaluation.print(out);
    if (json != null) {
      evaluation.writeJson(json);
    }
    return evaluation.mistakes();
  }

  private List<Path> goldFiles() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path path : gold) {
      if (Files.isDirectory(path)) {
        try (Stream<Path> children = Files.list(path)) {
          files.addAll(children.filter(p -> isGold(p)).sorted().toList());
        }
      } else if (Files.isRegularFile(path)) {
        files.add(path);
      } else {
        throw new UsageException("--gold=" + path + " does not exist");
      }
    }
    if (files.isEmpty()) {
      throw new UsageException(
          "--gold=" + gold.get(0) + " holds no *" + GOLD_ENDING + " and no *" + ANNOTATION_ENDING);
    }
    return files;
  }

  private static boolean isGold(Path file) {
    String name = file.toString();
    return name.endsWith(GOLD_ENDING) || name.endsWith(ANNOTATION_ENDING);
  }

  private static TableRows rowsOf(Path output) {
    return new TableRows() {
      @Override
      public <T extends SpecificRecord> List<T> read(String table, Class<T> rowClass)
          throws IOException {
        return TableReader.read(output, table, rowClass);
      }
    };
  }
}
