package org.zhibiao.warehouse;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.catalog.Catalog;

/** Opens catalogs. */
final class Catalogs {

  private static final Map<String, String> IMPLEMENTATIONS =
      Map.of(
          "hadoop", CatalogUtil.ICEBERG_CATALOG_HADOOP,
          "jdbc", CatalogUtil.ICEBERG_CATALOG_JDBC,
          "rest", CatalogUtil.ICEBERG_CATALOG_REST);

  private Catalogs() {}

  static Catalog open(WarehouseLocation location) throws WarehouseException {
    String implementation = IMPLEMENTATIONS.get(location.catalog());
    if (implementation == null) {
      throw new WarehouseException(
          WarehouseException.Kind.UNUSABLE,
          "--catalog=" + location.catalog() + ": choose hadoop, jdbc or rest");
    }
    Map<String, String> properties = new HashMap<>(location.properties());
    properties.put(CatalogProperties.WAREHOUSE_LOCATION, absolute(location.folder()));
    if (location.uri() != null) {
      properties.put(CatalogProperties.URI, location.uri());
    }
    properties.put(CatalogUtil.ICEBERG_CATALOG_TYPE, location.catalog());
    try {
      return CatalogUtil.buildIcebergCatalog("zhibiao", properties, configuration());
    } catch (RuntimeException e) {
      throw new WarehouseException(
          WarehouseException.Kind.UNUSABLE,
          "The catalog of " + location.folder() + " cannot be opened: " + e.getMessage(),
          e);
    }
  }

  /** Returns the absolute form of a local folder; a URI as it is. */
  static String absolute(String folder) {
    return WarehouseFiles.isLocal(folder)
        ? Path.of(WarehouseFiles.path(folder).toString()).toAbsolutePath().normalize().toString()
        : folder;
  }

  private static Configuration configuration() {
    Configuration configuration = new Configuration();
    configuration.set("fs.file.impl", CatalogFileSystem.class.getName());
    return configuration;
  }
}
