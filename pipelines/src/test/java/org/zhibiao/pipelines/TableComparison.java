package org.zhibiao.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Compares a warehouse with a full extraction, both read by DuckDB, which knows neither of us. */
final class TableComparison {

  static final List<String> TABLES =
      List.of("documents", "reports", "sections", "mentions", "panel", "quarantine");

  private TableComparison() {}

  /** Runs a command and returns what it printed; fails if it fails. */
  static String run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit = Zhibiao.run(arguments, new PrintWriter(out), new PrintWriter(err));
    assertThat(exit).as(String.join(" ", arguments) + "\n" + out + err).isEqualTo(0);
    return out.toString();
  }

  /** Returns the query that reads a table of a warehouse from the files that the command prints. */
  static String warehouse(Path warehouse, String table, String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of("tables", "--warehouse=" + warehouse, "--table=" + table, "--paths"));
    arguments.addAll(List.of(options));
    List<String> files = run(arguments.toArray(String[]::new)).lines().toList();
    return files.isEmpty()
        ? null
        : "SELECT * FROM read_parquet(['" + String.join("','", files) + "'])";
  }

  /** Checks that the rows of both are the same, each as often; options say which catalog. */
  static void assertSame(
      Connection duckdb, Path warehouse, Path full, String when, String... options)
      throws SQLException {
    for (String table : TABLES) {
      String theirs = "SELECT * FROM '" + full + "/" + table + "/*.parquet'";
      String ours = warehouse(warehouse, table, options);
      if (ours == null) {
        assertThat(rows(duckdb, theirs)).as("%s: %s", when, table).isEmpty();
      } else {
        assertThat(columns(duckdb, ours)).as(table).isEqualTo(columns(duckdb, theirs));
        assertThat(rows(duckdb, "(" + ours + ") EXCEPT ALL (" + theirs + ")"))
            .as("%s: rows of %s that a full extraction does not have", when, table)
            .isEmpty();
        assertThat(rows(duckdb, "(" + theirs + ") EXCEPT ALL (" + ours + ")"))
            .as("%s: rows of %s that only a full extraction has", when, table)
            .isEmpty();
      }
    }
  }

  static List<String> rows(Connection duckdb, String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = duckdb.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
          row.append(i == 1 ? "" : " | ").append(result.getString(i));
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }

  private static List<String> columns(Connection duckdb, String query) throws SQLException {
    return rows(duckdb, "SELECT column_name || ' ' || column_type FROM (DESCRIBE " + query + ")");
  }

  static Connection duckdb() throws SQLException {
    return DriverManager.getConnection("jdbc:duckdb:");
  }
}
