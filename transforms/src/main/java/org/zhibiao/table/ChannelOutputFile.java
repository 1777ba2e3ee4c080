package org.zhibiao.table;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** Lets Parquet write to whatever Beam's file systems write to. */
final class ChannelOutputFile implements OutputFile {

  private static final int BUFFER_BYTES = 64 << 10;

  private final String resource;

  ChannelOutputFile(String resource) {
    this.resource = resource;
  }

  static WritableByteChannel open(String resource) throws IOException {
    return FileSystems.create(
        FileSystems.matchNewResource(resource, false), "application/octet-stream");
  }

  @Override
  public PositionOutputStream create(long blockSizeHint) throws IOException {
    return new CountingStream(
        new BufferedOutputStream(Channels.newOutputStream(open(resource)), BUFFER_BYTES));
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) throws IOException {
    return create(blockSizeHint);
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }

  @Override
  public String getPath() {
    return resource;
  }

  private static final class CountingStream extends PositionOutputStream {

    private final OutputStream out;
    private long position;

    CountingStream(OutputStream out) {
      this.out = out;
    }

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      position++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      position += length;
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
