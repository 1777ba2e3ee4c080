package org.zhibiao.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a number measures, one phrase each. */
class MeasureFinderTest {

  @ParameterizedTest(name = "{0} measures {1}")
  @DisplayName("A number in front of its noun")
  @CsvSource({
    "全区19家民营医院加入联盟。, 民营医院",
    "召开6次专题研讨会。, 专题研讨会",
    "遴选15件重点提案。, 重点提案",
    "办好12项民生实事。, 民生实事",
    "细化为31条落实意见。, 落实意见",
    "37名政协委员踊跃捐款。, 政协委员",
    "推广20万亩优质小麦。, 优质小麦",
    "确定9个调研课题。, 调研课题",
    "超过三成的政协委员参与行动。, 政协委员",
    "梳理群众反映的40个问题。, 问题",
    "提出12项群众关心的热点问题。, 热点问题",
    "召开3次关于营商环境的座谈会。, 座谈会",
    "打造3个“红色议事”品牌。, “红色议事”品牌",
    "培育4个百亿级产业集群。, 产业集群",
    "重点抓好30个投资5000万元以上的工业项目。, 工业项目",
    "82个行政村集体收入超过10万元。, 行政村",
    "34名委员驻守渡口。, 委员",
    "指导8个村发展林下经济。, 村",
    "70多家中介机构注册新城。, 中介机构",
    "引导200户农户改灶改圈。, 农户",
    "救助3名生活困难的学生。, 学生",
    "写出5篇有新意的调研报告。, 调研报告",
    "四项民生工程进展顺利。, 民生工程",
    "邀请客商12批次来县洽谈。, 客商",
    "副市长和6位市领导参加接访。, 市领导",
    "9个调研组分赴各县。, 调研组",
    "新建6家联合实验室。, 联合实验室",
    "选派骨干15名进驻调解中心。, 骨干",
    "培育30个特色产品予以扶持。, 特色产品",
  })
  void right(String phrase, String measure) {
    assertThat(LinkedPhrase.inReview(phrase).mention(0).measure()).isEqualTo(measure);
  }

  @ParameterizedTest(name = "{0} measures {1}")
  @DisplayName("A number behind its noun")
  @CsvSource({
    "共收到委员提案312件。, 委员提案",
    "提案办复率99.5%。, 提案办复率",
    "组织协商议政11次。, 协商议政",
    "深入基层开展宣讲60场次。, 宣讲",
    "参与委员400人次。, 委员",
    "完成投资35亿元。, 投资",
    "走访委员90人次。, 委员",
    "新增国家级专精特新“小巨人”企业7家。, 国家级专精特新“小巨人”企业",
    "地区生产总值突破900亿元。, 地区生产总值",
    "城镇登记失业率控制在3.5%以内。, 城镇登记失业率",
    "人均住房面积达到38平方米。, 人均住房面积",
    "建设廉租房、公租房、安置房5万套。, 安置房",
    "新增养老床位1200张。, 养老床位",
    "完成森林抚育6万亩。, 森林抚育",
    "提案办理240件。, 提案",
    "农村自来水普及率达到97%。, 农村自来水普及率",
    "医保参保人数达120万人。, 医保参保人数",
    "委员视察130人次。, 委员",
    "组织委员参加视察调研260人次。, 委员",
    "省级以上媒体刊发报道38篇。, 报道",
    "科技界委员捐款21万元。, 捐款",
    "举办“岁月如歌”书画展4场。, 书画展",
    "全县农民合作组织达到96家。, 农民合作组织",
    "实施重大科技专项4个。, 重大科技专项",
    "新增托位300个。, 托位",
    "干部轮训面达到80%。, 干部轮训面",
    "茶叶加工户户均增收2600元。, 增收",
    "森林面积比“九五”末增加8万亩。, 森林面积",
    "研发经费是上个五年的三倍。, 研发经费",
    "居民用水价格比上年下降2%。, 居民用水价格",
    "发出人身安全保护令40份。, 人身安全保护令",
    "宣讲省十四届三次全会精神30场次。, 全会精神",
    "市、县两级机关办理代表建议90件。, 代表建议",
    "在抗震救灾中捐款捐物折合人民币30万元。, 捐款捐物",
    "重点提案督办10件。, 重点提案",
    "新增厨余垃圾处理能力500吨。, 厨余垃圾处理能力",
    "委员小组联系重点企业20户。, 重点企业",
    "干部结对帮扶脱贫户70户。, 脱贫户",
    "经济总量突破800亿元。, 经济总量",
  })
  void left(String phrase, String measure) {
    assertThat(LinkedPhrase.inReview(phrase).mention(0).measure()).isEqualTo(measure);
  }

