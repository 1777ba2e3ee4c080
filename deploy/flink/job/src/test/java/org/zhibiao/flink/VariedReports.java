package org.zhibiao.flink;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Copies of the samples in which the digits are others: as many documents of their own as asked.
 */
final class VariedReports {

  private static final int FILES_PER_FOLDER = 1_000;

  private VariedReports() {}

  /** Writes them to a folder, the same ones for the same seed. */
  static void write(Path folder, int documents, long seed) throws IOException {
    List<Path> samples;
    try (Stream<Path> files = Files.list(TrialCluster.root().resolve("samples"))) {
      samples =
          files
              .filter(file -> file.getFileName().toString().startsWith("cppcc-"))
              .filter(file -> file.toString().endsWith(".txt"))
              .filter(VariedReports::isUtf8)
              .sorted()
              .toList();
    }
    Random random = new Random(seed);
    for (int i = 0; i < documents; i++) {
      char[] text = Files.readString(samples.get(i % samples.size())).toCharArray();
      for (int c = 0; c < text.length; c++) {
        // Years stay: the sessions of a report must not contradict its dates.
        boolean number = text[c] >= '1' && text[c] <= '9';
        if (number && !isYear(text, c)) {
          text[c] = (char) ('1' + random.nextInt(9));
        }
      }
      Path to =
          folder.resolve(String.format(Locale.ROOT, "%03d/%06d.txt", i / FILES_PER_FOLDER, i));
      Files.createDirectories(to.getParent());
      Files.writeString(to, new String(text));
    }
  }

  private static boolean isYear(char[] text, int digit) {
    int end = digit;
    while (end < text.length && Character.isDigit(text[end])) {
      end++;
    }
    return end < text.length && "年月日".indexOf(text[end]) >= 0;
  }

  private static boolean isUtf8(Path file) {
    try {
      StandardCharsets.UTF_8
          .newDecoder()
          .decode(java.nio.ByteBuffer.wrap(Files.readAllBytes(file)));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
