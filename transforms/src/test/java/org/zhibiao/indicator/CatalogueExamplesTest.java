package org.zhibiao.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.zhibiao.catalogue.Catalogue;
import org.zhibiao.catalogue.Indicator;

/** The examples of the built-in catalogue, and what its rules must tell apart. */
class CatalogueExamplesTest {

  static Stream<Arguments> examples() {
    return Catalogue.ofResource().indicators().stream()
        .flatMap(
            indicator ->
                indicator.examples().stream()
                    .map(example -> Arguments.of(indicator.code(), example)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("examples")
  @DisplayName("Every example of the catalogue holds")
  void example(String code, Indicator.Example example) {
    LinkedPhrase linked = LinkedPhrase.inReview(example.text());
    String found = null;
    boolean met = false;
    for (Mention mention : linked.mentions()) {
      if (mention.quantity().start() < example.end()
          && mention.quantity().end() > example.start()) {
        found = mention.indicator();
        met = true;
      }
    }
    assertThat(met).as("a number stands at the marked place of " + example.text()).isTrue();
    if (example.carries()) {
      assertThat(found).isEqualTo(code);
    } else {
      assertThat(found).isNotEqualTo(code);
    }
  }

  @ParameterizedTest(name = "{0} carries {1}")
  @DisplayName("Rules of precedence")
  @CsvSource({
    "经审查立案重点提案20件。, proposal.key",
    "开展小微协商45场。, consultation.grassroots",
    "开展调研视察12次。, survey.event",
    "开展视察调研12次。, inspection.event",
    "委员视察调研150人次。, member.participation",
    "8条建议获得市领导批示。, opinion.adopted",
    "获得市领导批示8次。, instruction.count",
    "99%的提案已经办复。, proposal.reply_rate",
    "97件提案已经办复。, proposal.handled",
    "确定协商课题7个。, ''",
    "编发《社情民意》24期。, ''",
    "每名委员至少提交提案1件。, ''",
    "提案数量增长12%。, ''",
    "印制宣传手册3000册。, ''",
  })
  void precedence(String phrase, String code) {
    String found = LinkedPhrase.inReview(phrase).mention(0).indicator();
    assertThat(found == null ? "" : found).isEqualTo(code);
  }

  @Test
  @DisplayName("An indicator of one's own is found by its rules")
  void ownCatalogue() {
    Catalogue catalogue =
        Catalogue.ofResource()
            .withText(
                "my.yaml",
                "- code: own.streetlights\n"
                    + "  kind: count\n"
                    + "  name_zh: 路灯\n"
                    + "  rules:\n"
                    + "    - names: [路灯]\n"
                    + "      predicates: [安装]\n");

    assertThat(LinkedPhrase.with(catalogue, "安装路灯450盏。").mention(0).indicator())
        .isEqualTo("own.streetlights");
  }
}
