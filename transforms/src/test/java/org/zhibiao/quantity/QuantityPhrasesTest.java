package org.zhibiao.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One phrase, one quantity: span, value, unit, kind, qualifier. */
class QuantityPhrasesTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "协商会开了12场,                12场 = 12 场 count EXACT",
    "全年培训干部１２０人次,        １２０人次 = 120 人次 count EXACT",
    "发放补助2300元,                2300元 = 2300 元 money EXACT",
    "收储土地1.25万亩,              1.25万亩 = 12500 亩 area EXACT",
    "粮食产量0.8万亿斤,             0.8万亿斤 = 800000000000 斤 mass EXACT",
    "植树四亿零七百多万株,          四亿零七百多万株 = 407000000 株 count OVER",
    "修渠二百十七条,                二百十七条 = 217 条 count EXACT",
    "新增座位两千三个,              两千三个 = 2300 个 count EXACT",
    "入户十几家,                    十几家 = 10 家 count OVER",
    "来客千余名,                    千余名 = 1000 名 count OVER",
    "立案**409**件,                 409**件 = 409 件 count EXACT",
    "选派十来个,                    十来个 = 10 个 count OVER",
    "投资二○亿元,                   二○亿元 = 2000000000 元 money EXACT",
    "受益六十余万人,                六十余万人 = 600000 人 count OVER",
    "架线30多公里,                  30多公里 = 30 公里 length OVER",
    "储气3亿立方米,                 3亿立方米 = 300000000 立方米 volume EXACT",
    "总装机达65万千瓦,              65万千瓦 = 650000 千瓦 power EXACT",
    "用电4.5亿千瓦时,               4.5亿千瓦时 = 450000000 千瓦时 energy EXACT",
    "节能1.2万吨标准煤,             1.2万吨标准煤 = 12000 吨标准煤 mass EXACT",
    "跑步五千米,                    五千米 = 5 千米 length EXACT",
    "出口创汇7600万美元,            7600万美元 = 76000000 美元 money EXACT",
    "泳道宽2.5米,                   2.5米 = 2.5 米 length EXACT",
    "浓度降至31微克/立方米,         31微克/立方米 = 31 微克/立方米 count EXACT",
    "补贴标准1000元/亩,             1000元/亩 = 1000 元/亩 money EXACT",
    "时速350公里/小时,              350公里/小时 = 350 公里/小时 speed EXACT",
    "室温不低于18℃,                18℃ = 18 ℃ temperature AT_LEAST",
    "接待客商22批（次）,            22批（次） = 22 批次 count EXACT",
    "走访群众900人（次）,           900人（次） = 900 人次 count EXACT",
    "筹集保障房1200套（间）,        1200套（间） = 1200 套间 count EXACT",
    "组织2期干部读书班,             2期 = 2 期 count EXACT",
    "港口吞吐量90万标箱,            90万标箱 = 900000 标箱 count EXACT",
    "写稿18.6万字,                  18.6万字 = 186000 字 count EXACT",
    "惠及62万居民,                  62万 = 620000 - count EXACT",
    "新厂总投资7个亿,               7个亿 = 700000000 元 money EXACT",
    "落实资金3.5亿,                 3.5亿 = 350000000 元 money EXACT",
    "培育五百亿级产业集群,          五百亿 = 50000000000 元 money EXACT",
    "审批缩短为3个工作日,           3个工作日 = 3 个工作日 duration EXACT",
    "平均受教育年限提高到10.9年,    10.9年 = 10.9 年 duration EXACT",
    "预期寿命提高1岁,               1岁 = 1 岁 duration EXACT",
    "连续六年上榜,                  六年 = 6 年 duration EXACT",
    "工期用时两年半,                两年半 = 2.5 年 duration EXACT",
    "成绩居全省第4位,               4位 = 4 位 rank EXACT",
    "跻身全市前三名,                三名 = 3 名 rank EXACT",
    "外贸总量居全国第12位,          12位 = 12 位 rank EXACT",
  })
  void readsTheQuantity(String phrase, String expected) {
    assertThat(Phrases.read(phrase)).containsExactly(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "办复率98.7%,              98.7% = 98.7 % percent EXACT",
    "满意率９９．５％,         ９９．５％ = 99.5 % percent EXACT",
    "自然增长率5.32‰,          5.32‰ = 5.32 ‰ percent EXACT",
    "完成百分之七十,           百分之七十 = 70 % percent EXACT",
    "占比下降0.3个百分点,      0.3个百分点 = 0.3 个百分点 percentage_point EXACT",
    "超计划两成,               两成 = 20 % percent EXACT",
    "满意的占九成九,           九成九 = 99 % percent EXACT",
    "近八成五的群众,           八成五 = 85 % percent NEARLY",
    "增长1.5倍,                1.5倍 = 1.5 倍 multiple EXACT",
    "收入翻一番,               翻一番 = 2 倍 multiple EXACT",
    "产值翻了两番,             翻了两番 = 4 倍 multiple EXACT",
    "收入翻了一番多,           翻了一番多 = 2 倍 multiple OVER",
    "约占三分之二,             三分之二 = 0.6667 - ratio ABOUT",
    "一半以上的委员,           一半以上 = 0.5 - ratio AT_LEAST",
    "占全省1/5,                1/5 = 0.2 - ratio EXACT",
    "师生比为2.52∶1,           2.52∶1 = 2.52 - ratio EXACT",
    "结构为5.1:40.2:54.7,      5.1:40.2:54.7 = - - ratio EXACT",
    "投资增长负3.6%,           负3.6% = -3.6 % percent EXACT",
    "投资增长-3.6%,            -3.6% = -3.6 % percent EXACT",
  })
  void readsShares(String phrase, String expected) {
    assertThat(Phrases.read(phrase)).containsExactly(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "增速保持在4.5%—5%,        4.5%—5% = 4.5..5 % percent EXACT",
    "每乡扶持3-5家,            3-5家 = 3..5 家 count EXACT",
    "每村建五至八家,           五至八家 = 5..8 家 count EXACT",
    "每组三四十人,             三四十人 = 30..40 人 count EXACT",
    "每镇三五百户,             三五百户 = 300..500 户 count EXACT",
    "每周一两次,               一两次 = 1..2 次 count EXACT",
    "每县建2～3座,             2～3座 = 2..3 座 count EXACT",
    "每年投入2—3亿元,          2—3亿元 = 200000000..300000000 元 money EXACT",
    "需三、四个,               三、四个 = 3..4 个 count EXACT",
  })
  void readsRanges(String phrase, String expected) {
    assertThat(Phrases.read(phrase)).containsExactly(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "近40项成果,               40项 = 40 项 count NEARLY",
    "超过50家,                 50家 = 50 家 count OVER",
    "突破了900亿元,            900亿元 = 90000000000 元 money OVER",
    "至少开展2次,              2次 = 2 次 count AT_LEAST",
    "不少于三篇,               三篇 = 3 篇 count AT_LEAST",
    "不低于85%,                85% = 85 % percent AT_LEAST",
    "达到或超过60件,           60件 = 60 件 count AT_LEAST",
    "不超过3%,                 3% = 3 % percent AT_MOST",
    "控制在4.5%以内,           4.5%以内 = 4.5 % percent AT_MOST",
    "控制在2000人以下,         2000人以下 = 2000 人 count AT_MOST",
    "增长6%左右,               6%左右 = 6 % percent ABOUT",
    "大约200亩,                200亩 = 200 亩 area ABOUT",
    "不到20分钟,               20分钟 = 20 分钟 duration UNDER",
    "不足30家,                 30家 = 30 家 count UNDER",
    "采纳率70%以上,            70%以上 = 70 % percent AT_LEAST",
    "新增岗位300个以上,        300个以上 = 300 个 count OVER",
    "节约3000万元,             3000万元 = 30000000 元 money EXACT",
    "比上年高出4个百分点,      4个百分点 = 4 个百分点 percentage_point EXACT",
    "带动上下游企业15家,       15家 = 15 家 count EXACT",
    "捐款60余万元,             60余万元 = 600000 元 money OVER",
  })
  void readsQualifiers(String phrase, String expected) {
    assertThat(Phrases.read(phrase)).containsExactly(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "走访数十次,               数十次 = 10 次 count OVER",
    "惠及几百万人,             几百万人 = 1000000 人 count OVER",
    "产值上千亿元,             千亿元 = 100000000000 元 money OVER",
    "近千人参加,               千人 = 1000 人 count NEARLY",
    "收集上百件建议,           百件 = 100 件 count OVER",
    "稳产百亿斤,               百亿斤 = 10000000000 斤 mass EXACT",
  })
  void readsVagueMagnitudes(String phrase, String expected) {
    assertThat(Phrases.read(phrase)).containsExactly(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "到村调研**余次,           **余次 = ** 次 count OVER",
    "融资*.**亿元,             *.**亿元 = *.** 元 money EXACT",
    "满意率***%,               ***% = *** % percent EXACT",
    "走访○○名委员,             ○○名 = ○○ 名 count EXACT",
    "选派×至×名,               ×至×名 = ×至× 名 count EXACT",
    "捐资XX万元,               XX万元 = XX 元 money EXACT",
    "输转劳动力*万多人（次）,  *万多人（次） = * 人次 count OVER",
  })
  void readsMasks(String phrase, String expected) {
    assertThat(Phrases.read(phrase)).containsExactly(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'审批由45、38、30个工作日压缩', 45 = 45 个工作日 duration EXACT|38 = 38 个工作日 duration EXACT|30个工作日 = 30 个工作日 duration EXACT",
    "'食品、药品分别抽检270和131批次', 270 = 270 批次 count EXACT|131批次 = 131 批次 count EXACT",
    "'国道328、12条支线',              12条 = 12 条 count EXACT",
    "'参保人数分别为426万、656万人',   426万 = 4260000 人 count EXACT|656万人 = 6560000 人 count EXACT",
  })
  void sharesTheUnitOfAList(String phrase, String expected) {
    assertThat(String.join("|", Phrases.read(phrase))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "每季度至少开展一次协商,   一次 = 1 次 count AT_LEAST",
    "每名委员至少提交一件提案, 一件 = 1 件 count AT_LEAST",
    "不低于农村低保标准的1.4倍, 1.4倍 = 1.4 倍 multiple AT_LEAST",
    "每月召开一次例会,         一次 = 1 次 count EXACT",
    "两县各一家,               一家 = 1 家 count EXACT",
  })
  void countsAnExplicitOne(String phrase, String expected) {
    assertThat(Phrases.read(phrase)).containsExactly(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "提案409件^[18],   409件",
    "提案409件〔31〕,  409件",
    "提案409件(10),    409件",
  })
  void leavesFootnoteMarksOutside(String phrase, String span) {
    assertThat(Phrases.quantities(phrase))
        .singleElement()
        .extracting(q -> phrase.substring(q.start(), q.end()))
        .isEqualTo(span);
  }
}
