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
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every query of README.md runs on the tables of the samples and finds something. */
class ReadmeQueriesTest {

  private static final Path ROOT = Path.of(System.getProperty("zhibiao.root"));
  private static final Pattern QUERY = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);

  @TempDir static Path folder;

  @BeforeAll
  static void extractSamples() {
    int exit =
        Zhibiao.run(
            new String[] {
              "extract", "--quiet", "--input=" + ROOT.resolve("samples"), "--output=" + output()
            },
            new PrintWriter(new StringWriter()),
            new PrintWriter(new StringWriter()));
    assertThat(exit).isEqualTo(0);
  }

  private static Path output() {
    return folder.resolve("out");
  }

  @Test
  void everyQueryFindsRows() throws IOException, SQLException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    List<String> queries =
        QUERY.matcher(readme).results().map((MatchResult match) -> match.group(1)).toList();
    assertThat(queries).hasSizeGreaterThanOrEqualTo(3);
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      for (String query : queries) {
        String sql = query.strip().replace("'out/", "'" + output() + "/");
        try (ResultSet rows = statement.executeQuery(sql)) {
          assertThat(rows.next()).as(query).isTrue();
        }
      }
    }
  }
}
