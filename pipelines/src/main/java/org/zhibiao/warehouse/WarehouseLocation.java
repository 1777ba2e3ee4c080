package org.zhibiao.warehouse;

import java.util.Map;

/**
 * Where a warehouse is.
 *
 * @param folder folder that the tables are in: a local path or a URI
 * @param catalog kind of the catalog: hadoop, jdbc or rest
 * @param uri address of the catalog; null for hadoop, which needs none
 * @param namespace namespace of the tables
 * @param properties further properties of the catalog
 */
public record WarehouseLocation(
    String folder, String catalog, String uri, String namespace, Map<String, String> properties) {

  /** The namespace that tables have if nobody says otherwise. */
  public static final String NAMESPACE = "zhibiao";

  /** Copies the properties. */
  public WarehouseLocation {
    properties = Map.copyOf(properties);
  }

  /** Returns a warehouse in a folder, without a service. */
  public static WarehouseLocation of(String folder) {
    return new WarehouseLocation(folder, "hadoop", null, NAMESPACE, Map.of());
  }
}
