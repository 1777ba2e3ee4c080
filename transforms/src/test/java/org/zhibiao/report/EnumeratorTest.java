package org.zhibiao.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhibiao.report.Enumerator.Style;

class EnumeratorTest {

  @ParameterizedTest
  @CsvSource({
    "一、加强学习, CHAPTER, 1, 2",
    "十二、加强学习, CHAPTER, 12, 3",
    "（三）加强学习, BRACKETED_CHAPTER, 3, 3",
    "( 四 )加强学习, BRACKETED_CHAPTER, 4, 5",
    "3.加强学习, NUMBER, 3, 2",
    "12、加强学习, NUMBER, 12, 3",
    "3.2024年任务, NUMBER, 3, 2",
    "（5）加强学习, BRACKETED_NUMBER, 5, 3",
    "②加强学习, CIRCLED, 2, 1",
    "二是加强学习, SPOKEN, 2, 2",
    "第二部分 回顾, PART, 2, 5",
  })
  void stylesAreRead(String text, Style style, int number, int length) {
    assertThat(Enumerator.at(text, 0, text.length()))
        .isEqualTo(new Enumerator(style, number, length));
  }

  @ParameterizedTest
  @ValueSource(strings = {"一、二、三产业结构", "3.5%以上", "2024年工作", "一年来", "第二届委员会", "（试行）"})
  void otherNumbersAreNone(String text) {
    assertThat(Enumerator.at(text, 0, text.length())).isNull();
  }
}
