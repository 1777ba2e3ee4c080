package org.zhibiao.warehouse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.Util;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.io.api.Binary;

/**
 * The row groups of a data file as they stand in its footer. A file of hundreds of documents has
 * thousands of column chunks, of which a change concerns few: the others are taken over with their
 * bytes, and what the footer says of them is only moved, not read into the classes of a reader.
 */
final class RowGroups implements Closeable {

  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int TAIL = Integer.BYTES + MAGIC.length;

  private final SeekableInputStream in;
  private final FileMetaData footer;

  RowGroups(InputFile file) throws IOException {
    in = file.newStream();
    footer = footer(in, file.getLength());
  }

  private static FileMetaData footer(SeekableInputStream in, long length) throws IOException {
    byte[] tail = bytes(in, length - TAIL, TAIL);
    int size = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
    if (!Arrays.equals(tail, Integer.BYTES, TAIL, MAGIC, 0, MAGIC.length)) {
      throw new IOException("A data file does not end as Parquet files do");
    }
    return Util.readFileMetaData(new ByteArrayInputStream(bytes(in, length - TAIL - size, size)));
  }

  private static byte[] bytes(SeekableInputStream in, long from, int length) throws IOException {
    byte[] bytes = new byte[length];
    in.seek(from);
    in.readFully(bytes);
    return bytes;
  }

  /** Returns the number of row groups. */
  int count() {
    return footer.getRow_groupsSize();
  }

  /** Returns whether a row group may have a row whose key is one of some values. */
  boolean mayHold(int group, String key, Collection<Binary> values) {
    for (ColumnChunk chunk : footer.getRow_groups().get(group).getColumns()) {
      ColumnMetaData column = chunk.getMeta_data();
      if (!column.getPath_in_schema().equals(List.of(key))) {
        continue;
      }
      Statistics statistics = column.getStatistics();
      if (statistics == null || !statistics.isSetMin_value() || !statistics.isSetMax_value()) {
        return true;
      }
      byte[] min = statistics.getMin_value();
      byte[] max = statistics.getMax_value();
      for (Binary value : values) {
        byte[] bytes = value.getBytesUnsafe();
        if (Arrays.compareUnsigned(bytes, min) >= 0 && Arrays.compareUnsigned(bytes, max) <= 0) {
          return true;
        }
      }
      return false;
    }
    return true;
  }

  /** Reads a row group as a file of its own. */
  RowFile open(int group) throws IOException {
    RowGroup own = new RowGroup(footer.getRow_groups().get(group));
    long start = start(own);
    int extent = extent(own);
    move(own, MAGIC.length, 0);
    byte[] end = end(List.of(own), own.getNum_rows());
    byte[] file = Arrays.copyOf(MAGIC, MAGIC.length + extent + end.length);
    in.seek(start);
    in.readFully(file, MAGIC.length, extent);
    System.arraycopy(end, 0, file, MAGIC.length + extent, end.length);
    return new RowFile(new BytesFile(file));
  }

  /** Returns the end of a file: its footer, the length of that, the mark. */
  private byte[] end(List<RowGroup> groups, long rows) throws IOException {
    FileMetaData own = new FileMetaData(footer.getVersion(), footer.getSchema(), rows, groups);
    own.setKey_value_metadata(footer.getKey_value_metadata());
    own.setCreated_by(footer.getCreated_by());
    own.setColumn_orders(footer.getColumn_orders());
    ByteArrayOutputStream end = new ByteArrayOutputStream();
    Util.writeFileMetaData(own, end);
    byte[] length =
        ByteBuffer.allocate(Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(end.size())
            .array();
    end.write(length);
    end.write(MAGIC);
    return end.toByteArray();
  }

  private static long start(RowGroup group) {
    return group.getColumns().stream()
        .mapToLong(chunk -> start(chunk.getMeta_data()))
        .min()
        .orElseThrow();
  }

  private static long start(ColumnMetaData column) {
    return column.isSetDictionary_page_offset() && column.getDictionary_page_offset() > 0
        ? Math.min(column.getDictionary_page_offset(), column.getData_page_offset())
        : column.getData_page_offset();
  }

  private static int extent(RowGroup group) {
    long end =
        group.getColumns().stream()
            .map(ColumnChunk::getMeta_data)
            .mapToLong(column -> start(column) + column.getTotal_compressed_size())
            .max()
            .orElseThrow();
    return Math.toIntExact(end - start(group));
  }

  /** Lets what a footer says hold for a row group that begins elsewhere, without its page index. */
  private static void move(RowGroup group, long to, int ordinal) {
    long by = to - start(group);
    if (group.isSetFile_offset()) {
      group.setFile_offset(group.getFile_offset() + by);
    }
    if (group.isSetOrdinal()) {
      group.setOrdinal((short) ordinal);
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

  @Override
  public void close() throws IOException {
    in.close();
  }

  /**
   * Puts row groups of this file and new ones together to the next version of it, which is the last
   * thing that is done with this one.
   */
  final class Splicer implements Closeable {

    private final PositionOutputStream out;
    private final List<RowGroup> groups = new ArrayList<>();
    private final List<Long> starts = new ArrayList<>();
    private long rows;

    Splicer(OutputFile file) throws IOException {
      out = file.create(0);
      out.write(MAGIC);
    }

    /** Takes over a row group as it is. */
    void keep(int group) throws IOException {
      add(footer.getRow_groups().get(group), in);
    }

    /** Writes rows as a row group. */
    void write(RowLayout layout, List<Object[]> group) throws IOException {
      if (group.isEmpty()) {
        return;
      }
      BytesFile.Target target = new BytesFile.Target();
      try (RowFileWriter writer = new RowFileWriter(layout, "memory", target)) {
        writer.group(group);
        writer.end();
      }
      BytesFile file = target.file();
      try (SeekableInputStream own = file.newStream()) {
        add(footer(own, file.getLength()).getRow_groups().get(0), own);
      }
    }

    private void add(RowGroup group, SeekableInputStream from) throws IOException {
      long start = out.getPos();
      out.write(bytes(from, start(group), extent(group)));
      move(group, start, groups.size());
      groups.add(group);
      starts.add(start);
      rows += group.getNum_rows();
    }

    /** Ends the file and returns where its row groups begin. */
    List<Long> finish() throws IOException {
      out.write(end(groups, rows));
      return starts;
    }

    long rows() {
      return rows;
    }

    long length() throws IOException {
      return out.getPos();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
