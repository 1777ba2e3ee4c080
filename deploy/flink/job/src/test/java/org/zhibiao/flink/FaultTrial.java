package org.zhibiao.flink;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Runs the job again and again on a cluster of separate processes, each time with a fault at a
 * random moment, and compares the tables with those of an undisturbed run.
 *
 * <p>{@code deploy/flink/faults ROUNDS [SEED] [DOCUMENTS] [FAULT]}. A round is fine if its command
 * ended as it should, and its output is, whole and row by row, the new one or (where the run could
 * not end) the old one, and nothing else is left beside it.
 */
final class FaultTrial {

  private static final int ROUNDS = 24;
  private static final int DOCUMENTS = 3_000;
  private static final int SHARDS = 100;
  private static final int OLD_DOCUMENTS = 40;
  private static final long RANDOM_MILLIS = 5_000;
  private static final String FULL_DISK_BYTES = "700k";

  private final Path folder;
  private final TrialCluster cluster;
  private final Random random;
  private final Path input;
  private final Map<String, String> expected;
  private final Map<String, String> old;

  private FaultTrial(Path folder, TrialCluster cluster, long seed, int documents)
      throws IOException, InterruptedException {
    this.folder = folder;
    this.cluster = cluster;
    this.random = new Random(seed);
    this.input = folder.resolve("in");
    VariedReports.write(input, documents, seed);
    this.expected = undisturbed("all");
    this.old = undisturbed("old", "--limit=" + OLD_DOCUMENTS);
  }

  /** Runs it; the exit code says whether every round was fine. */
  public static void main(String[] args) throws IOException, InterruptedException {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : ROUNDS;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : new Random().nextInt(1_000_000);
    int documents = args.length > 2 ? Integer.parseInt(args[2]) : DOCUMENTS;
    Fault[] faults =
        args.length > 3
            ? new Fault[] {Fault.valueOf(args[3].toUpperCase(Locale.ROOT))}
            : Fault.values();
    Path folder = Files.createTempDirectory("zhibiao-faults");
    System.out.printf(
        "%d rounds, seed %d, %,d documents, one JobManager and two TaskManagers; in %s%n",
        rounds, seed, documents, folder);
    boolean fine = true;
    try (TrialCluster cluster = TrialCluster.start(folder.resolve("cluster"), 2, 1, 768)) {
      FaultTrial trial = new FaultTrial(folder, cluster, seed, documents);
      System.out.printf("undisturbed: %s%n%n", trial.expected.get("mentions").split(" rows")[0]);
      System.out.println(
          "| round | fault | at | command | output | equal row by row | left over | seconds | |");
      System.out.println("|---:|---|---|---|---|---|---|---:|---|");
      for (int round = 1; round <= rounds; round++) {
        fine &= trial.round(round, faults[(round - 1) % faults.length]);
      }
    }
    System.out.println(fine ? "all rounds were fine" : "NOT ALL ROUNDS WERE FINE");
    if (fine) {
      delete(folder);
    }
    System.exit(fine ? 0 : 1);
  }

  private Map<String, String> undisturbed(String name, String... options)
      throws IOException, InterruptedException {
    Path output = folder.resolve(name);
    List<String> command =
        new ArrayList<>(
            List.of(
                TrialCluster.root().resolve("zhibiao").toString(),
                "extract",
                "--input=" + input,
                "--formats=parquet,avro",
                "--output=" + output));
    command.addAll(List.of(options));
    TrialCluster.Command.Ended ended = TrialCluster.Command.start(command).await();
    if (ended.code() != 0) {
      throw new IOException(ended.text());
    }
    return OutputRows.digests(output);
  }

  /** What a round saw. */
  private record Seen(String moment, String command, boolean ended) {}

