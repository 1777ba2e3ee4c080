package org.zhibiao.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathHintsTest {

  @ParameterizedTest
  @CsvSource({
    "inbox/a1.txt, archive/a2.txt, true, true",
    "2023/a.txt, 2024/a.txt, true, false",
    "2023/a.txt, 2024/a.txt, false, true",
    "深圳市/a.txt, 广州市/a.txt, false, false",
    "x/深圳市/a.txt, y/深圳市/b.txt, true, true",
    "a.txt, 深圳市/a.txt, false, true",
    "a.txt, 深圳市/a.txt, true, false",
    "a.txt, a.md, false, false",
    "a.html, b/A.HTML, true, true",
  })
  void rowsAreTheSameWhereThePathTellsTheSameOrWasNotAsked(
      String from, String to, boolean read, boolean same) {
    assertThat(PathHints.tellTheSame(from, to, read)).isEqualTo(same);
  }
}
