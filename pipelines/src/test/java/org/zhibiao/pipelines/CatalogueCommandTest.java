package org.zhibiao.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhibiao.catalogue.CatalogueText;
import org.zhibiao.schema.MentionRow;
import org.zhibiao.table.RunRecord;
import org.zhibiao.table.TableReader;

/** Catalogues of one's own: listed, shown, checked, used by a run. */
class CatalogueCommandTest {

  private static final Path SAMPLES =
      Path.of(System.getProperty("zhibiao.root", "..")).resolve("samples");

  private static final String LAMPS =
      """
      - code: own.lamps
        kind: count
        name_zh: 路灯数
        rules:
          - names: [路灯]
            predicates: [安装, 新装]
            units: [盏]
        examples: [为村里安装路灯【450盏】。]
        counterexamples: [损坏路灯【12盏】。]
      """;

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  @DisplayName("list names every code with kind and names")
  void list() {
    assertThat(run("catalogue", "list")).isZero();
    assertThat(out.toString())
        .containsPattern("proposal[.]filed +count +提案立案数  Proposals filed")
        .contains("gdp.growth");
  }

  @Test
  @DisplayName("show tells rules and examples, each with its place")
  void show() {
    assertThat(run("catalogue", "show", "proposal.filed")).isZero();
    assertThat(out.toString())
        .containsPattern("rule at indicators[.]yaml:\\d+")
        .contains("the measure ends with: 提案")
        .contains("carries it:     经审查，立案提案【190件】。");
  }

  @Test
  @DisplayName("show of an unknown code names its neighbours")
  void showUnknown() {
    assertThat(run("catalogue", "show", "proposal.field")).isEqualTo(2);
    assertThat(err.toString())
        .contains("there is no indicator proposal.field")
        .contains("proposal.filed");
  }

  @Test
  @DisplayName("check of a sound catalogue ends with 0")
  void sound() throws IOException {
    assertThat(run("catalogue", "check", file(LAMPS))).isZero();
    assertThat(out.toString()).contains("1 indicators, 2 examples: sound");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  @DisplayName("check names a mistake with file and line")
  void mistake() throws IOException {
    String file = file(LAMPS.replace("names: [路灯]", "name: [路灯]"));

    assertThat(run("catalogue", "check", file)).isEqualTo(1);
    assertThat(err.toString()).startsWith(file + ":5: 'name' is no key of a rule; known are [");
  }

  @Test
  @DisplayName("check says why an example does not carry its code")
  void failedExample() throws IOException {
    String file = file(LAMPS.replace("predicates: [安装, 新装]", "predicates: [更换]"));

    assertThat(run("catalogue", "check", file)).isEqualTo(1);
    assertThat(err.toString())
        .startsWith(file + ":8: '为村里安装路灯【450盏】。' must carry own.lamps, but carries no code: ")
        .contains(file + ":5: none of its predicates is the verb or near: 更换");
  }

  @Test
  @DisplayName("check says by which rule a counterexample carries the code")
  void failedCounterexample() throws IOException {
    String file = file(LAMPS.replace("      predicates: [安装, 新装]\n", ""));

    assertThat(run("catalogue", "check", file)).isEqualTo(1);
    assertThat(err.toString())
        .startsWith(
            file + ":8: '损坏路灯【12盏】。' must not carry own.lamps, but does, by " + file + ":5");
  }

  @Test
  @DisplayName("check notices an example whose number is no mention")
  void exampleWithoutMention() throws IOException {
    String file = file(LAMPS.replace("为村里安装路灯【450盏】", "第【三】次安装路灯"));

    assertThat(run("catalogue", "check", file)).isEqualTo(1);
    assertThat(err.toString())
        .contains(":8:")
        .contains("the number is no mention, by rule ordinal");
  }

  @Test
  @DisplayName("check notices an indicator that takes the examples of another")
  void collision() throws IOException {
    String file =
        file(
            "- code: own.all\n  kind: count\n  name_zh: 提案数\n  rules:\n"
                + "    - names: [提案]\n      kinds: [count]\n      priority: 9\n");

    assertThat(run("catalogue", "check", file)).isEqualTo(1);
    assertThat(err.toString())
        .contains(file + ":5: takes '")
        .contains("from proposal.filed, whose example it is")
        .contains(file + ":1: advice: own.all has no examples");
  }

  @Test
  @DisplayName("A file that is not UTF-8 is named with its line")
  void encoding() throws IOException {
    Path file = folder.resolve("my.yaml");
    Files.write(file, LAMPS.getBytes(Charset.forName("GB18030")));

    assertThat(run("catalogue", "check", file.toString())).isEqualTo(1);
    assertThat(err.toString()).contains(file + ":3: is not UTF-8; save the file in that encoding");
  }

  @Test
  @DisplayName("A run with a broken catalogue ends before it begins")
  void brokenRun() throws IOException {
    String file = file(LAMPS.replace("kind: count", "kind: lamps"));

    assertThat(
            run(
                "extract",
                "--input=" + SAMPLES,
                "--output=" + folder.resolve("out"),
                "--catalogue=" + file))
        .isEqualTo(2);
    assertThat(err.toString()).contains(file + ":2: No unit kind is called 'lamps'");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  @DisplayName("A run codes figures with the catalogue, run.json bears its fingerprint")
  void extract() throws IOException {
    Path input = Files.createDirectories(folder.resolve("in"));
    Files.writeString(input.resolve("a.txt"), "一年来，为12个村安装路灯450盏，收到提案86件。\n");
    String file = file(LAMPS);
    Path output = folder.resolve("out");

    assertThat(
            run(
                "extract",
                "--quiet",
                "--input=" + input,
                "--output=" + output,
                "--catalogue=" + file))
        .as(err.toString())
        .isZero();
    List<MentionRow> mentions = TableReader.read(output, "mentions", MentionRow.class);
    assertThat(mentions)
        .extracting(MentionRow::getIndicator)
        .contains("own.lamps", "proposal.submitted");
    RunRecord run = RunRecord.read(output);
    assertThat(run.command()).contains("--catalogue=" + file);
    assertThat(run.versions().get("catalogue"))
        .isEqualTo(CatalogueText.ofFile(Path.of(file)).fingerprint())
        .isNotEqualTo(CatalogueText.BUILT_IN.fingerprint());

    // When a mention is explained without its catalogue, that is said; with it, the rule is named.
    String id = mentions.get(1).getMentionId();
    run("explain", "--tables=" + output, "--mention=" + id);
    assertThat(err.toString()).contains("were coded with another catalogue");
    run("explain", "--tables=" + output, "--mention=" + id, "--catalogue=" + file);
    assertThat(out.toString()).contains("own.lamps   (" + file + ":5: the measure ends with '路灯')");
  }

  private String file(String yaml) throws IOException {
    Path file = folder.resolve("my.yaml");
    Files.writeString(file, yaml);
    return file.toString();
  }

  private int run(String... args) {
    return Zhibiao.run(args, new PrintWriter(out, true), new PrintWriter(err, true));
  }
}
