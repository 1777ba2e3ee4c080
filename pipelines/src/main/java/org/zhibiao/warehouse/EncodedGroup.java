package org.zhibiao.warehouse;

import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.RowGroup;

/**
 * A row group on its way from file to file.
 *
 * @param footer what the footer of a file says whose first row group it is: its pages begin at
 *     {@link #START}
 * @param bytes its pages
 */
record EncodedGroup(RowGroup footer, byte[] bytes) {

  /** Where the first row group of a file begins; 0 is no place for a page in footers. */
  static final int START = GroupAssembler.MAGIC.length;

  /** Returns the number of its rows. */
  long rows() {
    return footer.getNum_rows();
  }

  /** Returns where a row group begins in its file. */
  static long start(RowGroup group) {
    return group.getColumns().stream()
        .mapToLong(chunk -> start(chunk.getMeta_data()))
        .min()
        .orElseThrow();
  }

  /** Returns where a column chunk begins. */
  static long start(ColumnMetaData column) {
    return column.isSetDictionary_page_offset() && column.getDictionary_page_offset() > 0
        ? Math.min(column.getDictionary_page_offset(), column.getData_page_offset())
        : column.getData_page_offset();
  }

  /** Returns the number of bytes from the first page of a row group to its last. */
  static int extent(RowGroup group) {
    long end =
        group.getColumns().stream()
            .map(ColumnChunk::getMeta_data)
            .mapToLong(column -> start(column) + column.getTotal_compressed_size())
            .max()
            .orElseThrow();
    return Math.toIntExact(end - start(group));
  }

  /** Lets what a footer says hold for a row group that begins elsewhere, without its page index. */
  static void move(RowGroup group, long by) {
    if (group.isSetFile_offset()) {
      group.setFile_offset(group.getFile_offset() + by);
    }
    for (ColumnChunk chunk : group.getColumns()) {
      chunk.setFile_offset(chunk.getFile_offset() + by);
      chunk.unsetColumn_index_offset();
      chunk.unsetColumn_index_length();
      chunk.unsetOffset_index_offset();
      chunk.unsetOffset_index_length();
      ColumnMetaData column = chunk.getMeta_data();
      column.setData_page_offset(column.getData_page_offset() + by);
      if (column.isSetDictionary_page_offset()) {
        column.setDictionary_page_offset(column.getDictionary_page_offset() + by);
      }
    }
  }
}
