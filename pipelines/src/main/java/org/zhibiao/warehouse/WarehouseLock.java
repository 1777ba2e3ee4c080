package org.zhibiao.warehouse;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * Keeps two processes from changing a warehouse on a local or shared file system at once. The lock
 * ends with the process, however it ends. Elsewhere there is none, and the commit of the run's row
 * decides which of two runs wins.
 */
final class WarehouseLock implements Closeable {

  private static final String FILE = ".lock";

  private final FileChannel channel;

  private WarehouseLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Locks a warehouse.
   *
   * @throws WarehouseException if another process has it locked
   */
  static WarehouseLock of(WarehouseLocation location) throws IOException {
    if (!WarehouseFiles.isLocal(location.folder())) {
      return new WarehouseLock(null);
    }
    Path folder = WarehouseFiles.path(location.folder());
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new WarehouseException(
          WarehouseException.Kind.UNUSABLE,
          "--warehouse=" + location.folder() + " cannot be made: " + e.getMessage(),
          e);
    }
    FileChannel channel =
        FileChannel.open(
            folder.resolve(FILE),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw busy(location, channel);
      }
    } catch (OverlappingFileLockException e) {
      throw busy(location, channel);
    }
    String owner = "process " + ProcessHandle.current().pid() + ", since " + Instant.now();
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8)), 0);
    return new WarehouseLock(channel);
  }

  private static WarehouseException busy(WarehouseLocation location, FileChannel channel)
      throws IOException {
    ByteBuffer owner = ByteBuffer.allocate(200);
    channel.read(owner, 0);
    channel.close();
    String who = new String(owner.array(), 0, owner.position(), StandardCharsets.UTF_8);
    return new WarehouseException(
        WarehouseException.Kind.BUSY,
        location.folder()
            + " is being changed by another run ("
            + who
            + "); nothing was done: run it again when that one has ended");
  }

  /** Returns whether nobody else can be at work while this is held. */
  boolean excludesOthers() {
    return channel != null;
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}
