package org.zhibiao.pipelines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is asked of a Flink cluster through its REST interface. Knows no class of Flink. */
final class FlinkRest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int NOT_FOUND = 404;
  private static final int SUCCESS = 200;
  private static final int REDIRECTION = 300;

  private final URI address;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  /**
   * Names a cluster.
   *
   * @param address where its REST interface is, such as {@code http://127.0.0.1:8081}
   */
  FlinkRest(String address) {
    this.address = URI.create(address.endsWith("/") ? address : address + "/");
  }

  /**
   * State of a job.
   *
   * @param state as Flink names it, such as RUNNING
   * @param shards shards that were handed to workers; 0 before
   * @param written shards that were written
   */
  record JobState(String state, long shards, long written) {

    /** Returns whether nothing will change any more. */
    boolean isFinal() {
      return switch (state) {
        case "FINISHED", "FAILED", "CANCELED", "SUSPENDED" -> true;
        default -> false;
      };
    }
  }

  /** Returns the address. */
  String address() {
    String text = address.toString();
    return text.substring(0, text.length() - 1);
  }

  /** Returns the version of Flink, such as 1.19.3. */
  String version() throws IOException {
    return get("overview").path("flink-version").asText();
  }

  /** Returns the number of slots, free or not. */
  int slots() throws IOException {
    return get("overview").path("slots-total").asInt();
  }

  /** Returns the configuration of the cluster. */
  SortedMap<String, String> configuration() throws IOException {
    SortedMap<String, String> values = new TreeMap<>();
    for (JsonNode entry : get("jobmanager/config")) {
      values.put(entry.path("key").asText(), entry.path("value").asText());
    }
    return values;
  }

  /** Returns the hosts of the TaskManagers, as they name themselves. */
  List<String> hosts() throws IOException {
    List<String> hosts = new ArrayList<>();
    for (JsonNode manager : get("taskmanagers").path("taskmanagers")) {
      // pekko.tcp://flink@10.0.0.7:39835/user/rpc/taskmanager_0
      String path = manager.path("path").asText();
      String behindAt = path.substring(path.indexOf('@') + 1);
      int colon = behindAt.lastIndexOf(':', behindAt.indexOf("/user") - 1);
      hosts.add(colon < 0 ? path : behindAt.substring(0, colon));
    }
    return hosts;
  }

  /** Returns the id of the job of a name that was submitted last, if there is one. */
  Optional<String> job(String name) throws IOException {
    List<JsonNode> jobs = new ArrayList<>();
    for (JsonNode job : get("jobs/overview").path("jobs")) {
      if (job.path("name").asText().equals(name)) {
        jobs.add(job);
      }
    }
    return jobs.stream()
        .max(Comparator.comparingLong(job -> job.path("start-time").asLong()))
        .map(job -> job.path("jid").asText());
  }

  /**
   * Returns how far a job is.
   *
   * @throws FileNotFoundException if the cluster does not know it
   */
  JobState state(String id) throws IOException {
    JsonNode job = get("jobs/" + id);
    long shards = 0;
    long written = 0;
    for (JsonNode vertex : job.path("vertices")) {
      // The step that spreads shards hands each on once; the one that writes them reads each.
      if (vertex.path("name").asText().contains("Write tables/Extract and write shards")) {
        written += vertex.path("metrics").path("write-records").asLong();
        shards += vertex.path("metrics").path("read-records").asLong();
      }
    }
    return new JobState(job.path("state").asText(), shards, written);
  }

  /** Returns what a job failed of: the innermost cause, in a line. */
  String failure(String id) throws IOException {
    String trace =
        get("jobs/" + id + "/exceptions?maxExceptions=1").path("root-exception").asText();
    String cause = trace.lines().findFirst().orElse("no reason was given");
    for (String line : trace.lines().toList()) {
      if (line.startsWith("Caused by: ")) {
        cause = line.substring("Caused by: ".length());
      }
    }
    return cause;
  }

  /** Tells a job to end. */
  void cancel(String id) throws IOException {
    send(
        HttpRequest.newBuilder(address.resolve("jobs/" + id + "?mode=cancel"))
            .method("PATCH", HttpRequest.BodyPublishers.noBody()));
  }

  private JsonNode get(String path) throws IOException {
    return send(HttpRequest.newBuilder(address.resolve(path)).GET());
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<String> response =
          client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() == NOT_FOUND) {
        throw new FileNotFoundException(response.uri() + " is not there");
      }
      if (response.statusCode() < SUCCESS || response.statusCode() >= REDIRECTION) {
        throw new IOException(
            String.format(
                Locale.ROOT,
                "%s answers %d: %s",
                response.uri(),
                response.statusCode(),
                response.body()));
      }
      return JSON.readTree(response.body().isEmpty() ? "{}" : response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while asking " + address, e);
    }
  }
}
