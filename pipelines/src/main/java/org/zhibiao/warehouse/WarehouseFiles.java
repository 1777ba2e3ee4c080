package org.zhibiao.warehouse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.iceberg.io.FileIO;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.io.SeekableInputStream;
import org.zhibiao.format.LocalParquetFile;

/**
 * Opens files of a warehouse for Parquet: those of this machine directly, others through Iceberg.
 */
final class WarehouseFiles {

  private static final int BUFFER_BYTES = 1 << 16;

  private WarehouseFiles() {}

  /** Returns whether a location is one of this machine's file system. */
  static boolean isLocal(String location) {
    return location.startsWith("file:") || !location.contains("://");
  }

  /** Returns the local path of a location. */
  static Path path(String location) {
    return Path.of(location.startsWith("file:") ? location.replaceFirst("file:/*", "/") : location);
  }

  static InputFile input(FileIO io, String location) throws IOException {
    return isLocal(location) ? new LocalParquetFile(path(location)) : new Remote(io, location);
  }

  static OutputFile output(FileIO io, String location) throws IOException {
    if (isLocal(location)) {
      Path path = path(location);
      Files.createDirectories(path.getParent());
      return new LocalOutputFile(path);
    }
    return new RemoteOutput(io, location);
  }

  private record Remote(FileIO io, String location) implements InputFile {

    @Override
    public long getLength() {
      return io.newInputFile(location).getLength();
    }

    @Override
    public SeekableInputStream newStream() {
      org.apache.iceberg.io.SeekableInputStream in = io.newInputFile(location).newStream();
      return new DelegatingSeekableInputStream(in) {
        @Override
        public long getPos() throws IOException {
          return in.getPos();
        }

        @Override
        public void seek(long position) throws IOException {
          in.seek(position);
        }

        @Override
        public int read(ByteBuffer buffer) throws IOException {
          byte[] bytes = new byte[Math.min(buffer.remaining(), BUFFER_BYTES)];
          int n = in.read(bytes, 0, bytes.length);
          if (n > 0) {
            buffer.put(bytes, 0, n);
          }
          return n;
        }
      };
    }
  }

  private record RemoteOutput(FileIO io, String location) implements OutputFile {

    @Override
    public PositionOutputStream create(long blockSize) {
      org.apache.iceberg.io.PositionOutputStream out =
          io.newOutputFile(location).createOrOverwrite();
      return new PositionOutputStream() {
        @Override
        public long getPos() throws IOException {
          return out.getPos();
        }

        @Override
        public void write(int b) throws IOException {
          out.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
          out.write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
          out.flush();
        }

        @Override
        public void close() throws IOException {
          out.close();
        }
      };
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSize) {
      return create(blockSize);
    }

    @Override
    public boolean supportsBlockSize() {
      return false;
    }

    @Override
    public long defaultBlockSize() {
      return 0;
    }
  }
}
