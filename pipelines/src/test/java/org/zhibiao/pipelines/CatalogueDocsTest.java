package org.zhibiao.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhibiao.catalogue.RuleNames;
import org.zhibiao.schema.MentionRow;
import org.zhibiao.schema.ReportRow;
import org.zhibiao.table.TableReader;

/** What docs/catalogue.md and docs/explain.md say is so. */
class CatalogueDocsTest {

  private static final Path ROOT = Path.of(System.getProperty("zhibiao.root", ".."));
  private static final Path EXAMPLE = ROOT.resolve("docs/catalogue-example.yaml");

  @TempDir private static Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void extractSamples() {
    CatalogueDocsTest test = new CatalogueDocsTest();
    assertThat(
            test.run(
                "extract",
                "--quiet",
                "--input=" + ROOT.resolve("samples"),
                "--output=" + folder.resolve("out"),
                "--catalogue=" + EXAMPLE))
        .as(test.err.toString())
        .isZero();
  }

  @Test
  @DisplayName("The example of the page stands in the file of the example, which is sound")
  void exampleIsSound() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/catalogue.md"));
    Matcher block = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(page);

    assertThat(block.find()).isTrue();
    assertThat(Files.readString(EXAMPLE)).contains(block.group(1));
    assertThat(run("catalogue", "check", EXAMPLE.toString())).as(err.toString()).isZero();
    assertThat(out.toString()).contains("3 indicators, 7 examples: sound");
  }

  @Test
  @DisplayName("Three indicators of one's own find their figures in the samples")
  void ownIndicators() throws IOException {
    Map<String, List<String>> found = new TreeMap<>();
    for (MentionRow row : TableReader.read(folder.resolve("out"), "mentions", MentionRow.class)) {
      if (row.getIndicator() != null && row.getIndicator().startsWith("own.")) {
        found.computeIfAbsent(row.getIndicator(), code -> new ArrayList<>()).add(row.getText());
      }
    }
    found.values().forEach(texts -> texts.sort(null));

    assertThat(found.get("own.parking")).contains("3600余个", "4100个");
    assertThat(found.get("own.estates")).contains("58个", "63个");
    assertThat(found.get("own.enterprise_visits")).contains("128家", "156家");
  }

  @Test
  @DisplayName("The queries of the page find rows")
  void queries() throws IOException, SQLException {
    String page = Files.readString(ROOT.resolve("docs/catalogue.md"));
    Matcher query = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL).matcher(page);
    int queries = 0;
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      while (query.find()) {
        queries++;
        String sql = query.group(1).strip().replace("'out/", "'" + folder.resolve("out") + "/");
        try (ResultSet rows = statement.executeQuery(sql)) {
          assertThat(rows.next()).as(sql).isTrue();
        }
      }
    }
    assertThat(queries).isPositive();
  }

  @Test
  @DisplayName("The tables of docs/explain.md are those of rules.csv")
  void rules() throws IOException {
    List<String> page =
        Files.readAllLines(ROOT.resolve("docs/explain.md")).stream()
            .filter(line -> line.startsWith("| `") && line.split("\\|").length >= 3)
            .map(line -> line.substring(3, line.indexOf('`', 3)))
            .toList();
    List<String> listed = RuleNames.load().rules().stream().map(RuleNames.Rule::name).toList();

    assertThat(page).containsAll(listed);
    String text = Files.readString(ROOT.resolve("docs/explain.md"));
    for (RuleNames.Rule rule : RuleNames.load().rules()) {
      if (!rule.name().equals("mark")) {
        assertThat(text)
            .contains("| `" + rule.name() + "` | " + rule.meaning() + " | " + rule.example());
      }
    }
  }

  @Test
  @DisplayName("A report is explained whole: as many numbers are kept as it has mentions")
  void wholeReport() throws IOException {
    Path output = folder.resolve("out");
    ReportRow report =
        TableReader.read(output, "reports", ReportRow.class).stream()
            .filter(row -> "宜春市".equals(row.getPlace()) && row.getPlanYear() == 2026)
            .findFirst()
            .orElseThrow();
    long mentions =
        TableReader.read(output, "mentions", MentionRow.class).stream()
            .filter(row -> report.getReportId().equals(row.getReportId()))
            .count();

    assertThat(
            run(
                "explain",
                "--tables=" + output,
                "--report=" + report.getReportId(),
                "--catalogue=" + EXAMPLE))
        .as(err.toString())
        .isZero();
    assertThat(err.toString()).isEmpty();
    assertThat(out.toString())
        .contains(" numerals: " + mentions + " kept, ")
        .contains("own.parking   (" + EXAMPLE + ":8: the measure ends with '停车泊位')");
  }

  @Test
  @DisplayName("A phrase is explained in the section that is asked for")
  void phrase() {
    assertThat(run("explain", "--text=收到提案86件", "--section=PLAN")).isZero();
    assertThat(out.toString())
        .contains("about      PLAN TARGET LEVEL")
        .contains("1 numeral: 1 kept, 0 dropped\n");
  }

  @Test
  @DisplayName("explain needs a text or tables, and says so")
  void usage() {
    assertThat(run("explain")).isEqualTo(2);
    assertThat(err.toString()).contains("give --text=TEXT, or --tables=FOLDER");
    assertThat(run("explain", "--tables=" + folder.resolve("out"))).isEqualTo(2);
    assertThat(err.toString()).contains("also needs --report=ID or --mention=ID");
    assertThat(run("explain", "--tables=" + folder.resolve("out"), "--mention=x")).isEqualTo(2);
    assertThat(err.toString()).contains("no such mention_id");
  }

  private int run(String... args) {
    return Zhibiao.run(args, new PrintWriter(out, true), new PrintWriter(err, true));
  }
}
