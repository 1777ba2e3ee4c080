package org.zhibiao.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;

/** The tables under their names. */
public final class TableSchemas {

  private static final Map<String, Schema> BY_NAME = byName();

  private TableSchemas() {}

  /** Returns the schemas by the names of the tables, in the data's way; unmodifiable. */
  public static Map<String, Schema> all() {
    return BY_NAME;
  }

  private static Map<String, Schema> byName() {
    Map<String, Schema> schemas = new LinkedHashMap<>();
    schemas.put("documents", DocumentRow.getClassSchema());
    schemas.put("reports", ReportRow.getClassSchema());
    schemas.put("sections", SectionRow.getClassSchema());
    schemas.put("mentions", MentionRow.getClassSchema());
    schemas.put("panel", PanelRow.getClassSchema());
    schemas.put("quarantine", QuarantineRow.getClassSchema());
    schemas.put("runs", RunRow.getClassSchema());
    return Collections.unmodifiableMap(schemas);
  }
}
