package org.zhibiao.table;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Puts the files that workers wrote in place as an output. On a local file system the output is
 * built beside its place and moved there as a whole, and what stood there is kept until then;
 * elsewhere see {@link RemotePublication}. Each step sees whether it was done before, so that a
 * repeated attempt goes on where the first one stopped; two attempts at once wait for each other.
 */
final class Publication {

  /** The folder that the output that is replaced is kept in until the new one is in place. */
  static final String OLD = "old";

  /** The file that says that all is done, for attempts behind. */
  static final String PUBLISHED = "published";

  private static final String ATTEMPTS = "attempts";

  private final OutputTree tree;
  private final RunRecord record;
  private final List<RunReconciliation.Move> moves;

  Publication(OutputTree tree, RunRecord record, List<RunReconciliation.Move> moves) {
    this.tree = tree;
    this.record = record;
    this.moves = moves;
  }

  void complete() throws IOException {
    OutputClaim.require(tree);
    if (!OutputTree.isLocal(tree.output())) {
      new RemotePublication(tree, record, moves).complete();
      return;
    }
    Path staging = tree.stagingPath();
    // A worker that is taken for dead may go on for a while beside the one that replaces it.
    try (FileChannel channel =
            FileChannel.open(
                staging.resolve("publishing"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock alone = channel.lock()) {
      if (!Files.exists(staging.resolve(PUBLISHED))) {
        moveFolder(staging, tree.outputPath());
      }
    }
  }

  private void moveFolder(Path staging, Path output) throws IOException {
    Path built = staging.resolve("tree");
    Path old = staging.resolve(OLD);
    // Both are there only when an attempt before this one was cut off behind its last move.
    if (!(Files.exists(old) && Files.exists(output))) {
      build(staging, built);
      if (Files.exists(output)) {
        Files.move(output, old, StandardCopyOption.ATOMIC_MOVE);
      }
      Files.move(built, output, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.writeString(staging.resolve(PUBLISHED), "");
    // Renamed first: half of an old output must never be taken for one that can be given back.
    if (Files.exists(old)) {
      Files.move(old, staging.resolve("discarded"), StandardCopyOption.ATOMIC_MOVE);
    }
    LocalFolders.delete(staging.resolve("discarded"));
    LocalFolders.delete(staging.resolve(ATTEMPTS));
    LocalFolders.delete(built);
  }

  private void build(Path staging, Path built) throws IOException {
    for (Table table : Table.values()) {
      Files.createDirectories(built.resolve(table.label()));
    }
    for (RunReconciliation.Move move : moves) {
      Path to = built.resolve(move.to());
      if (move.from() == null) {
        RowFile.create(move.table(), move.format(), to.toString()).close();
      } else if (!Files.exists(to)) {
        Files.move(staging.resolve(move.from()), to, StandardCopyOption.ATOMIC_MOVE);
      }
    }
    Files.writeString(built.resolve(OutputTree.RUN_FILE), record.toJson());
  }
}
