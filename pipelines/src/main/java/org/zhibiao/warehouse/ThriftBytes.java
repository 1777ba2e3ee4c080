package org.zhibiao.warehouse;

import java.io.IOException;
import java.util.Arrays;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import shaded.parquet.org.apache.thrift.TBase;
import shaded.parquet.org.apache.thrift.TConfiguration;
import shaded.parquet.org.apache.thrift.TException;
import shaded.parquet.org.apache.thrift.protocol.TCompactProtocol;
import shaded.parquet.org.apache.thrift.protocol.TProtocol;
import shaded.parquet.org.apache.thrift.transport.TTransport;

/**
 * Bytes that footers and page headers are read from or written to. Parquet's {@code Util} does the
 * same through streams, a call per byte, which costs more than all else that is done with pages
 * that are taken over.
 */
final class ThriftBytes extends TTransport {

  private static final int FIRST_BYTES = 256;

  /** Thrift's compact protocol: a number, a struct after a field left out, the end of a struct. */
  private static final int INT = 0x15;

  private static final int VALUES = 0x2C;
  private static final int STOP = 0;

  private final TProtocol protocol = new TCompactProtocol(this);
  private byte[] bytes;
  private int at;
  private int end;

  /** Makes bytes to write to. */
  ThriftBytes() {
    this(new byte[FIRST_BYTES], 0, 0);
  }

  /** Takes bytes to read from, from a place to another. */
  ThriftBytes(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
  }

  /** Reads a footer. */
  FileMetaData footer() throws IOException {
    FileMetaData footer = new FileMetaData();
    read(footer);
    return footer;
  }

  /** Reads the header of a page, whose content follows it. */
  PageHeader pageHeader() throws IOException {
    PageHeader header = new PageHeader();
    read(header);
    return header;
  }

  /**
   * Passes over the header of a page if it is one of those that {@link RowGroupEncoder} writes for
   * values: type, lengths, number of values and three encodings, and nothing else. There are so
   * many of them that reading each into an object would be a third of rewriting a file.
   *
   * @param page receives the length of the content, the stored length, the number of values and the
   *     number of their encoding
   * @return whether it is; nothing is passed over otherwise
   */
  boolean valuesHeader(int[] page) {
    int from = at;
    boolean is = nextInt() == PageType.DATA_PAGE.getValue();
    page[0] = nextInt();
    page[1] = nextInt();
    is &= next() == VALUES;
    page[2] = nextInt();
    page[3] = nextInt();
    int definition = nextInt();
    int repetition = nextInt();
    is &= definition >= 0 && repetition >= 0;
    is &= next() == STOP;
    is &= next() == STOP;
    if (is && page[0] >= 0 && page[1] >= 0 && page[2] >= 0 && page[3] >= 0) {
      return true;
    }
    at = from;
    return false;
  }

  private int next() {
    return at < end ? bytes[at++] & 0xFF : -1;
  }

  /** Reads the next field if it is a number without one left out before it; -1 otherwise. */
  private int nextInt() {
    if (next() != INT) {
      return -1;
    }
    int zigzag = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += 7) {
      int bits = next();
      if (bits < 0) {
        return -1;
      }
      zigzag |= (bits & 0x7F) << shift;
      if (bits < 0x80) {
        break;
      }
    }
    return (zigzag >>> 1) ^ -(zigzag & 1);
  }

  private void read(TBase<?, ?> struct) throws IOException {
    try {
      struct.read(protocol);
    } catch (TException e) {
      throw new IOException("A data file is damaged: " + e.getMessage(), e);
    }
  }

  /** Returns where what is read next begins. */
  int position() {
    return at;
  }

  /** Passes over bytes. */
  void skip(int length) {
    at += length;
  }

  /** Writes a footer or the header of a page and returns its bytes. */
  byte[] bytes(TBase<?, ?> struct) throws IOException {
    at = 0;
    try {
      struct.write(protocol);
    } catch (TException e) {
      throw new IOException("A data file cannot be described: " + e.getMessage(), e);
    }
    return Arrays.copyOf(bytes, at);
  }

  @Override
  public int read(byte[] to, int offset, int length) {
    int n = Math.min(length, end - at);
    System.arraycopy(bytes, at, to, offset, n);
    at += n;
    return n;
  }

  @Override
  public void write(byte[] from, int offset, int length) {
    if (at + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, at + length));
    }
    System.arraycopy(from, offset, bytes, at, length);
    at += length;
  }

  @Override
  public byte[] getBuffer() {
    return bytes;
  }

  @Override
  public int getBufferPosition() {
    return at;
  }

  @Override
  public int getBytesRemainingInBuffer() {
    return end - at;
  }

  @Override
  public void consumeBuffer(int length) {
    at += length;
  }

  @Override
  public TConfiguration getConfiguration() {
    return TConfiguration.DEFAULT;
  }

  @Override
  public void updateKnownMessageSize(long size) {
    // The length of what is read is known.
  }

  @Override
  public void checkReadBytesAvailable(long length) {
    // A length beyond the end makes the read fail.
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void open() {
    // Nothing is opened for bytes in memory.
  }

  @Override
  public void close() {
    // Nothing is closed behind them.
  }
}
