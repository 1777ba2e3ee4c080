package org.zhibiao.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.zhibiao.lexicon.DataFile;
import org.zhibiao.lexicon.DataFileException;

class IssueCodesTest {

  private static final String HEADER = "code,table,meaning,what_to_do\n";

  @Test
  void theShippedFileIsSound() {
    IssueCodes codes = IssueCodes.load();

    assertThat(codes.contains("quarantine", "EMPTY")).isTrue();
    assertThat(codes.contains("reports", "YEAR_CONFLICT")).isTrue();
    assertThat(codes.contains("exclusions", "LIMIT")).isTrue();
  }

  @Test
  void aCodeIsListedForItsTableOnly() {
    IssueCodes codes = of("LATE,reports,It came late.,Wait.");

    assertThat(codes.contains("reports", "LATE")).isTrue();
    assertThat(codes.contains("mentions", "LATE")).isFalse();
    assertThat(codes.contains("LATE")).isTrue();
    assertThat(codes.contains("EARLY")).isFalse();
  }

  @Test
  void oneCodeMayStandForTwoTables() {
    assertThat(of("LATE,reports,a,b\nLATE,mentions,a,b").all()).hasSize(2);
  }

  @Test
  void codesKeepTheOrderOfTheFile() {
    assertThat(of("Z_LAST,reports,a,b\nA_FIRST,reports,a,b").all())
        .extracting(IssueCode::code)
        .containsExactly("Z_LAST", "A_FIRST");
  }

  @Test
  void aRepeatedCodeIsReportedWithItsLine() {
    assertMistake("LATE,reports,a,b\nLATE,reports,c,d", "codes.csv:3: LATE stands twice");
  }

  @Test
  void anUnknownTableIsReportedWithItsLine() {
    assertMistake("LATE,novels,a,b", "codes.csv:2: 'novels' must be one of");
  }

  @Test
  void aCodeInSmallLettersIsReported() {
    assertMistake("late,reports,a,b", "codes.csv:2: 'late' must be words of capitals");
  }

  @Test
  void aCodeWithoutAdviceIsReported() {
    assertMistake("LATE,reports,It came late.,", "codes.csv:2: LATE must say");
  }

  @Test
  void aMissingHeaderIsReported() {
    assertThatThrownBy(() -> IssueCodes.of(DataFile.ofText("codes.csv", "LATE,reports,a,b")))
        .isInstanceOf(DataFileException.class)
        .hasMessageContaining("codes.csv:1: the first line must be");
  }

  private static IssueCodes of(String lines) {
    return IssueCodes.of(DataFile.ofText("codes.csv", HEADER + lines));
  }

  private static void assertMistake(String lines, String message) {
    assertThatThrownBy(() -> of(lines))
        .isInstanceOf(DataFileException.class)
        .hasMessageContaining(message);
  }
}
