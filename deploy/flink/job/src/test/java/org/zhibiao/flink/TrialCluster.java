package org.zhibiao.flink;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * A session cluster for a test, by {@code deploy/flink/session-cluster}: one JobManager and some
 * TaskManagers, each a process of its own, on free ports of 127.0.0.1. Closing stops it.
 */
final class TrialCluster implements Closeable {

  private static final Path DEPLOY = root().resolve("deploy/flink");
  private static final long MINUTES = 15;
  private static final String OPTIONS =
      System.getProperty("zhibiao.trial.options", "-XX:TieredStopAtLevel=1");

  private final Path folder;
  private final int port;
  private final int taskManagers;

  private TrialCluster(Path folder, int port, int taskManagers) {
    this.folder = folder;
    this.port = port;
    this.taskManagers = taskManagers;
  }

  /** Returns the folder of the project. */
  static Path root() {
    return Path.of(System.getProperty("zhibiao.root", "../../..")).toAbsolutePath().normalize();
  }

  /**
   * Starts a cluster.
   *
   * @param folder for configuration, logs and process ids
   * @param heap heap of a TaskManager in MiB
   */
  static TrialCluster start(Path folder, int taskManagers, int slots, int heap)
      throws IOException, InterruptedException {
    int port;
    int rpc;
    try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = one.getLocalPort();
      rpc = other.getLocalPort();
    }
    TrialCluster cluster = new TrialCluster(folder, port, taskManagers);
    Command.Ended up =
        Command.run(
            DEPLOY.resolve("session-cluster").toString(),
            "up",
            "--dir=" + folder,
            "--taskmanagers=" + taskManagers,
            "--slots=" + slots,
            "--heap=" + heap,
            "--port=" + port,
            "--rpc-port=" + rpc);
    if (up.code() != 0) {
      throw new IOException("The cluster did not start:\n" + up.text());
    }
    Runtime.getRuntime().addShutdownHook(new Thread(cluster::stopQuietly));
    return cluster;
  }

  /** Returns where REST is. */
  String master() {
    return "127.0.0.1:" + port;
  }

  /** Returns the process of the JobManager, or of a TaskManager by its number from 1. */
  OptionalLong process(String name) throws IOException {
    Path file = folder.resolve("pid").resolve(name);
    if (!Files.exists(file)) {
      return OptionalLong.empty();
    }
    String pid = Files.readString(file).strip();
    return pid.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(pid));
  }

  /** Ends a process of the cluster as kill -9 does. It is started again by its supervisor. */
  void kill(String name) throws IOException {
    process(name).ifPresent(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
  }

  /** Returns the names of the TaskManagers. */
  List<String> workers() {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= taskManagers; i++) {
      names.add("taskmanager-" + i);
    }
    return names;
  }

  /** Returns the folder of the logs. */
  Path logs() {
    return folder.resolve("log");
  }

  /** Submits by {@code ./zhibiao extract --flinkMaster}. */
  Command submit(String... options) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                root().resolve("zhibiao").toString(),
                "extract",
                "--runner=flink",
                "--flinkMaster=" + master()));
    command.addAll(List.of(options));
    return Command.start(command);
  }

  /** Submits by {@code flink run} with the thin jar. */
  Command flinkRun(String... options) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                DEPLOY.resolve("flink").toString(),
                "run",
                "-m",
                master(),
                "-c",
                "org.zhibiao.pipelines.ExtractPipeline",
                DEPLOY.resolve("job/target/zhibiao-flink.jar").toString(),
                "--runner=FlinkRunner"));
    command.addAll(List.of(options));
    return Command.start(command);
  }

  @Override
  public void close() throws IOException {
    stop();
  }

  private void stopQuietly() {
    try {
      stop();
    } catch (IOException e) {
      System.err.println("The cluster of " + folder + " did not stop: " + e);
    }
  }

  private void stop() throws IOException {
    try {
      Command.run(DEPLOY.resolve("session-cluster").toString(), "down", "--dir=" + folder);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** A process of the shell that was started, with what it printed. */
  record Command(Process process, Path output) {

    /**
     * How it ended.
     *
     * @param code exit code
     * @param text what it printed, to stdout and stderr
     */
    record Ended(int code, String text) {}

    static Command start(List<String> command) throws IOException {
      Path output = Files.createTempFile("zhibiao-trial", ".log");
      ProcessBuilder builder = new ProcessBuilder(command);
      // Runs as short as these spend more on the optimising compiler than on everything else.
      if (!OPTIONS.isEmpty()) {
        builder.environment().put("ZHIBIAO_JAVA_OPTS", OPTIONS);
      }
      Process process =
          builder
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .start();
      return new Command(process, output);
    }

    static Ended run(String... command) throws IOException, InterruptedException {
      return start(List.of(command)).await();
    }

    /** Waits for its end; ends it after a quarter of an hour. */
    Ended await() throws IOException, InterruptedException {
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly().waitFor();
      }
      String text = Files.readString(output, StandardCharsets.UTF_8);
      Files.delete(output);
      return new Ended(process.exitValue(), text);
    }
  }
}
