package org.zhibiao.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The round trip: extract, annotate, correct, evaluate. */
class AnnotateCommandTest {

  private static final Path SAMPLES =
      Path.of(System.getProperty("zhibiao.root", "..")).resolve("samples");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;

  /** The annotation of every report of the samples, before any correction. */
  private static String written;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void extractAndAnnotate() throws IOException {
    AnnotateCommandTest test = new AnnotateCommandTest();
    assertThat(
            test.run(
                "extract", "--quiet", "--input=" + SAMPLES, "--output=" + folder.resolve("out")))
        .as(test.err.toString())
        .isZero();
    Path file = folder.resolve("all.annotation.txt");
    assertThat(
            test.run(
                "annotate",
                "--tables=" + folder.resolve("out"),
                "--report=all",
                "--output=" + file))
        .as(test.err.toString())
        .isZero();
    written = Files.readString(file);
  }

  @Test
  @DisplayName("Without corrections everything agrees")
  void unchanged() throws IOException {
    JsonNode gold = evaluated(written);

    assertThat(gold.path("mistakes")).isEmpty();
    assertThat(gold.path("missed")).isEmpty();
    assertThat(gold.path("false")).isEmpty();
    assertThat(gold.path("wrong")).isEmpty();
    JsonNode all = gold.path("all");
    assertThat(all.path("gold").asInt()).isGreaterThan(700);
    for (String score : List.of("recall", "precision", "f1", "strict_f1", "coded_recall")) {
      assertThat(all.path(score).asDouble()).as(score).isEqualTo(1.0);
    }
    all.path("agreement")
        .fields()
        .forEachRemaining(
            field -> assertThat(field.getValue().asDouble()).as(field.getKey()).isEqualTo(1.0));
  }

  @Test
  @DisplayName("Corrected cells come back as exactly those slips, each with its line")
  void correctedCells() throws IOException {
    List<String> lines = new ArrayList<>(written.lines().toList());
    int measure = lineOf(lines, "  = 412件 |");
    lines.set(measure, lines.get(measure).replace("| 提案 |", "| 委员提案数量 |"));
    int code = lineOf(lines, "  = 358件 |");
    lines.set(code, lines.get(code).replace("proposal.filed", "proposal.submitted"));
    int year = lineOf(lines, "  = 1103次 |");
    lines.set(year, lines.get(year).replaceFirst("2024$", "2019-2023"));

    JsonNode gold = evaluated(String.join("\n", lines));

    assertThat(gold.path("missed")).isEmpty();
    assertThat(gold.path("false")).isEmpty();
    JsonNode wrong = gold.path("wrong");
    assertThat(wrong).hasSize(4);
    assertThat(wrong.path("measure").path(0).path("line").asInt()).isEqualTo(measure + 1);
    assertThat(wrong.path("indicator").path(0).path("line").asInt()).isEqualTo(code + 1);
    assertThat(wrong.path("indicator").path(0).path("should_be").asText())
        .isEqualTo("proposal.submitted");
    assertThat(wrong.path("year").path(0).path("line").asInt()).isEqualTo(year + 1);
    assertThat(wrong.path("year_from").path(0).path("is").asText()).isEqualTo("-");
    wrong.forEach(slips -> assertThat(slips).hasSize(1));
  }

  @Test
  @DisplayName("A mention taken away is a false one, one that is added was missed")
  void removedAndAdded() throws IOException {
    List<String> lines = new ArrayList<>(written.lines().toList());
    int removed = lineOf(lines, "  = 412件 |");
    int text = removed;
    while (!lines.get(text).contains("[[412件]]")) {
      text--;
    }
    lines.set(text, lines.get(text).replace("[[412件]]", "412件"));
    lines.remove(removed);
    int other = lineOf(lines, "统一战线");
    lines.set(other, lines.get(other).replace("统一战线", "统[[一]]战线"));
    int below = other + 1;
    while (lines.get(below).startsWith("  =")) {
      below++;
    }
    int marks =
        lines.get(other).substring(0, lines.get(other).indexOf("[[一]]")).split("\\[\\[").length;
    lines.add(
        other + marks, "  = 一 | 1 | - | count | EXACT | 战线 | - | LEVEL | REVIEW | ACTUAL | 2024");

    JsonNode gold = evaluated(String.join("\n", lines));

    assertThat(gold.path("mistakes")).isEmpty();
    assertThat(gold.path("false")).hasSize(1);
    assertThat(gold.path("false").path(0).path("context").asText()).contains("[412件]");
    assertThat(gold.path("false").path(0).path("line").asInt())
        .isEqualTo((other < text ? text + 1 : text) + 1);
    assertThat(gold.path("missed")).hasSize(1);
    assertThat(gold.path("missed").path(0).path("line").asInt()).isEqualTo(other + marks + 1);
    assertThat(gold.path("wrong")).isEmpty();
  }

