package org.zhibiao.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhibiao.decode.TextBlock;
import org.zhibiao.report.Article;
import org.zhibiao.report.ReportIdentifier;
import org.zhibiao.script.NormalizedText;
import org.zhibiao.script.Script;
import org.zhibiao.source.SourceLocator;

/** Which part of a report a sentence belongs to, one shape a test. */
class SectionSplitterTest {

  private static final ReportIdentifier IDENTIFIER = new ReportIdentifier();
  private static final SectionSplitter SPLITTER = new SectionSplitter();

  private static final String HEAD = "泗洪县政府工作报告\n各位代表：\n现在，我代表县人民政府，向大会报告工作，请予审议。\n";
  private static final String DONE = "全年实施项目三十个，完成投资十亿元，群众得到实惠。\n";
  private static final String THANKS = "成绩来之不易，我代表县政府向大家表示衷心的感谢！\n";
  private static final String CONCEDED = "我们也清醒地看到，发展中还存在不少困难和问题，我们一定认真解决。\n";
  private static final String PLANNED = "力争完成投资十二亿元，新增学位三百个，办好民生实事。\n";
  private static final String APPEAL = "各位代表！让我们团结奋斗，谱写新的篇章！\n";

  @Test
  void headingsDivideAReport() {
    assertThat(
            kinds(
                HEAD
                    + "一、2022年工作回顾\n"
                    + DONE.repeat(3)
                    + THANKS
                    + CONCEDED
                    + "二、2023年工作安排\n"
                    + PLANNED.repeat(3)
                    + APPEAL))
        .containsExactly(
            "PREAMBLE 泗洪县政府工作报告",
            "REVIEW 一、2022年工作回",
            "PROBLEMS 我们也清醒地看到，发",
            "PLAN 二、2023年工作安",
            "CLOSING 各位代表！让我们团结");
  }

  @Test
  void thanksBelongToTheReview() {
    assertThat(kindOf(HEAD + "一、2022年工作回顾\n" + DONE + THANKS + "二、2023年工作安排\n" + PLANNED, "成绩来之不易"))
        .isEqualTo(SectionKind.REVIEW);
  }

  @Test
  void anAddressInFrontOfConcessionsBelongsToThem() {
    assertThat(
            kinds(HEAD + "一、2022年工作回顾\n" + DONE + "各位代表！" + CONCEDED + "二、2023年工作安排\n" + PLANNED))
        .contains("PROBLEMS 各位代表！我们也清醒");
  }

  @Test
  void theReviewResumesBehindConcessions() {
    String resumed = "过去五年，全县面貌焕然一新，产业结构明显优化。\n";

    assertThat(
            kindOf(
                HEAD
                    + "一、2022年工作回顾\n"
                    + DONE.repeat(3)
                    + CONCEDED
                    + resumed
                    + "二、2023年工作安排\n"
                    + PLANNED,
                "过去五年"))
        .isEqualTo(SectionKind.REVIEW);
  }

  @Test
  void clearHeadednessThatThePlanDemandsConcedesNothing() {
    assertThat(
            kindOf(
                HEAD
                    + "一、2022年工作回顾\n"
                    + DONE
                    + "二、2023年工作安排\n"
                    + PLANNED
                    + "我们既要清醒看到面临的困难和挑战，又要坚定信心。\n"
                    + PLANNED,
                "我们既要"))
        .isEqualTo(SectionKind.PLAN);
  }

  @Test
  void theLastAddressClosesAReportThatAppealsToNobody() {
    assertThat(
            kindOf(
                HEAD
                    + "一、2022年工作回顾\n"
                    + DONE.repeat(5)
                    + "二、2023年工作安排\n"
                    + PLANNED.repeat(5)
                    + "各位代表，新的一年，我们将忠于职守，不负重托。\n",
                "各位代表，新的一年"))
        .isEqualTo(SectionKind.CLOSING);
  }

  @Test
  void cuesDivideAReportWithoutHeadings() {
    assertThat(
            kinds(
                HEAD
                    + "过去的一年，面对困难，我们迎难而上，各项工作取得进展。\n"
                    + DONE.repeat(6)
                    + CONCEDED
                    + "2023年，全县工作的总体要求是：稳中求进，干字当头。\n"
                    + PLANNED.repeat(4)
                    + APPEAL))
        .containsExactly(
            "PREAMBLE 泗洪县政府工作报告",
            "REVIEW 过去的一年，面对困难",
            "PROBLEMS 我们也清醒地看到，发",
            "PLAN 2023年，全县工作",
            "CLOSING 各位代表！让我们团结");
  }

