package org.zhibiao.pipelines;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.io.FileSystems;
import org.zhibiao.source.SourceLister;
import org.zhibiao.source.SourceSelection;
import org.zhibiao.warehouse.FileChanges;
import org.zhibiao.warehouse.Refresh;
import org.zhibiao.warehouse.RefreshResult;
import org.zhibiao.warehouse.WarehouseException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** The {@code refresh} command. */
@Command(
    name = "refresh",
    description = "Brings the tables of a warehouse up to date with a changing folder of reports.",
    sortOptions = false,
    footer = {
      "",
      "Any other --NAME=VALUE goes to the runner, for example --flinkMaster=host:8081.",
      "Exit codes: 0 done or nothing to do, 1 the run failed, 2 wrong usage, 3 a guard refused to"
          + " publish, 4 another run is at work. Whatever is not 0 left the tables as they were.",
      "Example: zhibiao refresh --input=reports --warehouse=warehouse"
    })
final class RefreshCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--input",
      paramLabel = "PATTERN",
      split = ",",
      description = {
        "Files, folders and globs that make the corpus; repeat it or separate by commas. Files that"
            + " they match no more count as gone.",
        "Give the same every time: uri is the path below the folder that all have in common."
      })
  private List<String> input;

  @Mixin private WarehouseOptions warehouse;

  @Option(
      names = "--include",
      paramLabel = "GLOB",
      split = ",",
      description = "Only files that match one of these; the others count as gone. Default: all.")
  private List<String> include;

  @Option(
      names = "--exclude",
      paramLabel = "GLOB",
      split = ",",
      description = "Leave out files that match one of these. Default: none.")
  private List<String> exclude;

  @Option(
      names = "--verify",
      paramLabel = "HOW",
      defaultValue = "stamp",
      description =
          "stamp believes length, time and, in object stores, the etag of a file; hash reads all"
              + " files, which finds changes that kept both. Default: ${DEFAULT-VALUE}.")
  private String verify;

  @Option(
      names = "--keep-vanished",
      description = "Keep the rows of files that are gone. Default: remove them.")
  private boolean keepVanished;

  @Option(
      names = "--max-vanished-share",
      paramLabel = "SHARE",
      defaultValue = "0.3",
      description =
          "Publish nothing if more than this share of the known files is gone, 0 to 1: an unmounted"
              + " disk must not empty the tables. Default: ${DEFAULT-VALUE}.")
  private double maxVanishedShare;

  @Option(
      names = "--max-quarantine-share",
      paramLabel = "SHARE",
      defaultValue = "0.3",
      description =
          "Publish nothing if more than this share of the documents could not be read, 0 to 1."
              + " Default: ${DEFAULT-VALUE}.")
  private double maxQuarantineShare;

  @Option(
      names = "--dry-run",
      description = "Say what would be done, from listing and hashes, and write nothing.")
  private boolean dryRun;

  @Option(
      names = "--runner",
      paramLabel = "RUNNER",
      defaultValue = "direct",
      description =
          "Where files are extracted: direct in this process, flink in this process or on a cluster"
              + " with --flinkMaster=host:port. Commits come from this process. Default:"
              + " ${DEFAULT-VALUE}.")
  private String runner;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "Documents (direct) or pieces (flink) at once. Default: the number of cores.")
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
    RunnerChoice choice = RunnerChoice.of(runner);
    PassedOptions.check(
        others,
        spec.optionsMap().keySet().stream()
            .filter(name -> name.startsWith("--"))
            .map(name -> name.substring(2))
            .collect(Collectors.toSet()));
    ExtractOptions options = choice.options(others);
    options.setInput(input);
    options.setInclude(include);
    options.setExclude(exclude);
    options.setOutput(warehouse.folder());
    options.setJobName("zhibiao-refresh");
    FileSystems.setDefaultPipelineOptions(options);
    int cores = Runtime.getRuntime().availableProcessors();
    if (parallelism != null && parallelism < 1) {
      throw new UsageException("--parallelism=" + parallelism + ": give 1 or more");
    }
    choice.parallelism(options, parallelism, cores);
    SourceSelection selection = ExtractPlan.of(options).selection();
    SourceLister.Glance glance = ExtractPlan.glance(selection, 1);
    if (glance.files() == 0) {
      throw new UsageException("--input matches no file");
    }
    try {
      RefreshResult result =
          new Refresh(
                  new Refresh.Request(
                      warehouse.location(),
                      selection,
                      verifyAll(),
                      keepVanished,
                      share("--max-quarantine-share", maxQuarantineShare),
                      share("--max-vanished-share", maxVanishedShare),
                      dryRun,
                      cores,
                      options.getThreads()),
                  transform -> extract(options, transform))
              .run();
      if (!quiet) {
        print(result, spec.commandLine().getOut());
      }
      return 0;
    } catch (WarehouseException e) {
      return WarehouseOptions.explain(e, spec.commandLine().getErr());
    }
  }

  private void extract(
      ExtractOptions options,
      org.apache.beam.sdk.transforms.PTransform<
              org.apache.beam.sdk.values.PBegin, org.apache.beam.sdk.values.PDone>
          transform) {
    Pipeline pipeline = Pipeline.create(options);
    pipeline.apply("Extract parts", transform);
    Progress progress = new Progress(spec.commandLine().getErr(), !quiet && Progress.isWanted());
    PipelineResult.State state = progress.await(pipeline.run());
    if (state != PipelineResult.State.DONE) {
      throw new IllegalStateException("The extraction ended as " + state);
    }
  }

  private boolean verifyAll() {
    return switch (verify) {
      case "stamp" -> false;
      case "hash" -> true;
      default -> throw new UsageException("--verify=" + verify + ": choose stamp or hash");
    };
  }

  private static double share(String option, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new UsageException(option + "=" + value + ": give a share from 0 to 1");
    }
    return value;
  }

  private static void print(RefreshResult result, PrintWriter out) {
    FileChanges changes = result.changes();
    switch (result.kind()) {
      case PLANNED -> out.println("Nothing was written. A refresh would find:");
      case UNCHANGED -> out.printf("Nothing changed since run %s.%n", result.before());
      case DONE -> out.printf("Run %s is complete.%n", result.run());
    }
    out.printf(
        Locale.ROOT,
        "Files       %,d new, %,d changed, %,d moved, %,d gone, %,d unchanged%n",
        changes.added().size(),
        changes.changed().size(),
        changes.moved().size(),
        changes.gone().size() + changes.kept().size(),
        changes.unchanged() + changes.touched().size());
    if (!changes.reprocessed().isEmpty()) {
      out.printf(
          Locale.ROOT,
          "Made anew   %,d, because the program changed%n",
          changes.reprocessed().size());
    }
    if (result.kind() != RefreshResult.Kind.UNCHANGED) {
      out.printf(Locale.ROOT, "Extracted   %,d files%n", result.extracted());
    }
    if (result.kind() == RefreshResult.Kind.DONE) {
      out.printf(
          Locale.ROOT,
          "Tables      %,d documents, %,d reports, %,d mentions, %,d in quarantine%n",
          result.counts().get("documents"),
          result.counts().get("reports"),
          result.counts().get("mentions"),
          result.quarantined());
      if (result.reportFile() != null) {
        out.printf("Changes     %s%n", result.reportFile());
      }
    }
    out.flush();
  }
}
