package org.zhibiao.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One phrase, one rule: why a number is no mention. */
class DroppedPhrasesTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "2023年工作回顾,             2023年: date",
    "98年开业,                   98年: date",
    "二〇三五年远景,             二〇三五年: date",
    "过去五年成绩显著,           五年: period",
    "第三次会议,                 三次: ordinal",
    "五届一次会议,               一次: ordinal",
    "省**届*次会议,              *次: ordinal",
    "省委九届四次全会,           四次: ordinal",
    "第**辑文史,                 **辑: ordinal",
    "土地二轮延包,               二轮: ordinal",
    "机场三期工程,               三期: phase",
    "组织实施二期培训中心项目,   二期: phase",
    "落实市六次党代会部署,       六次: ordinal",
    "第1、2名代表,               2名: ordinal",
    "增强“四个意识”,             四个: slogan",
    "牢记“三个务必”,             三个: slogan",
    "增强四个意识,               四个: slogan",
    "落实中央八项规定,           八项: slogan",
    "打好三大攻坚战,             三大: slogan",
    "实施五大战略,               五大: fixed-set",
    "实现四个转变,               四个: slogan",
    "处理好五个关系,             五个: fixed-set",
    "办好一件实事,               一件: indefinite-one",
    "提出一批建议,               一批: indefinite",
    "新一轮改革,                 一轮: idiom",
    "做好以下五个方面工作,       五个: self-reference",
    "每万人拥有医生,             万人: denominator",
    "万元GDP能耗下降,            万元: denominator",
    "每一名委员,                 一名: denominator",
    "出台《发展30条》,           30条: title",
    "国庆60周 年,                60周: date",
    "游览百里峡,                 百里: name",
    "一主五支工程,               五支: slogan",
    "在全国四类村,               四类: class",
  })
  void dropsACandidateWithUnit(String phrase, String expected) {
    assertThat(Phrases.read(phrase)).isEmpty();
    assertThat(Phrases.dropped(phrase)).contains(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "一、提高站位,               一: heading-number",
    "二是广泛协商,               二: heading-number",
    "（三）优化环境,             三: no-unit",
    "建国75周年,                 75: anniversary",
    "3月开工,                    3: date",
    "第十三届委员会,             十三: ordinal",
    "ICP备14002231号,            14002231: ordinal",
    "关于三农工作,               三: slogan",
    "推动四平振兴,               四: name",
    "十四五规划,                 十四五: plan-period",
    "受**市委托,                 **: masked-name",
    "**重点工作**,               **: masked-name",
    "赴**、福州考察,             **: masked-name",
    "**市当选,                   **市: masked-name",
    "实施“5+4+4”构想,            5: no-unit",
    "建设5G网络,                 5: identifier",
    "统一战线,                   一: idiom",
    "三亚湾,                     三: name",
    "**年以来,                   **: date",
    "**届委员会,                 **: ordinal",
    "PM2.5年均值,                2.5: identifier",
    "五年来主动作为,             五: date",
  })
  void dropsANumeralWithoutUnit(String phrase, String expected) {
    assertThat(Phrases.read(phrase)).isEmpty();
    assertThat(Phrases.dropped(phrase)).contains(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "在10时30分开会",
    "时间:2024/02/06 03:02:26",
    "电话0311-87654321",
    "〔2023〕15号文件",
    "一应俱全的三亚",
    "美味十足",
    "队伍走上陆地",
    "三百六十五天如一日的“365”热线",
  })
  void findsNoneOrOnlyDurations(String phrase) {
    assertThat(Phrases.quantities(phrase))
        .allMatch(q -> q.kind() == org.zhibiao.catalogue.UnitKind.DURATION);
  }
}
