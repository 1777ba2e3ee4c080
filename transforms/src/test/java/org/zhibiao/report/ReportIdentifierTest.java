package org.zhibiao.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhibiao.report.Texts.BODY;
import static org.zhibiao.report.Texts.articles;
import static org.zhibiao.report.Texts.reports;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Where reports begin and end. */
class ReportIdentifierTest {

  private static final String TITLE = "政协嘉兴市第九届委员会常务委员会工作报告\n";

  @Test
  void aPlainReportIsTheWholeText() {
    assertThat(reports(TITLE + BODY))
        .singleElement()
        .satisfies(
            report -> {
              assertThat(report.start()).isZero();
              assertThat(report.end()).isEqualTo((TITLE + BODY).length());
            });
  }

  @Test
  void navigationAndFooterAreNoPartOfTheReport() {
    String head = "您的位置：首页 > 公开\n字体：大 中 小\n";
    String foot = "主办：嘉兴市政协办公室\n浙ICP备00000000号\n";

    assertThat(reports(head + TITLE + BODY + foot))
        .singleElement()
        .satisfies(
            report -> {
              assertThat(report.start()).isEqualTo(head.length());
              assertThat(report.end()).isEqualTo((head + TITLE + BODY).length());
            });
  }

  @Test
  void theSameReportTwiceCountsOnce() {
    List<Article> reports = reports(TITLE + BODY.repeat(1) + "\n" + TITLE + BODY);

    assertThat(reports).hasSize(2);
    assertThat(reports.get(1).duplicateOf()).isEqualTo(1);
  }

  @Test
  void twoReportsOfOnePageAreTwo() {
    String other =
        BODY.replace("2021", "2018")
            .replace("2022", "2019")
            .replace("全年", "一年之中")
            .replace("协商", "监督")
            .replace("提案", "信息")
            .replace("委员", "常委")
            .replace("各位常委", "各位委员");
    List<Article> reports = reports(TITLE + BODY + "\n政协湖州市第八届委员会常务委员会工作报告\n" + other);

    assertThat(reports).hasSize(2);
    assertThat(reports.get(1).duplicateOf()).isZero();
    assertThat(reports.get(1).header().divisionName()).isEqualTo("湖州市");
  }

  @Test
  void aNewsArticleEndsTheReportInFrontOfIt() {
    String news = "我市部署防汛工作\n本报讯（记者 张三）昨日，我市召开会议，部署防汛工作，要求各地加强值守三天。\n";

    assertThat(reports(TITLE + BODY + news))
        .singleElement()
        .satisfies(report -> assertThat(report.end()).isEqualTo((TITLE + BODY).length()));
  }

  @Test
  void aNewsArticleAloneIsNoReport() {
    assertThat(reports("我市部署防汛工作\n本报讯（记者 张三）昨日，我市召开会议，部署防汛工作。\n")).isEmpty();
  }

  @Test
  void aReportWithoutATitleIsFoundByItsOpening() {
    assertThat(reports(BODY)).hasSize(1);
  }

  @Test
  void anEmptyTextHasNoArticles() {
    assertThat(articles("")).isEmpty();
  }
}