  private boolean round(int number, Fault fault) throws IOException, InterruptedException {
    awaitQuiet();
    Path place = Files.createDirectories(folder.resolve("round-" + number));
    boolean mounted = fault == Fault.DISK_FULL && mount(place);
    if (fault == Fault.DISK_FULL && !mounted) {
      System.out.printf(
          "| %d | %s | skipped: no tmpfs may be mounted here | | | | | | |%n", number, fault);
      return true;
    }
    try {
      Path output = place.resolve("out");
      copy(folder.resolve("old"), output);
      long started = System.nanoTime();
      Seen seen = disturb(fault, output);
      double seconds = (System.nanoTime() - started) / 1e9;
      Map<String, String> rows = OutputRows.digests(output);
      String whole = rows.equals(expected) ? "new" : rows.equals(old) ? "old" : "NEITHER";
      boolean wanted =
          switch (fault) {
            case DISK_FULL -> whole.equals("old");
            case CLIENT -> !whole.equals("NEITHER");
            default -> whole.equals("new");
          };
      String litter = litter(output);
      boolean fine = wanted && seen.ended() && litter.isEmpty();
      System.out.printf(
          Locale.ROOT,
          "| %d | %s | %s | %s | %s | %s | %s | %.0f | %s |%n",
          number,
          fault.name().toLowerCase(Locale.ROOT),
          seen.moment(),
          seen.command(),
          whole,
          whole.equals("NEITHER") ? "no" : "yes",
          litter.isEmpty() ? "nothing" : litter,
          seconds,
          fine ? "fine" : "NOT FINE");
      return fine;
    } finally {
      if (mounted) {
        // Lazily: a worker may not have closed yet what it could not write.
        TrialCluster.Command.run("umount", "-l", place.toString());
      }
      delete(place);
    }
  }

  private Seen disturb(Fault fault, Path output) throws IOException, InterruptedException {
    TrialCluster.Command command = submit(output);
    long started = System.nanoTime();
    String moment = "while it fills up";
    if (fault != Fault.DISK_FULL) {
      Optional<String> hit = strike(fault, command, output);
      moment =
          hit.map(
                  what ->
                      String.format(
                          Locale.ROOT, "%.2f s, %s", (System.nanoTime() - started) / 1e9, what))
              .orElse("missed: it had ended");
    }
    TrialCluster.Command.Ended ended = command.await();
    return switch (fault) {
      case DISK_FULL ->
          new Seen(
              moment,
              "failed: " + lastLine(ended.text()),
              ended.code() == 1 && ended.text().contains("No space left"));
      case JOBMANAGER -> {
        if (ended.code() == 0) {
          yield new Seen(moment, "done", true);
        }
        awaitQuiet();
        boolean kept = OutputRows.digests(output).equals(old);
        TrialCluster.Command.Ended again = submit(output).await();
        yield new Seen(
            moment,
            "failed ("
                + (kept ? "old output whole" : "OLD OUTPUT DAMAGED")
                + "), submitted again: "
                + (again.code() == 0 ? "done" : again.text()),
            kept && again.code() == 0 && ended.text().contains("run the command again"));
      }
      case CLIENT -> {
        awaitQuiet();
        // Whatever it left, the next run clears it; on a place of its own it changes no output.
        boolean isNew = OutputRows.digests(output).equals(expected);
        List<String> next =
            new ArrayList<>(
                List.of(
                    TrialCluster.root().resolve("zhibiao").toString(),
                    "extract",
                    "--input=" + input,
                    "--output=" + output,
                    "--overwrite"));
        if (!isNew) {
          next.add("--limit=" + OLD_DOCUMENTS);
        }
        TrialCluster.Command.Ended after = TrialCluster.Command.start(next).await();
        yield new Seen(
            moment,
            "killed; next run " + (after.code() == 0 ? "done" : after.text()),
            after.code() == 0);
      }
      default -> new Seen(moment, ended.code() == 0 ? "done" : ended.text(), ended.code() == 0);
    };
  }

  private TrialCluster.Command submit(Path output) throws IOException {
    return cluster.submit(
        "--input=" + input,
        "--output=" + output,
        "--overwrite",
        "--shards=" + SHARDS,
        "--formats=parquet,avro",
        "--quiet");
  }

