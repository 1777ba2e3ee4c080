package org.zhibiao.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Levels and movements. */
class ChangeResolverTest {

  @ParameterizedTest(name = "{0} is {1}")
  @DisplayName("The last number of a phrase")
  @CsvSource({
    "工业用电量增长5%。, INCREASE",
    "安全事故起数下降12%。, DECREASE",
    "就业人数增加3万人。, INCREASE",
    "覆盖率提高2.1个百分点。, INCREASE",
    "能耗强度同比下降0.3个百分点。, DECREASE",
    "居民消费价格涨幅2%。, INCREASE",
    "产值翻了一番。, INCREASE",
    "税收比上年增长1.5倍。, INCREASE",
    "普及率提高到95%。, LEVEL",
    "新增城镇就业3万人。, LEVEL",
    "新建公园12个。, LEVEL",
    "出口额是上年的1.4倍。, LEVEL",
    "人口自然增长率5.1‰。, LEVEL",
    "用水量由30万吨增加到42万吨。, LEVEL",
    "减少贫困人口2万人。, DECREASE",
    "全年压缩办公经费两成。, DECREASE",
    "减轻企业用电负担3000万元。, DECREASE",
    "工业投资增长6%以上，力争7%。, INCREASE",
    "产值比原计划增加了4%。, LEVEL",
    "油料、蔬菜产量分别增长3%、5%。, INCREASE",
    "压减一般性支出12%。, DECREASE",
    "消减各类审批事项18项。, DECREASE",
    "物价上涨幅度控制在3%以内。, INCREASE",
  })
  void change(String phrase, Change change) {
    LinkedPhrase linked = LinkedPhrase.inReview(phrase);
    assertThat(linked.mention(linked.mentions().size() - 1).change()).isEqualTo(change);
  }
}
