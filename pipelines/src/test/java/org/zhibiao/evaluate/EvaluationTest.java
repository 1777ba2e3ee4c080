package org.zhibiao.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Documents, groups, and what is printed. */
class EvaluationTest {

  @Test
  void theRowsOfAMissingDocumentAreMissed() {
    GoldFile gold = new Annotated("86件").gold("86件", "86", "件").goldFile();

    Evaluation evaluation = Evaluation.of(gold, Map.of());

    assertThat(evaluation.scores().recall()).hasValue(0);
    assertThat(evaluation.mistakes())
        .extracting(GoldMistake::toString)
        .containsExactly(
            "gold.jsonl:1: the tables hold no document report.txt; its 1 rows count as missed");
  }

  @Test
  void anOffsetThatDoesNotFitTheTextIsReported() {
    GoldFile gold = new Annotated("收到86件").gold("86件", "86", "件").goldFile();
    ExtractedDocument document =
        new ExtractedDocument("report.txt", "共收到86件", List.of(), List.of());

    assertThat(Evaluation.of(gold, Map.of("report.txt", List.of(document))).mistakes())
        .extracting(GoldMistake::toString)
        .containsExactly("gold.jsonl:1: report.txt has '到86' from 2 to 5, not '86件'");
  }

  @Test
  void anOffsetBehindTheEndIsReported() {
    GoldFile gold = new Annotated("收到86件").gold("86件", "86", "件").goldFile();
    ExtractedDocument document = new ExtractedDocument("report.txt", "收到", List.of(), List.of());

    assertThat(Evaluation.of(gold, Map.of("report.txt", List.of(document))).mistakes())
        .extracting(GoldMistake::toString)
        .containsExactly("gold.jsonl:1: end 5 lies behind the end of report.txt (2 characters)");
  }

  @Test
  void ofSeveralDocumentsOfANameTheFittingOneIsMeasured() {
    Annotated annotated = new Annotated("收到86件").gold("86件", "86", "件");
    ExtractedDocument other = new ExtractedDocument("report.txt", "别的文字", List.of(), List.of());
    ExtractedDocument right =
        new ExtractedDocument(
            "report.txt", "收到86件", List.of(), List.of(annotated.prediction("86件", "86", "件")));

    Evaluation evaluation =
        Evaluation.of(annotated.goldFile(), Map.of("report.txt", List.of(other, right)));

    assertThat(evaluation.mistakes()).isEmpty();
    assertThat(evaluation.scores().recall()).hasValue(1);
  }

  @Test
  void genresAreThoseOfTheReportsThatHoldTheMentions() {
    Map<String, Scores> genres =
        new Annotated("86件。外77件")
            .report(0, 4, "COURT")
            .gold("86件", "86", "件")
            .predicted("86件", "86", "件")
            .predicted("77件", "77", "件")
            .evaluate()
            .byGenre();

    assertThat(genres).containsOnlyKeys("COURT", ExtractedDocument.NO_REPORT);
    assertThat(genres.get("COURT").precision()).hasValue(1);
    assertThat(genres.get(ExtractedDocument.NO_REPORT).precision()).hasValue(0);
  }

  @Test
  void aFoundRowCountsUnderItsAnnotatedKind() {
    Map<String, Scores> kinds =
        new Annotated("86件、5名")
            .gold("86件", "86", "件", "\"kind\":\"money\"")
            .predicted("86件", "86", "件")
            .predicted("5名", "5", "名")
            .evaluate()
            .byKind();

    assertThat(kinds.get("money").recall()).hasValue(1);
    assertThat(kinds.get("money").agreement(ScoredField.KIND)).hasValue(0);
    assertThat(kinds.get("count").predictions()).isEqualTo(1);
  }

  @Test
  void severalFilesAddUp() {
    Evaluation one =
        new Annotated("86件").gold("86件", "86", "件").predicted("86件", "86", "件").evaluate();
    Evaluation two = new Annotated("86件").gold("86件", "86", "件").evaluate();

    assertThat(Evaluation.together("both", List.of(one, two)).scores().recall()).hasValue(0.5);
  }

  @Test
  void theTableHasALinePerGenreAndKind() {
    String table =
        ScoreTable.of(
            new Annotated("86件")
                .report(0, 3, "COURT")
                .gold("86件", "86", "件")
                .predicted("86件", "86", "件")
                .evaluate());

    assertThat(table)
        .contains("gold.jsonl")
        .containsPattern("all +1 +1.000 +1 +1.000 +1.000")
        .containsPattern("  COURT +1 +1.000")
        .containsPattern("  count +1 +1.000");
  }

  @Test
  void detailsShowMissesFalseMentionsAndWrongFieldsInContext() {
    String details =
        OutcomeDetails.of(
            new Annotated("收到86件\n办结70件，表彰3名")
                .gold("86件", "86", "件")
                .gold("70件", "71", "件")
                .predicted("70件", "70", "件")
                .predicted("3名", "3", "名")
                .evaluate());

    assertThat(details)
        .contains("missed: 1\n  line 1  report.txt:2  收到[86件]⏎办结70件")
        .contains("false: 1\n  report.txt:14  收到86件⏎办结70件，表彰[3名]  count 名")
        .contains("wrong value: 1\n")
        .contains("is 70, should be 71");
  }

  @Test
  void jsonHoldsScoresAndDetails() {
    String json =
        EvaluationJson.of(
            List.of(
                new Annotated("86件")
                    .gold("86件", "85", "件")
                    .predicted("86件", "86", "件")
                    .evaluate()));

    assertThat(json)
        .contains("\"name\" : \"gold.jsonl\"")
        .contains("\"recall\" : 1.0")
        .contains("\"coded_recall\" : null")
        .contains("\"should_be\" : \"85\"");
  }
}
