package org.zhibiao.warehouse;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.parquet.ParquetSchemaUtil;
import org.apache.iceberg.parquet.ParquetUtil;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.DictionaryPageReadStore;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;

/** A data file of a table that is being read, row group by row group. */
final class RowFile implements Closeable {

  private final ParquetFileReader reader;
  private final MessageType stored;

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

  /** Returns whether the row groups can be taken over as they are. */
  boolean hasLayout(RowLayout layout) {
    return stored.equals(layout.parquet());
  }

  /** Reads all rows of a row group. Columns that the file does not have are null. */
  List<Object[]> rows(int group, RowLayout layout) throws IOException {
    MessageType requested = ParquetSchemaUtil.pruneColumns(stored, layout.schema());
    reader.setRequestedSchema(requested);
    PageReadStore pages = reader.readRowGroup(group);
    RowLayout present = hasAll(requested, layout) ? layout : layout.select(names(requested));
    RecordReader<Object[]> records =
        new ColumnIOFactory()
            .getColumnIO(requested, stored)
            .getRecordReader(pages, new RowReader(present));
    long count = pages.getRowCount();
    List<Object[]> rows = new ArrayList<>((int) count);
    for (long i = 0; i < count; i++) {
      Object[] row = records.read();
      rows.add(present == layout ? row : widened(row, present, layout));
    }
    return rows;
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

  /** Returns whether a row group has a row whose key is one of some values. */
  boolean holds(int group, RowLayout layout, String key, Set<Binary> values) throws IOException {
    BlockMetaData block = groups().get(group);
    Map<ColumnPath, ColumnChunkMetaData> chunks = new HashMap<>();
    block.getColumns().forEach(chunk -> chunks.put(chunk.getPath(), chunk));
    ColumnChunkMetaData chunk = chunks.get(ColumnPath.get(key));
    if (chunk.hasDictionaryPage() && !ParquetUtil.hasNonDictionaryPages(chunk)) {
      ColumnDescriptor column = stored.getColumnDescription(new String[] {key});
      DictionaryPageReadStore dictionaries = reader.getDictionaryReader(block);
      DictionaryPage page = dictionaries.readDictionaryPage(column);
      Dictionary dictionary = page.getEncoding().initDictionary(column, page);
      for (int i = 0; i <= dictionary.getMaxId(); i++) {
        if (values.contains(dictionary.decodeToBinary(i))) {
          return true;
        }
      }
      return false;
    }
    for (Object[] row : rows(group, layout.select(List.of(key)))) {
      if (values.contains((Binary) row[0])) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
