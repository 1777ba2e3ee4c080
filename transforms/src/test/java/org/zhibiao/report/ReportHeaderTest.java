package org.zhibiao.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhibiao.report.Texts.BODY;
import static org.zhibiao.report.Texts.header;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What headers say, one shape a test. The places exist, the reports do not. */
class ReportHeaderTest {

  private static final String GOVERNMENT =
      BODY.replace("各位委员", "各位代表").replace("我受常务委员会委托，向大会", "现在，我代表政府，向大会");

  @Test
  void aTitleMayTakeSeveralLines() {
    ReportHeader header = header("中国人民政治协商会议\n嘉兴市第九届委员会\n常务委员会工作报告\n（2022年1月8日）\n李 明\n" + BODY);

    assertThat(header.title()).isEqualTo("中国人民政治协商会议嘉兴市第九届委员会常务委员会工作报告");
    assertThat(header.genre()).isEqualTo(Genre.CPPCC_STANDING_COMMITTEE);
    assertThat(header.divisionCode()).isEqualTo("330400");
    assertThat(header.level()).isEqualTo(Level.CITY);
    assertThat(header.term()).isEqualTo(9);
    assertThat(header.reportDate()).isEqualTo("2022-01-08");
    assertThat(header.speaker()).isEqualTo("李明");
  }

  @ParameterizedTest
  @CsvSource({
    "2022年1月8日, 2022-01-08",
    "二○二二年一月十七日, 2022-01-17",
    "二〇二二年二月, 2022-02",
    "二O二二年十二月二十三日, 2022-12-23",
    "2022/02/06, 2022-02-06",
    "2022-2-6, 2022-02-06",
  })
  void datesAreReadInAnyNotation(String written, String date) {
    assertThat(HeaderDate.in("（" + written + "）")).isEqualTo(date);
  }

  @Test
  void whatAnEarlierMeetingDecidedIsNotThisMeeting() {
    ReportHeader header = header("政府工作报告\n各位代表：\n我们完成了县十六届人大三次会议确定的任务。\n" + GOVERNMENT);

    assertThat(header.term()).isNull();
    assertThat(header.session()).isNull();
  }

  @Test
  void theMeetingThatPassedAReportIsItsOwn() {
    ReportHeader header = header("政协泗洪县第九届委员会常务委员会工作报告\n（2022年1月8日政协泗洪县第九届委员会第三次会议通过）\n" + BODY);

    assertThat(header.session()).isEqualTo(3);
  }

  @Test
  void termAndSessionStandInTheLineOfTheMeeting() {
    ReportHeader header =
        header("政府工作报告\n——2022年1月8日在泗洪县第十七届人民代表大会第一次会议上\n泗洪县县长 王小丽\n" + GOVERNMENT);

    assertThat(header.genre()).isEqualTo(Genre.GOVERNMENT);
    assertThat(header.term()).isEqualTo(17);
    assertThat(header.session()).isEqualTo(1);
    assertThat(header.speaker()).isEqualTo("王小丽");
    assertThat(header.place()).isEqualTo("泗洪县");
    assertThat(header.divisionCode()).isEqualTo("321324");
  }

  @ParameterizedTest
  @CsvSource({
    "杭州市中级人民法院工作报告, COURT",
    "杭州市人民检察院工作报告, PROCURATORATE",
    "杭州市人民代表大会常务委员会工作报告, PEOPLES_CONGRESS",
    "政协杭州市委员会常务委员会关于提案工作情况的报告, CPPCC_PROPOSALS",
    "杭州市人民政府工作报告, GOVERNMENT",
  })
  void titlesTellTheGenre(String title, Genre genre) {
    assertThat(header(title + "\n" + BODY).genre()).isEqualTo(genre);
  }

  @Test
  void abstractsAreDigests() {
    assertThat(header("政协杭州市委员会常务委员会工作报告（摘要）\n" + BODY).form()).isEqualTo(Form.DIGEST);
  }

