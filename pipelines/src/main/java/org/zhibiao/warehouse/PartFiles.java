package org.zhibiao.warehouse;

import java.io.IOException;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.util.SerializableUtils;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SerializableTable;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.FileIO;

/**
 * Where the data files of a warehouse are and what they look like; travels to workers.
 *
 * <p>The rows of some hundred documents make a <em>part</em>: one data file per table, {@code
 * data/PART.RUN.parquet}, where RUN wrote this version of the file. A document's rows are in one
 * part in all tables, in one row group of each and, but for quarantine, in pages of their own
 * ({@link WarehouseTable#pageKey}).
 */
final class PartFiles implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int ID_LENGTH = 6;

  /** The tables, serialized once: a pipeline is serialized and copied many times as it starts. */
  private final byte[] encoded;

  private final String run;
  private final String token;
  private transient Map<WarehouseTable, Table> tables;
  private transient Map<WarehouseTable, RowLayout> layouts;
  private transient Map<WarehouseTable, RowLayout> reported;

  /**
   * Takes what workers need of a warehouse.
   *
   * @param run id of the run that writes
   * @param token what tells the files of this attempt at the run from those of others
   */
  PartFiles(Warehouse warehouse, String run, String token) {
    EnumMap<WarehouseTable, Table> copies = new EnumMap<>(WarehouseTable.class);
    for (WarehouseTable table : WarehouseTable.VERSIONED) {
      copies.put(table, SerializableTable.copyOf(warehouse.table(table)));
    }
    encoded = SerializableUtils.serializeToByteArray(copies);
    tables = copies;
    this.run = run;
    this.token = token;
  }

  @SuppressWarnings("unchecked")
  private synchronized Table table(WarehouseTable table) {
    if (tables == null) {
      tables =
          (EnumMap<WarehouseTable, Table>)
              SerializableUtils.deserializeFromByteArray(encoded, "tables of a warehouse");
    }
    return tables.get(table);
  }

  /** Returns the name of a new part. */
  String part(char origin, int number) {
    return String.format(java.util.Locale.ROOT, "%s%c%05d-%s", run, origin, number, token);
  }

  /** Returns the place of a part's file in a table, as this run writes it. */
  String location(WarehouseTable table, String part) {
    return table(table)
        .locationProvider()
        .newDataLocation(part + "." + run + "-" + token + ".parquet");
  }

  /** Returns the part that a data file belongs to. */
  static String partOf(String location) {
    String name = location.substring(location.lastIndexOf('/') + 1);
    int dot = name.indexOf('.');
    if (dot < ID_LENGTH) {
      throw new IllegalArgumentException(location + " is no file of a part");
    }
    return name.substring(0, dot);
  }

  /** Begins a part's file in a table. */
  RowFileWriter writer(WarehouseTable table, String part) throws IOException {
    String path = location(table, part);
    return new RowFileWriter(table, layout(table), path, WarehouseFiles.output(io(table), path));
  }

  synchronized RowLayout layout(WarehouseTable table) {
    if (layouts == null) {
      layouts = new HashMap<>();
    }
    return layouts.computeIfAbsent(table, t -> RowLayout.of(schema(t)));
  }

  /** Returns the layout of what the report on changes asks for of a table's rows. */
  synchronized RowLayout reported(WarehouseTable table) {
    if (reported == null) {
      reported = new HashMap<>();
    }
    return reported.computeIfAbsent(table, t -> layout(t).select(t.reportedColumns()));
  }

  Schema schema(WarehouseTable table) {
    return table(table).schema();
  }

  FileIO io(WarehouseTable table) {
    return table(table).io();
  }

  MetricsConfig metrics(WarehouseTable table) {
    return MetricsConfig.forTable(table(table));
  }
}
