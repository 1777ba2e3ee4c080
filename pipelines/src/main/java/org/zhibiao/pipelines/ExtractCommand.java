package org.zhibiao.pipelines;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.beam.sdk.io.FileSystems;
import org.zhibiao.extract.ShardExtractor;
import org.zhibiao.source.SourceLister;
import org.zhibiao.table.OutputTree;
import org.zhibiao.table.RunRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** The {@code extract} command. */
@Command(
    name = "extract",
    description = "Reads report files and writes the tables of what they say.",
    sortOptions = false,
    footer = {
      "",
      "Any other --NAME=VALUE goes to the runner, for example --flinkMaster=host:8081.",
      "Example: zhibiao extract --input=samples --output=out --formats=parquet,avro"
    })
final class ExtractCommand implements Callable<Integer> {

  /** Files below which starting more threads costs more than they bring. */
  private static final int SMALL_FILES = 200;

  private static final long SMALL_BYTES = 4L << 20;

  @Spec private CommandSpec spec;

  @Option(
      names = "--input",
      paramLabel = "PATTERN",
      split = ",",
      description = {
        "Files, folders and globs to read; repeat it or separate by commas. A folder means all files"
            + " below it. Local paths, or URIs of any file system of Beam that is installed.",
        "Quote globs, so that the shell leaves them alone: --input='reports/**/*.txt'"
      })
  private List<String> input;

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      description =
          "Folder for the tables and run.json. It appears when the run is complete, not before.")
  private String output;

  @Option(
      names = "--formats",
      paramLabel = "FORMAT",
      split = ",",
      description =
          "parquet, avro or both (parquet,avro). Default: parquet, which DuckDB, pandas and Spark"
              + " read at once; avro keeps whole rows together and costs about as much disk again.")
  private List<String> formats;

  @Option(
      names = "--include",
      paramLabel = "GLOB",
      split = ",",
      description =
          "Read only files that match one of these. Without / it means the file name (*.txt), with /"
              + " the path below the input root (2023/**). Default: all files. Others are counted.")
  private List<String> include;

  @Option(
      names = "--exclude",
      paramLabel = "GLOB",
      split = ",",
      description =
          "Leave out files that match one of these. Default: none. Hidden files are always left out.")
  private List<String> exclude;

  @Option(
      names = "--catalogue",
      paramLabel = "FILE",
      description =
          "Catalogue of your own: its indicators are added to the built-in ones, or replace them."
              + " docs/catalogue.md says how to write one; 'zhibiao catalogue check FILE' tries it.")
  private String catalogue;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description =
          "Read only the first N files in the order of their paths: a quick look at a large input."
              + " Default: 0, all files.")
  private int limit;

  @Option(
      names = "--shards",
      paramLabel = "N",
      description =
          "Cut the input into N pieces, which workers take one by one; each table gets at most N"
              + " files. More pieces spread better and make smaller files. Default: 0, a piece per"
              + " 16 MiB or 500 files.")
  private int shards;

  @Option(
      names = "--textField",
      paramLabel = "NAME",
      description =
          "Field (JSON, Avro, Parquet) or column (CSV, TSV, Excel) that holds the text of a record."
              + " Default: found by its name (text, content, 正文, 内容 …) or by being far the longest;"
              + " where neither tells, the whole record is read, with a doubt.")
  private String textField;

  @Option(
      names = "--metadataFields",
      paramLabel = "NAME",
      split = ",",
      description =
          "Fields of records that help to tell place and year where the text does not. Default:"
              + " those named place, region, year, date, title, url, 地区, 年份, 标题 and the like.")
  private List<String> metadataFields;

  @Option(
      names = "--followLinks",
      description =
          "Follow symbolic links below the input folders. Default: leave them out, counted.")
  private boolean followLinks;

  @Option(
      names = "--maxBytes",
      paramLabel = "N",
      defaultValue = "33554432",
      description =
          "Greatest length in bytes of a document: a file, an entry of an archive, a record; longer"
              + " ones are quarantined. It bounds the memory. Default: ${DEFAULT-VALUE} (32 MiB).")
  private int maxBytes;

  @Option(
      names = "--maxCharacters",
      paramLabel = "N",
      defaultValue = "2000000",
      description = "Greatest length of a document's text. Default: ${DEFAULT-VALUE}.")
  private int maxCharacters;

  @Option(
      names = "--maxEntries",
      paramLabel = "N",
      defaultValue = "1000000",
      description =
          "Greatest number of entries and records read of one container, with those nested in it."
              + " Default: ${DEFAULT-VALUE}.")
  private int maxEntries;

  @Option(
      names = "--maxDepth",
      paramLabel = "N",
      defaultValue = "4",
      description =
          "Greatest number of containers inside each other; a compressed container counts as one."
              + " Default: ${DEFAULT-VALUE}.")
  private int maxDepth;

  @Option(
      names = "--maxExpansion",
      paramLabel = "N",
      defaultValue = "200",
      description =
          "Bytes that a container may expand to per byte of its file, beyond the first 16 MiB;"
              + " a container that expands further is given up. Default: ${DEFAULT-VALUE}.")
  private int maxExpansion;

  @Option(
      names = "--maxSeconds",
      paramLabel = "N",
      defaultValue = "30",
      description =
          "Seconds that a PDF, an office document or a row of a binary table may take to parse;"
              + " then its parser is killed and started again. Default: ${DEFAULT-VALUE}.")
  private int maxSeconds;

  @Option(
      names = "--parserMemory",
      paramLabel = "MIB",
      defaultValue = "256",
      description =
          "Heap of each parser in MiB; there is one per document parsed at once."
              + " Default: ${DEFAULT-VALUE}.")
  private int parserMemory;

  @Option(
      names = "--overwrite",
      description =
          "Replace the output of an earlier run, once the new one is complete. Default: refuse.")
  private boolean overwrite;

  @Option(
      names = "--runner",
      paramLabel = "RUNNER",
      defaultValue = "direct",
      description =
          "direct runs in this process, right for a laptop; flink runs in this process too, or on a"
              + " cluster with --flinkMaster=host:port. Default: ${DEFAULT-VALUE}.")
  private String runner;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description =
          "Documents (direct) or pieces (flink) that are worked on at once. More than the cores only"
              + " costs memory. Default: the number of cores; 1 for a small input, which is faster.")
  private Integer parallelism;

  @Option(
      names = "--sharedFolders",
      paramLabel = "FOLDER",
      split = ",",
      description =
          "Folders that all machines of a Flink cluster see under the same path, such as a network"
              + " drive: only there may a job on other machines read and write local paths.")
  private List<String> sharedFolders;

  @Option(
      names = "--acceptNoRestarts",
      description =
          "Run on a Flink cluster that restarts nothing that fails. Default: refuse, since one lost"
              + " worker would end the run.")
  private boolean acceptNoRestarts;

  @Option(
      names = "--metrics",
      description = "Print what was counted and how long the stages took, by the names of metrics.")
  private boolean metrics;

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress on stderr and no summary on stdout; errors are still printed.")
  private boolean quiet;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Unmatched private final List<String> others = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    if (parallelism != null && parallelism < 1) {
      throw new UsageException("--parallelism=" + parallelism + ": give 1 or more");
    }
    RunnerChoice choice = RunnerChoice.of(runner);
    PassedOptions.check(
        others,
        spec.optionsMap().keySet().stream()
            .filter(name -> name.startsWith("--"))
            .map(name -> name.substring(2))
            .collect(Collectors.toSet()));
    ExtractOptions options = choice.options(others);
    options.setInput(input);
    options.setOutput(output);
    options.setFormats(formats);
    options.setInclude(include);
    options.setExclude(exclude);
    options.setCatalogue(catalogue);
    options.setLimit(limit);
    options.setShards(shards);
    options.setOverwrite(overwrite);
    options.setSharedFolders(sharedFolders);
    options.setAcceptNoRestarts(acceptNoRestarts);
    options.setMetrics(metrics);
    options.setTextField(textField);
    options.setMetadataFields(metadataFields);
    options.setFollowLinks(followLinks);
    options.setMaxBytes(maxBytes);
    options.setMaxCharacters(maxCharacters);
    options.setMaxEntries(maxEntries);
    options.setMaxDepth(maxDepth);
    options.setMaxExpansion(maxExpansion);
    options.setMaxSeconds(maxSeconds);
    options.setParserMemory(parserMemory);
    FileSystems.setDefaultPipelineOptions(options);
    ExtractPlan plan = ExtractPlan.of(options);
    SourceLister.Glance glance = ExtractPlan.glance(plan.selection(), SMALL_FILES);
    choice.parallelism(options, parallelism, fitting(glance));
    if (choice == RunnerChoice.DIRECT) {
      ShardExtractor.prepare(plan.catalogue());
    }
    PrintWriter err = spec.commandLine().getErr();
    ExtractPipeline.run(
        options,
        plan.withThreads(options.getThreads()),
        RunMetrics.of(
            new Progress(err, !quiet && Progress.isWanted()),
            metrics,
            spec.commandLine().getOut()));
    if (!quiet && OutputTree.isLocal(output)) {
      Path folder = Path.of(output);
      Summary.print(RunRecord.read(folder), output, spec.commandLine().getOut());
    }
    return 0;
  }

  private static int fitting(SourceLister.Glance glance) {
    boolean small = glance.complete() && glance.bytes() < SMALL_BYTES;
    return small ? 1 : Runtime.getRuntime().availableProcessors();
  }
}
