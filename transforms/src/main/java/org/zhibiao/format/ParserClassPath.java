package org.zhibiao.format;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What the parser JVM runs from: what the launcher says, or else whatever this class came from (the
 * job jar on a cluster) and the class path of this JVM.
 */
final class ParserClassPath {

  private ParserClassPath() {}

  static String get() {
    String given = System.getProperty("zhibiao.parserPath");
    if (given != null && !given.isBlank()) {
      return given;
    }
    Set<String> path = new LinkedHashSet<>();
    CodeSource source = ParserClassPath.class.getProtectionDomain().getCodeSource();
    add(source == null ? null : source.getLocation(), path);
    for (ClassLoader loader = ParserClassPath.class.getClassLoader();
        loader != null;
        loader = loader.getParent()) {
      if (loader instanceof URLClassLoader urls) {
        for (URL location : urls.getURLs()) {
          add(location, path);
        }
      }
    }
    String own = System.getProperty("java.class.path");
    if (own != null && !own.isBlank()) {
      path.add(own);
    }
    return String.join(File.pathSeparator, path);
  }

  private static void add(URL location, Set<String> path) {
    if (location == null || !location.getProtocol().equals("file")) {
      return;
    }
    try {
      path.add(Path.of(location.toURI()).toString());
    } catch (URISyntaxException | IllegalArgumentException e) {
      path.add(location.getPath());
    }
  }
}
