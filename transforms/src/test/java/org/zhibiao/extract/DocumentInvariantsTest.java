package org.zhibiao.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.zhibiao.schema.MentionRow;
import org.zhibiao.schema.PanelRow;
import org.zhibiao.schema.ReportRow;
import org.zhibiao.schema.SectionRow;
import org.zhibiao.source.SourceDocument;

/** What must hold for the rows of any document, however strange. */
class DocumentInvariantsTest {

  private static final DocumentExtractor EXTRACTOR = new DocumentExtractor();

  private static final List<String> CHARSETS =
      List.of("UTF-8", "GB18030", "Big5", "x-EUC-TW", "UTF-16LE", "UTF-16BE", "windows-1252");

  private static final List<String> FRAGMENTS =
      List.of(
          "政协青禾县第三届委员会常务委员会工作报告\n",
          "——2023年2月6日在政协青禾县第三届委员会第二次会议上\n",
          "政府工作报告\n",
          "各位委员：\n",
          "现在，我向大会报告工作，请予审议。\n",
          "2022年工作回顾\n",
          "一、坚持党的领导\n",
          "（二）聚力建言献策。",
          "一是提高站位。",
          "共收到提案120件，立案96件，办结90件，办复率100%。",
          "组织協商(xiéshāng)活動(dòng)９次，",
          "参与委员**余人次，捐款*.**亿元，",
          "其中重点提案三分之一以上，翻了一番，",
          "增长4.5%—5%，城镇新增就业４０万人左右；",
          "由上年的1.2万亿元提高到一万三千亿元。",
          "虽然取得了成绩，但也存在不足。\n",
          "2023年工作安排\n",
          "力争完成投资３５０亿元以上。\n",
          "各位委员，让我们团结奋斗！\n",
          "名词解释\n",
          "| 指标 | 金额（亿元） |\n|---|---|\n| 投资 | 12.5 |\n",
          "<html><body><nav>首页</nav><p>收到提案5件</p></body></html>",
          "\uFEFF",
          "\u200B",
          "\r\n",
          "\t",
          "①②③",
          "\uD842\uDFB7",
          "\uD842",
          "(((",
          "〇〇〇〇",
          "百千万亿",
          "********",
          "0.0.0.0",
          "99999999999999999999999999999999999999999999999亿元");