  @ParameterizedTest(name = "{0} measures {1}")
  @DisplayName("A noun that the clause leaves out")
  @CsvSource({
    "收到提案208件，立案190件，办结188件，在办2件。, 提案 提案 提案 提案",
    "收集社情民意信息640条，向上级报送208条，被采用31条。, 社情民意信息 社情民意信息 社情民意信息",
    "油菜籽达到12万吨，增长8.6%。, 油菜籽 油菜籽",
    "生猪出栏80万头、同比增长3%。, 生猪 生猪",
    "原煤产量达到30万吨，焦炭达到9万吨，都比上年增长4%。, 原煤产量 焦炭 焦炭",
    "实施技改项目210个，已建成的86个。, 技改项目 技改项目",
    "完成投资22亿元，比上年增长18%。, 投资 投资",
    "消费市场稳步回升，增长6%。, 消费市场",
    "帮助52人实现脱贫。, 脱贫",
    "创建12个国家级、90个省级农业园区。, 省级农业园区 省级农业园区",
    "立案提案150件，文化教育方面42件，占28%。, 提案 提案 提案",
    "交办提案90件，基本满意的6件。, 提案 提案",
    "办理重点提案7件，主席会议成员督办5件。, 重点提案 重点提案",
    "编印史料两部，计26万字，印刷900册。, 史料 史料 史料",
    "工商税收9亿元，完成预算数的97%，比计划增加1%。, 工商税收 工商税收 工商税收",
    "职工工资2100元，扣除物价上涨因素，实际增长6%。, 职工工资 职工工资",
    "贫困学生80名，人均资助900元。, 贫困学生 人均资助",
    "工业投资由降转升、增长4%。, 工业投资",
    "受理各类案件900件，法官人均结案210件，中级法院办结120件。, 各类案件 法官人均结案 各类案件",
    "查处违纪干警6人，其中移送检察机关1人。, 违纪干警 违纪干警",
    "办理提案90件，提案人“满意”的80件。, 提案 提案",
    "推荐示范企业30家，力争6家进入省级名单。, 示范企业 示范企业",
  })
  void ellipsis(String phrase, String measures) {
    assertThat(LinkedPhrase.inReview(phrase).measures())
        .isEqualTo(Arrays.asList(measures.split(" ")));
  }

  @ParameterizedTest(name = "{0} measures {1}")
  @DisplayName("Lists: each number has its own noun")
  @CsvSource({
    "新增规上企业90家、上市公司2家。, 规上企业 上市公司",
    "18家敬老院和40家卫生室参保。, 敬老院 卫生室",
    "养老保险和工伤保险参保人数分别达到60万人、21万人。, 养老保险 工伤保险参保人数",
    "油菜、棉花面积分别增加3万亩和1.2万亩。, 油菜 棉花面积",
    "财政收入和税收收入可比增长11%和12%。, 财政收入 税收收入",
    "万元GDP能耗、水耗分别比2010年下降10%、20%。, GDP能耗 水耗",
    "电耗、水耗标准，分别从每月90元、30元提高到95元、36元。, 电耗 水耗标准 电耗 水耗标准",
    "一产、二产分别完成12亿元、30亿元，增长3%、7%。, 一产 二产 一产 二产",
  })
  void lists(String phrase, String measures) {
    assertThat(LinkedPhrase.inReview(phrase).measures())
        .isEqualTo(Arrays.asList(measures.split(" ")));
  }

