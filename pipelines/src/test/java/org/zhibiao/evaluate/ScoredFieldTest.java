package org.zhibiao.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a field agrees. */
class ScoredFieldTest {

  @ParameterizedTest
  @CsvSource({
    "86,86,true",
    "86.0000000000,86,true",
    "86,87,false",
    ",86,false",
    "86,,false",
    ",,true"
  })
  void valuesAgreeAsNumbers(BigDecimal predicted, BigDecimal gold, boolean agrees) {
    assertThat(ScoredField.VALUE.agrees(value(predicted, null), goldValue(gold, null)))
        .isEqualTo(agrees);
  }

  @Test
  void masksAgreeAsTheyAreWritten() {
    assertThat(ScoredField.VALUE.agrees(value(null, "*.**"), goldValue(null, "*.**"))).isTrue();
    assertThat(ScoredField.VALUE.agrees(value(null, "*"), goldValue(null, "*.**"))).isFalse();
    assertThat(ScoredField.VALUE.agrees(value(null, null), goldValue(null, "**"))).isFalse();
  }

  @Test
  void noUnitIsAnEmptyUnit() {
    assertThat(ScoredField.UNIT.agrees(unit(null), gold("").build())).isTrue();
    assertThat(ScoredField.UNIT.agrees(unit("件"), gold("件").build())).isTrue();
    assertThat(ScoredField.UNIT.agrees(unit(null), gold("件").build())).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "提案,提案,true",
    "委员提案,提案,true", // two characters longer
    "提案,重点督办委员提案,false", // six characters longer
    "经济和社会提案,提案,false", // five characters longer
    "政协社会提案,提案,true", // four characters longer
    "案,提案,false", // the shorter has one character
    "提,提,true",
    "提案办理,提案,false", // does not end alike
    ",提案,false",
  })
  void measuresAgreeOnTheirEnding(String predicted, String answer, boolean agrees) {
    assertThat(ScoredField.MEASURE.agrees(measure(predicted), gold("件").measures(answer).build()))
        .isEqualTo(agrees);
  }

  @Test
  void oneOfSeveralMeasuresIsEnough() {
    assertThat(ScoredField.MEASURE.agrees(measure("信息"), gold("件").measures("提案", "信息").build()))
        .isTrue();
  }

  @Test
  void noMeasureAgreesWithNone() {
    assertThat(ScoredField.MEASURE.agrees(measure(null), gold("件").measures().build())).isTrue();
    assertThat(ScoredField.MEASURE.agrees(measure("提案"), gold("件").measures().build())).isFalse();
    assertThat(ScoredField.MEASURE.agrees(measure(null), gold("件").measures("").build())).isTrue();
  }

  @Test
  void noCodeIsTheAnswerDash() {
    GoldRow gold = gold("件").codes("proposal.filed", "-").build();

    assertThat(ScoredField.INDICATOR.agrees(code(null), gold)).isTrue();
    assertThat(ScoredField.INDICATOR.agrees(code("proposal.filed"), gold)).isTrue();
    assertThat(ScoredField.INDICATOR.agrees(code("proposal.handled"), gold)).isFalse();
  }

  @Test
  void problemsAreAcceptedAsReviewButNotTheReverse() {
    assertThat(ScoredField.SECTION.agrees(section("PROBLEMS"), gold("件").section("REVIEW").build()))
        .isTrue();
    assertThat(ScoredField.SECTION.agrees(section("REVIEW"), gold("件").section("PROBLEMS").build()))
        .isFalse();
  }

  @Test
  void aYearThatTheGoldDoesNotHaveIsWrong() {
    assertThat(ScoredField.YEAR.agrees(year(2023), gold("件").year(null).build())).isFalse();
    assertThat(ScoredField.YEAR.agrees(year(null), gold("件").year(null).build())).isTrue();
    assertThat(ScoredField.YEAR.agrees(year(2023), gold("件").year(2023).build())).isTrue();
  }

  @Test
  void sectionAndStatusCountWhereAnnotated() {
    assertThat(ScoredField.SECTION.isAnnotated(gold("件").section(null).build())).isFalse();
    assertThat(ScoredField.REPORT.isAnnotated(gold("件").build())).isFalse();
    assertThat(ScoredField.VALUE.isAnnotated(gold("件").build())).isTrue();
  }

  private static GoldBuilder gold(String unit) {
    return new GoldBuilder(unit);
  }

  private static GoldRow goldValue(BigDecimal value, String mask) {
    GoldBuilder builder = new GoldBuilder("件");
    builder.value = value;
    builder.mask = mask;
    return builder.build();
  }

  private static PredictedMention value(BigDecimal value, String mask) {
    return predicted(value, mask, "件", "提案", null, "REVIEW", 2023);
  }

  private static PredictedMention unit(String unit) {
    return predicted(BigDecimal.ONE, null, unit, "提案", null, "REVIEW", 2023);
  }

  private static PredictedMention measure(String measure) {
    return predicted(BigDecimal.ONE, null, "件", measure, null, "REVIEW", 2023);
  }

  private static PredictedMention code(String code) {
    return predicted(BigDecimal.ONE, null, "件", "提案", code, "REVIEW", 2023);
  }

  private static PredictedMention section(String section) {
    return predicted(BigDecimal.ONE, null, "件", "提案", null, section, 2023);
  }

  private static PredictedMention year(Integer year) {
    return predicted(BigDecimal.ONE, null, "件", "提案", null, "REVIEW", year);
  }

  private static PredictedMention predicted(
      BigDecimal value,
      String mask,
      String unit,
      String measure,
      String code,
      String section,
      Integer year) {
    return new PredictedMention(
        0, 2, "count", value, null, mask, unit, "EXACT", measure, code, "LEVEL", section, "ACTUAL",
        year, null, 1);
  }

  private static final class GoldBuilder {
    private final String unit;
    private BigDecimal value = BigDecimal.ONE;
    private String mask;
    private List<String> measures = List.of("提案");
    private List<String> codes = List.of("-");
    private String section = "REVIEW";
    private Integer year = 2023;

    GoldBuilder(String unit) {
      this.unit = unit;
    }

    GoldBuilder measures(String... answers) {
      measures = List.of(answers);
      return this;
    }

    GoldBuilder codes(String... answers) {
      codes = List.of(answers);
      return this;
    }

    GoldBuilder section(String kind) {
      section = kind;
      return this;
    }

    GoldBuilder year(Integer of) {
      year = of;
      return this;
    }

    GoldRow build() {
      return new GoldRow(
          1,
          "report.txt",
          0,
          2,
          null,
          "count",
          value,
          null,
          mask,
          unit,
          List.of("EXACT"),
          measures,
          codes,
          "LEVEL",
          section,
          "ACTUAL",
          year,
          null,
          false,
          null,
          true);
    }
  }
}
