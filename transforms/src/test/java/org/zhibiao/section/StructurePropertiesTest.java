package org.zhibiao.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.zhibiao.report.Article;
import org.zhibiao.report.ReportIdentifier;
import org.zhibiao.report.TextLines;
import org.zhibiao.script.NormalizedText;
import org.zhibiao.script.Script;
import org.zhibiao.script.ScriptNormalizer;
import org.zhibiao.source.SourceLocator;

/** What holds for any text, and what does not move when only the looks of a report change. */
class StructurePropertiesTest {

  private static final ReportIdentifier IDENTIFIER = new ReportIdentifier();
  private static final SectionSplitter SPLITTER = new SectionSplitter();
  private static final ScriptNormalizer NORMALIZER = new ScriptNormalizer();

  private static final List<String> PIECES =
      List.of(
          "政协嘉兴市第九届委员会常务委员会工作报告\n",
          "（2022年1月8日）\n",
          "各位委员：\n",
          "现在，我代表常委会向大会报告工作，请予审议。\n",
          "2021年工作回顾\n",
          "二、2022年工作安排",
          "一、加强学习\n",
          "（二）建言资政。",
          "一是提高站位。",
          "全年收到提案120件，办复率100%。",
          "我们也清醒地看到，还存在不足。\n",
          "让我们携手奋进！\n",
          "名词解释\n",
          "[1]双千：一千家。\n",
          "本报讯（记者 张三）昨日开会。\n",
          "版权所有\n",
          "## 标题\n",
          "\\r\\n",
          "　　",
          "\t\t",
          "????",
          "……",
          "。。",
          "”",
          "\n\n",
          "\uD842\uDFB7",
          "\uD842",
          " ");

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(PIECES).list().ofMaxSize(60).map(list -> String.join("", list));
    Arbitrary<String> anything = Arbitraries.strings().ofMaxLength(300);
    return Arbitraries.oneOf(pieces, anything);
  }

  @Property(tries = 400)
  void articlesAndSectionsCoverTheText(@ForAll("texts") String text) {
    NormalizedText normalized = NormalizedText.identical(text, Script.HANS);
    List<Article> articles =
        IDENTIFIER.identify(normalized, List.of(), Map.of(), SourceLocator.ofFile("a.txt"));
    SectionSplitter.Outline outline = SPLITTER.split(normalized, List.of(), articles);

    int covered = 0;
    int ordinal = 0;
    for (Article article : articles) {
      assertThat(article.start()).isEqualTo(covered);
      covered = article.end();
      if (article.isReport()) {
        assertThat(article.ordinal()).isEqualTo(++ordinal);
        assertThat(article.duplicateOf()).isLessThan(ordinal);
      }
    }
    assertThat(covered).isEqualTo(text.length());

    int top = 0;
    int number = 0;
    for (Section section : outline.sections()) {
      assertThat(section.ordinal()).isEqualTo(++number);
      if (section.parent() == 0) {
        assertThat(section.level()).isEqualTo(1);
        assertThat(section.start()).isEqualTo(top);
        top = section.end();
      } else {
        Section parent = outline.sections().get(section.parent() - 1);
        assertThat(parent.ordinal()).isLessThan(section.ordinal());
        assertThat(section.level()).isEqualTo(parent.level() + 1);
        assertThat(section.start()).isBetween(parent.start(), parent.end());
        assertThat(section.end()).isBetween(section.start(), parent.end());
      }
    }
    assertThat(top).isEqualTo(text.length());
  }

  @Property(tries = 400)
  void everyCharacterBelongsToOneSentenceOfItsSection(@ForAll("texts") String text) {
    NormalizedText normalized = NormalizedText.identical(text, Script.HANS);
    List<Article> articles =
        IDENTIFIER.identify(normalized, List.of(), Map.of(), SourceLocator.ofFile("a.txt"));
    SectionSplitter.Outline outline = SPLITTER.split(normalized, List.of(), articles);

    int end = 0;
    int paragraph = 0;
    for (Sentence sentence : outline.sentences()) {
      assertThat(sentence.end()).isGreaterThan(sentence.start());
      assertThat(isBlank(text, end, sentence.start())).isTrue();
      assertThat(sentence.paragraph()).isGreaterThanOrEqualTo(paragraph);
      Section section = outline.sections().get(sentence.section() - 1);
      assertThat(sentence.start()).isBetween(section.start(), section.end());
      assertThat(sentence.end()).isBetween(section.start(), section.end());
      end = sentence.end();
      paragraph = sentence.paragraph();
    }
    assertThat(isBlank(text, end, text.length())).isTrue();
  }

  /** Line ends, spelt-out ones among them, and white space belong to no sentence. */
  private static boolean isBlank(String text, int from, int to) {
    String between = text.substring(from, to).replace("\\r\\n", "").replaceAll("\\\\[rn]", "");
    return between.chars().allMatch(c -> TextLines.isWhite((char) c));
  }

  @Property(tries = 60)
  void looksDoNotMoveKindsOrYears(@ForAll long seed) {
    Random random = new Random(seed);
    Map<String, SectionKind> expected =
        kinds(plain(new Looks("\n", "", "、", false, false)), "2021-2022");

    Looks looks =
        new Looks(
            pick(random, "\n", "\r\n", "\n\n", "\n \n", "\\r\\n"),
            pick(random, "", "　　", "    ", "\u00A0\u00A0"),
            pick(random, "、", "."),
            random.nextBoolean(),
            random.nextBoolean());

    assertThat(kinds(plain(looks), "2021-2022")).as(looks.toString()).isEqualTo(expected);
  }

  /**
   * How a report looks.
   *
   * @param lineEnd what ends a line
   * @param indent what stands in front of a paragraph
   * @param mark sign behind a chapter's number
   * @param wide whether digits are full-width
   * @param colon whether commas and colons are ASCII
   */
  private record Looks(String lineEnd, String indent, String mark, boolean wide, boolean colon) {}

  private static String pick(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static String plain(Looks looks) {
    List<String> lines =
        List.of(
            "政协嘉兴市第九届委员会常务委员会工作报告",
            "（2022年1月8日）",
            "各位委员：",
            "我受常委会委托，向大会报告工作，请予审议。",
            "2021年工作回顾",
            "2021年，常委会认真履职，全年协商12次，取得新的成绩。",
            "一、强化政治引领",
            "全年组织学习20次，覆盖委员300人次。",
            "二、积极建言资政",
            "收到提案120件，立案96件，办复率100%。",
            "我们也清醒地认识到，成果转化还不够，联系群众还有差距。",
            "2022年工作安排",
            "2022年，要坚持党的领导，开展调研不少于10次。",
            "一、加强理论武装",
            "完善学习制度，组织读书活动。",
            "各位委员，让我们携手奋进，作出更大贡献！");
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      String shown = line.replaceFirst("^([一二])、", "$1" + looks.mark());
      if (looks.wide()) {
        StringBuilder wide = new StringBuilder();
        for (char c : shown.toCharArray()) {
          wide.append(c >= '0' && c <= '9' ? (char) (c - '0' + '０') : c);
        }
        shown = wide.toString();
      }
      if (looks.colon()) {
        shown = shown.replace('，', ',').replace('：', ':');
      }
      text.append(looks.indent()).append(shown).append(looks.lineEnd());
    }
    return text.toString();
  }

  /** Returns the kind of the section in which each distinctive word stands. */
  private static Map<String, SectionKind> kinds(String source, String years) {
    NormalizedText normalized = NORMALIZER.normalize(source);
    List<Article> articles =
        IDENTIFIER.identify(normalized, List.of(), Map.of(), SourceLocator.ofFile("a.txt"));
    List<Article> reports = articles.stream().filter(Article::isReport).toList();
    assertThat(reports).hasSize(1);
    assertThat(reports.get(0).header().reviewYear() + "-" + reports.get(0).header().planYear())
        .isEqualTo(years);
    SectionSplitter.Outline outline = SPLITTER.split(normalized, List.of(), articles);
    Map<String, SectionKind> kinds = new HashMap<>();
    for (String word :
        new ArrayList<>(List.of("审议", "认真履职", "组织学习", "办复率", "清醒", "坚持党", "读书", "携手"))) {
      int at = normalized.text().indexOf(word);
      for (Sentence sentence : outline.sentences()) {
        if (sentence.start() <= at && at < sentence.end()) {
          kinds.put(word, outline.sections().get(sentence.section() - 1).kind());
        }
      }
    }
    assertThat(kinds).hasSize(8);
    return kinds;
  }
}
