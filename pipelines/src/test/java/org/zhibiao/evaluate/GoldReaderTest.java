package org.zhibiao.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a gold file may hold, and how its mistakes are reported. */
class GoldReaderTest {

  private static final String ROW =
      "\"doc\":\"a.txt\",\"start\":3,\"end\":6,\"kind\":\"count\",\"qualifier\":[\"EXACT\"],"
          + "\"measure\":[\"提案\"],\"code\":[\"-\"]";

  @Test
  void aRowIsReadWhole() {
    GoldFile gold =
        read(
            "{\"doc\":\"a.txt\",\"start\":3,\"end\":8,\"text\":\"5至8家\",\"kind\":\"count\","
                + "\"value\":\"5\",\"high\":\"8\",\"mask\":null,\"unit\":\"家\","
                + "\"qualifier\":[\"EXACT\",\"ABOUT\"],\"measure\":[\"企业\"],\"code\":[\"-\"],"
                + "\"change\":\"INCREASE\",\"section\":\"PLAN\",\"status\":\"TARGET\","
                + "\"year\":2024,\"year_from\":2020,\"report\":2,\"tier\":\"optional\"}");

    assertThat(gold.mistakes()).isEmpty();
    assertThat(gold.rows())
        .containsExactly(
            new GoldRow(
                1,
                "a.txt",
                3,
                8,
                "5至8家",
                "count",
                new BigDecimal(5),
                new BigDecimal(8),
                null,
                "家",
                List.of("EXACT", "ABOUT"),
                List.of("企业"),
                List.of("-"),
                "INCREASE",
                "PLAN",
                "TARGET",
                2024,
                2020,
                true,
                2,
                false));
  }

  @Test
  void whatIsAbsentHasItsDefault() {
    GoldRow row = read("{" + ROW + "}").rows().get(0);

    assertThat(row.change()).isEqualTo("LEVEL");
    assertThat(row.unit()).isEmpty();
    assertThat(row.core()).isTrue();
    assertThat(row.reportAnnotated()).isFalse();
  }

  @Test
  void noReportIsAnAnnotationToo() {
    GoldRow row = read("{" + ROW + ",\"report\":null}").rows().get(0);

    assertThat(row.reportAnnotated()).isTrue();
    assertThat(row.report()).isNull();
  }

  @Test
  void aSingleAnswerNeedsNoList() {
    GoldFile gold =
        read(("{" + ROW + "}").replace("[\"EXACT\"]", "\"OVER\"").replace("[\"-\"]", "\"-\""));

    assertThat(gold.mistakes()).isEmpty();
    assertThat(gold.rows().get(0).qualifiers()).containsExactly("OVER");
  }

  @Test
  void windowsOfADocumentAddUp() {
    GoldFile gold =
        read(
            "{" + ROW + ",\"window\":[0,9]}",
            "{" + ROW.replace("3,\"end\":6", "13,\"end\":16") + ",\"window\":[10,19]}");

    assertThat(gold.isAnnotated("a.txt", 2, 5)).isTrue();
    assertThat(gold.isAnnotated("a.txt", 12, 19)).isTrue();
    assertThat(gold.isAnnotated("a.txt", 8, 11)).isFalse();
  }

  @Test
  void withoutAWindowAllIsAnnotated() {
    assertThat(read("{" + ROW + "}").isAnnotated("a.txt", 0, 100_000)).isTrue();
  }

  @Test
  void aLineThatIsNoJsonIsReportedAndLeftOut() {
    GoldFile gold = read("{" + ROW + "}", "{\"doc\":");

    assertThat(gold.rows()).hasSize(1);
    assertThat(mistakes(gold)).singleElement().asString().startsWith("gold.jsonl:2: is no JSON");
  }

  @Test
  void aMissingFieldIsReported() {
    assertThat(mistakes(read("{" + ROW.replace("\"kind\":\"count\",", "") + "}")))
        .containsExactly("gold.jsonl:1: has no kind");
  }

  @Test
  void anEmptyRangeIsReported() {
    assertThat(mistakes(read("{" + ROW.replace("\"end\":6", "\"end\":3") + "}")))
        .containsExactly("gold.jsonl:1: start 3 and end 3 are no range");
  }

  @Test
  void aValueThatIsNoNumberIsReported() {
    assertThat(mistakes(read("{" + ROW + ",\"value\":\"三\"}")))
        .containsExactly("gold.jsonl:1: value must be a decimal, is '三'");
  }

  @Test
  void unknownNamesAreReportedAndTheRowIsKept() {
    GoldFile gold =
        read(
            "{"
                + ROW.replace("\"count\"", "\"counts\"")
                    .replace("\"EXACT\"", "\"ROUGHLY\"")
                    .replace("\"-\"", "\"proposal.lost\"")
                + ",\"section\":\"INTRO\",\"status\":\"DONE\",\"change\":\"UP\",\"tier\":\"maybe\"}");

    assertThat(gold.rows()).hasSize(1);
    assertThat(mistakes(gold))
        .containsExactlyInAnyOrder(
            "gold.jsonl:1: 'counts' is no kind",
            "gold.jsonl:1: 'ROUGHLY' is no qualifier",
            "gold.jsonl:1: 'proposal.lost' is no code",
            "gold.jsonl:1: 'INTRO' is no section",
            "gold.jsonl:1: 'DONE' is no status",
            "gold.jsonl:1: 'UP' is no change",
            "gold.jsonl:1: 'maybe' is no tier");
  }

  @Test
  void aRepeatedRangeIsReported() {
    assertThat(mistakes(read("{" + ROW + "}", "", "{" + ROW + "}")))
        .containsExactly("gold.jsonl:3: repeats the range of an earlier line");
  }

  @Test
  void aRowOutsideItsWindowIsReported() {
    assertThat(mistakes(read("{" + ROW + ",\"window\":[4,9]}")))
        .singleElement()
        .asString()
        .startsWith("gold.jsonl:1: stands outside the annotated window");
  }

  private static GoldFile read(String... lines) {
    return GoldReader.of("gold.jsonl", String.join("\n", lines));
  }

  private static List<String> mistakes(GoldFile gold) {
    return gold.mistakes().stream().map(GoldMistake::toString).toList();
  }
}
