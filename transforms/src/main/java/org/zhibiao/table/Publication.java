package org.zhibiao.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MoveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * Puts the files that workers wrote in place as an output. On a local file system the output is
 * built beside its place and moved there as a whole, and what stood there is kept until then;
 * elsewhere the files are moved one by one and run.json, which makes them valid, is written last.
 * Each step sees whether it was done before, so that a repeated attempt goes on where the first one
 * stopped.
 */
final class Publication {

  private final OutputTree tree;
  private final RunRecord record;
  private final List<RunReconciliation.Move> moves;

  Publication(OutputTree tree, RunRecord record, List<RunReconciliation.Move> moves) {
    this.tree = tree;
    this.record = record;
    this.moves = moves;
  }

  void complete() throws IOException {
    if (OutputTree.isLocal(tree.output())) {
      moveFolder();
    } else {
      copyFiles();
    }
  }

  void moveFolder() throws IOException {
    Path staging = tree.stagingPath();
    Path built = staging.resolve("tree");
    Path old = staging.resolve("old");
    Path output = tree.outputPath();
    if (!Files.exists(staging.resolve("attempts")) && !Files.exists(built)) {
      // An attempt before this one moved it already.
      RunRecord.read(output);
      return;
    }
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
    LocalFolders.delete(staging.resolve("attempts"));
    if (Files.exists(output)) {
      Files.move(output, old, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(built, output, StandardCopyOption.ATOMIC_MOVE);
    LocalFolders.delete(old);
  }

  void copyFiles() throws IOException {
    List<String> litter = new ArrayList<>();
    boolean written = moves.stream().anyMatch(move -> move.from() != null);
    if (written && list(tree.staging() + "/attempts/**").isEmpty()) {
      // An attempt before this one copied everything and cleared away behind it.
      return;
    }
    boolean begun = !list(tree.staging() + "/published").isEmpty();
    if (!begun) {
      // The old output ends being valid before any of its files changes.
      delete(list(tree.output() + "/" + OutputTree.RUN_FILE));
      for (Table table : Table.values()) {
        litter.addAll(list(tree.output() + "/" + table.label() + "/*"));
      }
      delete(litter);
      write(tree.staging() + "/published", "");
    }
    for (RunReconciliation.Move move : moves) {
      String to = tree.output() + "/" + move.to();
      if (move.from() == null) {
        RowFile.create(move.table(), move.format(), to).close();
      } else if (!list(tree.staging() + "/" + move.from()).isEmpty()) {
        FileSystems.copy(List.of(file(tree.staging() + "/" + move.from())), List.of(file(to)));
      }
    }
    write(tree.output() + "/" + OutputTree.RUN_FILE, record.toJson());
    delete(list(tree.staging() + "/**"));
  }

  private static void write(String resource, String text) throws IOException {
    try (OutputStream out = Channels.newOutputStream(ChannelOutputFile.open(resource))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static List<String> list(String pattern) throws IOException {
    return FileSystems.match(pattern, EmptyMatchTreatment.ALLOW).status()
            == MatchResult.Status.NOT_FOUND
        ? List.of()
        : FileSystems.match(pattern, EmptyMatchTreatment.ALLOW).metadata().stream()
            .map(metadata -> metadata.resourceId().toString())
            .toList();
  }

  private static void delete(List<String> resources) throws IOException {
    List<ResourceId> ids = new ArrayList<>();
    for (String resource : resources) {
      ids.add(file(resource));
    }
    FileSystems.delete(ids, MoveOptions.StandardMoveOptions.IGNORE_MISSING_FILES);
  }

  private static ResourceId file(String resource) {
    return FileSystems.matchNewResource(resource, false);
  }
}
