package org.zhibiao.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Years and status of the last number of a phrase, in a report on 2023 given in January 2024. */
class YearResolverTest {

  @ParameterizedTest(name = "{0} is {1} of {2} from {3}")
  @DisplayName("In the review")
  @CsvSource({
    "提交提案208件。, ACTUAL, 2023,",
    "2021年提交提案180件。, ACTUAL, 2021,",
    "去年提交提案208件。, ACTUAL, 2023,",
    "五年来，提交提案960件。, ACTUAL, 2023, 2019",
    "过去三年共办实事90件。, ACTUAL, 2023, 2021",
    "“十三五”时期，新建公路300公里。, ACTUAL, 2020, 2016",
    "2019至2022年建成水库6座。, ACTUAL, 2022, 2019",
    "规划提出，力争到2030年森林覆盖率达到45%。, TARGET, 2030,",
    "“九五”期间，新建公路300公里。, ACTUAL, 2000, 1996",
    "产值由上年的3亿元增加到5亿元。, ACTUAL, 2023,",
    "一九八七年建成水库6座。, ACTUAL, 1987,",
    "电站建成，年发电量可达2亿千瓦时。, TARGET, 2023,",
    "开展活动，每名委员每年至少参加两次。, TARGET, 2023,",
    "提出发展茶园3万亩的建议。, TARGET, 2023,",
    "项目建成后年产饲料20万吨。, TARGET, 2023,",
    "生产总值比2020年增长20%。, ACTUAL, 2023,",
    "围绕全年目标，开展调研12次。, ACTUAL, 2023,",
    "紧盯全年增长目标8%以上。, TARGET, 2023,",
    "完成劳动力培训5000人任务。, ACTUAL, 2023,",
    "超额完成省下达的2万人任务。, TARGET, 2023,",
    "五年来，产值翻了一番多。, ACTUAL, 2023, 2019",
    "五年年均增长7%。, ACTUAL, 2023, 2019",
  })
  void review(String phrase, Status status, Integer year, Integer from) {
    check(LinkedPhrase.inReview(phrase), status, year, from);
  }

  @ParameterizedTest(name = "{0} is {1} of {2} from {3}")
  @DisplayName("In the plan")
  @CsvSource({
    "全年举办培训班6期。, TARGET, 2024,",
    "力争到2027年建成议事室300个。, TARGET, 2027,",
    "“十四五”末，参保率达到98%。, TARGET, 2025,",
    "去年已建成议事室120个。, ACTUAL, 2023,",
    "到2027年，议事室达到300个。全年培训委员90人次。, TARGET, 2024,",
    "将服务业现行9%的税率降至6%。, TARGET, 2024,",
    "“十五五”时期目标明确。建成公园60个。, TARGET, 2030,",
    "今后五年，建成公园60个。, TARGET, 2028, 2024",
    "今后五年，每年选择3个课题开展协商。, TARGET, 2028,",
    "跟踪督办2023年度提案20件。, TARGET, 2024,",
    "2023年度一般公共预算收入完成28亿元。, ACTUAL, 2023,",
  })
  void plan(String phrase, Status status, Integer year, Integer from) {
    check(LinkedPhrase.inPlan(phrase), status, year, from);
  }

  @Test
  @DisplayName("In the plan, X of 从X提高到Y was reached last year")
  void earlier() {
    Mention from = LinkedPhrase.inPlan("补助标准从800元提高到900元。").mention("800元");

    assertThat(from.year()).isEqualTo(2023);
    assertThat(from.status()).isEqualTo(Status.ACTUAL);
  }

  @ParameterizedTest(name = "{0} is of {1} from {2}")
  @DisplayName("In a review of five years totals have a period, levels a year")
  @CsvSource({
    "建成议事室520个。, 2023, 2019",
    "森林覆盖率达到45%。, 2023,",
    "生产总值年均增长6%。, 2023, 2019",
    "委员平均年龄48岁。, 2023,",
    "一年来，我们奋力前行。建成议事室120个。, 2023,",
    "2022年建成议事室120个。, 2022,",
  })
  void period(String phrase, Integer year, Integer from) {
    check(LinkedPhrase.inReviewOfFiveYears(phrase), Status.ACTUAL, year, from);
  }

  private static void check(LinkedPhrase linked, Status status, Integer year, Integer from) {
    Mention mention = linked.mention(linked.mentions().size() - 1);
    assertThat(mention.status()).isEqualTo(status);
    assertThat(mention.year()).isEqualTo(year);
    assertThat(mention.yearFrom()).isEqualTo(from);
  }
}
