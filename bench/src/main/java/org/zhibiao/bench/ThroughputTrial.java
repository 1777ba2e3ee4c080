package org.zhibiao.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.zhibiao.extract.DocumentExtractor;
import org.zhibiao.extract.DocumentTables;
import org.zhibiao.source.SourceDocument;

/**
 * Many small loose files: a plain loop over the extractor, to be set beside {@code zhibiao extract}
 * on the same folder.
 *
 * <p>Arguments: {@code --files=20000}, {@code --folder=DIR}, and {@code --characters=N} for files
 * that hold the first N characters of a report. The folder is filled once, with varied copies of
 * the reports, and used again where it holds that many files.
 */
final class ThroughputTrial {

  private static final int DEFAULT_FILES = 20_000;
  private static final int FILES_PER_FOLDER = 1_000;
  private static final long SEED = 20_240_229L;
  private static final String DATE_UNITS = "年月日";

  private ThroughputTrial() {}

  /** Runs it. */
  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException {
    int files = DEFAULT_FILES;
    int characters = Integer.MAX_VALUE;
    Path folder = Path.of(System.getProperty("java.io.tmpdir"), "zhibiao-throughput");
    for (String arg : args) {
      if (arg.startsWith("--files=")) {
        files = Integer.parseInt(arg.substring("--files=".length()));
      } else if (arg.startsWith("--folder=")) {
        folder = Path.of(arg.substring("--folder=".length()));
      } else if (arg.startsWith("--characters=")) {
        characters = Integer.parseInt(arg.substring("--characters=".length()));
      } else {
        System.err.println(
            "Unknown argument " + arg + ": known are --files=N, --characters=N and --folder=DIR");
        System.exit(2);
      }
    }
    DocumentExtractor extractor = new DocumentExtractor();
    Reports reports = Reports.load(extractor);
    if (count(folder) != files) {
      generate(reports, folder, files, characters);
    }
    for (int threads : List.of(1, 2)) {
      loop(extractor, folder, threads);
    }
    System.out.println();
    System.out.println("On the direct runner, for the same folder:");
    System.out.printf(
        "  time ./zhibiao extract --input=%s --output=out-trial --overwrite%n", folder);
  }

  private static void loop(DocumentExtractor extractor, Path folder, int threads)
      throws IOException, InterruptedException, ExecutionException {
    long started = System.nanoTime();
    List<Path> files;
    try (Stream<Path> paths = Files.walk(folder)) {
      files = paths.filter(Files::isRegularFile).sorted().toList();
    }
    AtomicInteger next = new AtomicInteger();
    AtomicLong bytes = new AtomicLong();
    AtomicLong mentions = new AtomicLong();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      running.add(
          pool.submit(
              () -> {
                for (int f = next.getAndIncrement(); f < files.size(); f = next.getAndIncrement()) {
                  byte[] content = read(files.get(f));
                  DocumentTables tables =
                      extractor.extract(
                          SourceDocument.ofFile(
                              folder.relativize(files.get(f)).toString(), content));
                  bytes.addAndGet(content.length);
                  mentions.addAndGet(tables.mentions().size());
                }
              }));
    }
    for (Future<?> thread : running) {
      thread.get();
    }
    pool.shutdown();
    double seconds = (System.nanoTime() - started) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "plain loop, %d thread%s: %d files, %.1f MB, %d mentions in %.1f s: %.0f documents/s%n",
        threads,
        threads == 1 ? "" : "s",
        files.size(),
        bytes.get() / 1e6,
        mentions.get(),
        seconds,
        files.size() / seconds);
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long count(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).count();
    }
  }

  /** Writes copies in UTF-8 in which the digits other than 0 are others, but not those of dates. */
  private static void generate(Reports reports, Path folder, int files, int characters)
      throws IOException {
    if (count(folder) > 0) {
      throw new IOException(folder + " holds other files: name an empty or a new folder");
    }
    Random random = new Random(SEED);
    for (int i = 0; i < files; i++) {
      Path part = folder.resolve(String.format(Locale.ROOT, "%03d", i / FILES_PER_FOLDER));
      Files.createDirectories(part);
      String report = reports.texts().get(i % reports.texts().size());
      char[] text = report.substring(0, Math.min(report.length(), characters)).toCharArray();
      vary(text, random);
      Files.write(
          part.resolve(String.format(Locale.ROOT, "%05d.txt", i)),
          new String(text).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void vary(char[] text, Random random) {
    int c = 0;
    while (c < text.length) {
      int end = c;
      while (end < text.length && text[end] >= '0' && text[end] <= '9') {
        end++;
      }
      boolean date = end < text.length && DATE_UNITS.indexOf(text[end]) >= 0;
      for (int d = c; d < end && !date; d++) {
        if (text[d] != '0') {
          text[d] = (char) ('1' + random.nextInt(9));
        }
      }
      c = Math.max(end, c + 1);
    }
  }
}