  @Test
  void lostLineBreaksDoNotHideTheParts() {
    String text =
        HEAD
            + "一、2022年工作回顾2022年，面对困难，我们迎难而上。\n"
            + DONE
            + CONCEDED
            + "二、2023年工作安排今年是关键之年，要做好以下工作。\n"
            + PLANNED;

    assertThat(headings(text)).containsExactly("一、2022年工作回顾", "二、2023年工作安排");
    assertThat(kindOf(text, "今年是关键之年")).isEqualTo(SectionKind.PLAN);
  }

  @Test
  void aReportWithoutAnyLineBreakKeepsItsParts() {
    String text =
        (HEAD
                + "2022年工作回顾\n"
                + "2022年，面对困难，我们迎难而上。\n"
                + DONE.repeat(30)
                + CONCEDED
                + "2023年重点工作\n"
                + "2023年，要做好以下工作。\n"
                + PLANNED.repeat(20)
                + APPEAL)
            .replace("\n", "");

    assertThat(outline(text, List.of()).sections())
        .filteredOn(section -> section.level() == 1)
        .extracting(Section::kind)
        .containsExactly(
            SectionKind.PREAMBLE,
            SectionKind.REVIEW,
            SectionKind.PROBLEMS,
            SectionKind.PLAN,
            SectionKind.CLOSING);
    assertThat(headings(text)).containsExactly("2022年工作回顾", "2023年重点工作");
  }

  @Test
  void aChapterOnAchievementsAndAimsTurnsToThePlan() {
    String text =
        HEAD
            + "一、2020年工作回顾\n"
            + DONE.repeat(4)
            + CONCEDED
            + "二、“十三五”发展成就和“十四五”主要目标\n"
            + "过去五年，全县面貌焕然一新。\n"
            + "“十四五”时期，要把握机遇，实现新的跨越。\n"
            + "三、2021年工作安排\n"
            + PLANNED;

    assertThat(kindOf(text, "我们也清醒")).isEqualTo(SectionKind.PROBLEMS);
    assertThat(kindOf(text, "过去五年")).isEqualTo(SectionKind.REVIEW);
    assertThat(kindOf(text, "“十四五”时期，要")).isEqualTo(SectionKind.PLAN);
  }

  @Test
  void aParagraphOfThePlanThatConcedesIsProblems() {
    String text =
        HEAD
            + "一、2022年工作回顾\n"
            + DONE
            + "二、2023年工作安排\n"
            + PLANNED
            + CONCEDED
            + "（一）发展产业\n"
            + PLANNED;

    assertThat(kindOf(text, "我们也清醒")).isEqualTo(SectionKind.PROBLEMS);
    assertThat(kindOf(text, "（一）发展产业")).isEqualTo(SectionKind.PLAN);
  }

  @Test
  void chaptersBehindThePlanArePlan() {
    assertThat(
            kindOf(
                HEAD
                    + "一、2022年工作回顾\n"
                    + DONE
                    + "二、2023年工作安排\n"
                    + PLANNED
                    + "三、加强政府自身建设\n"
                    + PLANNED,
                "三、加强"))
        .isEqualTo(SectionKind.PLAN);
  }

  @Test
  void glossariesAndAttachmentsAreOther() {
    String text =
        HEAD
            + "一、2022年工作回顾\n"
            + DONE.repeat(4)
            + "二、2023年工作安排\n"
            + PLANNED.repeat(4)
            + APPEAL
            + "名词解释\n1.双千计划：培育企业一千家。\n";

    assertThat(kindOf(text, "1.双千计划")).isEqualTo(SectionKind.OTHER);
  }

  @Test
  void notesWithoutAHeadingAreOther() {
    String text =
        HEAD
            + "一、2022年工作回顾\n"
            + DONE.repeat(4)
            + "二、2023年工作安排\n"
            + PLANNED.repeat(4)
            + APPEAL
            + "[1]双千计划：培育企业一千家。\n[2]一老一小：老人和儿童。\n";

    assertThat(kindOf(text, "[1]双千")).isEqualTo(SectionKind.OTHER);
    assertThat(kindOf(text, "让我们团结")).isEqualTo(SectionKind.CLOSING);
  }

