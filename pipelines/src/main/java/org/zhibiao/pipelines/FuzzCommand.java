package org.zhibiao.pipelines;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.zhibiao.catalogue.CatalogueText;
import org.zhibiao.extract.DocumentTables;
import org.zhibiao.extract.ShardExtractor;
import org.zhibiao.source.ReadRules;
import org.zhibiao.source.SourceFile;
import org.zhibiao.source.SourceShard;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The {@code fuzz} command: reads damaged copies of files and checks that each is accounted for.
 */
@Command(
    name = "fuzz",
    description = "Reads damaged copies of files and checks that each is accounted for.",
    sortOptions = false)
final class FuzzCommand implements Callable<Integer> {

  private static final int BATCH = 200;

  /** Longer files make slow copies and no better ones. */
  private static final int LONGEST = 256 << 10;

  @Spec private CommandSpec spec;

  @Option(
      names = "--input",
      required = true,
      split = ",",
      paramLabel = "FOLDER",
      description = "Folders whose files are damaged; the files themselves are only read.")
  private List<Path> input;

  @Option(
      names = "--mutations",
      defaultValue = "1000",
      paramLabel = "N",
      description = "Number of damaged files. Default: ${DEFAULT-VALUE}.")
  private int mutations;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "The same seed makes the same files. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--parallelism",
      defaultValue = "2",
      paramLabel = "N",
      description = "Files that are read at once. Default: ${DEFAULT-VALUE}.")
  private int parallelism;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Override
  public Integer call() throws IOException {
    List<Path> files = files();
    if (files.isEmpty()) {
      throw new UsageException(
          "--input=" + input + " holds no files of up to " + LONGEST + " bytes");
    }
    PrintWriter out = spec.commandLine().getOut();
    Map<String, Integer> outcomes = new TreeMap<>();
    int lost = 0;
    Path scratch = Files.createTempDirectory("zhibiao-fuzz");
    try (ShardExtractor extractor =
        new ShardExtractor(CatalogueText.BUILT_IN, parallelism, ReadRules.standard())) {
      for (int from = 0; from < mutations; from += BATCH) {
        List<SourceFile> batch = new ArrayList<>();
        for (int i = from; i < Math.min(mutations, from + BATCH); i++) {
          batch.add(damaged(files, i, scratch));
        }
        lost += read(extractor, batch, outcomes, out);
        for (SourceFile file : batch) {
          Files.delete(Path.of(file.resource()));
        }
      }
    } finally {
      Files.deleteIfExists(scratch);
    }
    out.printf("%d damaged copies of %d files, seed %d%n", mutations, files.size(), seed);
    outcomes.forEach((outcome, n) -> out.printf("%8d %s%n", n, outcome));
    int defects = lost + outcomes.getOrDefault(ShardExtractor.INTERNAL_ERROR, 0);
    out.printf("%d not accounted for, %d defects%n", lost, defects - lost);
    out.flush();
    return defects == 0 ? 0 : Zhibiao.FAILED;
  }

  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path folder : input) {
      try (Stream<Path> found = Files.walk(folder)) {
        for (Path file : found.filter(Files::isRegularFile).sorted().toList()) {
          if (Files.size(file) <= LONGEST && Files.size(file) > 0) {
            files.add(file);
          }
        }
      }
    }
    return files;
  }

  private SourceFile damaged(List<Path> files, int number, Path scratch) throws IOException {
    // A generator per file: any of them can be made again without those before it.
    Random random = new Random(seed * 1_000_003 + number);
    Path original = files.get(number % files.size());
    byte[] bytes = Files.readAllBytes(original);
    byte[] other = Files.readAllBytes(files.get(random.nextInt(files.size())));
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      bytes = damage(bytes, other, random);
    }
    String name = "%06d-%s".formatted(number, original.getFileName());
    Path copy = Files.write(scratch.resolve(name), bytes);
    return new SourceFile(name, copy.toString(), bytes.length, false, null);
  }

  /** Damages bytes in one of seven ways. */
  private static byte[] damage(byte[] bytes, byte[] other, Random random) {
    if (bytes.length == 0) {
      return bytes;
    }
    byte[] copy = bytes.clone();
    int at = random.nextInt(copy.length);
    int length = Math.min(copy.length - at, 1 + random.nextInt(Math.max(1, copy.length / 8)));
    switch (random.nextInt(7)) {
      case 0 -> {
        for (int i = 1 + random.nextInt(64); i > 0; i--) {
          copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
        }
      }
      case 1 -> {
        for (int i = 1 + random.nextInt(16); i > 0; i--) {
          copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        }
      }
      case 2 -> copy = Arrays.copyOf(copy, at);
      case 3 -> copy = join(Arrays.copyOf(copy, at), copy, at + length, copy.length);
      case 4 -> copy = join(Arrays.copyOf(copy, at + length), copy, at, copy.length);
      case 5 ->
          copy = join(Arrays.copyOf(copy, at), other, Math.min(at, other.length), other.length);
      default -> Arrays.fill(copy, at, at + length, (byte) (random.nextBoolean() ? 0 : 0xFF));
    }
    return copy;
  }

  private static byte[] join(byte[] head, byte[] rest, int from, int to) {
    byte[] joined = Arrays.copyOf(head, head.length + to - from);
    System.arraycopy(rest, from, joined, head.length, to - from);
    return joined;
  }

  /** Reads a batch; returns how many files ended as nothing. */
  private static int read(
      ShardExtractor extractor,
      List<SourceFile> batch,
      Map<String, Integer> outcomes,
      PrintWriter out) {
    Set<String> seen = new TreeSet<>();
    long[] rows = new long[1];
    ShardExtractor.Tally tally =
        extractor.extract(
            new SourceShard(0, 1, batch),
            Map.of(),
            tables -> {
              rows[0]++;
              outcomes.merge(outcome(tables), 1, Integer::sum);
              seen.add(uri(tables));
              if (tables.quarantine() != null
                  && tables.quarantine().getReason().equals(ShardExtractor.INTERNAL_ERROR)) {
                out.println(tables.quarantine());
              }
            });
    int lost = tally.items() == rows[0] ? 0 : 1;
    for (SourceFile file : batch) {
      if (!seen.contains(file.uri())) {
        // A container whose entries are all left out is accounted for by their count.
        SourceShard alone = new SourceShard(0, 1, List.of(file));
        lost += extractor.extract(alone, Map.of(), t -> {}).excluded().isEmpty() ? 1 : 0;
      }
    }
    return lost;
  }

  private static String uri(DocumentTables tables) {
    return tables.quarantine() == null ? tables.document().getUri() : tables.quarantine().getUri();
  }

  private static String outcome(DocumentTables tables) {
    return tables.quarantine() == null ? "documents" : tables.quarantine().getReason();
  }
}
