package org.zhibiao.pipelines;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.zhibiao.warehouse.WarehouseException;
import org.zhibiao.warehouse.WarehouseTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The {@code tables} command. */
@Command(
    name = "tables",
    description = "Says what the tables of a warehouse hold, and in which files.",
    sortOptions = false,
    footer = {
      "",
      "Example: zhibiao tables --warehouse=warehouse --table=mentions --paths",
      "Example: zhibiao tables --warehouse=warehouse --sql > tables.sql"
    })
final class TablesCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private WarehouseOptions warehouse;

  @Option(
      names = "--as-of",
      paramLabel = "RUN",
      description = "The tables as this run left them. Default: the last completed run.")
  private String asOf;

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description = "Only this table; with --paths a line is then a path and nothing else.")
  private String table;

  @Option(
      names = "--paths",
      description =
          "Print the Parquet files of each table, as lines of its name, a tab and a path. All files"
              + " are of one run, so that tables fit together.")
  private boolean paths;

  @Option(
      names = "--sql",
      description = "Print statements that make views of the tables in DuckDB.")
  private boolean sql;

  @Option(names = "--runs", description = "Print the completed runs and when they ended.")
  private boolean runs;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try {
      if (runs) {
        WarehouseTables.runs(warehouse.location())
            .forEach((id, end) -> out.println(id + "\t" + end));
        return 0;
      }
      WarehouseTables.AsOf found = WarehouseTables.asOf(warehouse.location(), asOf);
      if (table != null && !found.tables().containsKey(table)) {
        throw new UsageException(
            "--table=" + table + ": choose one of " + String.join(", ", found.tables().keySet()));
      }
      if (!paths && !sql) {
        out.printf("Run %s, complete at %s%n", found.run(), found.finished());
      }
      found
          .tables()
          .forEach(
              (name, files) -> {
                if (table == null || table.equals(name)) {
                  print(name, files, out);
                }
              });
      out.flush();
      return 0;
    } catch (WarehouseException e) {
      return WarehouseOptions.explain(e, spec.commandLine().getErr());
    }
  }

  private void print(String name, WarehouseTables.TableFiles files, PrintWriter out) {
    if (paths) {
      files.files().forEach(path -> out.println(table == null ? name + "\t" + path : path));
    } else if (sql) {
      String list =
          files.files().stream()
              .map(path -> "'" + path.replace("'", "''") + "'")
              .collect(Collectors.joining(",\n  "));
      String query =
          files.files().isEmpty()
              ? files.emptySql()
              : "SELECT * FROM read_parquet([\n  " + list + "], union_by_name = true)";
      out.printf("CREATE OR REPLACE VIEW %s AS %s;%n", name, query);
    } else {
      out.printf(
          Locale.ROOT, "%-11s %,12d rows in %,d files%n", name, files.rows(), files.files().size());
    }
  }
}