  @Test
  void maskedPlacesStayMaskedAndKeepTheirLevel() {
    ReportHeader header = header("政协××县第十届委员会常务委员会工作报告\n" + BODY);

    assertThat(header.place()).isEqualTo("××县");
    assertThat(header.divisionCode()).isNull();
    assertThat(header.level()).isEqualTo(Level.COUNTY);
  }

  @Test
  void theTextsOwnSuperiorPlaceTellsNamesakesApart() {
    assertThat(header("福州市鼓楼区政府工作报告\n" + GOVERNMENT).divisionCode()).isEqualTo("350102");
    assertThat(header("鼓楼区政府工作报告\n" + GOVERNMENT.replace("美好家园", "徐州主城")).divisionCode())
        .isEqualTo("320302");
  }

  @Test
  void metadataThenThePathTellNamesakesApart() {
    String text = "鼓楼区政府工作报告\n" + GOVERNMENT;

    assertThat(header(text, Map.of("region", "江苏南京"), "福建/福州/1.txt").divisionCode())
        .isEqualTo("320106");
    assertThat(header(text, Map.of(), "福建/福州/1.txt").divisionCode()).isEqualTo("350102");
  }

  @Test
  void namesakesThatNothingTellsApartAreFlagged() {
    ReportHeader header = header("鼓楼区政府工作报告\n" + GOVERNMENT);

    assertThat(header.divisionCode()).isNull();
    assertThat(header.issues()).contains("PLACE_AMBIGUOUS");
  }

  @Test
  void contentBeatsTheFileName() {
    assertThat(header("泗洪县政府工作报告\n" + GOVERNMENT, Map.of(), "杭州市_2015.txt").divisionName())
        .isEqualTo("泗洪县");
  }

  @Test
  void aCountyThatBecameADistrictIsFoundUnderItsStem() {
    ReportHeader header = header("铜山县政府工作报告\n" + GOVERNMENT);

    assertThat(header.place()).isEqualTo("铜山县");
    assertThat(header.divisionCode()).isEqualTo("320312");
  }

  @Test
  void formerNamesLeadToTheirHeirs() {
    assertThat(header("襄樊市政府工作报告\n" + GOVERNMENT).divisionCode()).isEqualTo("420600");
  }

  @Test
  void headingsTellTheYears() {
    ReportHeader header = header("泗洪县政府工作报告\n" + GOVERNMENT);

    assertThat(header.reviewYear()).isEqualTo(2021);
    assertThat(header.planYear()).isEqualTo(2022);
    assertThat(header.reviewYearFrom()).isNull();
  }

  @Test
  void aReportOnFiveYearsReviewsAllOfThem() {
    ReportHeader header = header("泗洪县政府工作报告\n" + GOVERNMENT.replace("2021年工作回顾", "过去五年工作回顾"));

    assertThat(header.reviewYearFrom()).isEqualTo(2017);
    assertThat(header.reviewYear()).isEqualTo(2021);
  }

  @Test
  void theMeetingsDateTellsTheYearsWhereHeadingsDoNot() {
    ReportHeader header =
        header(
            "政府工作报告\n——二〇二二年一月八日在泗洪县第十七届人民代表大会第一次会议上\n"
                + GOVERNMENT.replace("2021年工作回顾", "工作回顾").replace("2022年工作安排", "工作安排"));

    assertThat(header.reviewYear()).isEqualTo(2021);
    assertThat(header.planYear()).isEqualTo(2022);
    assertThat(header.issues()).doesNotContain("YEAR_CONFLICT");
  }

  @Test
  void equalYearsInBothHeadingsAreKeptAndFlagged() {
    ReportHeader header = header("泗洪县政府工作报告\n" + GOVERNMENT.replace("2021年工作回顾", "2022年工作回顾"));

    assertThat(header.reviewYear()).isEqualTo(2022);
    assertThat(header.planYear()).isEqualTo(2022);
    assertThat(header.issues()).contains("YEAR_CONFLICT");
  }
}
