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
    options.setLimit(limit);
    options.setShards(shards);
    options.setOverwrite(overwrite);
    FileSystems.setDefaultPipelineOptions(options);
    ExtractPlan plan = ExtractPlan.of(options);
    SourceLister.Glance glance = ExtractPlan.glance(plan.selection(), SMALL_FILES);
    choice.parallelism(options, parallelism == null ? fitting(glance) : parallelism);
    if (choice == RunnerChoice.DIRECT) {
      ShardExtractor.prepare();
    }
    PrintWriter err = spec.commandLine().getErr();
    ExtractPipeline.run(
        options,
        plan.withThreads(options.getThreads()),
        new Progress(err, !quiet && Progress.isWanted())::await);
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
