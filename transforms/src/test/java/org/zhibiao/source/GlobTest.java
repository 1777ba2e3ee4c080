package org.zhibiao.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*.txt          | a.txt            | true",
        "*.txt          | 2023/市/a.txt    | true",
        "*.txt          | a.txt.bak        | false",
        "2023/*.txt     | 2023/a.txt       | true",
        "2023/*.txt     | 2023/x/a.txt     | false",
        "2023/**        | 2023/x/a.txt     | true",
        "**/报告?.txt   | 报告1.txt        | true",
        "**/报告?.txt   | x/y/报告12.txt   | false",
        "*.{txt,md}     | a.md             | true",
        "*.{txt,md}     | a.html           | false",
        "[0-9]*.txt     | 7b.txt           | true",
        "[!0-9]*.txt    | 7b.txt           | false",
        "a+(b).txt      | a+(b).txt        | true",
      })
  void matches(String glob, String uri, boolean expected) {
    assertThat(Glob.of(glob).matches(uri)).isEqualTo(expected);
  }

  @Test
  void anOpenBracketIsNamed() {
    assertThatThrownBy(() -> Glob.of("a[0-9.txt")).hasMessageContaining("'[' is not closed");
    assertThatThrownBy(() -> Glob.of("a.{txt,md")).hasMessageContaining("'{' is not closed");
  }
}
