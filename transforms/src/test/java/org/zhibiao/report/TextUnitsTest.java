package org.zhibiao.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextUnitsTest {

  @Test
  void sentencesEndWithTheirFullStop() {
    assertThat(sentences("办结三件。成效明显！还要做什么？继续。")).containsExactly("办结三件。", "成效明显！", "还要做什么？", "继续。");
  }

  @Test
  void asciiMarksEndChineseSentences() {
    assertThat(sentences("办结三件.成效明显!继续?")).containsExactly("办结三件.", "成效明显!", "继续?");
  }

  @Test
  void decimalPointsEndNothing() {
    assertThat(sentences("增长3.5%，见a.doc。")).containsExactly("增长3.5%，见a.doc。");
  }

  @Test
  void doubledMarksStayTogether() {
    assertThat(sentences("很好！！再来。。完")).containsExactly("很好！！", "再来。。", "完");
  }

  @Test
  void closingQuotesBelongToTheSentence() {
    assertThat(sentences("他说：“很好。”大家同意。")).containsExactly("他说：“很好。”", "大家同意。");
  }

  @Test
  void aQuotedStopInMidSentenceEndsNothing() {
    assertThat(sentences("提出“要快。”等建议三条。")).containsExactly("提出“要快。”等建议三条。");
  }

  @Test
  void semicolonsEndNothing() {
    assertThat(sentences("一要学；二要干；三要成。")).hasSize(1);
  }

  @Test
  void headingsEndAtTheLineEnd() {
    assertThat(sentences("一、回顾\n过去一年很好。")).containsExactly("一、回顾", "过去一年很好。");
  }

  @Test
  void aPageBreakInMidSentenceIsReadOn() {
    assertThat(sentences("开展调研。规定时间内答复，以\n\n正式文件反馈给委员。"))
        .containsExactly("开展调研。", "规定时间内答复，以\n\n正式文件反馈给委员。");
  }

  @Test
  void aHeadingBehindAMissingFullStopIsNotReadOn() {
    assertThat(sentences("开展调研。水平不断提高\n二、下一步打算")).containsExactly("开展调研。", "水平不断提高", "二、下一步打算");
  }

  @Test
  void speltOutLineEndsEndLines() {
    assertThat(sentences("一、回顾\\r\\n很好。")).containsExactly("一、回顾", "很好。");
  }

  @Test
  void wideGapsInVeryLongLinesAreLineEnds() {
    String text = "一、回顾　　" + "成绩很好。".repeat(50) + "　　二、打算";
    assertThat(sentences(text)).startsWith("一、回顾", "成绩很好。").endsWith("二、打算");
  }

  @Test
  void questionMarksThatStandForSpacesEndNothing() {
    assertThat(sentences("县长?? 王?? 五")).containsExactly("县长?? 王?? 五");
  }

  private static List<String> sentences(String text) {
    TextUnits units = TextUnits.of(text);
    List<String> sentences = new ArrayList<>();
    for (int u = 0; u < units.size(); u++) {
      sentences.add(text.substring(units.start(u), units.end(u)));
    }
    return sentences;
  }

  @Test
  void whatNeverEndsIsCutWhereItPausesAndNeverInANumber() {
    String text = "收到提案12345件，".repeat(2_000);

    TextUnits units = TextUnits.of(text);

    assertThat(units.size()).isGreaterThan(4);
    StringBuilder read = new StringBuilder();
    for (int u = 0; u < units.size(); u++) {
      String unit = text.substring(units.start(u), units.end(u));
      assertThat(unit.length()).isLessThanOrEqualTo(4_000);
      assertThat(unit).startsWith("收到提案12345件").endsWith("收到提案12345件，");
      read.append(unit);
    }
    assertThat(read.toString()).isEqualTo(text);
  }
}
