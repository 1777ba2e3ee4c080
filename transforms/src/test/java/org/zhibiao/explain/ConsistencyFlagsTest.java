package org.zhibiao.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhibiao.catalogue.Catalogue;
import org.zhibiao.section.SectionKind;

/** Figures that contradict each other are flagged, and nothing else is. */
class ConsistencyFlagsTest {

  private static final DocumentExplainer EXPLAINER = new DocumentExplainer(Catalogue.ofResource());
  private static final Set<String> CHECKED =
      Set.of("PART_EXCEEDS_WHOLE", "RATE_MISMATCH", "PERCENT_ABOVE_HUNDRED", "UNIT_SLIP");

  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource(
      delimiter = ':',
      value = {
        "收到提案86件，其中集体提案96件。:96件:PART_EXCEEDS_WHOLE",
        "完成投资3亿元，其中民间投资12亿元。:12亿元:PART_EXCEEDS_WHOLE",
        "收到提案86件，审查立案97件。:97件:PART_EXCEEDS_WHOLE",
        "立案提案77件，办结79件。:79件:PART_EXCEEDS_WHOLE",
        "立案提案77件，办结70件，办复率100%。:100%:RATE_MISMATCH",
        "立案提案200件，办结180件，提案办结率98%。:98%:RATE_MISMATCH",
        "立案提案200件，其中集体提案50件，占35%。:35%:RATE_MISMATCH",
        "农村自来水普及率达到982%。:982%:PERCENT_ABOVE_HUNDRED",
        "委员满意率达995%。:995%:PERCENT_ABOVE_HUNDRED",
        "2021年，地区生产总值520亿元。2022年，地区生产总值563万元。:563万元:UNIT_SLIP",
        "2021年粮食总产量52万吨，2022年粮食总产量53吨。:53吨:UNIT_SLIP",
      })
  @DisplayName("A contradiction is flagged")
  void flagged(String phrase, String figure, String flag) {
    assertThat(flags(phrase)).contains(figure + " " + flag);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "收到提案86件，立案77件，其中集体提案12件，办复率100%。",
        "立案提案77件，办结70件，在办7件，办复率100%。",
        "立案提案190件，办结188件，提案办结率98.9%。",
        "立案提案200件，其中集体提案50件，占25%。",
        "立案提案200件，其中集体提案50件，占全市集体提案的60%。",
        "完成年度计划的112%。",
        "工业产品产销率达到101.2%，财政收入增长130%。",
        "小学毛入学率104%。",
        "年均超收2000万元，其中去年超收2500万元。",
        "财政总收入51亿元，其中税收39亿元；社会消费品零售总额320亿元。",
        "财政总收入51亿元，其中一般预算收入29亿元、支出143亿元。",
        "全市法院受理案件126530件。法官人均结案412件。其中，市中院受理15208件。",
        "2021年，地区生产总值520亿元。2022年，地区生产总值563亿元。",
        "2021年，城镇居民人均可支配收入3.2万元；2022年，农村居民人均可支配收入15200元。",
        "收到提案八十余件，立案90件。",
      })
  @DisplayName("What does not contradict is left alone")
  void leftAlone(String phrase) {
    assertThat(flags(phrase)).isEmpty();
  }

  @Test
  @DisplayName("Masked figures contradict nothing")
  void masked() {
    assertThat(flags("收到提案**件，立案***件，办复率***%。")).isEmpty();
  }

  private static List<String> flags(String phrase) {
    return EXPLAINER.explain(phrase, SectionKind.REVIEW).numerals().stream()
        .filter(ExplainedNumeral::isKept)
        .flatMap(
            numeral ->
                numeral.mention().issues().stream()
                    .filter(CHECKED::contains)
                    .map(issue -> phrase.substring(numeral.start(), numeral.end()) + " " + issue))
        .toList();
  }
}
