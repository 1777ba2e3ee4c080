package org.zhibiao.pipelines;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** A runner with the settings that suit an extraction on it. */
enum RunnerChoice {
  /** Runs in this process. */
  DIRECT(
      "DirectRunner",
      // Checks for defects of pipelines that the tests run with; they halve the speed.
      List.of("--enforceImmutability=false", "--enforceEncodability=false", "--blockOnRun=false")),
  /** Runs on Flink, in this process or on a cluster. */
  FLINK(
      "FlinkRunner",
      // Nothing changes an element that it was given. Only paths and manifests are exchanged, so
      // that keeping them between steps costs little, and a lost worker repeats few shards.
      List.of("--objectReuse=true", "--executionModeForBatch=BATCH_FORCED"));

  private final String beamName;

  @SuppressWarnings("ImmutableEnumChecker") // lists of List.of
  private final List<String> settings;

  RunnerChoice(String beamName, List<String> settings) {
    this.beamName = beamName;
    this.settings = settings;
  }

  static RunnerChoice of(String name) {
    for (RunnerChoice choice : values()) {
      if (choice.name().equalsIgnoreCase(name) || choice.beamName.equalsIgnoreCase(name)) {
        return choice;
      }
    }
    throw new UsageException("--runner=" + name + ": choose direct or flink");
  }

  /** Returns whether options name Flink's runner. Loads none of its classes. */
  static boolean isFlink(ExtractOptions options) {
    return options.getRunner().getSimpleName().equals(FLINK.beamName);
  }

  /**
   * Returns options for this runner.
   *
   * @param others further options, which only the runner knows
   */
  ExtractOptions options(List<String> others) {
    List<String> args = new ArrayList<>();
    args.add("--runner=" + beamName);
    args.addAll(completed(others));
    try {
      return PipelineOptionsFactory.fromArgs(args.toArray(String[]::new)).as(ExtractOptions.class);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.join(" ", others) + ": " + e.getMessage(), e);
    }
  }

  /** Returns arguments of a Beam program with the settings that suit the runner they name. */
  static List<String> completed(String[] args) {
    List<String> given = List.of(args);
    return Stream.of(values())
        .filter(choice -> given.contains("--runner=" + choice.beamName))
        .findFirst()
        .map(choice -> choice.completed(given))
        .orElse(given);
  }

  private List<String> completed(List<String> given) {
    List<String> args = new ArrayList<>();
    for (String setting : settings) {
      String name = setting.substring(0, setting.indexOf('=') + 1);
      if (given.stream().noneMatch(other -> other.startsWith(name))) {
        args.add(setting);
      }
    }
    args.addAll(given);
    return args;
  }

  /**
   * Sets how much is worked on at once.
   *
   * @param wanted null for what suits
   * @param fitting what suits this machine
   */
  void parallelism(ExtractOptions options, Integer wanted, int fitting) {
    int parallelism = wanted == null ? fitting : wanted;
    switch (this) {
      case DIRECT -> {
        // The runner hands out one shard at a time and its documents are spread over the threads:
        // a second thread of the runner mostly asks whether there is something to do.
        options.as(DirectOptions.class).setTargetParallelism(1);
        options.setThreads(parallelism);
      }
      case FLINK -> {
        FlinkPipelineOptions flink = options.as(FlinkPipelineOptions.class);
        // On a cluster its slots suit, and not the cores of this machine.
        if (wanted != null || !FlinkSubmission.isNamed(flink)) {
          flink.setParallelism(parallelism);
        }
      }
    }
  }
}
