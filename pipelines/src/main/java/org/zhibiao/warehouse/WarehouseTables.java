package org.zhibiao.warehouse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** Which data files hold the tables as a run left them. */
public final class WarehouseTables {

  /**
   * A table.
   *
   * @param rows number of its rows
   * @param files absolute paths or URIs of its Parquet files
   * @param emptySql query of DuckDB that gives its columns and no rows
   */
  public record TableFiles(long rows, List<String> files, String emptySql) {}

  /**
   * The tables of a run.
   *
   * @param run id of the run
   * @param finished when it was complete, as ISO 8601
   * @param tables the tables by name
   */
  public record AsOf(String run, String finished, Map<String, TableFiles> tables) {}

  private WarehouseTables() {}

  /** Returns the ids of the completed runs with the time of their end, the newest last. */
  public static Map<String, String> runs(WarehouseLocation location) throws IOException {
    try (Warehouse warehouse = Warehouse.open(location, false)) {
      Map<String, String> runs = new LinkedHashMap<>();
      warehouse.history().runs().forEach(run -> runs.put(run.id(), run.finished().toString()));
      return runs;
    }
  }

  /**
   * Returns the tables of a run.
   *
   * @param asOf id of the run; null for the last one
   * @throws WarehouseException if there is no such run, or its files are expired
   */
  public static AsOf asOf(WarehouseLocation location, String asOf) throws IOException {
    try (Warehouse warehouse = Warehouse.open(location, false)) {
      List<Run> runs = warehouse.history().runs();
      if (runs.isEmpty()) {
        throw new WarehouseException(
            WarehouseException.Kind.UNUSABLE,
            location.folder() + " holds no completed run yet: run 'zhibiao refresh'");
      }
      Run run = asOf == null ? runs.get(runs.size() - 1) : find(runs, asOf);
      Map<String, TableFiles> tables = new LinkedHashMap<>();
      for (WarehouseTable table : WarehouseTable.VERSIONED) {
        List<DataFile> files = warehouse.files(table, run);
        tables.put(
            table.label(),
            new TableFiles(
                files.stream().mapToLong(DataFile::recordCount).sum(),
                files.stream().map(file -> printed(file.path().toString())).toList(),
                emptySql(warehouse.table(table).schema().columns())));
      }
      return new AsOf(run.id(), run.finished().toString(), tables);
    }
  }

  private static Run find(List<Run> runs, String id) throws WarehouseException {
    Optional<Run> found =
        runs.stream().filter(run -> run.id().equals(id) || run.tag().equals(id)).findFirst();
    return found.orElseThrow(
        () ->
            new WarehouseException(
                WarehouseException.Kind.UNUSABLE,
                "--as-of="
                    + id
                    + ": there are the runs "
                    + runs.get(0).id()
                    + " to "
                    + runs.get(runs.size() - 1).id()));
  }

  private static String printed(String path) {
    return WarehouseFiles.isLocal(path) ? WarehouseFiles.path(path).toString() : path;
  }

  private static String emptySql(List<Types.NestedField> columns) {
    List<String> casts = new ArrayList<>();
    for (Types.NestedField column : columns) {
      casts.add("NULL::" + duckType(column.type()) + " AS \"" + column.name() + "\"");
    }
    return casts.stream().collect(Collectors.joining(", ", "SELECT ", " WHERE false"));
  }

  private static String duckType(Type type) {
    return switch (type.typeId()) {
      case INTEGER -> "INTEGER";
      case LONG -> "BIGINT";
      case DOUBLE -> "DOUBLE";
      case BOOLEAN -> "BOOLEAN";
      case DECIMAL -> "DECIMAL(38,10)";
      case LIST -> "VARCHAR[]";
      default -> "VARCHAR";
    };
  }
}
