package org.zhibiao.bench;

import com.hankcs.hanlp.HanLP;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.zhibiao.lexicon.DataFile;

/**
 * Counts the characters of reports for character-counts.txt, or for a trial table of some of them.
 * Traditional text is made of simplified text with HanLP: half in its own forms, a quarter each in
 * those of Taiwan and Hong Kong.
 *
 * <p>{@code java … org.zhibiao.bench.CharacterCounts FOLDER > character-counts.txt} prints the
 * table of all reports of a folder; the header is to be kept by hand.
 */
public final class CharacterCounts {

  private final long[] simplified = new long[65536];
  private final long[] traditional = new long[65536];

  /** Prints the table of a folder of reports in UTF-8. */
  public static void main(String[] args) throws IOException {
    CharacterCounts counts = new CharacterCounts();
    for (Path file : reports(Path.of(args[0]))) {
      counts.add(Files.readString(file));
    }
    System.out.print(counts.lines());
  }

  /** Returns the texts of a folder, by name, without those that hold damage. */
  static List<Path> reports(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        if (file.toString().endsWith(".txt") && Files.readString(file).indexOf('\uFFFD') < 0) {
          found.add(file);
        }
      }
    }
    return found;
  }

  /** Counts a text in simplified characters. */
  void add(String text) {
    count(text, simplified, 4);
    String converted = HanLP.convertToTraditionalChinese(text);
    count(converted, traditional, 2);
    count(HanLP.t2tw(converted), traditional, 1);
    count(HanLP.t2hk(converted), traditional, 1);
  }

  private static void count(String text, long[] counts, int weight) {
    for (int i = 0; i < text.length(); i++) {
      counts[text.charAt(i)] += weight;
    }
  }

  /** Returns the counts as lines of the data file. */
  String lines() {
    StringBuilder lines = new StringBuilder();
    for (int c = '!'; c < 0xFFFD; c++) {
      boolean counted = c != '#' && c != 0xFEFF && !Character.isWhitespace(c) && c != 0xA0;
      boolean privateUse = c >= 0xD800 && c < 0xF900;
      if (counted && !privateUse && simplified[c] + traditional[c] >= 8) {
        lines.append((char) c).append(' ').append((simplified[c] + 3) / 4);
        lines.append(' ').append((traditional[c] + 3) / 4).append('\n');
      }
    }
    return lines.toString();
  }

  /** Returns the counts as a data file. */
  DataFile dataFile() {
    return DataFile.ofText("trial counts", lines());
  }
}
