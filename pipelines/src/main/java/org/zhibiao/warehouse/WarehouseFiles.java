package org.zhibiao.warehouse;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.iceberg.io.FileIO;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
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

  /** Begins a new file. */
  static OutputStream output(FileIO io, String location) throws IOException {
    if (isLocal(location)) {
      Path path = path(location);
      Files.createDirectories(path.getParent());
      return Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }
    return io.newOutputFile(location).createOrOverwrite();
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
}
