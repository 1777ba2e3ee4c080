package org.zhibiao.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a person types it: tables on disk, gold files, exit codes. */
class EvaluateCommandTest {

  private static final String TEXT = "一年来，共收到提案86件。\n";

  @TempDir private static Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void extract() throws IOException {
    Path input = Files.createDirectories(folder.resolve("in"));
    Files.writeString(input.resolve("a.txt"), TEXT);
    StringWriter errors = new StringWriter();
    int code =
        Zhibiao.run(
            new String[] {
              "extract", "--quiet", "--input=" + input, "--output=" + folder.resolve("out")
            },
            new PrintWriter(new StringWriter()),
            new PrintWriter(errors));
    assertThat(code).as(errors.toString()).isZero();
  }

  @Test
  void scoresArePrinted() throws IOException {
    assertThat(evaluate(gold("86件", "a.txt"))).isZero();
    assertThat(out.toString()).contains("gold.jsonl").containsPattern("all +1 +1.000 +1 +1.000");
  }

  @Test
  void detailsAreOptional() throws IOException {
    evaluate(gold("86件", "a.txt"), "--details");

    assertThat(out.toString()).contains("missed: 0").contains("false: 0");
  }

  @Test
  void jsonIsWrittenBesideTheTable() throws IOException {
    Path json = folder.resolve("scores.json");

    evaluate(gold("86件", "a.txt"), "--json=" + json);

    assertThat(Files.readString(json)).contains("\"recall\" : 1.0");
  }

  @Test
  void structureIsScoredOnRequest() throws IOException {
    Path labels = folder.resolve("structure.jsonl");
    Files.writeString(
        labels,
        """
        {"doc":"a.txt","report":1,"start":0,"end":14,"genre":"OTHER","form":"FULL","level":null,\
        "place":null,"division_code":null,"term":null,"session":null,"report_date":null,\
        "speaker":null,"review_year":null,"review_year_from":null,"plan_year":null,\
        "sections":[[0,14,"OTHER"]]}
        """);

    assertThat(evaluate(labels, "--structure", "--json=" + folder.resolve("s.json"))).isZero();
    assertThat(out.toString()).containsPattern("kind of characters +13 +13 +1.000 +0.98");
    assertThat(folder.resolve("s.json")).content().contains("\"report found\"");
  }

  @Test
  void aFolderOfGoldFilesIsReadWhole() throws IOException {
    Path files = Files.createDirectories(folder.resolve("files"));
    Files.copy(gold("86件", "a.txt"), files.resolve("one.jsonl"));
    Files.copy(gold("86件", "a.txt"), files.resolve("two.jsonl"));

    assertThat(evaluate(files)).isZero();
    assertThat(out.toString()).contains("one.jsonl", "two.jsonl", "all gold files");
  }

  @Test
  void aMistakeInTheGoldEndsWithOne() throws IOException {
    assertThat(evaluate(gold("68件", "a.txt"))).isEqualTo(1);
    assertThat(err.toString()).contains("gold.jsonl:1: a.txt has '86件' from 9 to 12, not '68件'");
  }

  @Test
  void aMissingDocumentEndsWithOne() throws IOException {
    assertThat(evaluate(gold("86件", "b.txt"))).isEqualTo(1);
    assertThat(err.toString()).contains("the tables hold no document b.txt");
  }

  @Test
  void tablesThatAreNoneAreWrongUsage() throws IOException {
    int code = run("evaluate", "--tables=" + folder, "--gold=" + gold("86件", "a.txt"));

    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains("--tables=" + folder + " holds no output");
  }

  @Test
  void aGoldFileThatIsNotThereIsWrongUsage() {
    assertThat(evaluate(folder.resolve("none.jsonl"))).isEqualTo(2);
    assertThat(err.toString()).contains("none.jsonl does not exist");
  }

  @Test
  void aMissingOptionIsWrongUsage() {
    assertThat(run("evaluate", "--tables=" + folder.resolve("out"))).isEqualTo(2);
    assertThat(err.toString()).contains("--gold");
  }

  private int evaluate(Path gold, String... more) {
    List<String> args =
        new ArrayList<>(List.of("evaluate", "--tables=" + folder.resolve("out"), "--gold=" + gold));
    args.addAll(List.of(more));
    return run(args.toArray(new String[0]));
  }

  private int run(String... args) {
    return Zhibiao.run(args, new PrintWriter(out, true), new PrintWriter(err, true));
  }

  /** Writes a gold file with a row at the place of 86件. */
  private static Path gold(String text, String doc) throws IOException {
    int start = TEXT.indexOf("86件");
    Path file = folder.resolve("gold.jsonl");
    Files.writeString(
        file,
        """
        {"doc":"%s","start":%d,"end":%d,"text":"%s","kind":"count","value":"86","unit":"件",\
        "qualifier":["EXACT"],"measure":["提案"],"code":["-"]}
        """
            .formatted(doc, start, start + 3, text));
    return file;
  }
}
