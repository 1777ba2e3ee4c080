package org.zhibiao.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zhibiao.section.Sentence;

/** Units that a table writes once for many numbers. */
class TableUnitsTest {

  private static final QuantityExtractor EXTRACTOR = new QuantityExtractor();

  @Test
  void takesTheUnitFromTheHeadOfTheColumn() {
    assertThat(
            read(
                "| 项目 | 投资（亿元） | 增速（%） |",
                "|---|---|---|", "| 桥梁 | 12.5 | -2.1 |", "| 水厂 | 3 | 8件 |"))
        .containsExactly("12.5 = 1250000000 元", "-2.1 = -2.1 %", "3 = 300000000 元", "8件 = 8 件");
  }

  @Test
  void takesTheUnitFromAColumnOfUnits() {
    assertThat(read("指标\t单位\t完成", "提案\t件\t286", "投资\t万元\t35.6"))
        .containsExactly("286 = 286 件", "35.6 = 356000 元");
  }

  @Test
  void takesTheUnitFromTheLineAbove() {
    assertThat(read("单位：万元", "科目\t本年", "教育\t120", "卫生\t95"))
        .containsExactly("120 = 1200000 元", "95 = 950000 元");
  }

  @Test
  void forgetsTheUnitBehindTheTable() {
    assertThat(read("项目\t投资（亿元）", "桥梁\t2", "以上为全部项目", "序号\t名称", "7\t水厂"))
        .containsExactly("2 = 200000000 元");
  }

  @Test
  void readsOrdinaryCellsAsText() {
    assertThat(read("名称\t规模", "水厂\t日供水3万吨")).containsExactly("3万吨 = 30000 吨");
  }

  private static List<String> read(String... lines) {
    String text = String.join("\n", lines);
    List<Sentence> sentences = new ArrayList<>();
    int start = 0;
    for (String line : lines) {
      sentences.add(new Sentence(start, start + line.length(), 1, sentences.size()));
      start += line.length() + 1;
    }
    return EXTRACTOR.extract(text, sentences, (from, to, rule) -> {}).stream()
        .map(
            q ->
                text.substring(q.start(), q.end())
                    + " = "
                    + q.value().stripTrailingZeros().toPlainString()
                    + " "
                    + q.unit())
        .toList();
  }
}
