package org.zhibiao.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhibiao.schema.MentionRow;
import org.zhibiao.source.SourceDocument;

/**
 * Reports in every encoding that can hold them, and with accidents to their characters, give the
 * mentions of the clean file, each with the evidence that became of its characters. Of the real
 * reports a few are taken in every build, the seeds and thirty of the corpus with {@code
 * -Dzhibiao.accidents=all}, which takes about two minutes.
 */
class AccidentMentionsTest {

  private static final DocumentExtractor EXTRACTOR = new DocumentExtractor();

  /** All that is asked for, or a few in every build. */
  private static final boolean ALL = "all".equals(System.getProperty("zhibiao.accidents"));

  private static final int CORPUS_REPORTS = ALL ? 30 : 4;

  /** Differences of a text that are shown. */
  private static final int SHOWN = 3;

  private static final Map<String, List<MentionRow>> CLEAN = new HashMap<>();

  private static Map<String, String> samples;
  private static Map<String, String> reports;

  @ParameterizedTest
  @EnumSource(Accident.class)
  void accidentsToSamplesMoveNoMention(Accident accident) throws IOException {
    assertThat(differences(samples(), accident)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Accident.class)
  void accidentsToRealReportsMoveNoMention(Accident accident) throws IOException {
    assertThat(differences(reports(), accident)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GB18030",
        "GBK",
        "GB2312",
        "Big5",
        "Big5-HKSCS",
        "x-windows-950",
        "x-EUC-TW",
        "HZ",
        "UTF-16LE",
        "UTF-16BE",
        "UTF-16"
      })
  void encodingsOfSamplesMoveNoMention(String encoding) throws IOException {
    assertThat(differences(samples(), encoding)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GB18030",
        "GBK",
        "GB2312",
        "Big5",
        "Big5-HKSCS",
        "x-windows-950",
        "x-EUC-TW",
        "HZ",
        "UTF-16LE",
        "UTF-16BE",
        "UTF-16"
      })
  void encodingsOfRealReportsMoveNoMention(String encoding) throws IOException {
    assertThat(differences(reports(), encoding)).isEmpty();
  }

  private static List<String> differences(Map<String, String> texts, Accident accident) {
    List<String> differences = new ArrayList<>();
    texts.forEach(
        (name, clean) -> {
          InjuredText injured = accident.happenTo(clean, name.hashCode());
          List<String> expected = new ArrayList<>();
          for (MentionRow mention : cleanMentions(name, clean)) {
            int start = injured.start(mention.getStart());
            int end = injured.end(mention.getEnd());
            expected.add(described(mention, start, end, injured.text().substring(start, end)));
          }
          assertThat(expected).as(name).isNotEmpty();
          compare(name, expected, described(mentions(name, utf8(injured.text()))), differences);
        });
    return differences;
  }

  private static List<String> differences(Map<String, String> texts, String encoding) {
    List<String> differences = new ArrayList<>();
    WrittenText writing = new WrittenText(encoding);
    texts.forEach(
        (name, text) -> {
          String written = writing.writable(text);
          compare(
              name,
              described(cleanMentions(name, written)),
              described(mentions(name, writing.bytes(written))),
              differences);
        });
    return differences;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns the mentions of a text in UTF-8, which several tests compare with. */
  private static List<MentionRow> cleanMentions(String name, String text) {
    return CLEAN.computeIfAbsent(text, t -> mentions(name, utf8(t)));
  }

  private static List<MentionRow> mentions(String name, byte[] bytes) {
    DocumentTables tables = EXTRACTOR.extract(SourceDocument.ofFile(name, bytes));
    assertThat(tables.document()).as(name).isNotNull();
    return tables.mentions();
  }

  private static List<String> described(List<MentionRow> mentions) {
    return mentions.stream()
        .map(mention -> described(mention, mention.getStart(), mention.getEnd(), mention.getText()))
        .toList();
  }

  private static String described(MentionRow mention, int start, int end, String evidence) {
    return Arrays.asList(
            start,
            end,
            evidence,
            mention.getKind(),
            mention.getValue(),
            mention.getValueHigh(),
            mention.getMask(),
            mention.getUnit(),
            mention.getQualifier(),
            mention.getMeasure(),
            mention.getPredicate(),
            mention.getIndicator(),
            mention.getChange(),
            mention.getStatus(),
            mention.getYear(),
            mention.getYearFrom(),
            mention.getSection())
        .toString();
  }

  private static void compare(
      String name, List<String> expected, List<String> found, List<String> differences) {
    List<String> missing = new ArrayList<>(expected);
    found.forEach(missing::remove);
    List<String> added = new ArrayList<>(found);
    expected.forEach(added::remove);
    missing.stream().limit(SHOWN).forEach(m -> differences.add(name + " lacks " + m));
    added.stream().limit(SHOWN).forEach(a -> differences.add(name + " has " + a));
  }

  private static Map<String, String> samples() throws IOException {
    if (samples == null) {
      Path folder = Path.of(System.getProperty("zhibiao.root", "..")).resolve("samples");
      samples = clean(folder);
    }
    return samples;
  }

  private static Map<String, String> reports() throws IOException {
    String root = System.getProperty("zhibiao.testData", "");
    assumeTrue(
        !root.isEmpty() && Files.isDirectory(Path.of(root, "corpus")),
        "skipped: no reports; set zhibiao.testData to a folder with seeds/ and corpus/");
    if (reports == null) {
      reports = new TreeMap<>();
      Map<String, String> corpus = clean(Path.of(root, "corpus"));
      List<String> names = new ArrayList<>(corpus.keySet());
      for (int i = 0; i < CORPUS_REPORTS; i++) {
        String name = names.get(i * names.size() / CORPUS_REPORTS);
        reports.put(name, corpus.get(name));
      }
      reports.putAll(clean(Path.of(root, "seeds")));
    }
    return reports;
  }

  /** Returns the texts of a folder that hold mentions and are not damaged themselves. */
  private static Map<String, String> clean(Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".txt")).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        DocumentTables tables = EXTRACTOR.extract(SourceDocument.ofFile("a.txt", bytes));
        if (tables.document() == null || tables.mentions().isEmpty()) {
          continue;
        }
        String text = tables.document().getText();
        if (text.indexOf('\uFFFD') < 0) {
          texts.put(file.getFileName().toString(), text);
        }
      }
    }
    return texts;
  }
}