  @ParameterizedTest(name = "{0} is governed by {1}")
  @DisplayName("The verb")
  @CsvSource({
    "共收到委员提案312件。, 收到",
    "提案办理240件。, 办理",
    "参与委员400人次。, 参与",
    "完成投资35亿元。, 完成",
    "召开6次专题研讨会。, 召开",
    "新增养老床位1200张。, 新增",
    "工业投资增长12%。, 增长",
    "新增规上企业90家、上市公司2家。, 新增",
  })
  void predicate(String phrase, String predicate) {
    LinkedPhrase linked = LinkedPhrase.inReview(phrase);
    assertThat(linked.mention(linked.mentions().size() - 1).predicate()).isEqualTo(predicate);
  }

  @Test
  @DisplayName("A share is of the thing that has it: 民营经济占经济总量的比重达到70%")
  void share() {
    assertThat(LinkedPhrase.inReview("民营经济占经济总量的比重达到70%。").mention(0).measure()).isEqualTo("民营经济");
  }

  @Test
  @DisplayName("其中 tells parts from their total")
  void parts() {
    LinkedPhrase linked = LinkedPhrase.inReview("立案提案190件，其中集体提案43件、委员提案147件。");

    assertThat(linked.mentions()).extracting(Mention::partOf).containsExactly(-1, 0, 0);
  }

  @Test
  @DisplayName("其中 lends a part the verb of the whole")
  void verbOfWhole() {
    LinkedPhrase linked = LinkedPhrase.inReview("资助贫困学生90名，其中孤儿12名。");

    assertThat(linked.mention(1).predicate()).isEqualTo("资助");
    assertThat(linked.mention(1).indicator()).isEqualTo("beneficiary.count");
  }

  @ParameterizedTest(name = "the last number of {0} has the code {1}")
  @DisplayName("Codes over a comma, of quotas and of whom something reaches")
  @CsvSource(
      nullValues = "-",
      value = {
        "签约亿元以上项目25个，总投资90亿元。, investment.contracted",
        "签约项目25个，投资5亿元以上的4个。, -",
        "发放救助金60万元，惠及900人。, beneficiary.count",
        "发放救助金60万元，救助80人。, beneficiary.count",
        "每名委员至少提交1件提案，全年征集社情民意信息300条。, opinion.collected",
        "每名委员每年至少反映2条社情民意信息。, -",
        "每名委员每年至少提交1件提案；反映2条社情民意信息。, -",
        "每个专委会每年报送社情民意信息不少于40条。, -",
        "签约项目20个，到位资金3亿元。, -",
        "编印文史资料2辑，5000册。, -",
        "围绕养老服务组织专题协商2次。, consultation.event",
      })
  void code(String phrase, String code) {
    LinkedPhrase linked = LinkedPhrase.inReview(phrase);
    assertThat(linked.mention(linked.mentions().size() - 1).indicator()).isEqualTo(code);
  }

  @Test
  @DisplayName("由X提高到Y compares Y to X")
  void comparison() {
    LinkedPhrase linked = LinkedPhrase.inReview("城镇化率由58%提高到61%。");

    assertThat(linked.mentions()).extracting(Mention::comparedTo).containsExactly(-1, 0);
    assertThat(linked.mentions()).extracting(Mention::year).containsExactly(2022, 2023);
    assertThat(linked.measures()).containsExactly("城镇化率", "城镇化率");
  }

  @Test
  @DisplayName("One of several is the whole list's number, and flagged")
  void foreign() {
    assertThat(LinkedPhrase.inReview("该建议被列为60件重点提案之一。").mention(0).issues())
        .contains("FOREIGN_FIGURE");
  }
}
