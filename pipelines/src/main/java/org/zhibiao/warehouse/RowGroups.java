package org.zhibiao.warehouse;

import com.github.luben.zstd.ZstdDecompressCtx;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.io.api.Binary;

/**
 * The row groups of a data file as they stand in its footer. A file of hundreds of documents has
 * thousands of pages, of which a change concerns few: the others are taken over with their bytes,
 * and what the footer says of them is only moved, not read into the classes of a reader.
 */
final class RowGroups implements Closeable {

  private static final int TAIL = Integer.BYTES + GroupAssembler.MAGIC.length;

  private final SeekableInputStream in;
  private final FileMetaData footer;
  private final RowLayout layout;
  private final ZstdDecompressCtx zstd;

  /**
   * Reads the footer of a file.
   *
   * @param file the file
   * @param layout rows of its table as this version writes them
   */
  RowGroups(InputFile file, RowLayout layout) throws IOException {
    this.layout = layout;
    in = file.newStream();
    footer = footer(file.getLength());
    zstd = new ZstdDecompressCtx();
  }

  private FileMetaData footer(long length) throws IOException {
    byte[] tail = bytes(length - TAIL, TAIL);
    int size = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
    byte[] magic = GroupAssembler.MAGIC;
    if (!Arrays.equals(tail, Integer.BYTES, TAIL, magic, 0, magic.length)) {
      throw new IOException("A data file does not end as Parquet files do");
    }
    return new ThriftBytes(bytes(length - TAIL - size, size), 0, size).footer();
  }

  private byte[] bytes(long from, int length) throws IOException {
    byte[] bytes = new byte[length];
    in.seek(from);
    in.readFully(bytes);
    return bytes;
  }

  /** Returns the number of row groups. */
  int count() {
    return footer.getRow_groupsSize();
  }

  /** Returns whether the row groups can be taken over as they are. */
  boolean hasLayout() {
    return footer.getSchema().equals(layout.footer().getSchema());
  }

  private ColumnMetaData column(int group, int key) {
    return footer.getRow_groups().get(group).getColumns().get(key).getMeta_data();
  }

  /** Returns whether a row group of this layout may have a row whose key is one of some values. */
  boolean mayHold(int group, int key, Set<Binary> values) throws IOException {
    if (!withinBounds(group, key, values)) {
      return false;
    }
    ColumnMetaData column = column(group, key);
    byte[] bytes =
        bytes(EncodedGroup.start(column), Math.toIntExact(column.getTotal_compressed_size()));
    return ColumnPages.of(column, bytes, 0)
        .mayHold(layout.parquet().getColumns().get(key), values, zstd);
  }

  /** Returns whether one of some values lies between the least and the greatest of a row group. */
  boolean withinBounds(int group, int key, Collection<Binary> values) {
    Statistics statistics = column(group, key).getStatistics();
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

  /** Returns a row group, which is not to be asked for again. */
  EncodedGroup take(int group) throws IOException {
    RowGroup own = footer.getRow_groups().get(group);
    byte[] bytes = bytes(EncodedGroup.start(own), EncodedGroup.extent(own));
    EncodedGroup.move(own, EncodedGroup.START - EncodedGroup.start(own));
    return new EncodedGroup(own, bytes);
  }

  /** Takes a row group apart into pages of documents, as {@link DocumentPages#of} does. */
  Optional<DocumentPages> pages(EncodedGroup group, int key, Set<Binary> sought)
      throws IOException {
    return DocumentPages.of(group, layout, key, sought, zstd);
  }

  /** Returns row groups of a layout as a file of their own, to be read. */
  static RowFile read(List<EncodedGroup> groups, RowLayout layout) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (GroupAssembler assembler = new GroupAssembler(file, layout.footer())) {
      for (EncodedGroup group : groups) {
        assembler.add(new EncodedGroup(new RowGroup(group.footer()), group.bytes()));
      }
      assembler.finish();
    }
    return new RowFile(new BytesFile(file.toByteArray()));
  }

  @Override
  public void close() throws IOException {
    zstd.close();
    in.close();
  }
}
