package org.zhibiao.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zhibiao.schema.MentionRow;
import org.zhibiao.schema.PanelRow;
import org.zhibiao.schema.ReportRow;

class PanelBuilderTest {

  private static final ReportRow REPORT =
      ReportRow.newBuilder()
          .setReportId("d.r1")
          .setDocumentId("d")
          .setOrdinal(1)
          .setStart(0)
          .setEnd(1000)
          .setGenre("CPPCC_STANDING_COMMITTEE")
          .setPlace("四平市")
          .setDivisionCode("220300")
          .setLevel("CITY")
          .setForm("FULL")
          .setIssues(List.of())
          .build();

  private static MentionRow.Builder filed(int start, String value) {
    return MentionRow.newBuilder()
        .setMentionId("d.m" + start)
        .setDocumentId("d")
        .setReportId("d.r1")
        .setSection("REVIEW")
        .setStart(start)
        .setEnd(start + 3)
        .setText(value + "件")
        .setSentenceStart(0)
        .setSentenceEnd(100)
        .setKind("count")
        .setValue(new BigDecimal(value))
        .setUnit("件")
        .setQualifier("EXACT")
        .setIndicator("proposal.filed")
        .setChange("LEVEL")
        .setStatus("ACTUAL")
        .setYear(2023)
        .setExtractor("test")
        .setIssues(List.of());
  }

  private static List<PanelRow> panel(MentionRow.Builder... mentions) {
    return new PanelBuilder()
        .build(List.of(REPORT), List.of(mentions).stream().map(MentionRow.Builder::build).toList());
  }

  @Test
  void oneMentionIsTheFigure() {
    assertThat(panel(filed(10, "77")))
        .containsExactly(
            PanelRow.newBuilder()
                .setReportId("d.r1")
                .setDocumentId("d")
                .setPlace("四平市")
                .setDivisionCode("220300")
                .setLevel("CITY")
                .setGenre("CPPCC_STANDING_COMMITTEE")
                .setIndicator("proposal.filed")
                .setYear(2023)
                .setStatus("ACTUAL")
                .setChange("LEVEL")
                .setValue(new BigDecimal("77"))
                .setUnit("件")
                .setQualifier("EXACT")
                .setMentionIds(List.of("d.m10"))
                .setCandidates(List.of())
                .build());
  }

  @Test
  void theSameFigureStatedTwiceIsOne() {
    List<PanelRow> rows = panel(filed(10, "77"), filed(50, "77.0"));
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).getMentionIds()).containsExactly("d.m10", "d.m50");
    assertThat(rows.get(0).getValue()).isEqualByComparingTo("77");
  }

  @Test
  void aTotalStandsBeforeItsParts() {
    List<PanelRow> rows = panel(filed(10, "77"), filed(50, "30").setPartOf("d.m10"));
    assertThat(rows.get(0).getValue()).isEqualByComparingTo("77");
    assertThat(rows.get(0).getMentionIds()).containsExactly("d.m10");
  }

  @Test
  void figuresThatCannotBeToldApartAreCandidates() {
    List<PanelRow> rows = panel(filed(10, "77"), filed(50, "30"));
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).getValue()).isNull();
    assertThat(rows.get(0).getQualifier()).isNull();
    assertThat(rows.get(0).getCandidates()).containsExactly("d.m10", "d.m50");
  }

  @Test
  void yearsAreApart() {
    List<PanelRow> rows = panel(filed(10, "77"), filed(50, "30").setYear(2022));
    assertThat(rows).extracting(PanelRow::getYear).containsExactly(2022, 2023);
  }

  @Test
  void mentionsWithoutCodeOrReportHaveNoRow() {
    assertThat(panel(filed(10, "77").setIndicator(null), filed(20, "8").setReportId(null)))
        .isEmpty();
  }

  @Test
  void aMaskedFigureHasARowWithoutValue() {
    List<PanelRow> rows = panel(filed(10, "1").setValue(null).setMask("**"));
    assertThat(rows.get(0).getValue()).isNull();
    assertThat(rows.get(0).getMentionIds()).containsExactly("d.m10");
  }

  @Test
  void twoMaskedFiguresAreNeverTheSame() {
    List<PanelRow> rows =
        panel(
            filed(10, "1").setValue(null).setMask("**"),
            filed(50, "1").setValue(null).setMask("**"));
    assertThat(rows.get(0).getMentionIds()).isEmpty();
    assertThat(rows.get(0).getCandidates()).containsExactly("d.m10", "d.m50");
  }

  @Test
  void aFigureOfOthersIsNotTheReports() {
    List<PanelRow> rows =
        panel(filed(10, "77"), filed(50, "5000").setIssues(List.of("FOREIGN_FIGURE")));
    assertThat(rows.get(0).getValue()).isEqualByComparingTo("77");
    assertThat(rows.get(0).getCandidates()).isEmpty();
  }

  @Test
  void aFigureOfOthersAloneIsACandidate() {
    List<PanelRow> rows = panel(filed(50, "5000").setIssues(List.of("FOREIGN_FIGURE")));
    assertThat(rows.get(0).getValue()).isNull();
    assertThat(rows.get(0).getMentionIds()).isEmpty();
    assertThat(rows.get(0).getCandidates()).containsExactly("d.m50");
  }
}
