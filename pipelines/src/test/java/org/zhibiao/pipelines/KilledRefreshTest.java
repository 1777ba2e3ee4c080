package org.zhibiao.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Refreshes that are killed at random moments. {@code bench/crash} does it fifty times; here some
 * show that it works.
 */
class KilledRefreshTest {

  private static final int KILLS = Integer.getInteger("zhibiao.kills", 4);
  private static final long SEED = Long.getLong("zhibiao.seed", 42);

  @TempDir Path folder;

  private Path input;
  private Path warehouse;

  @Test
  void aKilledRefreshLeavesTheLastCompleteRun()
      throws IOException, InterruptedException, SQLException {
    input = folder.resolve("corpus");
    warehouse = folder.resolve("warehouse");
    NightlyCorpus corpus = new NightlyCorpus(input, SEED);
    corpus.begin(30);
    long started = System.nanoTime();
    assertThat(child().waitFor()).as(this::said).isEqualTo(0);
    // Some of the refreshes shall be over before they are killed.
    long usual = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started) * 4 / 3;
    Random random = new Random(SEED);
    FollowingReader reader = new FollowingReader(warehouse);
    Thread following = new Thread(reader, "reader");
    following.start();
    int killed = 0;
    int completed = 0;
    try (Connection duckdb = TableComparison.duckdb()) {
      Path published = full(0);
      int runs = runs();
      for (int i = 1; killed < KILLS; i++) {
        corpus.night();
        Path now = full(i);
        Process child = child();
        // Most of a short run is the start of the process: look at the rest of it more closely.
        long from = random.nextInt(4) == 0 ? 0 : usual / 2;
        boolean ended = child.waitFor(from + random.nextLong(usual - from), TimeUnit.MILLISECONDS);
        child.destroyForcibly().waitFor();
        killed += ended ? 0 : 1;
        if (runs() > runs) {
          runs = runs();
          published = now;
          completed++;
        }
        TableComparison.assertSame(duckdb, warehouse, published, "behind kill " + killed);
        System.out.printf(
            "refresh %d %s, run %d readable and right%n", i, ended ? "ended" : "killed", runs);
      }
      Process last = child();
      assertThat(last.waitFor()).as(this::said).isEqualTo(0);
      TableComparison.assertSame(duckdb, warehouse, full(-1), "in the end");
    }
    reader.stop();
    following.join();
    TableComparison.run("maintain", "--warehouse=" + warehouse, "--keep-runs=1");

    assertThat(reader.faults()).isEmpty();
    assertThat(dataFiles()).isEqualTo(namedFiles());
    System.out.printf(
        "%d kills, %d of the runs were complete before them, %d looks at %d runs in between%n",
        killed, completed, reader.looks(), reader.seen().size());
  }

  private Process child() throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classpath(),
                "org.zhibiao.pipelines.Zhibiao",
                "refresh",
                "--input=" + input,
                "--warehouse=" + warehouse,
                "--max-quarantine-share=1",
                "--max-vanished-share=1"))
        .redirectOutput(Redirect.DISCARD)
        .redirectError(Redirect.appendTo(folder.resolve("errors").toFile()))
        .start();
  }

  /** Returns the class path of this test, which some launchers keep from the JVM's own. */
  private static String classpath() {
    ClassLoader loader = KilledRefreshTest.class.getClassLoader();
    if (!(loader instanceof URLClassLoader urls)) {
      return System.getProperty("java.class.path");
    }
    return Stream.of(urls.getURLs())
        .map(url -> Path.of(URI.create(url.toString())).toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private String said() {
    try {
      return Files.readString(folder.resolve("errors"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path full(int number) {
    Path full = folder.resolve("full" + number);
    TableComparison.run("extract", "--quiet", "--input=" + input, "--output=" + full);
    return full;
  }

  private int runs() {
    return (int)
        TableComparison.run("tables", "--warehouse=" + warehouse, "--runs").lines().count();
  }

  private Set<String> namedFiles() {
    Set<String> named = new TreeSet<>();
    TableComparison.run("tables", "--warehouse=" + warehouse, "--paths")
        .lines()
        .forEach(line -> named.add(line.substring(line.indexOf('\t') + 1)));
    return named;
  }

  /** Returns the data files that are there, but for those of runs. */
  private Set<String> dataFiles() throws IOException {
    Set<String> there = new TreeSet<>();
    try (Stream<Path> files = Files.walk(warehouse)) {
      files
          .filter(Files::isRegularFile)
          .map(Path::toString)
          .filter(file -> file.contains("/data/") && !file.contains("/runs/"))
          .forEach(there::add);
    }
    return there;
  }
}
