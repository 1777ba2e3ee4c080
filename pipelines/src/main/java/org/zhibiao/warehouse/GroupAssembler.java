package org.zhibiao.warehouse;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;

/** Puts row groups together to a Parquet file. */
final class GroupAssembler implements Closeable {

  /** What Parquet files begin and end with. */
  static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  private final OutputStream out;
  private final FileMetaData footer;
  private final List<Long> starts = new ArrayList<>();
  private long position;
  private long rows;

  /**
   * Begins a file.
   *
   * @param out where it goes
   * @param like footer of a file of such rows; its row groups are not looked at
   */
  GroupAssembler(OutputStream out, FileMetaData like) throws IOException {
    this.out = out;
    footer = new FileMetaData(like.getVersion(), like.getSchema(), 0, new ArrayList<>());
    footer.setKey_value_metadata(like.getKey_value_metadata());
    footer.setCreated_by(like.getCreated_by());
    footer.setColumn_orders(like.getColumn_orders());
    write(MAGIC);
  }

  private void write(byte[] bytes) throws IOException {
    out.write(bytes);
    position += bytes.length;
  }

  /** Appends a row group, whose footer is this file's from now on. */
  void add(EncodedGroup group) throws IOException {
    RowGroup own = group.footer();
    EncodedGroup.move(own, position - EncodedGroup.START);
    own.setOrdinal((short) starts.size());
    footer.addToRow_groups(own);
    starts.add(position);
    rows += group.rows();
    write(group.bytes());
  }

  /** Ends the file and returns what its footer says. */
  FileMetaData finish() throws IOException {
    footer.setNum_rows(rows);
    byte[] end = new ThriftBytes().bytes(footer);
    write(end);
    write(
        ByteBuffer.allocate(Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(end.length)
            .array());
    write(MAGIC);
    return footer;
  }

  /** Returns where the row groups begin. */
  List<Long> starts() {
    return starts;
  }

  /** Returns the number of rows so far. */
  long rows() {
    return rows;
  }

  /** Returns the number of bytes so far. */
  long length() {
    return position;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