  @Test
  void headingsNest() {
    String text =
        HEAD
            + "一、2022年工作回顾\n（一）产业发展\n1.工业\n一是扩大规模。新增企业五家。二是提高质量。创建品牌三个。\n（二）民生改善\n"
            + DONE
            + "二、2023年工作安排\n"
            + PLANNED;

    assertThat(levels(text))
        .containsExactly(
            "1 null",
            "1 一、2022年工作回顾",
            "2 （一）产业发展",
            "3 1.工业",
            "4 一是扩大规模",
            "4 二是提高质量",
            "2 （二）民生改善",
            "1 二、2023年工作安排");
  }

  @Test
  void partsWithoutNumbersHoldNumberedChapters() {
    String text = HEAD + "2022年工作回顾\n一、产业发展\n" + DONE + "2023年工作安排\n一、产业提升\n" + PLANNED;

    assertThat(levels(text))
        .containsExactly("1 null", "1 2022年工作回顾", "2 一、产业发展", "1 2023年工作安排", "2 一、产业提升");
  }

  @Test
  void headingsOfTheMarkupCount() {
    String title = "泗洪县政府工作报告\n";
    String review = "2022年工作回顾\n";
    String chapter = "产业发展\n";
    String text = title + review + chapter + DONE + "2023年工作安排\n" + PLANNED;
    int plan = text.indexOf("2023年工作安排");
    List<TextBlock> blocks =
        List.of(
            block(title.length(), review.length() - 1, TextBlock.Role.HEADING, 2),
            block(
                title.length() + review.length(), chapter.length() - 1, TextBlock.Role.HEADING, 3),
            block(plan, 9, TextBlock.Role.HEADING, 2));

    assertThat(outline(text, blocks).sections())
        .extracting(section -> section.level() + " " + section.heading())
        .containsExactly("1 null", "1 2022年工作回顾", "2 产业发展", "1 2023年工作安排");
  }

  @Test
  void footnotesOfTheMarkupAreOtherWithinTheirPart() {
    String note = "注：双千计划指培育企业一千家。\n";
    String text = HEAD + "一、2022年工作回顾\n" + DONE + note + DONE + "二、2023年工作安排\n" + PLANNED;
    List<TextBlock> blocks =
        List.of(block(text.indexOf(note), note.length() - 1, TextBlock.Role.FOOTNOTE, 0));

    SectionSplitter.Outline outline = outline(text, blocks);

    assertThat(kindAt(outline, text.indexOf(note))).isEqualTo(SectionKind.OTHER);
    assertThat(kindAt(outline, text.lastIndexOf(DONE))).isEqualTo(SectionKind.REVIEW);
  }

  @Test
  void textOfNoReportIsOther() {
    assertThat(kinds("关于放假的通知\n国庆放假七天。\n")).containsExactly("OTHER 关于放假的通知");
  }

  private static TextBlock block(int start, int length, TextBlock.Role role, int level) {
    return new TextBlock(start, start + length, role, level);
  }

  private static SectionSplitter.Outline outline(String text, List<TextBlock> blocks) {
    NormalizedText normalized = NormalizedText.identical(text, Script.HANS);
    List<Article> articles =
        IDENTIFIER.identify(normalized, blocks, Map.of(), SourceLocator.ofFile("a.txt"));
    return SPLITTER.split(normalized, blocks, articles);
  }

  private static List<String> kinds(String text) {
    List<String> kinds = new ArrayList<>();
    for (Section section : outline(text, List.of()).sections()) {
      if (section.level() == 1) {
        String line = text.substring(section.start(), section.end()).strip();
        int newline = (line + "\n").indexOf('\n');
        kinds.add(section.kind() + " " + line.substring(0, Math.min(newline, 10)));
      }
    }
    return kinds;
  }

  private static List<String> headings(String text) {
    return outline(text, List.of()).sections().stream()
        .map(Section::heading)
        .filter(heading -> heading != null)
        .toList();
  }

  private static List<String> levels(String text) {
    return outline(text, List.of()).sections().stream()
        .map(section -> section.level() + " " + section.heading())
        .toList();
  }

  private static SectionKind kindOf(String text, String phrase) {
    return kindAt(outline(text, List.of()), text.indexOf(phrase));
  }

  private static SectionKind kindAt(SectionSplitter.Outline outline, int offset) {
    for (Sentence sentence : outline.sentences()) {
      if (sentence.start() <= offset && offset < sentence.end()) {
        return outline.sections().get(sentence.section() - 1).kind();
      }
    }
    throw new AssertionError("No sentence at " + offset);
  }
}
