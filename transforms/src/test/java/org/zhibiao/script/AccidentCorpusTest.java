package org.zhibiao.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhibiao.decode.DocumentDecoder;
import org.zhibiao.decode.UndecodableException;
import org.zhibiao.source.SourceDocument;

/**
 * Real reports in every encoding that can hold them, and with accidents to their characters, give
 * the analysis the same text as the clean file; needs the folder named by zhibiao.testData.
 */
class AccidentCorpusTest {

  private static final List<String> ENCODINGS =
      List.of("GB18030", "GBK", "Big5-HKSCS", "x-EUC-TW", "UTF-16LE", "UTF-16BE", "UTF-16");

  private final DocumentDecoder decoder = new DocumentDecoder();
  private final ScriptNormalizer normalizer = new ScriptNormalizer();
  private final List<String> reports = new ArrayList<>();

  @BeforeEach
  void readReports() throws IOException {
    String root = System.getProperty("zhibiao.testData", "");
    assumeTrue(
        !root.isEmpty() && Files.isDirectory(Path.of(root, "corpus")),
        "skipped: no reports; set zhibiao.testData to a folder with seeds/ and corpus/");
    for (String folder : List.of("seeds", "corpus")) {
      try (Stream<Path> files = Files.list(Path.of(root, folder))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
          String text = Files.readString(file);
          if (text.indexOf('\uFFFD') < 0 && reports.size() < 35) {
            reports.add(text.startsWith("\uFEFF") ? text.substring(1) : text);
          }
        }
      }
    }
  }

  @Test
  void everyEncodingGivesTheSameText() throws UndecodableException {
    int held = 0;
    for (String report : reports) {
      for (String encoding : ENCODINGS) {
        Charset charset = Charset.forName(encoding);
        byte[] bytes = report.getBytes(charset);
        String back = new String(bytes, charset);
        if (back.equals(report)) {
          held++;
          assertThat(decode(bytes)).as(encoding).isEqualTo(report);
        }
      }
    }
    assertThat(held).isGreaterThan(100);
  }

  @Test
  void invisibleCharactersLeaveNoTrace() {
    everyReportWith(
        (c, previous, random) ->
            random.nextInt(40) == 0
                ? c + "\u200B\u00AD\uFEFF".substring(random.nextInt(3))
                : "" + c);
  }

  @Test
  void fullWidthDigitsLeaveNoTrace() {
    everyReportWith(
        (c, previous, random) -> isDigit(c) ? "" + (char) (c + 0xFEE0) : c == '%' ? "％" : "" + c);
  }

  @Test
  void percentDebrisLeavesNoTrace() {
    everyReportWith((c, previous, random) -> c == '%' && isDigit(previous) ? "_M_M_" : "" + c);
  }

  @Test
  void doubledPunctuationLeavesNoTrace() {
    everyReportWith(
        (c, previous, random) ->
            "，。；、".indexOf(c) >= 0 && random.nextInt(4) == 0 ? "" + c + c : "" + c);
  }

  @Test
  void radicalsLeaveNoTrace() {
    everyReportWith(
        (c, previous, random) ->
            switch (c) {
              case '人' -> "\u2F08";
              case '大' -> "\u2F24";
              case '工' -> "\u2F2F";
              case '民' -> "\u2EA0";
              case '长' -> "\u2ED3";
              default -> "" + c;
            });
  }

  /** What stands for a character of a report. */
  private interface Accident {
    String to(char c, char previous, Random random);
  }

  private void everyReportWith(Accident accident) {
    Random random = new Random(20240101);
    for (String report : reports) {
      StringBuilder injured = new StringBuilder();
      for (int i = 0; i < report.length(); i++) {
        injured.append(accident.to(report.charAt(i), i == 0 ? 0 : report.charAt(i - 1), random));
      }
      assertThat(normalizer.normalize(injured.toString()).text())
          .isEqualTo(normalizer.normalize(report).text());
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private String decode(byte[] bytes) throws UndecodableException {
    return decoder.decode(SourceDocument.ofFile("report.txt", bytes)).text();
  }
}
