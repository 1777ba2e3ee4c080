package org.zhibiao.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How finding is scored: recall, precision, F1, strict and coded. */
class ScoresTest {

  @Test
  void anOverlapFindsARow() {
    Scores scores =
        new Annotated("收到提案约86件左右。").gold("86件左右", "86", "件").predicted("86件", "86", "件").scores();

    assertThat(scores.recall()).hasValue(1);
    assertThat(scores.precision()).hasValue(1);
    assertThat(scores.f1()).hasValue(1);
  }

  @Test
  void rangesThatOnlyMeetDoNotOverlap() {
    Scores scores =
        new Annotated("86件77名").gold("86件", "86", "件").predicted("77名", "77", "名").scores();

    assertThat(scores.recall()).hasValue(0);
    assertThat(scores.precision()).hasValue(0);
    assertThat(scores.f1()).hasValue(0);
  }

  @Test
  void aRowIsFoundOnceAndTheWidestOverlapFindsIt() {
    Annotated annotated =
        new Annotated("共计三千五百件")
            .gold("三千五百件", "3500", "件")
            .predicted("三千", "3000", "")
            .predicted("五百件", "3500", "件");
    Scores scores = annotated.scores();

    assertThat(scores.recall()).hasValue(1);
    assertThat(scores.precision()).hasValue(0.5);
    assertThat(scores.agreement(ScoredField.VALUE)).hasValue(1);
  }

  @Test
  void aPredictionFindsOneRowOnly() {
    Scores scores =
        new Annotated("86件、77件")
            .gold("86件", "86", "件")
            .gold("77件", "77", "件")
            .predicted("86件、77件", "86", "件")
            .scores();

    assertThat(scores.recall()).hasValue(0.5);
    assertThat(scores.precision()).hasValue(1);
  }

  @Test
  void anOptionalRowMayBeFound() {
    Scores scores =
        new Annotated("五大产业，86件")
            .gold("五大", "5", "大", "\"tier\":\"optional\"")
            .gold("86件", "86", "件")
            .predicted("五大", "5", "大")
            .predicted("86件", "86", "件")
            .scores();

    assertThat(scores.precision()).hasValue(1);
    assertThat(scores.recall()).hasValue(1);
    assertThat(scores.coreRows()).isEqualTo(1);
  }

  @Test
  void anOptionalRowMayBeLeft() {
    Scores scores =
        new Annotated("五大产业，86件")
            .gold("五大", "5", "大", "\"tier\":\"optional\"")
            .gold("86件", "86", "件")
            .predicted("86件", "86", "件")
            .scores();

    assertThat(scores.recall()).hasValue(1);
  }

  @Test
  void agreementIsMeasuredOverCoreRowsOnly() {
    Scores scores =
        new Annotated("五大产业")
            .gold("五大", "5", "大", "\"tier\":\"optional\"")
            .predicted("五大", "9", "件")
            .scores();

    assertThat(scores.agreement(ScoredField.VALUE)).isEmpty();
    assertThat(scores.strictPrecision()).hasValue(0);
  }

  @Test
  void predictionsOutsideTheWindowDoNotCount() {
    Scores scores =
        new Annotated("86件。外77件")
            .gold("86件", "86", "件", "\"window\":[0,4]")
            .predicted("86件", "86", "件")
            .predicted("77件", "77", "件")
            .scores();

    assertThat(scores.predictions()).isEqualTo(1);
    assertThat(scores.precision()).hasValue(1);
  }

  @Test
  void aWindowWithoutMentionsMakesPredictionsFalse() {
    Scores scores =
        new Annotated("第86件。外77件")
            .goldLine("{\"doc\":\"report.txt\",\"window\":[0,5]}")
            .predicted("86件", "86", "件")
            .predicted("77件", "77", "件")
            .scores();

    assertThat(scores.predictions()).isEqualTo(1);
    assertThat(scores.precision()).hasValue(0);
    assertThat(scores.recall()).isEmpty();
  }

  @Test
  void strictAsksForValueUnitKindAndQualifier() {
    Annotated annotated =
        new Annotated("86件、77件、3名、9次")
            .gold("86件", "86", "件")
            .gold("77件", "77", "件")
            .gold("3名", "3", "名", "\"qualifier\":[\"OVER\"]")
            .gold("9次", "9", "次", "\"kind\":\"money\"")
            .predicted("86件", "86", "件")
            .predicted("77件", "70", "件")
            .predicted("3名", "3", "名")
            .predicted("9次", "9", "次");
    Scores scores = annotated.scores();

    assertThat(scores.recall()).hasValue(1);
    assertThat(scores.strictRecall()).hasValue(0.25);
    assertThat(scores.strictPrecision()).hasValue(0.25);
    assertThat(scores.strictF1()).hasValue(0.25);
  }

  @Test
  void codedRecallIsOverRowsThatMustHaveACode() {
    Annotated annotated =
        new Annotated("86件、77件、3名、9次")
            .gold("86件", "86", "件", "\"code\":[\"proposal.filed\"]")
            .gold("77件", "77", "件", "\"code\":[\"proposal.handled\"]")
            .gold("3名", "3", "名", "\"code\":[\"proposal.filed\",\"-\"]")
            .gold("9次", "9", "次");
    annotated.predicted(coded(annotated.prediction("86件", "86", "件"), "proposal.filed"));
    annotated.predicted("3名", "3", "名");

    Scores scores = annotated.scores();

    assertThat(scores.codedRows()).isEqualTo(2);
    assertThat(scores.codedRecall()).hasValue(0.5);
    assertThat(scores.codedPrecision()).hasValue(1);
    assertThat(scores.agreement(ScoredField.INDICATOR)).hasValue(1);
  }

  @Test
  void codedPrecisionIsOverAllPredictedCodes() {
    Annotated annotated =
        new Annotated("86件、77件、3名")
            .gold("86件", "86", "件", "\"code\":[\"proposal.filed\"]")
            .gold("77件", "77", "件");
    annotated.predicted(coded(annotated.prediction("86件", "86", "件"), "proposal.filed"));
    annotated.predicted(coded(annotated.prediction("77件", "77", "件"), "proposal.filed"));
    annotated.predicted(coded(annotated.prediction("3名", "3", "名"), "proposal.filed"));

    assertThat(annotated.scores().predictedCodes()).isEqualTo(3);
    assertThat(annotated.scores().codedPrecision().getAsDouble()).isEqualTo(1.0 / 3);
  }

  @Test
  void withoutPredictionsThereIsNoPrecision() {
    Scores scores = new Annotated("86件").gold("86件", "86", "件").scores();

    assertThat(scores.recall()).hasValue(0);
    assertThat(scores.precision()).isEmpty();
    assertThat(scores.f1()).isEmpty();
  }

  static PredictedMention coded(PredictedMention m, String code) {
    return new PredictedMention(
        m.start(),
        m.end(),
        m.kind(),
        m.value(),
        m.valueHigh(),
        m.mask(),
        m.unit(),
        m.qualifier(),
        m.measure(),
        code,
        m.change(),
        m.section(),
        m.status(),
        m.year(),
        m.yearFrom(),
        m.report());
  }
}
