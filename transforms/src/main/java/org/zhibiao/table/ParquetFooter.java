package org.zhibiao.table;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageEncodingStats;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * Puts the footer of a Parquet file in order. The library lists the encodings of a column in the
 * order of a hash set, which differs from run to run; sorted, the same rows give the same bytes.
 */
final class ParquetFooter {

  /** Length of the footer as four bytes, and the magic word behind it. */
  private static final int TAIL_BYTES = 8;

  private ParquetFooter() {}

  static void sortEncodings(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer tail = read(channel, channel.size() - TAIL_BYTES, TAIL_BYTES);
      int length = tail.order(ByteOrder.LITTLE_ENDIAN).getInt();
      long start = channel.size() - TAIL_BYTES - length;
      byte[] footer = read(channel, start, length).array();
      byte[] sorted = sort(footer);
      if (sorted.length == length) {
        ByteBuffer out = ByteBuffer.wrap(sorted);
        while (out.hasRemaining()) {
          channel.write(out, start + out.position());
        }
      }
    }
  }

  private static byte[] sort(byte[] footer) throws IOException {
    FileMetaData metadata = Util.readFileMetaData(new ByteArrayInputStream(footer));
    for (RowGroup group : metadata.getRow_groups()) {
      for (ColumnChunk chunk : group.getColumns()) {
        ColumnMetaData column = chunk.getMeta_data();
        column.getEncodings().sort(Comparator.naturalOrder());
        if (column.getEncoding_stats() != null) {
          column
              .getEncoding_stats()
              .sort(
                  Comparator.comparing(PageEncodingStats::getPage_type)
                      .thenComparing(PageEncodingStats::getEncoding));
        }
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(footer.length);
    Util.writeFileMetaData(metadata, out);
    return out.toByteArray();
  }

  private static ByteBuffer read(FileChannel channel, long position, int length)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw new IOException("The Parquet file ends within its footer");
      }
    }
    return buffer.flip();
  }
}
