package org.zhibiao.pipelines;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.flink.api.java.ExecutionEnvironment;
import org.apache.flink.api.java.LocalEnvironment;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.RestOptions;
import org.zhibiao.table.OutputTree;

/**
 * A run on a Flink cluster: checks that the cluster can do it before anything is submitted, and
 * sets what suits it. The cluster is the one of {@code --flinkMaster}, or the one that {@code flink
 * run} or Flink's operator calls the program for.
 */
final class FlinkSubmission {

  private static final String LINE = "1.19.";
  private static final Set<String> NO_RESTART = Set.of("", "none", "off", "disable");

  private final FlinkRest rest;
  private final String named;
  private final boolean awaited;
  private final String jobName;

  private FlinkSubmission(FlinkRest rest, String named, boolean awaited, String jobName) {
    this.rest = rest;
    this.named = named;
    this.awaited = awaited;
    this.jobName = jobName;
  }

  /**
   * Checks a run and makes its options ready.
   *
   * @return null if it happens in this process or on another runner
   * @throws UsageException naming the option that the cluster cannot follow
   */
  static FlinkSubmission of(ExtractOptions options, ExtractPlan plan) {
    if (options.getRunner() != FlinkRunner.class) {
      return null;
    }
    FlinkPipelineOptions flink = options.as(FlinkPipelineOptions.class);
    FlinkSubmission submission =
        isNamed(flink) ? named(flink) : called(flink.getFlinkMaster(), options.getJobName());
    if (submission == null) {
      return null;
    }
    if (flink.getNumberOfExecutionRetries() != -1) {
      throw new UsageException(
          "--numberOfExecutionRetries="
              + flink.getNumberOfExecutionRetries()
              + " does nothing on Flink 1.19: set restart-strategy.type in the cluster's config.yaml");
    }
    submission.check(flink, plan, options);
    // The client asks for the state itself: it tells of progress, and of a lost JobManager.
    flink.setAttachedMode(false);
    if (isNamed(flink) && flink.getFilesToStage() == null) {
      flink.setFilesToStage(jars());
    }
    return submission;
  }

  /** Returns whether the options name a cluster. */
  static boolean isNamed(FlinkPipelineOptions options) {
    return !options.getFlinkMaster().startsWith("[");
  }

  private static FlinkSubmission named(FlinkPipelineOptions options) {
    String master = options.getFlinkMaster();
    if (!master.matches("[^/\\s]+:\\d{1,5}")) {
      throw new UsageException(
          "--flinkMaster=" + master + ": give the host:port of a cluster's REST interface");
    }
    return new FlinkSubmission(
        new FlinkRest("http://" + master), "--flinkMaster=" + master, true, options.getJobName());
  }

  /** Flink calls programs with an environment that knows its cluster. */
  private static FlinkSubmission called(String master, String jobName) {
    ExecutionEnvironment environment =
        master.equals("[auto]") ? ExecutionEnvironment.getExecutionEnvironment() : null;
    if (environment == null || environment instanceof LocalEnvironment) {
      return null;
    }
    Configuration configuration = environment.getConfiguration();
    String address =
        "http://%s:%d"
            .formatted(
                configuration.getOptional(RestOptions.ADDRESS).orElse("127.0.0.1"),
                configuration.get(RestOptions.PORT));
    return new FlinkSubmission(
        new FlinkRest(address),
        "The cluster at " + address,
        configuration.get(DeploymentOptions.ATTACHED),
        jobName);
  }

  /** Returns whether the program stays until the job has ended. */
  boolean isAwaited() {
    return awaited;
  }

  /** Returns whose job it is and where, for {@link FlinkJob#isRunning}. */
  String holder() {
    return "flink " + rest.address() + " " + jobName;
  }

  /** Returns the job that was submitted, as soon as the cluster knows it. */
  FlinkJob job() throws IOException {
    String id =
        rest.job(jobName)
            .orElseThrow(() -> new IOException(named + " does not know the job " + jobName));
    return new FlinkJob(rest, id, named);
  }

  private void check(FlinkPipelineOptions flink, ExtractPlan plan, ExtractOptions options) {
    List<String> hosts;
    try {
      String version = rest.version();
      if (!version.startsWith(LINE)) {
        throw new UsageException(
            named + " is of Flink " + version + ", and this program is for " + LINE + "x");
      }
      checkRestarts(rest.configuration(), options);
      int slots = rest.slots();
      if (flink.getParallelism() == -1) {
        flink.setParallelism(Math.max(1, slots));
      }
      hosts = rest.hosts();
      // Clusters that start TaskManagers as jobs ask for them have none yet, nor slots.
      if (slots == 0 && isNamed(flink)) {
        throw new UsageException(named + " has no slots: start its TaskManagers");
      }
    } catch (IOException e) {
      throw new UsageException(
          named + " does not answer: " + e.getClass().getSimpleName() + " " + e.getMessage(), e);
    }
    checkPlaces(plan, options, hosts);
  }

  private void checkRestarts(Map<String, String> configuration, ExtractOptions options) {
    String strategy =
        configuration.getOrDefault(
            "restart-strategy.type", configuration.getOrDefault("restart-strategy", ""));
    if (NO_RESTART.contains(strategy) && !options.getAcceptNoRestarts()) {
      throw new UsageException(
          named
              + " restarts nothing that fails, so that a lost TaskManager ends the run: set"
              + " restart-strategy.type: fixed-delay in its config.yaml (see deploy/flink/config.yaml),"
              + " or add --acceptNoRestarts");
    }
  }

  /** Paths mean the same here and on the workers only if all of them see the same file system. */
  private void checkPlaces(ExtractPlan plan, ExtractOptions options, List<String> hosts) {
    boolean elsewhere = hosts.isEmpty() || !hosts.stream().allMatch(FlinkSubmission::isThisMachine);
    if (!elsewhere) {
      return;
    }
    String where = hosts.isEmpty() ? "on machines to come" : "on " + String.join(", ", hosts);
    checkPlace("--output", options.getOutput(), options, where);
    for (String pattern : plan.selection().patterns()) {
      checkPlace("--input", pattern, options, where);
    }
  }

  private void checkPlace(String option, String place, ExtractOptions options, String where) {
    if (!OutputTree.isLocal(place) && !place.startsWith("file:")) {
      return;
    }
    String path = place.startsWith("file:") ? place.replaceFirst("^file:/*", "/") : place;
    Path absolute = Path.of(path).toAbsolutePath().normalize();
    List<String> shared =
        options.getSharedFolders() == null ? List.of() : options.getSharedFolders();
    if (shared.stream()
        .noneMatch(folder -> absolute.startsWith(Path.of(folder).toAbsolutePath().normalize()))) {
      throw new UsageException(
          "%s=%s is a place of this machine, and the TaskManagers of %s work %s: name a place that"
                  .formatted(option, place, named.replaceFirst("^T", "t"), where)
              + " all of them see under the same path and say so with --sharedFolders=FOLDER, or use"
              + " an object store");
    }
  }

  private static boolean isThisMachine(String host) {
    try {
      InetAddress address = InetAddress.getByName(host);
      return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
    } catch (IOException e) {
      return false;
    }
  }

  /** Everything this program runs on but what the cluster brings along. */
  private static List<String> jars() {
    List<String> jars = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      String name = Path.of(entry).getFileName().toString();
      boolean brought =
          name.startsWith("flink-")
              || name.startsWith("logback-")
              || name.startsWith("slf4j-")
              || name.startsWith("beam-runners-direct-");
      if (!entry.isEmpty() && !brought && new File(entry).exists()) {
        jars.add(entry);
      }
    }
    return jars;
  }
}
