package org.zhibiao.pipelines;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.zhibiao.warehouse.WarehouseException;
import org.zhibiao.warehouse.WarehouseLocation;
import picocli.CommandLine.Option;

/** The options that say where a warehouse is. */
final class WarehouseOptions {

  /** A guard refused to publish what a run found. */
  static final int GUARDED = 3;

  /** Another run is at work. */
  static final int BUSY = 4;

  @Option(
      names = "--warehouse",
      paramLabel = "FOLDER",
      description =
          "Folder of the warehouse, on a local or shared file system; with another catalog any URI"
              + " that it knows.")
  private String folder;

  @Option(
      names = "--catalog",
      paramLabel = "KIND",
      defaultValue = "hadoop",
      description =
          "hadoop needs nothing but the folder; jdbc keeps the catalog in a database, rest in a"
              + " service. Default: ${DEFAULT-VALUE}.")
  private String catalog;

  @Option(
      names = "--catalog-uri",
      paramLabel = "URI",
      description = "Address of a jdbc or rest catalog, such as jdbc:postgresql://host/database.")
  private String uri;

  @Option(
      names = "--catalog-property",
      paramLabel = "NAME=VALUE",
      description =
          "Further property of the catalog, such as jdbc.user=zhibiao; repeat it. A value @FILE is"
              + " read from a file, so that secrets stay off the command line.")
  private Map<String, String> properties = new LinkedHashMap<>();

  @Option(
      names = "--namespace",
      paramLabel = "NAME",
      defaultValue = WarehouseLocation.NAMESPACE,
      description = "Namespace of the tables. Default: ${DEFAULT-VALUE}.")
  private String namespace;

  String folder() {
    if (folder == null || folder.isBlank()) {
      throw new UsageException("--warehouse is missing: name the folder of the tables");
    }
    return folder;
  }

  WarehouseLocation location() {
    if (!catalog.equals("hadoop") && uri == null) {
      throw new UsageException("--catalog=" + catalog + " needs --catalog-uri");
    }
    Map<String, String> read = new LinkedHashMap<>();
    properties.forEach((name, value) -> read.put(name, value(name, value)));
    return new WarehouseLocation(folder(), catalog, uri, namespace, read);
  }

  private static String value(String name, String value) {
    if (!value.startsWith("@")) {
      return value;
    }
    try {
      return java.nio.file.Files.readString(java.nio.file.Path.of(value.substring(1))).strip();
    } catch (java.io.IOException e) {
      throw new UsageException("--catalog-property=" + name + "=" + value + " cannot be read", e);
    }
  }

  /** Prints what is in the way and returns the exit code that says so. */
  static int explain(WarehouseException e, PrintWriter err) {
    err.println("zhibiao: " + e.getMessage());
    return switch (e.kind()) {
      case UNUSABLE -> Zhibiao.WRONG_USAGE;
      case GUARD -> GUARDED;
      case BUSY -> BUSY;
    };
  }
}
