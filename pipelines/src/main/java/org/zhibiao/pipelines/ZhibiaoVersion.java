package org.zhibiao.pipelines;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of zhibiao that is running. */
final class ZhibiaoVersion {

  private ZhibiaoVersion() {}

  static String get() {
    Properties properties = new Properties();
    try (InputStream in = ZhibiaoVersion.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String version = properties.getProperty("version");
    // Classes that an IDE compiled carry the placeholder still.
    return version.startsWith("$") ? "unreleased" : version;
  }
}
