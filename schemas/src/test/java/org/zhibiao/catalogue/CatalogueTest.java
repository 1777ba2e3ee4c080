package org.zhibiao.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.zhibiao.lexicon.DataFileException;

/** Reading catalogues; each broken one gives one precise error. */
class CatalogueTest {

  private static final Catalogue BUILT_IN = Catalogue.ofResource();

  @Test
  @DisplayName("The built-in catalogue has rules and examples for every code")
  void builtIn() {
    assertThat(BUILT_IN.codes()).hasSizeGreaterThan(70);
    assertThat(BUILT_IN.indicators())
        .allSatisfy(indicator -> assertThat(indicator.rules()).isNotEmpty())
        .allSatisfy(indicator -> assertThat(indicator.examples()).isNotEmpty());
  }

  @Test
  @DisplayName("An entry of one's own replaces a known one and keeps its name and kind")
  void replaces() {
    Catalogue catalogue =
        BUILT_IN.withText("my.yaml", "- code: deed.count\n  rules:\n    - names: [心愿]\n");

    assertThat(catalogue.indicator("deed.count").nameZh()).isEqualTo("办实事件数");
    assertThat(catalogue.indicator("deed.count").kind()).isEqualTo(UnitKind.COUNT);
    assertThat(catalogue.indicator("deed.count").rules()).hasSize(1);
    assertThat(catalogue.codes()).hasSameSizeAs(BUILT_IN.codes());
  }

  @Test
  @DisplayName("Broken 1: no YAML")
  void noYaml() {
    broken("- code: deed.count\n  rules: [\n", "my.yaml:3: is no YAML");
  }

  @Test
  @DisplayName("Broken 2: empty file")
  void empty() {
    broken("# nothing yet\n", "my.yaml: is empty");
  }

  @Test
  @DisplayName("Broken 3: no list")
  void noList() {
    broken("code: deed.count\n", "my.yaml:1: must be a list of indicators");
  }

  @Test
  @DisplayName("Broken 4: misspelt key")
  void unknownKey() {
    broken(
        "- code: deed.count\n  rules:\n    - name: [实事]\n",
        "my.yaml:3: 'name' is no key of a rule");
  }

  @Test
  @DisplayName("Broken 5: no code")
  void noCode() {
    broken("- rules:\n    - names: [实事]\n", "my.yaml:1: an indicator has no 'code'");
  }

  @Test
  @DisplayName("Broken 6: a code that is none")
  void badCode() {
    broken("- code: Deed Count\n", "my.yaml:1: 'Deed Count' is no code");
  }

  @Test
  @DisplayName("Broken 7: a new indicator without kind")
  void noKind() {
    broken(
        "- code: own.lamps\n  name_zh: 路灯\n  rules:\n    - names: [路灯]\n",
        "my.yaml:1: own.lamps is new and has no 'kind'");
  }

  @Test
  @DisplayName("Broken 8: unknown kind of unit")
  void unknownKind() {
    broken("- code: own.lamps\n  kind: pieces\n", "my.yaml:2: No unit kind is called 'pieces'");
  }

  @Test
  @DisplayName("Broken 9: a rule that names nothing")
  void namelessRule() {
    broken(
        "- code: deed.count\n  rules:\n    - predicates: [办]\n",
        "my.yaml:3: a rule needs 'names' or 'within'");
  }

  @Test
  @DisplayName("Broken 10: an example without a marked number")
  void unmarkedExample() {
    broken(
        "- code: deed.count\n  rules:\n    - names: [实事]\n  examples: [办实事9件]\n",
        "my.yaml:4: an example must hold one number in 【】");
  }

  @Test
  @DisplayName("Broken 11: an indicator twice")
  void twice() {
    broken(
        "- code: deed.count\n  rules:\n    - names: [实事]\n"
            + "- code: deed.count\n  rules:\n    - names: [好事]\n",
        "my.yaml:4: deed.count stands twice");
  }

  @Test
  @DisplayName("Broken 12: a change that is none")
  void unknownChange() {
    broken(
        "- code: deed.count\n  rules:\n    - names: [实事]\n      changes: [UP]\n",
        "my.yaml:4: 'UP' is no change");
  }

  private static void broken(String yaml, String message) {
    assertThatThrownBy(() -> BUILT_IN.withText("my.yaml", yaml))
        .isInstanceOf(DataFileException.class)
        .hasMessageStartingWith(message);
  }
}
