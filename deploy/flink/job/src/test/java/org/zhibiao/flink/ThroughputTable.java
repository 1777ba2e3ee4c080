package org.zhibiao.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.zhibiao.extract.DocumentExtractor;
import org.zhibiao.extract.DocumentIds;
import org.zhibiao.source.SourceDocument;
import org.zhibiao.table.RunRecord;

/**
 * Measures the same documents through a plain loop, the direct runner and a cluster, and prints a
 * table: {@code deploy/flink/throughput DOCUMENTS [FOLDER]}. The folder is filled once and used
 * again. Every output must account for every document and have the same bytes as the others.
 */
final class ThroughputTable {

  private static final long SEED = 20_240_229L;
  private static final int HEAP_MEBIBYTES = 768;

  private final Path input;
  private final Path scratch;
  private final int documents;
  private Map<String, String> bytes;

  private ThroughputTable(Path input, Path scratch, int documents) {
    this.input = input;
    this.scratch = scratch;
    this.documents = documents;
  }

  /** Runs it. */
  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException {
    int documents = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
    Path input =
        args.length > 1
            ? Path.of(args[1])
            : Path.of(System.getProperty("java.io.tmpdir"), "zhibiao-varied-" + documents);
    if (!Files.exists(input)) {
      VariedReports.write(input, documents, SEED);
    }
    Path scratch = Files.createTempDirectory("zhibiao-throughput");
    ThroughputTable table = new ThroughputTable(input, scratch, documents);
    System.out.printf(Locale.ROOT, "%,d documents, %s%n%n", documents, load());
    System.out.println("| way | seconds | documents/s | greatest heap of a TaskManager | load |");
    System.out.println("|---|---:|---:|---:|---|");
    table.loop(1);
    table.loop(2);
    table.direct();
    for (int slots : List.of(1, 2)) {
      table.cluster(slots);
    }
    delete(scratch);
  }

  private void loop(int threads) throws IOException, InterruptedException, ExecutionException {
    DocumentExtractor extractor = new DocumentExtractor();
    long started = System.nanoTime();
    List<Path> files;
    try (Stream<Path> walked = Files.walk(input)) {
      files = walked.filter(Files::isRegularFile).sorted().toList();
    }
    AtomicInteger next = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      running.add(
          pool.submit(
              () -> {
                for (int f = next.getAndIncrement(); f < files.size(); f = next.getAndIncrement()) {
                  String uri = input.relativize(files.get(f)).toString();
                  extractor.extract(SourceDocument.ofFile(uri, content(files.get(f))));
                }
              }));
    }
    for (Future<?> thread : running) {
      thread.get();
    }
    pool.shutdown();
    print("plain loop, " + threads + " thread(s), nothing written", started, "–");
  }

  private void direct() throws IOException, InterruptedException {
    Path output = scratch.resolve("direct");
    long started = System.nanoTime();
    TrialCluster.Command.Ended ended =
        TrialCluster.Command.run(
            TrialCluster.root().resolve("zhibiao").toString(),
            "extract",
            "--quiet",
            "--input=" + input,
            "--output=" + output);
    check(ended, output, started, "direct runner", "–");
  }

  private void cluster(int slots) throws IOException, InterruptedException {
    Path output = scratch.resolve("slots-" + slots);
    try (TrialCluster cluster =
        TrialCluster.start(scratch.resolve("cluster-" + slots), slots, 1, HEAP_MEBIBYTES)) {
      long started = System.nanoTime();
      TrialCluster.Command command =
          cluster.submit("--quiet", "--input=" + input, "--output=" + output);
      long heap = 0;
      while (!command.process().waitFor(1, TimeUnit.SECONDS)) {
        heap = Math.max(heap, heap(cluster));
      }
      check(
          command.await(),
          output,
          started,
          "cluster, " + slots + " TaskManager(s) of 1 slot",
          String.format(Locale.ROOT, "%d of %d MiB", heap >> 20, HEAP_MEBIBYTES));
    }
  }

  private void check(
      TrialCluster.Command.Ended ended, Path output, long started, String way, String heap)
      throws IOException {
    if (ended.code() != 0) {
      throw new IOException(way + ": " + ended.text());
    }
    print(way, started, heap);
    RunRecord.Reconciliation sum = RunRecord.read(output).reconciliation();
    if (sum.found() != documents || sum.documents() + sum.quarantined() != documents) {
      throw new IOException(way + " does not account for every document: " + sum);
    }
    Map<String, String> hashes = hashes(output);
    if (bytes == null) {
      bytes = hashes;
    } else if (!bytes.equals(hashes)) {
      throw new IOException(way + " wrote other tables");
    }
    delete(output);
  }

  private void print(String way, long started, String heap) {
    double seconds = (System.nanoTime() - started) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "| %s | %.0f | %.0f | %s | %s |%n",
        way,
        seconds,
        documents / seconds,
        heap,
        load());
  }

  /** Returns the heap in use of the TaskManager that uses most; 0 where none answers. */
  private static long heap(TrialCluster cluster) throws InterruptedException {
    try {
      ObjectMapper json = new ObjectMapper();
      HttpClient client = HttpClient.newHttpClient();
      String base = "http://" + cluster.master() + "/taskmanagers";
      long most = 0;
      for (JsonNode manager : json.readTree(get(client, base)).path("taskmanagers")) {
        String metric =
            get(
                client,
                base
                    + "/"
                    + manager.path("id").asText()
                    + "/metrics?get=Status.JVM.Memory.Heap.Used");
        most = Math.max(most, json.readTree(metric).path(0).path("value").asLong());
      }
      return most;
    } catch (IOException e) {
      return 0;
    }
  }

  private static String get(HttpClient client, String uri)
      throws IOException, InterruptedException {
    return client
        .send(HttpRequest.newBuilder(URI.create(uri)).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  /** The bytes of every table; run.json names the output folder and differs. */
  private static Map<String, String> hashes(Path output) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(output)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".parquet")).toList()) {
        hashes.put(
            output.relativize(file).toString(), DocumentIds.sha256(Files.readAllBytes(file)));
      }
    }
    return hashes;
  }

  private static byte[] content(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String load() {
    try {
      return "load " + Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    } catch (IOException e) {
      return "load unknown";
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
