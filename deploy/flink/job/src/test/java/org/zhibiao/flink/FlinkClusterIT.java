package org.zhibiao.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job on a cluster: one JobManager and two TaskManagers, each a JVM of its own. */
class FlinkClusterIT {

  private static final int COPIES = 3;

  /** 127.0.0.1, the same as IPv6 writes it, and ::1, as the kernel prints them. */
  private static final Set<String> LOOPBACK =
      Set.of("0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000");

  @TempDir static Path folder;

  private static TrialCluster cluster;
  private static Path input;
  private static Path direct;
  private static String directMetrics;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    // This build has just made what the launcher would build.
    Path built = TrialCluster.root().resolve("pipelines/target/zhibiao.built");
    if (!Files.exists(built)) {
      Files.createFile(built);
    }
    input = folder.resolve("in");
    compose();
    direct = folder.resolve("direct");
    TrialCluster.Command.Ended ended =
        TrialCluster.Command.run(
            TrialCluster.root().resolve("zhibiao").toString(),
            "extract",
            "--input=" + input,
            "--output=" + direct,
            "--metrics");
    assertThat(ended.code()).as(ended.text()).isZero();
    directMetrics = counters(ended.text());
    cluster = TrialCluster.start(folder.resolve("cluster"), 2, 1, 768);
  }

  @AfterAll
  static void stop() throws IOException {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void theClusterIsThreeProcessesThatListenToThisMachineOnly() throws IOException {
    List<Long> pids = new ArrayList<>();
    for (String name : List.of("jobmanager", "taskmanager-1", "taskmanager-2")) {
      long pid = cluster.process(name).orElseThrow();
      assertThat(ProcessHandle.of(pid).orElseThrow().isAlive()).isTrue();
      pids.add(pid);
    }
    assertThat(pids).doesNotHaveDuplicates();
    assertThat(rest("overview")).contains("\"taskmanagers\":2").contains("\"slots-total\":2");
    for (long pid : pids) {
      assertThat(listening(pid)).isNotEmpty().allMatch(FlinkClusterIT::isLoopback);
    }
  }

  @Test
  void theCommandSubmitsAndTheRowsAreThoseOfTheDirectRunner()
      throws IOException, InterruptedException {
    Path output = folder.resolve("by-command");

    TrialCluster.Command.Ended ended =
        cluster.submit("--input=" + input, "--output=" + output, "--shards=7", "--metrics").await();

    assertThat(ended.code()).as(ended.text()).isZero();
    assertThat(OutputRows.read(output)).isEqualTo(OutputRows.read(direct));
    // The same names and numbers on both runners; how the input is cut does not count.
    assertThat(counters(ended.text())).isEqualTo(directMetrics).contains("extract.mentions ");
    assertThat(names(ended.text(), "extract.stage."))
        .contains("extract.stage.decode", "extract.stage.indicator");
    assertThat(littered(output)).isFalse();
    assertThat(bothWorked()).isTrue();
    assertThat(lastAccumulators()).contains("extract").contains("mentions");
  }

  @Test
  void flinkRunSubmitsAndTheRowsAreThoseOfTheDirectRunner()
      throws IOException, InterruptedException {
    Path output = folder.resolve("by-flink-run");

    TrialCluster.Command.Ended ended =
        cluster.flinkRun("--input=" + input, "--output=" + output, "--shards=7").await();

    assertThat(ended.code()).as(ended.text()).isZero();
    assertThat(OutputRows.read(output)).isEqualTo(OutputRows.read(direct));
    assertThat(littered(output)).isFalse();
  }

  @Test
  void aDetachedJobPublishesByItselfAndTheNextRunClearsUp()
      throws IOException, InterruptedException {
    Path output = folder.resolve("detached");
    List<String> command =
        List.of(
            TrialCluster.root().resolve("deploy/flink/flink").toString(),
            "run",
            "-d",
            "-m",
            cluster.master(),
            "-c",
            "org.zhibiao.pipelines.ExtractPipeline",
            TrialCluster.root().resolve("deploy/flink/job/target/zhibiao-flink.jar").toString(),
            "--runner=FlinkRunner",
            "--input=" + input,
            "--output=" + output);

    TrialCluster.Command.Ended ended = TrialCluster.Command.start(command).await();

    assertThat(ended.code()).as(ended.text()).isZero();
    for (int i = 0; i < 600 && !Files.exists(output.resolve("run.json")); i++) {
      Thread.sleep(200);
    }
    assertThat(OutputRows.read(output)).isEqualTo(OutputRows.read(direct));
    TrialCluster.Command.Ended next =
        TrialCluster.Command.run(
            TrialCluster.root().resolve("zhibiao").toString(),
            "extract",
            "--input=" + input,
            "--output=" + output,
            "--overwrite");
    assertThat(next.code()).as(next.text()).isZero();
    assertThat(littered(output)).isFalse();
  }

  @Test
  void aCommandThatIsToldToEndCancelsItsJob() throws IOException, InterruptedException {
    Path output = Files.createDirectories(folder.resolve("ended")).resolve("out");
    TrialCluster.Command command =
        cluster.submit("--input=" + input, "--output=" + output, "--shards=40");
    for (int i = 0; i < 1_200 && !working(output); i++) {
      Thread.sleep(50);
    }

    command.process().destroy();
    command.await();

    for (int i = 0; i < 300 && rest("overview").contains("\"jobs-running\":1"); i++) {
      Thread.sleep(100);
    }
    assertThat(rest("overview")).contains("\"jobs-running\":0").contains("\"jobs-cancelled\":1");
    assertThat(output).doesNotExist();
    assertThat(littered(output)).isFalse();
  }

  @Test
  void aClusterThatIsNotThereIsToldOf() throws IOException, InterruptedException {
    TrialCluster.Command.Ended ended =
        TrialCluster.Command.run(
            TrialCluster.root().resolve("zhibiao").toString(),
            "extract",
            "--runner=flink",
            "--flinkMaster=127.0.0.1:1",
            "--input=" + input,
            "--output=" + folder.resolve("nowhere"));

    assertThat(ended.code()).as(ended.text()).isEqualTo(2);
    assertThat(ended.text()).contains("--flinkMaster=127.0.0.1:1 does not answer");
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }

  private static void compose() throws IOException {
    Path samples = TrialCluster.root().resolve("samples");
    try (Stream<Path> files = Files.list(samples)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        for (int i = 0; i < COPIES; i++) {
          Path to = input.resolve(i + "/" + file.getFileName());
          Files.createDirectories(to.getParent());
          Files.copy(file, to);
        }
      }
    }
    // Copies are duplicates; these are documents of their own.
    for (int i = 0; i < 40; i++) {
      Files.writeString(
          input.resolve("单" + i + ".txt"),
          "政协白塔市第六届委员会常务委员会工作报告\n\n一、2023年工作回顾\n\n全年收到提案%d件，立案%d件，办复率98%%。\n"
              .formatted(200 + i, 150 + i));
    }
  }

  private static boolean working(Path output) throws IOException {
    try (Stream<Path> siblings = Files.list(output.getParent())) {
      return siblings.anyMatch(path -> Files.exists(path.resolve("attempts/documents")));
    }
  }

  private static boolean littered(Path output) throws IOException {
    try (Stream<Path> siblings = Files.list(output.getParent())) {
      return siblings.anyMatch(
          path -> path.getFileName().toString().startsWith("." + output.getFileName()));
    }
  }

  private static String counters(String text) {
    return text.lines()
        .filter(line -> line.matches("(extract|source)\\.[\\w.]+ \\d+"))
        .filter(line -> !line.startsWith("source.shards"))
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  private static Set<String> names(String text, String prefix) {
    return text.lines()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(0, line.indexOf(' ')))
        .collect(Collectors.toSet());
  }

  /** Whether the step that writes ran on both TaskManagers in the job that ended last. */
  private static boolean bothWorked() throws IOException {
    for (String name : cluster.workers()) {
      String log = Files.readString(cluster.logs().resolve(name + ".log"));
      if (!log.contains("Extract and write shards")) {
        return false;
      }
    }
    return true;
  }

  private static String lastAccumulators() throws IOException {
    String job = rest("jobs/overview").replaceFirst(".*?\"jid\":\"(\\w+)\".*", "$1");
    return rest("jobs/" + job + "/accumulators");
  }

  private static String rest(String path) throws IOException {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create("http://" + cluster.master() + "/" + path)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** Returns the addresses, in the hexadecimal of the kernel, that a process listens on. */
  private static List<String> listening(long pid) throws IOException {
    Set<String> inodes;
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      inodes =
          descriptors
              .map(FlinkClusterIT::target)
              .filter(target -> target.startsWith("socket:["))
              .map(target -> target.substring(8, target.length() - 1))
              .collect(Collectors.toSet());
    }
    List<String> addresses = new ArrayList<>();
    for (String table : List.of("tcp", "tcp6")) {
      Path file = Path.of("/proc/" + pid + "/net/" + table);
      if (!Files.exists(file)) {
        continue;
      }
      for (String line : Files.readAllLines(file)) {
        String[] fields = line.strip().split("\\s+");
        if (fields.length > 9 && fields[3].equals("0A") && inodes.contains(fields[9])) {
          addresses.add(fields[1].substring(0, fields[1].indexOf(':')));
        }
      }
    }
    return addresses;
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static boolean isLoopback(String hex) {
    return LOOPBACK.contains(hex);
  }
}