  /** Kills at the fault's moment; returns what was there by then, nothing if the run was over. */
  private Optional<String> strike(Fault fault, TrialCluster.Command command, Path output)
      throws IOException, InterruptedException {
    Optional<Path> staging = Optional.empty();
    String worker = cluster.workers().get(random.nextInt(cluster.workers().size()));
    long wait = random.nextLong(RANDOM_MILLIS);
    int files = 1 + random.nextInt(SHARDS - 1);
    while (command.process().isAlive()) {
      if (staging.isEmpty()) {
        staging = staging(output);
        Thread.sleep(1);
        continue;
      }
      boolean now =
          switch (fault) {
            case WORKER_EXTRACTING, JOBMANAGER, CLIENT -> written(staging.get()) > 0;
            case WORKER_WRITING -> written(staging.get()) >= files;
            default -> Files.exists(staging.get().resolve("publishing"));
          };
      if (!now) {
        // Publishing takes some hundredths of a second: what comes before it is waited for without
        // a pause, once every shard is under way.
        if (fault != Fault.WORKER_FINALISING || written(staging.get()) < SHARDS) {
          Thread.sleep(1);
        }
        continue;
      }
      switch (fault) {
        case WORKER_WRITING -> Thread.sleep(random.nextInt(30));
        case WORKER_FINALISING -> {
          worker = publisher().orElse(worker);
          Thread.sleep(random.nextInt(20));
        }
        default -> Thread.sleep(wait);
      }
      if (!command.process().isAlive()) {
        return Optional.empty();
      }
      switch (fault) {
        case JOBMANAGER -> cluster.kill("jobmanager");
        case CLIENT -> command.process().destroyForcibly();
        default -> cluster.kill(worker);
      }
      return Optional.of(state(staging.get(), output));
    }
    return Optional.empty();
  }

  private static String state(Path staging, Path output) throws IOException {
    if (Files.exists(staging.resolve("tree"))) {
      try (Stream<Path> built = Files.walk(staging.resolve("tree"))) {
        return "tree of " + built.filter(Files::isRegularFile).count() + " files";
      } catch (IOException | java.io.UncheckedIOException e) {
        return "tree on its way";
      }
    }
    if (Files.exists(staging.resolve("published"))) {
      return "just in place";
    }
    return written(staging)
        + " files of rows of "
        + "documents"
        + (Files.exists(output) ? "" : ", no output");
  }

  /** The worker that holds the lock of publishing. */
  private Optional<String> publisher() throws IOException {
    for (String name : cluster.workers()) {
      var pid = cluster.process(name);
      if (pid.isEmpty()) {
        continue;
      }
      try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + pid.getAsLong() + "/fd"))) {
        for (Path descriptor : descriptors.toList()) {
          try {
            if (Files.readSymbolicLink(descriptor).endsWith("publishing")) {
              return Optional.of(name);
            }
          } catch (IOException e) {
            // It was closed meanwhile.
          }
        }
      } catch (IOException e) {
        // The process has ended.
      }
    }
    return Optional.empty();
  }

  private static Optional<Path> staging(Path output) throws IOException {
    try (Stream<Path> siblings = Files.list(output.getParent())) {
      return siblings.filter(FaultTrial::isStaging).findFirst();
    }
  }

  private static boolean isStaging(Path path) {
    return path.getFileName().toString().contains(".staging-");
  }

  private static long written(Path staging) throws IOException {
    Path documents = staging.resolve("attempts/documents");
    if (!Files.exists(documents)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(documents)) {
      return files.count();
    } catch (IOException e) {
      return 0;
    }
  }

  private static String litter(Path output) throws IOException {
    List<String> left = new ArrayList<>();
    try (Stream<Path> siblings = Files.list(output.getParent())) {
      siblings
          .filter(path -> !path.equals(output))
          .forEach(path -> left.add(path.getFileName().toString()));
    }
    return String.join(", ", left);
  }

  /** Waits until both TaskManagers are there and no job is left. */
  private void awaitQuiet() throws IOException, InterruptedException {
    for (int i = 0; i < 1_200; i++) {
      String overview = overview();
      if (overview.contains("\"slots-total\":2,\"slots-available\":2,\"jobs-running\":0")) {
        return;
      }
      Thread.sleep(200);
    }
    throw new IOException("The cluster does not come to rest: " + overview());
  }

  private String overview() {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create("http://" + cluster.master() + "/overview"))
                  .build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      return e.toString();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return e.toString();
    }
  }

  private static boolean mount(Path place) throws IOException, InterruptedException {
    return TrialCluster.Command.run(
                "mount", "-t", "tmpfs", "-o", "size=" + FULL_DISK_BYTES, "tmpfs", place.toString())
            .code()
        == 0;
  }

  private static String lastLine(String text) {
    return text.lines()
        .filter(line -> line.startsWith("zhibiao:"))
        .reduce((a, b) -> b)
        .orElse(text.strip())
        .replaceFirst("^zhibiao: the run failed: ", "")
        .replaceAll("[^ ]*/", "")
        .replace('|', '/');
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
