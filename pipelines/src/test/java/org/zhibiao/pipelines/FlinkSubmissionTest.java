package org.zhibiao.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of a cluster before a job is submitted, and while it runs. */
class FlinkSubmissionTest {

  private static final String RESTARTS =
      "[{\"key\":\"restart-strategy.type\",\"value\":\"fixed-delay\"}]";
  private static final String HERE =
      "{\"taskmanagers\":[{\"path\":\"pekko.tcp://flink@127.0.0.1:39835/user/rpc/taskmanager_0\"}]}";
  private static final String ELSEWHERE =
      "{\"taskmanagers\":[{\"path\":\"pekko.tcp://flink@192.0.2.7:6122/user/rpc/taskmanager_0\"}]}";

  private final Map<String, String> answers = new TreeMap<>();
  private HttpServer server;
  private String master;

  @BeforeEach
  void serve() throws IOException {
    answers.put("/overview", "{\"flink-version\":\"1.19.3\",\"slots-total\":3}");
    answers.put("/jobmanager/config", RESTARTS);
    answers.put("/taskmanagers", HERE);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String answer = answers.get(exchange.getRequestURI().getPath());
          byte[] body = (answer == null ? "" : answer).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(
              answer == null ? 404 : 200, body.length == 0 ? -1 : body.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    server.start();
    master = "127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aClusterThatSuitsIsUsedWithAllItsSlots() throws IOException {
    FlinkPipelineOptions options = submit().as(FlinkPipelineOptions.class);

    assertThat(options.getParallelism()).isEqualTo(3);
    assertThat(options.getAttachedMode()).isFalse();
    assertThat(options.getFilesToStage())
        .isNotEmpty()
        .noneMatch(jar -> jar.matches(".*/(flink|logback|slf4j)-[^/]*"));
  }

  @Test
  void theWantedParallelismStays() throws IOException {
    assertThat(submit("--parallelism=2").as(FlinkPipelineOptions.class).getParallelism())
        .isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[{\"key\":\"restart-strategy.type\",\"value\":\"none\"}]"})
  void aClusterThatRestartsNothingIsRefused(String configuration) throws IOException {
    answers.put("/jobmanager/config", configuration);

    assertThatThrownBy(this::submit)
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("--flinkMaster=" + master + " restarts nothing that fails")
        .hasMessageContaining("restart-strategy.type: fixed-delay");
    submit("--acceptNoRestarts=true");
  }

  @Test
  void localPathsAreRefusedWhereWorkersAreElsewhere() throws IOException {
    answers.put("/taskmanagers", ELSEWHERE);

    assertThatThrownBy(this::submit)
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("--output=/data/out is a place of this machine")
        .hasMessageContaining("192.0.2.7")
        .hasMessageContaining("--sharedFolders");
    assertThatThrownBy(() -> submit("--sharedFolders=/data/out"))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("--input=/data/in is a place of this machine");
    assertThatThrownBy(() -> submit("--sharedFolders=/dat")).isInstanceOf(UsageException.class);
    submit("--sharedFolders=/mnt,/data");
  }

  @Test
  void anotherVersionOfFlinkIsRefused() {
    answers.put("/overview", "{\"flink-version\":\"1.20.0\",\"slots-total\":3}");

    assertThatThrownBy(this::submit)
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("is of Flink 1.20.0, and this program is for 1.19.x");
  }

  @Test
  void aClusterWithoutWorkersIsRefused() {
    answers.put("/overview", "{\"flink-version\":\"1.19.3\",\"slots-total\":0}");

    assertThatThrownBy(this::submit)
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--flinkMaster=" + master + " has no slots");
  }

  @Test
  void nobodyThatAnswersIsToldOf() {
    server.stop(0);

    assertThatThrownBy(this::submit)
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("--flinkMaster=" + master + " does not answer");
  }

  @Test
  void aMasterIsAHostAndAPort() {
    master = "http://somewhere:8081";

    assertThatThrownBy(this::submit)
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "--flinkMaster=http://somewhere:8081: give the host:port of a cluster's REST interface");
  }

  @Test
  void anOptionThatFlinkIgnoresIsRefused() {
    assertThatThrownBy(() -> submit("--numberOfExecutionRetries=3"))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("--numberOfExecutionRetries=3 does nothing on Flink 1.19");
  }

  @Test
  void inThisProcessNothingIsAsked() throws IOException {
    server.stop(0);
    ExtractOptions options = RunnerChoice.FLINK.options(List.of("--flinkMaster=[local]"));
    place(options);

    assertThat(FlinkSubmission.of(options, ExtractPlan.of(options))).isNull();
  }

  @Test
  void aJobThatFailedSaysWhy() {
    job("FAILED");
    answers.put(
        "/jobs/77/exceptions",
        "{\"root-exception\":\"org.Outer: no\\n\\tat a\\nCaused by: java.io.IOException: No space"
            + " left on device\\n\\tat b\"}");

    assertThatThrownBy(() -> running().await(state -> {}))
        .isInstanceOf(IOException.class)
        .hasMessage("job 77 ended as FAILED: java.io.IOException: No space left on device");
  }

  @Test
  void aJobThatNobodyKnowsAnyMoreIsToBeRunAgain() {
    assertThatThrownBy(() -> running().await(state -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("does not know the job 77 any more")
        .hasMessageContaining("run the command again")
        .hasNoCause();
  }

  @Test
  void aJobThatEndedWellTellsHowFarItWas() throws IOException {
    job("FINISHED");
    List<FlinkRest.JobState> heard = new ArrayList<>();

    running().await(heard::add);

    assertThat(heard).containsExactly(new FlinkRest.JobState("FINISHED", 9, 7));
  }

  @Test
  void aClaimIsHeldAsLongAsItsJobRuns() throws IOException {
    job("RUNNING");
    String holder = "flink http://" + master + " zhibiao-1";
    assertThat(FlinkJob.isRunning(holder)).isTrue();

    job("FINISHED");
    assertThat(FlinkJob.isRunning(holder)).isFalse();
    assertThat(FlinkJob.isRunning("flink http://" + master + " other")).isFalse();
    assertThat(FlinkJob.isRunning("somebody else")).isFalse();
  }

  private FlinkJob running() {
    return new FlinkJob(new FlinkRest("http://" + master), "77", "--flinkMaster=" + master);
  }

  private void job(String state) {
    answers.put(
        "/jobs/overview", "{\"jobs\":[{\"jid\":\"77\",\"name\":\"zhibiao-1\",\"start-time\":5}]}");
    answers.put(
        "/jobs/77",
        "{\"state\":\""
            + state
            + "\",\"vertices\":[{\"name\":\"CHAIN FlatMap (FlatMap at Write tables/Extract and write"
            + " shards/ParMultiDo(WriteShard))\",\"metrics\":{\"read-records\":9,\"write-records\":7}},"
            + "{\"name\":\"other\",\"metrics\":{\"read-records\":3,\"write-records\":3}}]}");
  }

  private ExtractOptions submit(String... others) throws IOException {
    List<String> args = new ArrayList<>(List.of("--flinkMaster=" + master));
    args.addAll(List.of(others));
    ExtractOptions options = RunnerChoice.FLINK.options(args);
    place(options);
    FlinkSubmission.of(options, ExtractPlan.of(options));
    return options;
  }

  private static void place(ExtractOptions options) {
    options.setInput(List.of("/data/in"));
    options.setOutput("/data/out");
  }
}
