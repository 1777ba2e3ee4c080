package org.zhibiao.warehouse;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.parquet.ParquetUtil;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;

/**
 * Writes a data file of a table, row group by row group. The caller decides what a row group is, so
 * that a later run can take over the row groups that nothing has changed in as they are.
 */
final class RowFileWriter implements Closeable {

  private static final int PAGE_BYTES = 256 << 10;
  private static final int INDEX_LENGTH = 64;

  /**
   * Columns that readers choose row groups by. In the others every row group holds much the same,
   * and what the footer says of each only makes it longer.
   */
  private static final List<String> BOUNDED =
      List.of(
          "document_id",
          "report_id",
          "uri",
          "place",
          "division_code",
          "level",
          "genre",
          "year",
          "review_year",
          "report_date",
          "indicator");

  private final RowLayout layout;
  private final String path;
  private final CodecFactory codecs = new CodecFactory(new PlainParquetConfiguration(), PAGE_BYTES);
  private final BytesInputCompressor compressor = codecs.getCompressor(CompressionCodecName.ZSTD);
  private final ParquetProperties properties;
  private final ParquetFileWriter writer;
  private long rows;

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

  RowFileWriter(RowLayout layout, String path, OutputFile file) throws IOException {
    this.layout = layout;
    this.path = path;
    properties = properties(layout);
    writer =
        new ParquetFileWriter(
            file,
            layout.parquet(),
            ParquetFileWriter.Mode.CREATE,
            128L << 20,
            0,
            INDEX_LENGTH,
            INDEX_LENGTH,
            false);
    writer.start();
  }

  private static ParquetProperties properties(RowLayout layout) {
    ParquetProperties.Builder properties =
        ParquetProperties.builder()
            .withPageSize(PAGE_BYTES)
            .withDictionaryPageSize(PAGE_BYTES)
            .withWriterVersion(ParquetProperties.WriterVersion.PARQUET_1_0)
            .withAllocator(new HeapByteBufferAllocator())
            .withSizeStatisticsEnabled(false)
            .withStatisticsEnabled(false);
    for (String column : BOUNDED) {
      if (layout.place(column) >= 0) {
        properties.withStatisticsEnabled(column, true);
      }
    }
    return properties.build();
  }

  /** Writes rows as a row group. */
  void group(List<Object[]> group) throws IOException {
    if (group.isEmpty()) {
      return;
    }
    ColumnChunkPageWriteStore pages =
        new ColumnChunkPageWriteStore(
            compressor, layout.parquet(), properties.getAllocator(), INDEX_LENGTH);
    try (ColumnWriteStore columns =
        properties.newColumnWriteStore(layout.parquet(), pages, pages)) {
      RecordConsumer consumer =
          new ColumnIOFactory().getColumnIO(layout.parquet()).getRecordWriter(columns);
      RowWriter rowWriter = new RowWriter(layout, consumer);
      for (Object[] row : group) {
        rowWriter.write(row);
      }
      consumer.flush();
      columns.flush();
      writer.startBlock(group.size());
      pages.flushToFileWriter(writer);
      writer.endBlock();
    } finally {
      pages.close();
    }
    rows += group.size();
  }

  /** Returns the number of rows so far. */
  long rows() {
    return rows;
  }

  /** Ends the file. */
  void end() throws IOException {
    writer.end(Map.of());
  }

  /** Ends the file and returns what it is. */
  Written finish(MetricsConfig metrics) throws IOException {
    end();
    long bytes = writer.getPos();
    close();
    return new Written(
        path,
        bytes,
        rows,
        ParquetUtil.footerMetrics(writer.getFooter(), Stream.empty(), metrics),
        ParquetUtil.getSplitOffsets(writer.getFooter()));
  }

  @Override
  public void close() throws IOException {
    writer.close();
    codecs.release();
  }
}
