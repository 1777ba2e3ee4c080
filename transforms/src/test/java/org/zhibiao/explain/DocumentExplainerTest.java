package org.zhibiao.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zhibiao.catalogue.Catalogue;
import org.zhibiao.catalogue.RuleNames;
import org.zhibiao.indicator.CodeChoice.Considered;
import org.zhibiao.section.SectionKind;
import org.zhibiao.source.SourceDocument;

/** Every numeral of a text is kept, or dropped by a rule that is listed and explained. */
class DocumentExplainerTest {

  private static final DocumentExplainer EXPLAINER = new DocumentExplainer(Catalogue.ofResource());
  private static final RuleNames RULES = RuleNames.load();

  /**
   * Said again here on purpose, and not asked of the scanner: what any reader takes for a digit.
   */
  private static final String NUMERALS = "0123456789０１２３４５６７８９零〇一二三四五六七八九十百千万亿两兩萬億壹贰叁肆伍陆柒捌玖拾佰仟*＊";

  static Stream<RuleNames.Rule> examples() {
    return RULES.rules().stream().filter(rule -> !rule.example().isEmpty());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  @DisplayName("The example of a rule falls under it")
  void example(RuleNames.Rule rule) {
    int open = rule.example().indexOf('【');
    int close = rule.example().indexOf('】');
    String phrase = rule.example().replace("【", "").replace("】", "");
    List<String> names = new ArrayList<>();
    for (ExplainedNumeral numeral : explain(phrase).within(open, close - 1).numerals()) {
      names.add(
          switch (rule.stage()) {
            case DROPPED -> numeral.dropRule();
            case NUMBER -> numeral.mention().rule().split("\\+")[0];
            case MEASURE -> numeral.mention().rule().split("\\+")[1];
          });
    }

    assertThat(names).as(rule.example()).containsExactly(rule.name());
  }

  @Test
  @DisplayName("The rule of a code is told, and why the others do not apply")
  void choice() {
    ExplainedNumeral filed = explain("收到提案208件，立案190件。").numerals().get(1);

    assertThat(filed.code()).isEqualTo("proposal.filed");
    assertThat(filed.choice().considered())
        .filteredOn(Considered::isChosen)
        .extracting(Considered::code)
        .containsExactly("proposal.filed");
    assertThat(filed.choice().considered())
        .anySatisfy(
            other -> {
              assertThat(other.code()).isEqualTo("proposal.resolved");
              assertThat(other.verdict()).hasToString("PREDICATE");
            });
  }

  @Test
  @DisplayName("An exclusion that prevents a code is named with its word")
  void exclusion() {
    ExplainedNumeral rate = explain("群众满意度达到96.5%。").numerals().get(0);

    assertThat(rate.code()).isNull();
    assertThat(rate.choice().considered())
        .anySatisfy(
            other -> {
              assertThat(other.code()).isEqualTo("proposal.satisfaction_rate");
              assertThat(other.verdict()).hasToString("WITHOUT_CONTEXT");
              assertThat(other.word()).isEqualTo("群众满意");
            });
  }

  @Test
  @DisplayName("The second copy of a report is explained as such")
  void repeated() {
    String report =
        "中国人民政治协商会议青河市委员会常务委员会工作报告\n各位委员：\n2023年工作回顾\n"
            + "一年来，市政协认真履行职能。收到提案86件，立案77件，开展专题协商9次，视察考察8次。\n"
            + "委员们围绕产业转型升级和乡村全面振兴深入基层调研，提出许多务实管用的意见建议。\n"
            + "完善委员联系界别群众的制度机制，把群众的意见及时反映给党委和政府。\n"
            + "组织委员参加读书活动和专题培训，履职能力得到明显提高。\n"
            + "加强与各民主党派和无党派人士的合作共事，广泛凝聚团结奋斗的共识。\n"
            + "认真做好文史资料征集和出版工作，宣传本地悠久的历史文化。\n"
            + "严格落实请示报告制度和党风廉政建设责任，机关作风持续好转。\n"
            + "各专门委员会主动对接职能部门，推动协商成果转化落实到位。\n"
            + "注重发挥界别优势，引导委员在本职岗位上建功立业作出贡献。\n"
            + "2024年工作安排\n计划开展专题协商10次。\n";
    Explanation explanation =
        EXPLAINER.explain(
            SourceDocument.ofFile(
                "a.txt",
                (report + "\n" + report).getBytes(java.nio.charset.StandardCharsets.UTF_8)));

    assertThat(explanation.dropped()).containsEntry("repeated-report", 5);
    assertThat(explanation.kept()).isEqualTo(5);
  }

  @Test
  @DisplayName("Every numeral of the samples is accounted for")
  void samples() throws IOException {
    accountsForAll(Path.of(System.getProperty("zhibiao.root", "..")).resolve("samples"));
  }

  @Test
  @DisplayName("Every numeral of real reports is accounted for")
  void realReports() throws IOException {
    String folder = System.getProperty("zhibiao.testData");
    assumeTrue(
        folder != null && Files.isDirectory(Path.of(folder)),
        "Skipped: zhibiao.testData names no folder of real reports");

    accountsForAll(Path.of(folder, "seeds"));
    accountsForAll(Path.of(folder, "corpus"));
  }

  private static void accountsForAll(Path folder) throws IOException {
    Set<String> unlisted = new TreeSet<>();
    List<String> wrong = new ArrayList<>();
    int numerals = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        Explanation explanation;
        try {
          explanation =
              EXPLAINER.explain(
                  SourceDocument.ofFile(file.getFileName().toString(), Files.readAllBytes(file)));
        } catch (IllegalArgumentException e) {
          continue; // no document: nothing is read from it
        }
        numerals += explanation.numerals().size();
        check(file.getFileName().toString(), explanation, unlisted, wrong);
      }
    }
    assertThat(unlisted).as("rules that rules.csv does not explain").isEmpty();
    assertThat(wrong).isEmpty();
    assertThat(numerals).isPositive();
  }

  private static void check(
      String file, Explanation explanation, Set<String> unlisted, List<String> wrong) {
    String text = explanation.text();
    int next = 0;
    for (ExplainedNumeral numeral : explanation.numerals()) {
      for (int i = next; i < numeral.start(); i++) {
        if (NUMERALS.indexOf(text.charAt(i)) >= 0) {
          wrong.add(file + ":" + i + ": nobody accounts for " + text.charAt(i));
        }
      }
      if (numeral.start() < next) {
        wrong.add(file + ":" + numeral.start() + ": is accounted for twice");
      }
      next = numeral.end();
      names(numeral, unlisted);
      if (numeral.isKept() && !agrees(numeral)) {
        wrong.add(file + ":" + numeral.start() + ": another code is explained than was given");
      }
    }
    for (int i = next; i < text.length(); i++) {
      if (NUMERALS.indexOf(text.charAt(i)) >= 0) {
        wrong.add(file + ":" + i + ": nobody accounts for " + text.charAt(i));
      }
    }
  }

  private static void names(ExplainedNumeral numeral, Set<String> unlisted) {
    if (!numeral.isKept()) {
      if (RULES.rule(RuleNames.Stage.DROPPED, numeral.dropRule()) == null) {
        unlisted.add(numeral.dropRule());
      }
      return;
    }
    String[] rule = numeral.mention().rule().split("\\+");
    if (RULES.rule(RuleNames.Stage.NUMBER, rule[0]) == null) {
      unlisted.add(rule[0]);
    }
    if (RULES.rule(RuleNames.Stage.MEASURE, rule[1]) == null) {
      unlisted.add(rule[1]);
    }
  }

  /** Incomes of townspeople and villagers are told apart behind the rules. */
  private static boolean agrees(ExplainedNumeral numeral) {
    String code = numeral.code();
    if (code != null && code.startsWith("income.")) {
      return true;
    }
    List<String> chosen =
        numeral.choice().considered().stream()
            .filter(Considered::isChosen)
            .map(Considered::code)
            .toList();
    return chosen.equals(code == null ? List.of() : List.of(code));
  }

  private static Explanation explain(String phrase) {
    return EXPLAINER.explain(phrase, SectionKind.REVIEW);
  }
}
