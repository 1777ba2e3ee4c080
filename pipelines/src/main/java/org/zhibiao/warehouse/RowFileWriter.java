package org.zhibiao.warehouse;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.parquet.ParquetUtil;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.converter.ParquetMetadataConverter;

/**
 * Writes a data file of a table, row group by row group. The caller decides what a row group is, so
 * that a later run can take over what nothing has changed in as it is.
 */
final class RowFileWriter implements Closeable {

  private final String path;
  private final RowGroupEncoder encoder;
  private final GroupAssembler assembler;

  /**
   * What was written.
   *
   * @param path the file
   * @param bytes its length
   * @param rows number of its rows
   * @param metrics what Iceberg keeps of its columns
   * @param splits where its row groups begin
   */
  record Written(String path, long bytes, long rows, Metrics metrics, List<Long> splits) {}

  /**
   * Begins a file.
   *
   * @param table its table
   * @param layout its rows
   * @param path where it is
   * @param out what is written to
   */
  RowFileWriter(WarehouseTable table, RowLayout layout, String path, OutputStream out)
      throws IOException {
    this.path = path;
    encoder = new RowGroupEncoder(table, layout);
    assembler = new GroupAssembler(out, layout.footer());
  }

  /** Writes rows as a row group. */
  void group(List<Object[]> rows) throws IOException {
    if (!rows.isEmpty()) {
      assembler.add(encoder.encode(rows));
    }
  }

  /** Takes over a row group of the same layout. */
  void group(EncodedGroup group) throws IOException {
    assembler.add(group);
  }

  /** Returns the number of rows so far. */
  long rows() {
    return assembler.rows();
  }

  /** Ends the file and returns what it is. */
  Written finish(MetricsConfig metrics) throws IOException {
    FileMetaData footer = assembler.finish();
    return written(
        ParquetUtil.footerMetrics(
            new ParquetMetadataConverter().fromParquetMetadata(footer), Stream.empty(), metrics));
  }

  /** Ends the next version of a file, which has rows of that one only, and returns what it is. */
  Written finish(DataFile former) throws IOException {
    assembler.finish();
    // Bounds of a file hold for what is left of it; counts do not.
    return written(
        new Metrics(rows(), null, null, null, null, former.lowerBounds(), former.upperBounds()));
  }

  private Written written(Metrics metrics) throws IOException {
    close();
    return new Written(path, assembler.length(), rows(), metrics, assembler.starts());
  }

  @Override
  public void close() throws IOException {
    encoder.close();
    assembler.close();
  }
}
