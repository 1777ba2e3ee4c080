package org.zhibiao.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhibiao.decode.DocumentDecoder;
import org.zhibiao.format.ParserPool;
import org.zhibiao.source.Exclusion;
import org.zhibiao.source.ReadLimits;
import org.zhibiao.source.ReadRules;
import org.zhibiao.source.SourceDocument;
import org.zhibiao.source.SourceFile;
import org.zhibiao.source.SourceLocator;

/**
 * What comes out of a container: {@code entry=text}, {@code entry!REASON}, or {@code -EXCLUSION}.
 */
class ContainerReaderTest {

  private static final Charset GBK = Charset.forName("GBK");
  private static final DocumentDecoder DECODER = new DocumentDecoder();

  @TempDir Path folder;

  private ReadRules rules = ReadRules.standard();

  @Test
  void filesOfAnArchiveAreDocumentsAndHiddenOnesAreCounted() {
    byte[] zip = zip(StandardCharsets.UTF_8, "甲/报告.txt", "甲", "__MACOSX/._a.txt", "x", "乙.md", "乙");

    assertThat(read("a.zip", zip)).containsExactly("甲/报告.txt=甲", "-HIDDEN", "乙.md=乙");
  }

  @Test
  void namesInGbkAreRead() {
    assertThat(read("a.zip", zip(GBK, "政协/工作报告.txt", "甲"))).containsExactly("政协/工作报告.txt=甲");
  }

  @Test
  void anEntryThatStandsTwiceHasTwoNames() {
    byte[] twice = zip(StandardCharsets.UTF_8, "a.txt", "甲", "b.txt", "乙");
    for (int i = 0; i + 5 < twice.length; i++) {
      if (twice[i] == 'b' && twice[i + 1] == '.' && twice[i + 2] == 't') {
        twice[i] = 'a';
      }
    }

    assertThat(read("a.zip", twice)).containsExactly("a.txt=甲", "a.txt#2=乙");
  }

  @Test
  void pathsThatLeadOutOfTheArchiveAreRefused() {
    assertThat(
            read(
                "a.zip", zip(StandardCharsets.UTF_8, "../a.txt", "甲", "/b.txt", "乙", "c.txt", "丙")))
        .containsExactly("../a.txt!UNSAFE_PATH", "/b.txt!UNSAFE_PATH", "c.txt=丙");
  }

  @Test
  void anArchiveWithoutFilesIsEmpty() {
    assertThat(read("a.zip", zip(StandardCharsets.UTF_8))).containsExactly("null!EMPTY");
    assertThat(read("a.zip", zip(StandardCharsets.UTF_8, "a/", ""))).containsExactly("null!EMPTY");
  }

  @Test
  void anArchiveThatIsCutOffSaysSoOnceBehindWhatWasRead() {
    byte[] zip = zip(StandardCharsets.UTF_8, "a.txt", "甲", "b.txt", "乙乙乙乙乙乙乙乙");
    int second = new String(zip, StandardCharsets.ISO_8859_1).indexOf("b.txt");

    assertThat(read("a.zip", Arrays.copyOf(zip, second + 8)))
        .containsExactly("a.txt=甲", "null!DAMAGED");
    assertThat(read("a.zip", Arrays.copyOf(zip, second - 30)))
        .containsExactly("a.txt=甲", "null!DAMAGED");
  }

  @Test
  void compressionAddsNothingToThePathOfAContainer() {
    assertThat(read("a.txt.gz", gzip("甲".getBytes(StandardCharsets.UTF_8))))
        .containsExactly("a.txt=甲");
    assertThat(read("a.zip.gz", gzip(zip(StandardCharsets.UTF_8, "b.txt", "乙"))))
        .containsExactly("b.txt=乙");
    assertThat(read("a.jsonl.gz", gzip("{\"text\":\"丙\"}\n".getBytes(StandardCharsets.UTF_8))))
        .containsExactly("1=丙");
  }

  @Test
  void containersStandInEachOtherToAStatedDepth() {
    byte[] zip = zip(StandardCharsets.UTF_8, "a.txt", "甲");
    for (int i = 1; i <= 5; i++) {
      zip = zipOf("z" + i + ".zip", zip);
    }

    assertThat(read("a.zip", zip)).containsExactly("z5.zip/z4.zip/z3.zip/z2.zip!NESTED_TOO_DEEP");
  }

  @Test
  void aContainerThatExpandsTooFarIsGivenUp() {
    byte[] bomb = zipOf("zeros.txt", new byte[40 << 20]);

    assertThat(read("a.zip", bomb)).containsExactly("null!EXPANDS_TOO_MUCH");
  }

  @Test
  void tooManyEntriesAreGivenUp() {
    ReadLimits limits = new ReadLimits(1 << 20, 1_000, 2, 4, 200, 30, 64);
    rules = new ReadRules(limits, null, List.of());

    assertThat(read("a.jsonl", "{\"text\":\"甲\"}\n{\"text\":\"乙\"}\n{\"text\":\"丙\"}\n"))
        .containsExactly("1=甲", "2=乙", "null!TOO_MANY_ENTRIES");
  }

