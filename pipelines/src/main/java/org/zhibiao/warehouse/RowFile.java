package org.zhibiao.warehouse;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.parquet.ParquetSchemaUtil;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;

/** A data file of a table that is being read, row group by row group. */
final class RowFile implements Closeable {

  private final ParquetFileReader reader;
  private final MessageType stored;
  private Reading reading;

  RowFile(InputFile file) throws IOException {
    reader =
        ParquetFileReader.open(
            file, ParquetReadOptions.builder(new PlainParquetConfiguration()).build());
    stored = reader.getFileMetaData().getSchema();
  }

  /** Returns the row groups. */
  List<BlockMetaData> groups() {
    return reader.getRowGroups();
  }

  /** Reads all rows of a row group. Columns that the file does not have are null. */
  List<Object[]> rows(int group, RowLayout layout) throws IOException {
    if (reading == null || reading.layout() != layout) {
      reading = Reading.of(stored, layout);
      reader.setRequestedSchema(reading.requested());
    }
    PageReadStore pages = reader.readRowGroup(group);
    RowLayout present = reading.present();
    RecordReader<Object[]> records =
        reading.columns().getRecordReader(pages, new RowReader(present));
    long count = pages.getRowCount();
    List<Object[]> rows = new ArrayList<>((int) count);
    for (long i = 0; i < count; i++) {
      Object[] row = records.read();
      rows.add(present == layout ? row : widened(row, present, layout));
    }
    return rows;
  }

  /**
   * What row groups are read with.
   *
   * @param layout rows that are asked for
   * @param requested columns of them that the file has
   * @param present rows of these columns
   * @param columns what reads them
   */
  private record Reading(
      RowLayout layout, MessageType requested, RowLayout present, MessageColumnIO columns) {

    static Reading of(MessageType stored, RowLayout layout) {
      MessageType requested = ParquetSchemaUtil.pruneColumns(stored, layout.schema());
      return new Reading(
          layout,
          requested,
          hasAll(requested, layout) ? layout : layout.select(names(requested)),
          new ColumnIOFactory().getColumnIO(requested, stored));
    }
  }

  private static boolean hasAll(MessageType requested, RowLayout layout) {
    return requested.getFieldCount() == layout.columns();
  }

  private static List<String> names(MessageType requested) {
    return requested.getFields().stream().map(field -> field.getName()).toList();
  }

  private static Object[] widened(Object[] row, RowLayout from, RowLayout to) {
    Object[] wide = new Object[to.columns()];
    for (int i = 0; i < row.length; i++) {
      wide[to.place(from.name(i))] = row[i];
    }
    return wide;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
