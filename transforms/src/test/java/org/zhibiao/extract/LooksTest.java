package org.zhibiao.extract;

import static org.assertj.core.api.Assertions.assertThat;

import com.hankcs.hanlp.HanLP;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.zhibiao.schema.ReportRow;
import org.zhibiao.schema.SectionRow;
import org.zhibiao.source.SourceDocument;

/**
 * Labelled reports whose looks change (line breaks, indents, the style of headings, width, script)
 * keep their reports, the years of these, and the kind of every character.
 */
class LooksTest {

  private static final DocumentExtractor EXTRACTOR = new DocumentExtractor();

  /** Looks that each report is given. */
  private static final int LOOKS = 4;

  /**
   * How a report looks.
   *
   * @param lineEnd what ends a line
   * @param indent what stands in front of a paragraph
   * @param mark sign behind a chapter's number
   * @param wide whether digits are full-width
   * @param traditional whether characters are traditional
   */
  private record Looks(
      String lineEnd, String indent, String mark, boolean wide, boolean traditional) {

    static Looks pick(Random random) {
      return new Looks(
          of(random, "\n", "\r\n", "\n\n", "\n \n"),
          of(random, "", "　　", "    ", "\u00A0\u00A0"),
          of(random, "、", "．", "、 "),
          random.nextBoolean(),
          random.nextBoolean());
    }

    private static String of(Random random, String... choices) {
      return choices[random.nextInt(choices.length)];
    }

    InjuredText wear(String clean) {
      InjuredText text = new InjuredText(clean);
      String shown = traditional ? HanLP.convertToTraditionalChinese(clean) : clean;
      shown = shown.length() == clean.length() ? shown : clean;
      while (text.hasNext()) {
        int at = text.next();
        char c = shown.charAt(at);
        boolean begins = at == 0 || clean.charAt(at - 1) == '\n';
        if (begins && c > ' ' && c != '\u3000') {
          text.add(indent);
        }
        if (c == '\n') {
          text.put(lineEnd);
        } else if (c == '、' && at > 0 && isChapter(clean, at - 1)) {
          text.put(mark);
        } else {
          text.put(String.valueOf(wide && c >= '0' && c <= '9' ? (char) (c + 0xFEE0) : c));
        }
      }
      return text;
    }

    private static boolean isChapter(String clean, int at) {
      return "一二三四五六七八九".indexOf(clean.charAt(at)) >= 0
          && (at == 0 || clean.charAt(at - 1) == '\n');
    }
  }

  @TestFactory
  Stream<DynamicTest> looksMoveNeitherKindsNorYears() throws IOException {
    Path labels = Path.of(System.getProperty("zhibiao.root", "..")).resolve("labels");
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> files = Files.list(labels.resolve("composed"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
        String name = file.getFileName().toString();
        // In lines of one width the width is what tells.
        if (!name.contains("hard-lines")) {
          tests.add(DynamicTest.dynamicTest(name, () -> check(name, Files.readAllBytes(file))));
        }
      }
    }
    return tests.stream();
  }

  private static void check(String name, byte[] bytes) {
    String clean = extract(name, bytes).document().getText();
    DocumentTables expected = extract(name, clean.getBytes(StandardCharsets.UTF_8));
    String[] kinds = kinds(expected);
    Random random = new Random(name.hashCode());
    for (int i = 0; i < LOOKS; i++) {
      Looks looks = Looks.pick(random);
      InjuredText text = looks.wear(clean);
      DocumentTables found = extract(name, text.text().getBytes(StandardCharsets.UTF_8));
      assertThat(years(found)).as("%s", looks).isEqualTo(years(expected));
      String[] moved = kinds(found);
      for (int at = 0; at < kinds.length; at++) {
        if (!Character.isWhitespace(clean.charAt(at)) && clean.charAt(at) != '、') {
          assertThat(moved[text.start(at)])
              .as("%s at %s: %s", looks, at, clean.substring(at, Math.min(at + 20, kinds.length)))
              .isEqualTo(kinds[at]);
        }
      }
    }
  }

  private static DocumentTables extract(String name, byte[] bytes) {
    return EXTRACTOR.extract(SourceDocument.ofFile(name, bytes));
  }

  private static List<String> years(DocumentTables tables) {
    List<String> years = new ArrayList<>();
    for (ReportRow report : tables.reports()) {
      years.add(
          report.getGenre()
              + " "
              + report.getReviewYearFrom()
              + " "
              + report.getReviewYear()
              + " "
              + report.getPlanYear());
    }
    return years;
  }

  /** Returns the kind of each character: that of the innermost section. */
  private static String[] kinds(DocumentTables tables) {
    String[] kinds = new String[tables.document().getText().length()];
    int deepest = tables.sections().stream().mapToInt(SectionRow::getLevel).max().orElse(0);
    for (int level = 1; level <= deepest; level++) {
      for (SectionRow section : tables.sections()) {
        for (int i = section.getStart(); section.getLevel() == level && i < section.getEnd(); i++) {
          kinds[i] = section.getKind();
        }
      }
    }
    return kinds;
  }
}