  @Provide
  Arbitrary<String> documents() {
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(8, Arbitraries.of(FRAGMENTS)),
            net.jqwik.api.Tuple.of(1, Arbitraries.strings().ofMaxLength(12)),
            net.jqwik.api.Tuple.of(
                2,
                Arbitraries.strings().withChars("一二十百千万亿两几多余0123456789.,%年月日件第个分之").ofMaxLength(8)))
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 400, seed = "20260101")
  void rowsHoldTogether(@ForAll("documents") String text) {
    check(text.getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 300, seed = "20260102")
  void rowsOfAnyBytesHoldTogether(@ForAll @Size(max = 600) byte[] content) {
    check(content);
  }

  /** Texts in several encodings, one behind the other, with bytes cut off and overwritten. */
  @Property(tries = 400, seed = "20260103")
  void rowsOfAnySpliceHoldTogether(
      @ForAll("documents") String first, @ForAll("documents") String second, @ForAll long seed) {
    Random random = new Random(seed);
    ByteArrayOutputStream spliced = new ByteArrayOutputStream();
    for (String text : List.of(first, second)) {
      String charset = CHARSETS.get(random.nextInt(CHARSETS.size()));
      byte[] bytes = text.getBytes(Charset.forName(charset));
      int from = Math.min(random.nextInt(3), bytes.length);
      int to = Math.max(from, bytes.length - random.nextInt(3));
      spliced.write(bytes, from, to - from);
    }
    byte[] content = spliced.toByteArray();
    for (int hit = random.nextInt(6); hit > 0 && content.length > 0; hit--) {
      content[random.nextInt(content.length)] = (byte) random.nextInt(256);
    }
    check(content);
  }

  private static void check(byte[] content) {
    DocumentTables tables = EXTRACTOR.extract(SourceDocument.ofFile("r.txt", content));
    assertThat(EXTRACTOR.extract(SourceDocument.ofFile("r.txt", content))).isEqualTo(tables);
    // Each file ends as a document or in quarantine, never as both or neither.
    assertThat(tables.quarantine() == null).isNotEqualTo(tables.document() == null);
    if (tables.quarantine() != null) {
      return;
    }
    String stored = tables.document().getText();
    reportsHold(tables.reports(), stored);
    sectionsHold(tables.sections(), stored);
    mentionsHold(tables, stored);
  }

  private static void reportsHold(List<ReportRow> reports, String stored) {
    int end = 0;
    int ordinal = 0;
    for (ReportRow report : reports) {
      assertThat(report.getOrdinal()).isEqualTo(++ordinal);
      assertThat(report.getStart()).isBetween(end, stored.length());
      assertThat(report.getEnd()).isBetween(report.getStart(), stored.length());
      end = report.getEnd();
    }
  }

  private static void sectionsHold(List<SectionRow> sections, String stored) {
    int covered = 0;
    for (SectionRow section : sections) {
      assertThat(section.getEnd()).isBetween(section.getStart(), stored.length());
      if (section.getLevel() == 1) {
        assertThat(section.getParentId()).isNull();
        assertThat(section.getStart()).isEqualTo(covered);
        covered = section.getEnd();
      } else {
        SectionRow parent =
            sections.stream()
                .filter(other -> other.getSectionId().equals(section.getParentId()))
                .findFirst()
                .orElseThrow();
        assertThat(parent.getLevel()).isEqualTo(section.getLevel() - 1);
        assertThat(section.getStart()).isBetween(parent.getStart(), parent.getEnd());
        assertThat(section.getEnd()).isBetween(parent.getStart(), parent.getEnd());
      }
    }
    assertThat(covered).isEqualTo(sections.isEmpty() ? 0 : stored.length());
  }

  private static void mentionsHold(DocumentTables tables, String stored) {
    Set<String> ids = new HashSet<>();
    int end = 0;
    for (MentionRow mention : tables.mentions()) {
      assertThat(ids.add(mention.getMentionId())).isTrue();
      assertThat(mention.getStart()).isGreaterThanOrEqualTo(end);
      end = mention.getEnd();
      assertThat(stored.substring(mention.getStart(), mention.getEnd()))
          .isEqualTo(mention.getText());
      assertThat(mention.getSentenceStart()).isLessThanOrEqualTo(mention.getStart());
      assertThat(mention.getSentenceEnd()).isGreaterThanOrEqualTo(mention.getEnd());
      assertThat(mention.getValue() == null || mention.getMask() == null).isTrue();
      if (mention.getValueHigh() != null) {
        assertThat(mention.getValue()).isNotNull();
      }
      for (String empty :
          new String[] {mention.getUnit(), mention.getMeasure(), mention.getPredicate()}) {
        assertThat(empty).isNotEqualTo("");
      }
      SectionRow section =
          tables.sections().stream()
              .filter(row -> row.getSectionId().equals(mention.getSectionId()))
              .findFirst()
              .orElseThrow();
      assertThat(section.getReportId()).isEqualTo(mention.getReportId());
      assertThat(section.getKind()).isEqualTo(mention.getSection());
    }
    for (MentionRow mention : tables.mentions()) {
      assertThat(mention.getPartOf()).isIn(orNull(ids));
      assertThat(mention.getComparedTo()).isIn(orNull(ids));
    }
    for (PanelRow row : tables.panel()) {
      assertThat(ids).containsAll(row.getMentionIds());
      assertThat(ids).containsAll(row.getCandidates());
      assertThat(row.getMentionIds().isEmpty()).isNotEqualTo(row.getCandidates().isEmpty());
    }
  }

  private static Set<String> orNull(Set<String> ids) {
    Set<String> allowed = new HashSet<>(ids);
    allowed.add(null);
    return allowed;
  }
}
