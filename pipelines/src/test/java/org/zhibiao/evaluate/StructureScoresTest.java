package org.zhibiao.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhibiao.evaluate.StructureScores.Share;
import org.zhibiao.schema.ReportRow;
import org.zhibiao.schema.SectionRow;
import org.zhibiao.section.SectionKind;

/** What counts as right when reports and sections are compared with labels. */
class StructureScoresTest {

  private static final String TEXT = "字".repeat(1000);

  private static final String FIELDS =
      """
      "genre":"GOVERNMENT","form":"FULL","level":"CITY","place":"甲市","division_code":null,\
      "term":3,"session":2,"report_date":null,"speaker":null,"review_year":2023,\
      "review_year_from":null,"plan_year":2024\
      """;

  private static final String SECTIONS =
      "\"sections\":[[0,100,\"PREAMBLE\"],[100,600,\"REVIEW\"],[600,1000,\"PLAN\"]]";

  private final ReportRow report = report();
  private final List<SectionRow> sections = new ArrayList<>();

  @Test
  void whatAgreesIsRight() {
    divide(100, 600);

    StructureScores scores = scores("");

    assertThat(scores.mistakes()).isEmpty();
    assertThat(scores.shares().values())
        .allSatisfy(share -> assertThat(share.right()).isEqualTo(share.all()));
  }

  @Test
  void aBoundaryMayStandTwentyCharactersAway() {
    divide(120, 600);

    assertThat(right("", "REVIEW start")).isEqualTo(1);
  }

  @Test
  void aBoundaryFartherAwayIsWrong() {
    divide(121, 600);

    assertThat(right("", "REVIEW start")).isZero();
  }

  @Test
  void anAlternativeStartIsRightToo() {
    divide(100, 700);

    String doubt = ",\"section_doubts\":[{\"start\":600,\"start_alt\":[700]}]";

    assertThat(right(doubt, "PLAN start")).isEqualTo(1);
    assertThat(right(doubt, StructureScores.CHARACTERS)).isEqualTo(1000);
  }

  @Test
  void bothBoundariesMustBeRight() {
    divide(100, 700);

    assertThat(right("", StructureScores.BOUNDARIES)).isZero();
  }

  @Test
  void charactersAreCountedOutsideTheTolerance() {
    divide(100, 700);

    assertThat(right("", StructureScores.CHARACTERS)).isEqualTo(920);
  }

  @Test
  void aDoubtfulSectionMayBeOfItsOtherKind() {
    divide(100, 1000);

    String doubt = ",\"section_doubts\":[{\"start\":600,\"alt_kind\":\"REVIEW\"}]";

    assertThat(right(doubt, StructureScores.CHARACTERS)).isEqualTo(1000);
  }

  @Test
  void aKindThatTheLabelsLackIsWrong() {
    divide(100, 600);
    section(SectionKind.CLOSING, 900, 1000);

    assertThat(right("", "CLOSING start")).isZero();
  }

  @Test
  void anotherValueOfAFieldIsWrong() {
    report.setSession(4);

    assertThat(right("", "session")).isZero();
  }

  @Test
  void anAlternativeValueIsRight() {
    report.setSession(4);

    assertThat(right(",\"session_alt\":[4]", "session")).isEqualTo(1);
  }

  @Test
  void nothingIsRightWhereTheTextSaysNothing() {
    report.setSpeaker("赵某");

    assertThat(right("", "speaker")).isZero();
  }

  @Test
  void aReportThatIsNotFoundHasNothingRight() {
    StructureScores scores =
        StructureScores.of(
            gold("").labels(),
            Map.of("a.txt", new DocumentStructure("a.txt", TEXT, List.of(), List.of())));

    Share place = scores.shares().get("place");
    assertThat(place.right()).isZero();
    assertThat(place.all()).isEqualTo(1);
  }

  @Test
  void aMissingDocumentIsReported() {
    StructureEvaluation evaluation = StructureEvaluation.of(Map.of(), List.of(gold("")));

    assertThat(evaluation.mistakes())
        .extracting(GoldMistake::problem)
        .containsExactly("the tables hold no document a.txt");
  }

  @Test
  void sectionsWithAGapAreAMistake() {
    String line = gold("[[0,100,\"REVIEW\"],[110,200,\"PLAN\"]]", "");

    assertThat(StructureGold.of("g", line).mistakes())
        .extracting(GoldMistake::problem)
        .containsExactly("sections leave a gap or overlap at 110");
  }

  @Test
  void aMissingFieldIsAMistake() {
    String line = "{\"doc\":\"a.txt\",\"report\":1,\"start\":0,\"end\":9}";

    assertThat(StructureGold.of("g", line).mistakes())
        .extracting(GoldMistake::problem)
        .containsExactly("has no genre");
  }

  private long right(String more, String measure) {
    if (sections.isEmpty()) {
      divide(100, 600);
    }
    return scores(more).shares().get(measure).right();
  }

  private StructureScores scores(String more) {
    return StructureScores.of(
        gold(more).labels(),
        Map.of("a.txt", new DocumentStructure("a.txt", TEXT, List.of(report), sections)));
  }

  private static StructureGold gold(String more) {
    StructureGold gold =
        StructureGold.of("g", gold(SECTIONS.substring("\"sections\":".length()), more));
    assertThat(gold.mistakes()).isEmpty();
    return gold;
  }

  private static String gold(String sections, String more) {
    return "{\"doc\":\"a.txt\",\"report\":1,\"start\":0,\"end\":1000,"
        + FIELDS
        + ",\"sections\":"
        + sections
        + more
        + "}";
  }

  /** Divides the document into preamble, review and plan. */
  private void divide(int review, int plan) {
    section(SectionKind.PREAMBLE, 0, review);
    section(SectionKind.REVIEW, review, plan);
    if (plan < TEXT.length()) {
      section(SectionKind.PLAN, plan, TEXT.length());
    }
  }

  private void section(SectionKind kind, int start, int end) {
    SectionRow row = new SectionRow();
    row.setReportId("r");
    row.setLevel(1);
    row.setKind(kind.name());
    row.setStart(start);
    row.setEnd(end);
    sections.add(row);
  }

  private static ReportRow report() {
    ReportRow row = new ReportRow();
    row.setReportId("r");
    row.setStart(0);
    row.setEnd(TEXT.length());
    row.setGenre("GOVERNMENT");
    row.setForm("FULL");
    row.setLevel("CITY");
    row.setPlace("甲市");
    row.setTerm(3);
    row.setSession(2);
    row.setReviewYear(2023);
    row.setPlanYear(2024);
    return row;
  }
}
