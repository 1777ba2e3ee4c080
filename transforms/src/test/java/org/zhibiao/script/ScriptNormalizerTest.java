package org.zhibiao.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptNormalizerTest {

  private final ScriptNormalizer normalizer = new ScriptNormalizer();

  @Test
  void leavesPlainSimplifiedTextAsItIs() {
    String text = "我们围绕城乡融合发展开展协商，向党委政府报送建议案12件，其中9件得到采纳，为发展贡献力量，为群众办实事，让农户、企业、学校满意，总结经验。\n（一）回顾";

    NormalizedText normalized = normalizer.normalize(text);

    assertThat(normalized.text()).isSameAs(text);
    assertThat(normalized.script()).isEqualTo(Script.HANS);
  }

  @Test
  void simplifiesTraditionalText() {
    NormalizedText normalized =
        normalizer.normalize("我們圍繞鄉村發展開展協商，後來裏應外合，為羣眾辦實事，從乾隆年間到乾燥地區，衞生條件顯著改善。");

    assertThat(normalized.text()).isEqualTo("我们围绕乡村发展开展协商，后来里应外合，为群众办实事，从乾隆年间到干燥地区，卫生条件显著改善。");
    assertThat(normalized.script()).isEqualTo(Script.HANT);
  }

  @Test
  void decidesParagraphByParagraph() {
    String simplified = "我们围绕城乡发展开展协商，为群众办实事，让发展成果惠及农户，报告总结经验，创业环境优良，产业转型。\n";
    String traditional = "我們圍繞鄉村發展開展協商，為群眾辦實事，讓發展成果惠及農戶，報告總結經驗，創業環境優良，產業轉型。\n";

    NormalizedText normalized = normalizer.normalize(simplified + traditional);

    assertThat(normalized.script()).isEqualTo(Script.MIXED);
    assertThat(normalized.text()).contains("我们围绕乡村发展");
  }

  @Test
  void namesNoScriptForAFewCharacters() {
    assertThat(normalizer.normalize("工作人民").script()).isEqualTo(Script.UNDETERMINED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "會(huì)議(yì)               | 会议 | 2",
        "協(xié)商（shāng）會議      | 协商会议 | 2",
        "安慰(ān wèi)群眾          | 安慰群众 | 1",
        "行（xíng,háng）業         | 行业 | 1",
        "銀行（甲）                | 银行（甲） | 0",
        "會議(摘要)記錄            | 会议(摘要)记录 | 0",
        "增長(cagr)為(a)           | 增长(cagr)为(a) | 0",
        "協(yì)商                  | 协(yì)商 | 0",
      })
  void leavesOutPinyinThatReadsTheCharacterBefore(String source, String text, int removed) {
    NormalizedText normalized = normalizer.normalize(source);

    assertThat(normalized.text()).isEqualTo(text);
    assertThat(normalized.annotationsRemoved()).isEqualTo(removed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "增长１２．５％                | 增长12.5%",
        "１９８４年，ＧＤＰ            | 1984年，GDP",
        "１ ９ ８ ４ 年召开            | 1984年召开",
        "收到提案1 2 件               | 收到提案12件",
        "完成 40.8 2 亿元             | 完成 40.82亿元",
        "2023 5月                    | 2023 5月",
        "电话 0312 5551234            | 电话 0312 5551234",
        "表1 2 件                     | 表1 2 件",
        "提案,,建议。。                | 提案,建议。",
        "占比达到45_M_M_，            | 占比达到45%，",
        "第⼀次⺠主协商               | 第一次民主协商",
        "３－５个                     | 3-5个",
        "你好－世界                   | 你好－世界",
      })
  void readsCharactersForWhatTheyStandFor(String source, String text) {
    assertThat(normalizer.normalize(source).text()).isEqualTo(text);
  }

  @Test
  void leavesOutWhatCannotBeSeen() {
    NormalizedText normalized = normalizer.normalize("提\u200B案\u00AD8\uFEFF6件");

    assertThat(normalized.text()).isEqualTo("提案86件");
    assertThat(normalized.sourceStart(2)).isEqualTo(4);
    assertThat(normalized.sourceEnd(4)).isEqualTo(7);
  }

  @Test
  void joinsASentenceThatALineBreakSplits() {
    assertThat(normalizer.normalize("完成了任务。全年召开会\n议12次，成效明显。").text())
        .isEqualTo("完成了任务。全年召开会议12次，成效明显。");
    assertThat(normalizer.normalize("坚持团结民主，\r\n服务大局。").text()).isEqualTo("坚持团结民主，服务大局。");
  }

  @Test
  void keepsHeadingsAndParagraphsApart() {
    String text = "青禾县政协工作报告\n一、工作回顾\n提升履职水平，展现新作为\n全年召开会议12次。\n（二）监督\n开展视察。\n　　各位委员：";

    assertThat(normalizer.normalize(text).text()).isSameAs(text);
  }

  @Test
  void joinsTheLinesOfATextInHardLines() {
    String line = "围绕城乡融合发展开展专题协商，形成一批有分量的建议报送党委政府研\n";
    String wrapped = line.repeat(8) + "究。";

    assertThat(normalizer.normalize(wrapped).text()).doesNotContain("\n");
  }
}
