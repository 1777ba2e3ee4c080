package org.zhibiao.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.avro.AvroReadSupport;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetReader;
import org.zhibiao.format.LocalParquetFile;

/** Reads tables of an output back as rows. */
public final class TableReader {

  private TableReader() {}

  /**
   * Reads a table from its Parquet files, in the order that it was written in.
   *
   * @param output local output folder
   * @param label name of the table, such as {@code mentions}
   * @param rowClass class of its rows
   * @throws IOException if the folder holds no valid output, or the output has no Parquet files
   */
  public static <T extends SpecificRecord> List<T> read(
      Path output, String label, Class<T> rowClass) throws IOException {
    RunRecord.TableRecord table = RunRecord.read(output).tables().get(label);
    if (table == null) {
      throw new IOException("The output " + output + " has no table " + label);
    }
    List<T> rows = new ArrayList<>();
    boolean any = false;
    for (RunRecord.FileRecord file : table.files()) {
      if (file.path().endsWith("." + TableFormat.PARQUET.label())) {
        any = true;
        readFile(output.resolve(file.path()), rowClass, rows);
      }
    }
    if (!any) {
      throw new IOException(
          "The output "
              + output
              + " has no Parquet files of "
              + label
              + ": run with "
              + "--formats=parquet");
    }
    return rows;
  }

  private static <T extends SpecificRecord> void readFile(
      Path file, Class<T> rowClass, List<T> rows) throws IOException {
    Table table = tableOf(rowClass);
    PlainParquetConfiguration configuration = new PlainParquetConfiguration();
    configuration.setBoolean(AvroReadSupport.AVRO_COMPATIBILITY, false);
    configuration.set("parquet.avro.read.schema", table.schema().toString());
    try (ParquetReader<T> reader =
        AvroParquetReader.<T>builder(new LocalParquetFile(file), configuration)
            .withDataModel(table.model())
            .build()) {
      for (T row = reader.read(); row != null; row = reader.read()) {
        rows.add(row);
      }
    }
  }

  private static Table tableOf(Class<?> rowClass) {
    for (Table table : Table.values()) {
      if (table.rowClass() == rowClass) {
        return table;
      }
    }
    throw new IllegalArgumentException(rowClass + " is no class of rows");
  }
}
