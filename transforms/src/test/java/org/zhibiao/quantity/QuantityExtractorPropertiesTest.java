package org.zhibiao.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.zhibiao.section.Sentence;

/** What holds for every text. */
class QuantityExtractorPropertiesTest {

  private static final QuantityExtractor EXTRACTOR = new QuantityExtractor();

  @Provide
  Arbitrary<String> pieces() {
    return Arbitraries.of(
            "一", "二", "两", "十", "百", "千", "万", "亿", "零", "几", "数", "多", "余", "半", "成", "翻", "番",
            "1", "20", "3.5", "2024", "，", "。", "、", ",", ".", "-", "—", "至", "到", "%", "‰", "个",
            "件", "年", "月", "元", "人次", "百分之", "分之", "第", "届", "每", "近", "以上", "左右", "不低于", "“", "”",
            "《", "》", "*", "**", "×", "X", "（次）", "/", ":", "∶", "负", "又", "点", " ", "兆", "提案", "大",
            "级")
        .list()
        .ofMaxSize(40)
        .map(list -> String.join("", list));
  }

  @Property
  void spansLieInTheirSentenceAndDoNotOverlap(@ForAll("pieces") String text) {
    List<Sentence> sentences = halves(text);
    List<Quantity> quantities = EXTRACTOR.extract(text, sentences, (start, end, rule) -> {});
    int behind = 0;
    for (Quantity q : quantities) {
      assertThat(q.start()).isGreaterThanOrEqualTo(behind);
      assertThat(q.end()).isGreaterThan(q.start());
      assertThat(sentences).anyMatch(s -> s.start() <= q.start() && q.end() <= s.end());
      behind = q.end();
    }
  }

  @Property
  void aMaskHasNoValue(@ForAll("pieces") String text) {
    for (Quantity q : EXTRACTOR.extract(text, halves(text), (start, end, rule) -> {})) {
      assertThat(q.mask() != null && q.value() != null).isFalse();
      if (q.valueHigh() != null) {
        assertThat(q.value()).isLessThanOrEqualTo(q.valueHigh());
      }
    }
  }

  @Property
  void everyCandidateIsKeptOrDropped(@ForAll("pieces") String text) {
    List<int[]> drops = new ArrayList<>();
    List<Quantity> kept =
        EXTRACTOR.extract(
            text,
            halves(text),
            (start, end, rule) -> {
              assertThat(rule).matches("[a-z-]+");
              drops.add(new int[] {start, end});
            });
    for (int[] drop : drops) {
      assertThat(kept).noneMatch(q -> q.start() < drop[1] && drop[0] < q.end());
    }
  }

  @Property
  void neverThrows(@ForAll String text) {
    assertThat(EXTRACTOR.extract(text, halves(text), (start, end, rule) -> {})).isNotNull();
  }

  @Property
  void isDeterministic(@ForAll("pieces") String text) {
    assertThat(EXTRACTOR.extract(text, halves(text), (start, end, rule) -> {}))
        .isEqualTo(EXTRACTOR.extract(text, halves(text), (start, end, rule) -> {}));
  }

  private static List<Sentence> halves(String text) {
    int middle = text.length() / 2;
    return middle == 0
        ? List.of(new Sentence(0, text.length(), 1, 0))
        : List.of(new Sentence(0, middle, 1, 0), new Sentence(middle, text.length(), 1, 0));
  }
}
