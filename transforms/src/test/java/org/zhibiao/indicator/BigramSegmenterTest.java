package org.zhibiao.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import com.hankcs.hanlp.dictionary.DynamicCustomDictionary;
import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.Viterbi.ViterbiSegment;
import com.hankcs.hanlp.seg.common.Term;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The segmenter says what HanLP says, word by word and tag by tag. */
class BigramSegmenterTest {

  private static final BigramSegmenter SEGMENTER = new BigramSegmenter();
  private static final Segment HANLP =
      new ViterbiSegment()
          .enableCustomDictionary(new DynamicCustomDictionary())
          .enableNameRecognize(false)
          .enableTranslatedNameRecognize(false)
          .enableJapaneseNameRecognize(false)
          .enablePlaceRecognize(false)
          .enableOrganizationRecognize(false)
          .enableOffset(true);

  /** Pieces whose random sequences hold words, names, numerals, signs and what is no word. */
  private static final List<String> PIECES =
      List.of(
          "收到", "委员", "提案", "立案", "办理", "政协", "社情民意", "信息", "江苏", "南京市", "一", "二十", "三百", "十", "第",
          "件", "人次", "王", "张伟", "A", "GDP", "3", "5.2", "%", "*", "**", " ", "　", "（", "—", "〇",
          "龘", "𠮷", ".", "，", "．", ",", "12", "二氧化碳", "①", "的", "了", "和", "在", "上", "比上年", "中国人民",
          "有限公司", "率", "会", "长江", "研究生命", "起源");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "全年共收到委员提案",
        "一届一次会议以来",
        "三百二十",
        "组织住浙委员赴嘉善县开展视察",
        "GDP增长",
        "***市委员会",
        "研究生命起源",
        "二〇二三年",
        "PM2.5年均浓度",
        "单位GDP二氧化碳排放",
        "3.5.事项",
        "1,234．5，",
        "一",
        "龘龘",
        " 提案 "
      })
  void cutsAsHanLpDoes(String text) {
    assertThat(cut(text)).isEqualTo(hanlp(text));
  }

  @Property(tries = 3000)
  void cutsAnySequenceAsHanLpDoes(@ForAll("sequences") String text) {
    assertThat(cut(text)).isEqualTo(hanlp(text));
  }

  @Provide
  Arbitrary<String> sequences() {
    return Arbitraries.of(PIECES).list().ofMinSize(1).ofMaxSize(20).map(p -> String.join("", p));
  }

  private static String cut(String text) {
    Words words = new Words();
    String around = "前" + text + "后";
    SEGMENTER.cut(around, 1, around.length() - 1, words);
    StringBuilder cut = new StringBuilder();
    for (int i = 0; i < words.size; i++) {
      cut.append(around, words.from[i], words.to[i])
          .append('/')
          .append(words.natures[i])
          .append(' ');
    }
    return cut.toString();
  }

  private static String hanlp(String text) {
    StringBuilder cut = new StringBuilder();
    for (Term term : HANLP.seg(text)) {
      cut.append(term.word).append('/').append(term.nature).append(' ');
    }
    return cut.toString();
  }
}
