package org.zhibiao.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhibiao.schema.MentionRow;
import org.zhibiao.source.SourceDocument;
import org.zhibiao.source.SourceLocator;

class DocumentExtractorTest {

  private static final DocumentExtractor EXTRACTOR = new DocumentExtractor();

  private static final String REPORT =
      """
      政协青禾县第三届委员会常务委员会工作报告
      （2023年2月6日在政协青禾县第三届委员会第二次会议上）
      各位委员：
      我代表政协青禾县第三届委员会常务委员会，向大会报告工作，请予审议。
      2022年工作回顾
      一年来，共收到提案120件，立案96件，办结90件，办复率100%。
      2023年工作安排
      全年组织协商活动12次以上。
      """;

  private static DocumentTables extract(String text, Charset charset) {
    return EXTRACTOR.extract(SourceDocument.ofFile("r.txt", text.getBytes(charset)));
  }

  @Test
  void mentionsStandWhereTheirOffsetsSay() {
    DocumentTables tables = extract(REPORT, StandardCharsets.UTF_8);
    assertThat(tables.mentions()).isNotEmpty();
    for (MentionRow mention : tables.mentions()) {
      assertThat(tables.document().getText().substring(mention.getStart(), mention.getEnd()))
          .isEqualTo(mention.getText());
    }
  }

  @Test
  void everyMentionHasASectionThatHoldsIt() {
    DocumentTables tables = extract(REPORT, StandardCharsets.UTF_8);
    for (MentionRow mention : tables.mentions()) {
      assertThat(tables.sections())
          .filteredOn(section -> section.getSectionId().equals(mention.getSectionId()))
          .singleElement()
          .satisfies(
              section -> {
                assertThat(section.getStart()).isLessThanOrEqualTo(mention.getStart());
                assertThat(section.getEnd()).isGreaterThanOrEqualTo(mention.getEnd());
              });
    }
  }

  @Test
  void theSameBytesGiveTheSameRows() {
    assertThat(extract(REPORT, StandardCharsets.UTF_8))
        .isEqualTo(extract(REPORT, StandardCharsets.UTF_8));
  }

  @Test
  void aByteOrderMarkIsNoText() {
    assertThat(extract("\uFEFF" + REPORT, StandardCharsets.UTF_8).document().getText())
        .isEqualTo(REPORT);
  }

  @Test
  void anEmptyFileIsQuarantined() {
    DocumentTables tables = EXTRACTOR.extract(SourceDocument.ofFile("e.txt", new byte[0]));
    assertThat(tables.document()).isNull();
    assertThat(tables.quarantine().getReason()).isEqualTo("EMPTY");
    assertThat(tables.quarantine().getStage()).isEqualTo("decode");
  }

  @Test
  void theSameContentElsewhereHasAnotherId() {
    byte[] content = REPORT.getBytes(StandardCharsets.UTF_8);
    SourceDocument file = SourceDocument.ofFile("a.txt", content);
    SourceDocument entry =
        new SourceDocument(new SourceLocator("a.zip", "a.txt"), content, Map.of());
    assertThat(EXTRACTOR.extract(file).document().getDocumentId())
        .isNotEqualTo(EXTRACTOR.extract(entry).document().getDocumentId());
  }

  @Test
  void aDuplicateHasItsDocumentAndNothingElse() {
    DocumentTables tables =
        EXTRACTOR.extractDuplicate(
            SourceDocument.ofFile("b.txt", REPORT.getBytes(StandardCharsets.UTF_8)), "original");
    assertThat(tables.document().getDuplicateOf()).isEqualTo("original");
    assertThat(List.of(tables.reports(), tables.sections(), tables.mentions(), tables.panel()))
        .allMatch(List::isEmpty);
  }
}
