package org.zhibiao.table;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A claim where files cannot be locked: it says which process of which machine made it, and that is
 * all that a process on another machine can know. The later of two such runs wins, see {@link
 * OutputClaim}.
 */
final class RemoteClaim {

  private static final String PROCESS = "process";

  private RemoteClaim() {}

  static void make(OutputTree tree, boolean overwrite, OutputClaim.Holders holders)
      throws IOException {
    clearStale(tree, holders);
    boolean valid = RemoteFolders.exists(tree.output() + "/" + OutputTree.RUN_FILE);
    if (valid && !overwrite) {
      throw new UnusableOutputException(
          "holds the output of a run already: choose another folder or add --overwrite");
    }
    if (!valid && !onlyTables(tree)) {
      throw new UnusableOutputException(
          "holds files that no run of zhibiao completed: choose another folder");
    }
    handOver(tree, PROCESS + " " + machine() + " " + ProcessHandle.current().pid());
  }

  /** A first run that was cut off while it put files in place leaves parts of tables. */
  private static boolean onlyTables(OutputTree tree) throws IOException {
    for (String file : RemoteFolders.list(tree.output() + "/**")) {
      String below = file.substring(tree.output().length() + 1);
      boolean part = false;
      for (Table table : Table.values()) {
        part |= below.startsWith(table.label() + "/part-");
      }
      if (!part) {
        return false;
      }
    }
    return true;
  }

  static boolean stands(OutputTree tree) throws IOException {
    return RemoteFolders.exists(file(tree.staging()));
  }

  static void handOver(OutputTree tree, String holder) throws IOException {
    RemoteFolders.write(file(tree.staging()), holder);
  }

  private static String file(String staging) {
    return staging + "/" + OutputClaim.FILE;
  }

  private static void clearStale(OutputTree tree, OutputClaim.Holders holders) throws IOException {
    String prefix = OutputTree.stagingPrefix(tree.output());
    Set<String> stagings = new TreeSet<>();
    for (String file : RemoteFolders.list(prefix + "**")) {
      int slash = file.indexOf('/', prefix.length());
      if (slash > 0) {
        stagings.add(file.substring(0, slash));
      }
    }
    for (String staging : stagings) {
      String holder =
          RemoteFolders.exists(file(staging)) ? RemoteFolders.read(file(staging)).strip() : "";
      boolean published = RemoteFolders.exists(staging + "/" + Publication.PUBLISHED);
      if (!published && (isProcess(holder) || OutputClaim.isAtWork(holder, holders))) {
        throw new UnusableOutputException(
            "is being written by another run (" + holder + "): wait for it to end");
      }
      clear(staging);
    }
  }

  private static boolean isProcess(String holder) {
    String[] parts = holder.split(" ");
    if (parts.length != 3 || !parts[0].equals(PROCESS) || !parts[1].equals(machine())) {
      return false;
    }
    Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(parts[2]));
    return process.isPresent() && process.get().isAlive();
  }

  private static String machine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      return "localhost";
    }
  }

  /** Removes the files of a run, its claim first: who still works for it finds it gone and ends. */
  static void clear(String staging) throws IOException {
    RemoteFolders.delete(List.of(file(staging)));
    RemoteFolders.delete(new ArrayList<>(RemoteFolders.list(staging + "/**")));
  }
}
