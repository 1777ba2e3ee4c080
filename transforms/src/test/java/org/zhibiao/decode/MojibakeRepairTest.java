package org.zhibiao.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MojibakeRepairTest {

  private static final String TEXT = "一年来，全县新建改建学校12所，新增学位3600个，群众满意度达到95%以上。";

  private final MojibakeRepair repair = new MojibakeRepair(CharacterModel.standard());

  @ParameterizedTest
  @CsvSource({
    "UTF-8, ISO-8859-1, UTF-8 read as windows-1252",
    "GBK, ISO-8859-1, GBK read as windows-1252",
    "GBK, windows-1252, GBK read as windows-1252",
  })
  void undoesAMisreading(String right, String wrong, String description) {
    MojibakeRepair.Repaired repaired = repair.repair(misread(TEXT, right, wrong));

    assertThat(repaired.text()).isEqualTo(TEXT);
    assertThat(repaired.description()).isEqualTo(description);
    assertThat(repaired.lossy()).isFalse();
  }

  @Test
  void undoesAMisreadingOfAMisreading() {
    String twice = misread(misread(TEXT, "UTF-8", "ISO-8859-1"), "UTF-8", "ISO-8859-1");

    assertThat(repair.repair(twice).text()).isEqualTo(TEXT);
  }

  @Test
  void undoesWhatCanBeUndoneOfUtf8ReadAsGbk() {
    MojibakeRepair.Repaired repaired = repair.repair(misread(TEXT, "UTF-8", "GBK"));

    assertThat(repaired.text()).contains("年来，全县新建改建学").contains("12所，新增学").contains("群众满意度达");
    assertThat(repaired.description()).isEqualTo("UTF-8 read as GBK");
    assertThat(repaired.lossy()).isTrue();
  }

  @Test
  void repairsOnlyTheLinesThatAreWrong() {
    String mixed = TEXT + "\n" + misread(TEXT, "UTF-8", "ISO-8859-1") + "\n" + TEXT;

    assertThat(repair.repair(mixed).text()).isEqualTo(TEXT + "\n" + TEXT + "\n" + TEXT);
  }

  @Test
  void leavesRareCharactersAlone() {
    assertThat(repair.repair("委员名单：亓翀、昝昱、逄珺、佴彧、璩玥、妫甯。")).isNull();
  }

  @Test
  void inventsNothing() {
    assertThat(repair.repair("锟斤拷锟斤拷，收到提案86件。")).isNull();
    assertThat(repair.repair("收到\uFFFD\uFFFD86件。")).isNull();
  }

  private static String misread(String text, String right, String wrong) {
    return new String(text.getBytes(Charset.forName(right)), Charset.forName(wrong));
  }
}
