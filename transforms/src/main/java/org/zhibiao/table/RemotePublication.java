package org.zhibiao.table;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the files that workers wrote in place where folders cannot be moved. Files of a new output
 * never bear the name of one that is there ({@code part-00000-of-00002-r1.parquet} replaces {@code
 * part-00000-of-00002.parquet}); run.json, which names the files that count, is replaced when all
 * of them are there, in one step as object stores do; what it does not name is removed behind. So
 * the old or the new output is whole at any time, for a reader that follows run.json.
 */
final class RemotePublication {

  private static final Pattern REVISION = Pattern.compile("-r(\\d+)\\.[a-z]+$");

  private final OutputTree tree;
  private final RunRecord record;
  private final List<RunReconciliation.Move> moves;

  RemotePublication(OutputTree tree, RunRecord record, List<RunReconciliation.Move> moves) {
    this.tree = tree;
    this.record = record;
    this.moves = moves;
  }

  void complete() throws IOException {
    String published = tree.staging() + "/" + Publication.PUBLISHED;
    if (RemoteFolders.exists(published)) {
      return;
    }
    int revision = revision();
    UnaryOperator<String> naming = path -> revised(path, revision);
    Set<String> current = new HashSet<>();
    for (RunReconciliation.Move move : moves) {
      String to = tree.output() + "/" + naming.apply(move.to());
      current.add(to);
      if (move.from() == null) {
        RowFile.create(move.table(), move.format(), to).close();
      } else {
        RemoteFolders.copy(tree.staging() + "/" + move.from(), to);
      }
    }
    OutputClaim.require(tree);
    RemoteFolders.write(
        tree.output() + "/" + OutputTree.RUN_FILE, record.relocated(naming).toJson());
    for (Table table : Table.values()) {
      RemoteFolders.delete(
          RemoteFolders.list(tree.output() + "/" + table.label() + "/*").stream()
              .filter(file -> !current.contains(file))
              .toList());
    }
    RemoteFolders.write(published, "");
    RemoteFolders.delete(RemoteFolders.list(tree.staging() + "/attempts/**"));
  }

  /**
   * Returns one more than what any file there has; a repeated attempt finds what the first one
   * took.
   */
  private int revision() throws IOException {
    String file = tree.staging() + "/revision";
    if (RemoteFolders.exists(file)) {
      return Integer.parseInt(RemoteFolders.read(file).strip());
    }
    int next = 0;
    for (Table table : Table.values()) {
      for (String part : RemoteFolders.list(tree.output() + "/" + table.label() + "/*")) {
        Matcher revision = REVISION.matcher(part);
        next = Math.max(next, revision.find() ? 1 + Integer.parseInt(revision.group(1)) : 1);
      }
    }
    RemoteFolders.write(file, Integer.toString(next));
    return next;
  }

  static String revised(String path, int revision) {
    int dot = path.lastIndexOf('.');
    return revision == 0 ? path : path.substring(0, dot) + "-r" + revision + path.substring(dot);
  }
}