  @Test
  @DisplayName("Two acceptable answers are accepted, an optional row is not asked for")
  void answersAndTiers() throws IOException {
    List<String> lines = new ArrayList<>(written.lines().toList());
    int code = lineOf(lines, "  = 358件 |");
    lines.set(
        code, lines.get(code).replace("proposal.filed", "proposal.submitted; proposal.filed"));
    int optional = lineOf(lines, "  = 1103次 |");
    lines.set(optional, lines.get(optional).replace("  = ", "  ? ").replace("2024", "2020"));

    JsonNode gold = evaluated(String.join("\n", lines));

    assertThat(gold.path("wrong")).isEmpty();
    assertThat(gold.path("all").path("optional").asInt()).isEqualTo(1);
  }

  @Test
  @DisplayName("What cannot be read is named with its line")
  void mistakes() throws IOException {
    List<String> lines = new ArrayList<>(written.lines().toList());
    int cells = lineOf(lines, "  = 412件 |");
    lines.set(cells, "  = 412件 | 412 | 件");
    int code = lineOf(lines, "  = 1103次 |");
    lines.set(code, lines.get(code).replace("consultation.grassroots", "consultation.gras"));
    Path file = folder.resolve("broken.annotation.txt");
    Files.writeString(file, String.join("\n", lines));

    assertThat(run("evaluate", "--tables=" + folder.resolve("out"), "--gold=" + file)).isEqualTo(1);
    assertThat(err.toString())
        .contains("broken.annotation.txt:" + (cells + 1) + ": has 3 cells, must have 11")
        .contains("broken.annotation.txt:" + (code + 1) + ": 'consultation.gras' is no code");
  }

  @Test
  @DisplayName("A result is compared with an earlier one")
  void compared() throws IOException {
    Path file = folder.resolve("compared.annotation.txt");
    Path earlier = folder.resolve("earlier.json");
    Files.writeString(file, written.replace("= 1103次 | 1103 |", "= 1103次 | 1104 |"));
    run("evaluate", "--tables=" + folder.resolve("out"), "--gold=" + file, "--json=" + earlier);
    Files.writeString(file, written.replace("= 358件 | 358 | 件 |", "= 358件 | 358 | 条 |"));

    assertThat(
            run(
                "evaluate",
                "--tables=" + folder.resolve("out"),
                "--gold=" + file,
                "--compare=" + earlier))
        .isZero();
    String changes = out.toString().substring(out.toString().indexOf("changes since"));
    assertThat(changes)
        .containsPattern("value +0[.]99\\d\\d -> 1[.]0000")
        .containsPattern("unit +1[.]0000 -> 0[.]99\\d\\d")
        .contains("repaired: 1\n    wrong value  copy-of-cppcc-city-2024.txt")
        .contains("new slips: 1\n    wrong unit  copy-of-cppcc-city-2024.txt");
  }

  @Test
  @DisplayName("Corrections are never overwritten")
  void neverOverwritten() throws IOException {
    Path file = folder.resolve("mine.annotation.txt");
    Files.writeString(file, "mine");

    assertThat(
            run(
                "annotate",
                "--tables=" + folder.resolve("out"),
                "--report=all",
                "--output=" + file))
        .isEqualTo(2);
    assertThat(err.toString()).contains("exists: corrections would be lost");
    assertThat(file).hasContent("mine");
  }

  @Test
  @DisplayName("A report that is not there is wrong usage")
  void unknownReport() {
    assertThat(run("annotate", "--tables=" + folder.resolve("out"), "--report=x.r1")).isEqualTo(2);
    assertThat(err.toString()).contains("--report=x.r1: the tables hold no such report_id");
  }

  private static int lineOf(List<String> lines, String part) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(part)) {
        return i;
      }
    }
    throw new AssertionError("No line has '" + part + "'");
  }

  private JsonNode evaluated(String annotation) throws IOException {
    Path file = folder.resolve("gold.annotation.txt");
    Path json = folder.resolve("result.json");
    Files.writeString(file, annotation);
    run("evaluate", "--tables=" + folder.resolve("out"), "--gold=" + file, "--json=" + json);
    return JSON.readTree(Files.readString(json)).path("gold").path(0);
  }

  private int run(String... args) {
    return Zhibiao.run(args, new PrintWriter(out, true), new PrintWriter(err, true));
  }
}
