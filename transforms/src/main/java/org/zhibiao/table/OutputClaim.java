package org.zhibiao.table;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MoveOptions;

/**
 * A run's claim on its output folder, from before it starts until it ended well or badly. Claiming
 * refuses an output that must not be replaced, clears away what runs left that were killed, and
 * gives back an old output that such a run had moved aside. Closing removes the staging folder.
 */
public final class OutputClaim implements Closeable {

  private final OutputTree tree;
  private final FileChannel lock;

  private OutputClaim(OutputTree tree, FileChannel lock) {
    this.tree = tree;
    this.lock = lock;
  }

  /**
   * Claims a folder.
   *
   * @param folder local path or URI
   * @param overwrite whether an output that stands there may be replaced
   * @throws UnusableOutputException if the folder holds something else, must not be replaced,
   *     cannot be written, or is claimed by another run
   */
  public static OutputClaim of(String folder, boolean overwrite) throws IOException {
    String token = UUID.randomUUID().toString().substring(0, 8);
    if (!OutputTree.isLocal(folder) && !folder.startsWith("file:")) {
      String output = folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder;
      claimRemotely(output, overwrite);
      return new OutputClaim(new OutputTree(output, token), null);
    }
    Path output = localPath(folder);
    if (output.getFileName() == null) {
      throw new UnusableOutputException("is no folder that can be replaced");
    }
    Path parent = output.getParent();
    try {
      Files.createDirectories(parent);
      clearStale(output);
      check(output, overwrite);
      OutputTree tree = new OutputTree(output.toString().replace('\\', '/'), token);
      Files.createDirectories(tree.stagingPath().resolve("attempts"));
      FileChannel lock =
          FileChannel.open(
              tree.stagingPath().resolve("lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      lock.lock();
      return new OutputClaim(tree, lock);
    } catch (UnusableOutputException e) {
      throw e;
    } catch (IOException e) {
      throw new UnusableOutputException(
          "cannot be written: " + e.getClass().getSimpleName() + " " + e.getMessage(), e);
    }
  }

  /** Returns the folders of the run. */
  public OutputTree tree() {
    return tree;
  }

  private static Path localPath(String folder) throws IOException {
    Path path = folder.startsWith("file:") ? Path.of(URI.create(folder)) : Path.of(folder);
    // A link to a folder stays, what it leads to is replaced.
    return Files.exists(path) ? path.toRealPath() : path.toAbsolutePath().normalize();
  }

  private static void check(Path output, boolean overwrite) throws IOException {
    if (!Files.exists(output)) {
      return;
    }
    if (!Files.isDirectory(output)) {
      throw new UnusableOutputException("is a file: choose a folder");
    }
    try (Stream<Path> content = Files.list(output)) {
      if (content.findAny().isEmpty()) {
        return;
      }
    }
    if (!Files.exists(output.resolve(OutputTree.RUN_FILE))) {
      throw new UnusableOutputException(
          "holds files that no run of zhibiao wrote: choose another folder");
    }
    if (!overwrite) {
      throw new UnusableOutputException(
          "holds the output of a run already: choose another folder or add --overwrite");
    }
  }

  private static void clearStale(Path output) throws IOException {
    String prefix = "." + output.getFileName() + ".staging-";
    try (DirectoryStream<Path> siblings =
        Files.newDirectoryStream(
            output.getParent(), path -> path.getFileName().toString().startsWith(prefix))) {
      for (Path staging : siblings) {
        if (isAlive(staging)) {
          throw new UnusableOutputException(
              "is being written by another run (" + staging + "): wait for it to end");
        }
        Path old = staging.resolve("old");
        if (Files.exists(old) && !Files.exists(output)) {
          Files.move(old, output, StandardCopyOption.ATOMIC_MOVE);
        }
        LocalFolders.delete(staging);
      }
    }
  }

  /** The lock of a process ends with the process, however it ends. */
  private static boolean isAlive(Path staging) throws IOException {
    Path file = staging.resolve("lock");
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock free = channel.tryLock()) {
      return free == null;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }

  private static void claimRemotely(String output, boolean overwrite) throws IOException {
    boolean valid = exists(output + "/" + OutputTree.RUN_FILE);
    if (valid && !overwrite) {
      throw new UnusableOutputException(
          "holds the output of a run already: choose another folder or add --overwrite");
    }
    if (!valid && exists(output + "/**")) {
      throw new UnusableOutputException(
          "holds files that no run of zhibiao completed: choose another folder");
    }
  }

  private static boolean exists(String pattern) throws IOException {
    return !FileSystems.match(pattern, EmptyMatchTreatment.ALLOW).metadata().isEmpty();
  }

  /** Removes what the run left aside and frees the output for other runs. */
  @Override
  public void close() throws IOException {
    if (lock == null) {
      MatchResult left = FileSystems.match(tree.staging() + "/**", EmptyMatchTreatment.ALLOW);
      FileSystems.delete(
          left.metadata().stream().map(MatchResult.Metadata::resourceId).toList(),
          MoveOptions.StandardMoveOptions.IGNORE_MISSING_FILES);
      return;
    }
    Path old = tree.stagingPath().resolve("old");
    if (Files.exists(old) && !Files.exists(tree.outputPath())) {
      Files.move(old, tree.outputPath(), StandardCopyOption.ATOMIC_MOVE);
    }
    LocalFolders.delete(tree.stagingPath());
    lock.close();
  }
}
