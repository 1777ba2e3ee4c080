package org.zhibiao.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhibiao.report.PartCues.Part;

class PartCuesTest {

  @Test
  void finalAccountsReviewAndBudgetsPlan() {
    assertThat(PartCues.classify("2021年财政决算")).isEqualTo(PartCues.Part.REVIEW);
    assertThat(PartCues.classify("2022年财政预算")).isEqualTo(PartCues.Part.PLAN);
  }

  @ParameterizedTest
  @CsvSource({
    "2023年工作回顾, REVIEW",
    "工作回顾, REVIEW",
    "过去五年工作回顾, REVIEW",
    "“十三五”时期发展成就和2020年主要工作, REVIEW",
    "2022年工作完成情况, REVIEW",
    "提案工作的主要做法, REVIEW",
    "2024年工作安排, PLAN",
    "下一步工作打算, PLAN",
    "今后五年的目标任务, PLAN",
    "二○二四年主要任务, PLAN",
    "工作安排, PLAN",
    "对今年政府工作的建议, PLAN",
    "2020年主要工作, WORK",
    "存在的主要问题, PROBLEMS",
    "名词解释, ANNEX",
    "附件1, ANNEX",
    "《政府工作报告》有关名词解释, ANNEX",
    "结束语, CLOSING",
  })
  void headingsNameTheirPart(String heading, Part part) {
    assertThat(PartCues.classify(heading)).isEqualTo(part);
  }

  @ParameterizedTest
  @CsvSource({
    "旗帜鲜明讲政治",
    "聚焦中心任务",
    "围绕重点工作强化民主监督",
    "一个重点",
    "构建面向未来的现代产业体系",
    "加强自身建设",
    "青禾县2023年国民经济统计公报",
  })
  void topicsNameNone(String heading) {
    assertThat(PartCues.classify(heading)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "2023年工作回顾2023年是关键一年。, 9",
    "2024年重点工作安排围绕目标抓好以下工作。, 11",
    "2024年工作总体要求和主要目标今年是开局之年。, 16",
    "加快发展步伐增强实力水平。, 0",
  })
  void headingsThatRunIntoTheTextEndBehindTheirCue(String sentence, int length) {
    assertThat(PartCues.gluedLength(sentence, 0, sentence.length(), true)).isEqualTo(length);
  }
}
