package org.zhibiao.warehouse;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ReachableFileUtil;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.SupportsPrefixOperations;

/** Files in the folder of a table that belong to nothing: what runs left that were killed. */
final class Orphans {

  private Orphans() {}

  /**
   * Removes them.
   *
   * @param before files that were written later stay
   * @return number of files removed
   */
  static int remove(Table table, Instant before) throws IOException {
    if (!(table.io() instanceof SupportsPrefixOperations io)) {
      return 0;
    }
    table.refresh();
    Set<String> reachable = reachable(table);
    List<String> orphans = new ArrayList<>();
    for (FileInfo file : io.listPrefix(table.location())) {
      boolean old = file.createdAtMillis() <= before.toEpochMilli();
      if (old && !reachable.contains(plain(file.location()))) {
        orphans.add(file.location());
      }
    }
    orphans.forEach(io::deleteFile);
    return orphans.size();
  }

  private static Set<String> reachable(Table table) throws IOException {
    Set<String> reachable = new HashSet<>();
    ReachableFileUtil.metadataFileLocations(table, false).forEach(f -> reachable.add(plain(f)));
    ReachableFileUtil.manifestListLocations(table).forEach(f -> reachable.add(plain(f)));
    reachable.add(plain(ReachableFileUtil.versionHintLocation(table)));
    Set<String> manifests = new HashSet<>();
    for (Snapshot snapshot : table.snapshots()) {
      for (ManifestFile manifest : snapshot.allManifests(table.io())) {
        if (manifests.add(manifest.path())) {
          reachable.add(plain(manifest.path()));
          try (CloseableIterable<String> paths = ManifestFiles.readPaths(manifest, table.io())) {
            paths.forEach(path -> reachable.add(plain(path)));
          }
        }
      }
    }
    return reachable;
  }

  private static String plain(String location) {
    return WarehouseFiles.isLocal(location) ? WarehouseFiles.path(location).toString() : location;
  }
}
