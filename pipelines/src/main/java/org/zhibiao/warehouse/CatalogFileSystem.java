package org.zhibiao.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * This machine's files for a catalog, without a file of checksums beside each of them.
 *
 * <p>Hadoop's own class starts a process to set the permissions of every file that it makes, some
 * fifty in a refresh; this one asks the file system.
 */
public final class CatalogFileSystem extends RawLocalFileSystem {

  /** Made by Hadoop, by name. */
  public CatalogFileSystem() {}

  @Override
  public void setPermission(Path path, FsPermission permission) throws IOException {
    var attributes =
        Files.getFileAttributeView(pathToFile(path).toPath(), PosixFileAttributeView.class);
    // A file system without such permissions, as on Windows, has none to be set.
    if (attributes != null) {
      String rights =
          permission.getUserAction().SYMBOL
              + permission.getGroupAction().SYMBOL
              + permission.getOtherAction().SYMBOL;
      attributes.setPermissions(PosixFilePermissions.fromString(rights));
    }
  }
}
