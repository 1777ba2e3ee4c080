package org.zhibiao.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhibiao.lexicon.DataFile;
import org.zhibiao.lexicon.DataFileException;

class UnitTableTest {

  private static final UnitTable TABLE = UnitTable.standard();

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "3, 公顷, 30000, 平方米",
    "15, 亩, 10000.000005, 平方米",
    "2, 公里, 2000, 米",
    "2, 斤, 1, 千克",
    "4, 吨, 4000, 千克",
    "5, 兆瓦, 5000, 千瓦",
    "8, 元, 8, 元",
  })
  void makesAmountsComparable(BigDecimal amount, String unit, BigDecimal canonical, String into) {
    Unit found = TABLE.find(unit);
    assertThat(found.canonicalUnit()).isEqualTo(into);
    assertThat(found.toCanonical(amount)).isEqualByComparingTo(canonical);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "件, COUNT", "人次, COUNT", "%, PERCENT", "个百分点, PERCENTAGE_POINT", "亩, AREA", "公里, LENGTH",
    "吨标准煤, MASS", "立方米, VOLUME", "千瓦时, ENERGY", "千瓦, POWER", "公里/小时, SPEED", "℃, TEMPERATURE",
    "个工作日, DURATION", "倍, MULTIPLE", "美元, MONEY",
  })
  void knowsWhatAUnitMeasures(String unit, UnitKind kind) {
    assertThat(TABLE.find(unit).kind()).isEqualTo(kind);
  }

  @Test
  void comparesOnlyWhatIsOfOneKind() {
    for (Unit unit : TABLE.units()) {
      Unit canonical = unit.canonicalUnit() == null ? null : TABLE.find(unit.canonicalUnit());
      if (canonical != null) {
        assertThat(canonical.kind()).as(unit.name()).isEqualTo(unit.kind());
      }
    }
  }

  @Test
  void hasNoCanonicalUnitForForeignMoney() {
    assertThat(TABLE.find("美元").toCanonical(BigDecimal.ONE)).isNull();
  }

  @Test
  void findsNoUnknownUnit() {
    assertThat(TABLE.find("魔方")).isNull();
  }

  @Test
  void reportsAMistakeWithItsLine() {
    DataFile file = DataFile.ofText("mine.csv", "# header\n亩,area,,平方米,minus,\n");
    assertThatThrownBy(() -> UnitTable.of(file))
        .isInstanceOf(DataFileException.class)
        .hasMessageContaining("mine.csv:2")
        .hasMessageContaining("minus");
  }

  @Test
  void reportsAnUnknownKind() {
    DataFile file = DataFile.ofText("mine.csv", "亩,size,,,,\n");
    assertThatThrownBy(() -> UnitTable.of(file))
        .isInstanceOf(DataFileException.class)
        .hasMessageContaining("size");
  }

  @Test
  void reportsAUnitThatStandsTwice() {
    DataFile file = DataFile.ofText("mine.csv", "亩,area,,,,\n亩,area,,,,\n");
    assertThatThrownBy(() -> UnitTable.of(file))
        .isInstanceOf(DataFileException.class)
        .hasMessageContaining("twice");
  }
}
