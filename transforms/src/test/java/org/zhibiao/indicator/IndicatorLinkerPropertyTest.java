package org.zhibiao.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for any text. */
class IndicatorLinkerPropertyTest {

  @Provide
  Arbitrary<String> prose() {
    List<String> pieces =
        List.of(
            "提案", "委员", "收到", "开展", "调研", "12件", "增长5%", "3亿元", "、", "，", "。", "和", "分别", "的", "由",
            "提高到", "其中", "“", "”", "（", "）", "占", "年产", "2021年", "五年来", "去年", "等", "100人次", "级",
            "次", "被", "上级", "达到", "之一", "每名", "《", "》", "第七辑", "**个", "不", "地", "会", "率", "价值");
    return Arbitraries.of(pieces)
        .list()
        .ofMinSize(1)
        .ofMaxSize(30)
        .map(list -> String.join("", list));
  }

  @Property(tries = 400)
  @Label("One mention for each quantity, in order; references point to mentions; twice is the same")
  void anyProse(@ForAll("prose") String text) {
    LinkedPhrase once = LinkedPhrase.inReview(text);

    int end = 0;
    for (int i = 0; i < once.mentions().size(); i++) {
      Mention mention = once.mention(i);
      assertThat(mention.quantity().start()).isGreaterThanOrEqualTo(end);
      end = mention.quantity().end();
      assertThat(mention.partOf()).isBetween(-1, once.mentions().size() - 1).isNotEqualTo(i);
      assertThat(mention.comparedTo()).isBetween(-1, i - 1);
      assertThat(mention.measure()).isNotEqualTo("");
      assertThat(mention.confidence()).isNull();
    }
    assertThat(LinkedPhrase.inReview(text).mentions()).isEqualTo(once.mentions());
    assertThat(LinkedPhrase.inPlan(text).mentions()).hasSameSizeAs(once.mentions());
  }
}
