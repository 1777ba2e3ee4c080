package org.zhibiao.table;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A run's claim on its output folder, from before it starts until it ended well or badly. Claiming
 * refuses an output that must not be replaced, clears away what runs left that were killed, and
 * gives back an old output that such a run had moved aside. Closing removes the staging folder.
 *
 * <p>A claim stands in the staging folder, as a file that its process keeps locked. A run that
 * works in other processes hands it over to them: it then counts as long as somebody else says that
 * they work. Workers write and publish only while the claim stands ({@link #require}), so that of
 * two runs that cannot know of each other the later one wins and the earlier one fails, and neither
 * publishes a part of the other's.
 */
public final class OutputClaim implements Closeable {

  /** The file that a claim is. */
  static final String FILE = "lock";

  /** Says who works, where that is not the process that made the claim. */
  private static final String HOLDER = "holder";

  private static final int ROUNDS = 20;
  private static final long PAUSE_MILLIS = 50;

  private final OutputTree tree;
  private final FileChannel lock;
  private boolean left;

  private OutputClaim(OutputTree tree, FileChannel lock) {
    this.tree = tree;
    this.lock = lock;
  }

  /** Knows whether somebody works that a claim was handed over to. */
  @FunctionalInterface
  public interface Holders {
    /**
     * Returns whether a holder works.
     *
     * @param holder what {@link #handOver} was given
     * @throws IOException if nobody answers, which counts as no
     */
    boolean isAtWork(String holder) throws IOException;
  }

  /** Claims a folder, where claims are handed over to nobody. */
  public static OutputClaim of(String folder, boolean overwrite) throws IOException {
    return of(folder, overwrite, holder -> false);
  }

  /**
   * Claims a folder.
   *
   * @param folder local path or URI
   * @param overwrite whether an output that stands there may be replaced
   * @param holders knows those that claims of earlier runs were handed over to
   * @throws UnusableOutputException if the folder holds something else, must not be replaced,
   *     cannot be written, or is claimed by another run
   */
  public static OutputClaim of(String folder, boolean overwrite, Holders holders)
      throws IOException {
    String token = UUID.randomUUID().toString().substring(0, 8);
    if (!OutputTree.isLocal(folder) && !folder.startsWith("file:")) {
      String output = folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder;
      OutputTree tree = new OutputTree(output, token);
      RemoteClaim.make(tree, overwrite, holders);
      return new OutputClaim(tree, null);
    }
    Path output = localPath(folder);
    if (output.getFileName() == null) {
      throw new UnusableOutputException("is no folder that can be replaced");
    }
    Path parent = output.getParent();
    try {
      Files.createDirectories(parent);
      clearStale(output, holders);
      check(output, overwrite);
      OutputTree tree = new OutputTree(output.toString().replace('\\', '/'), token);
      Files.createDirectories(tree.stagingPath().resolve("attempts"));
      FileChannel lock =
          FileChannel.open(
              tree.stagingPath().resolve(FILE),
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

  private static void clearStale(Path output, Holders holders) throws IOException {
    String prefix = "." + output.getFileName() + ".staging-";
    try (DirectoryStream<Path> siblings =
        Files.newDirectoryStream(
            output.getParent(), path -> path.getFileName().toString().startsWith(prefix))) {
      for (Path staging : siblings) {
        if (isAlive(staging)) {
          throw new UnusableOutputException(
              "is being written by another run (" + staging + "): wait for it to end");
        }
        String holder = holder(staging);
        if (holder != null && isAtWork(holder, holders)) {
          throw new UnusableOutputException(
              "is being written by a job (" + holder + "): wait for it to end, or cancel it");
        }
        clear(staging, output);
      }
    }
  }

  static boolean isAtWork(String holder, Holders holders) {
    try {
      return holders.isAtWork(holder);
    } catch (IOException e) {
      // Nobody answers for it; should it work all the same, it finds its claim gone and fails.
      return false;
    }
  }

  private static String holder(Path staging) throws IOException {
    Path file = staging.resolve(HOLDER);
    return Files.exists(file) && !Files.exists(staging.resolve(Publication.PUBLISHED))
        ? Files.readString(file).strip()
        : null;
  }

  /** The lock of a process ends with the process, however it ends. */
  private static boolean isAlive(Path staging) throws IOException {
    Path file = staging.resolve(FILE);
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

  /** Gives back an output that was moved aside and not replaced, and removes the rest. */
  private static void clear(Path staging, Path output) throws IOException {
    // Whoever still works for the run finds its claim gone and ends.
    Files.deleteIfExists(staging.resolve(FILE));
    Path old = staging.resolve(Publication.OLD);
    if (Files.exists(old) && !Files.exists(output)) {
      Files.move(old, output, StandardCopyOption.ATOMIC_MOVE);
    }
    for (int i = 1; ; i++) {
      try {
        LocalFolders.delete(staging);
        return;
      } catch (DirectoryNotEmptyException | NoSuchFileException e) {
        // A worker that has not ended yet wrote another file.
        if (i == ROUNDS) {
          throw e;
        }
        pause();
      }
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while removing the folders of a run", e);
    }
  }

  /**
   * Checks that a claim stands.
   *
   * @throws LostClaimException if it does not, so that nothing may be written for the run
   */
  static void require(OutputTree tree) throws IOException {
    boolean stands =
        OutputTree.isLocal(tree.output())
            ? Files.exists(tree.stagingPath().resolve(FILE))
            : RemoteClaim.stands(tree);
    if (!stands) {
      throw new LostClaimException(tree);
    }
  }

  /**
   * Hands the claim over to somebody who works for this process and may outlive it.
   *
   * @param holder says who, for {@link Holders}
   */
  public void handOver(String holder) throws IOException {
    if (lock == null) {
      RemoteClaim.handOver(tree, holder);
    } else {
      Files.writeString(tree.stagingPath().resolve(HOLDER), holder + "\n");
    }
  }

  /** Leaves the claim to whom it was handed over to: closing removes nothing. */
  public void leave() {
    left = true;
  }

  /** Removes what the run left aside and frees the output for other runs. */
  @Override
  public void close() throws IOException {
    if (lock == null) {
      if (!left) {
        RemoteClaim.clear(tree.staging());
      }
      return;
    }
    try {
      if (!left) {
        clear(tree.stagingPath(), tree.outputPath());
      }
    } finally {
      lock.close();
    }
  }
}