  @Test
  void aBrokenLineIsAFailureOfItsOwn() {
    assertThat(read("a.jsonl", "{\"text\":\"甲\"}\n{\"text\":\"乙\n\n{\"text\":\"丙\"}"))
        .containsExactly("1=甲", "2!DAMAGED", "4=丙");
  }

  @Test
  void jsonLinesMayBeInGbk() {
    byte[] lines = "{\"text\":\"政协委员提出提案\"}\n{\"text\":\"办理提案三十件\"}\n".getBytes(GBK);

    assertThat(read("a.txt", lines)).containsExactly("1=政协委员提出提案", "2=办理提案三十件");
  }

  @Test
  void elementsOfAnArrayAreRecords() {
    assertThat(read("a.json", "[ {\"content\": \"甲\"},\n {\"content\": [\"乙\", \"丙\"]} ]"))
        .containsExactly("1=甲", "2=乙\n丙");
    assertThat(read("a.json", "{\n \"url\": \"x\",\n \"content\": \"甲\"\n}"))
        .containsExactly("1=甲");
  }

  @Test
  void recordsOfAListInsideAnObjectAreRecords() {
    assertThat(
            read(
                "a.json",
                "{\"code\": 200, \"data\": [{\"content\": \"甲\"}, \"乙\", {\"content\": \"丙\"}]}"))
        .containsExactly("1/1=甲", "1/2=乙", "1/3=丙");
    assertThat(read("b.json", "{\"content\": \"甲\", \"replies\": [{\"content\": \"乙\"}]}"))
        .containsExactly("1=甲");
  }

  @Test
  void cellsMayBeQuotedAndHoldLineEnds() {
    assertThat(read("a.csv", "\uFEFF地区,正文\r\n青石市,\"甲,\r\n\"\"乙\"\"\"\r\n白云县,丙\r\n"))
        .containsExactly("1=甲,\r\n\"乙\"", "2=丙");
  }

  @Test
  void tablesMayBeInGbkOrBig5() {
    assertThat(read("a.csv", "地区,正文\n青石市,收到提案三件\n".getBytes(GBK))).containsExactly("1=收到提案三件");
    assertThat(read("b.csv", "地區,內容\n高雄,辦理提案三件\n".getBytes(Charset.forName("Big5"))))
        .containsExactly("1=辦理提案三件");
  }

  @Test
  void theFieldThatIsAskedForIsTaken() {
    rules = new ReadRules(ReadLimits.standard(), "摘要", List.of());

    assertThat(read("a.csv", "摘要,正文\n甲,乙\n")).containsExactly("1=甲");
    assertThat(read("b.csv", "标题,正文\n甲,乙\n")).containsExactly("null!NO_TEXT_FIELD");
    assertThat(read("c.jsonl", "{\"正文\":\"乙\"}\n{\"摘要\":\"甲\"}\n"))
        .containsExactly("1!NO_TEXT_FIELD", "2=甲");
  }

  @Test
  void aRecordNoneOfWhoseFieldsIsPlainlyTheTextIsReadAsAWholeWithADoubt() {
    assertThat(read("a.csv", "甲,乙\n一,二\n三,四\n"))
        .containsExactly("1=一\t二 [TEXT_FIELD_UNKNOWN]", "2=三\t四 [TEXT_FIELD_UNKNOWN]");
  }

  @Test
  void oneLineWithTabsIsADocumentOfItsOwn() {
    byte[] line = "1999\t一九九九年工作报告\t各位代表\t甲乙".getBytes(StandardCharsets.UTF_8);

    assertThat(ContainerKind.of(line, "a_rmlt.txt")).isNull();
  }

  @Test
  void pagesOfAWebArchiveAreDocuments() {
    String response = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>abc</p>";
    String missing = "HTTP/1.1 404 Not Found\r\n\r\n";
    String warc =
        record("warcinfo", "x") + record("response", missing) + record("response", response);

    assertThat(read("a.warc", warc))
        .containsExactly("-NO_DOCUMENT", "-NO_DOCUMENT", "3=<p>abc</p>");
  }

  private static String record(String type, String block) {
    return "WARC/1.0\r\nWARC-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
        .formatted(type, block.length(), block);
  }

  private List<String> read(String name, String text) {
    return read(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> read(String name, byte[] content) {
    List<String> out = new ArrayList<>();
    try {
      Path path = Files.write(folder.resolve(name), content);
      SourceFile file = new SourceFile(name, path.toString(), content.length, false, null);
      ContainerKind kind = ContainerKind.of(content, name);
      assertThat(kind).as("kind of %s", name).isNotNull();
      new ContainerReader(rules, DECODER, ParserPool.shared(rules.limits()))
          .read(
              file,
              kind,
              new EntrySink() {
                @Override
                public void document(SourceDocument document) {
                  String text = new String(document.content(), StandardCharsets.UTF_8);
                  String doubt = document.issues().isEmpty() ? "" : " " + document.issues();
                  out.add(document.locator().entry() + "=" + text + doubt);
                }

                @Override
                public void failure(
                    SourceLocator locator, Long bytes, String reason, String message) {
                  out.add(locator.entry() + "!" + reason);
                }

                @Override
                public void excluded(Exclusion exclusion) {
                  out.add("-" + exclusion);
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out;
  }

  private static byte[] zip(Charset names, String... namesAndTexts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out, names)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] zipOf(String name, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
