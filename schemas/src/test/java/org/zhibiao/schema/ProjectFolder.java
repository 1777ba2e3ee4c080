package org.zhibiao.schema;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the project's files stand while tests run. */
final class ProjectFolder {

  private ProjectFolder() {}

  /** Returns the folder of the parent pom. */
  static Path root() {
    String root = System.getProperty("zhibiao.root");
    if (root != null) {
      return Path.of(root);
    }
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("schemas/src/main/avro"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("Run the tests inside the project or set zhibiao.root");
      }
    }
    return folder;
  }
}
