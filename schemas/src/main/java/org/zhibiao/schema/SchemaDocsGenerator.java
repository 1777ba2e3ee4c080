package org.zhibiao.schema;

import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.zhibiao.catalogue.IssueCode;
import org.zhibiao.catalogue.IssueCodes;

/**
 * Writes {@code docs/tables.md} from the schemas and {@code issues.csv}, so that the page cannot
 * say anything else than the tables hold.
 */
public final class SchemaDocsGenerator {

  private static final String HEAD =
      """
      # The tables

      <!-- Generated from schemas/src/main/avro and issues.csv. Do not edit; run
           mvn -q -pl schemas test -Dtest=SchemaDocsGeneratorTest -Dzhibiao.regenerate=true -->

      Every table is written as `OUT/<table>/*.parquet` and, if asked for, `OUT/<table>/*.avro`, and \
      exists even where it has no rows (`runs` belongs to a warehouse only). Offsets are UTF-16 code \
      units in `documents.text`: the text from `start` to `end` is the evidence for a row. What is \
      unknown is null, never an empty string.

      """;

  private SchemaDocsGenerator() {}

  /** Returns the page for tables and issue codes, in Markdown, ending with a line feed. */
  public static String markdown(Map<String, Schema> tables, IssueCodes issues) {
    StringBuilder page = new StringBuilder(HEAD);
    tables.forEach((name, schema) -> table(page, name, schema));
    page.append("## Issue codes\n\n");
    page.append(
        "A doubt stands in `issues` of its row, a failure in `quarantine.reason`, an exclusion is"
            + " counted in run.json.\n\n");
    page.append("| code | where | meaning | what to do |\n|---|---|---|---|\n");
    for (IssueCode issue : issues.all()) {
      row(page, code(issue.code()), issue.table(), issue.meaning(), issue.whatToDo());
    }
    return page.toString();
  }

  private static void table(StringBuilder page, String name, Schema schema) {
    page.append("## ").append(name).append("\n\n");
    page.append(schema.getDoc()).append("\n\n");
    page.append("| column | type | null | meaning |\n|---|---|---|---|\n");
    for (Schema.Field field : schema.getFields()) {
      row(
          page,
          code(field.name()),
          type(field.schema()),
          field.schema().isNullable() ? "yes" : "",
          field.doc());
    }
    page.append('\n');
  }

  private static void row(StringBuilder page, String... cells) {
    for (String cell : cells) {
      page.append("| ").append(String.valueOf(cell).replace("|", "\\|")).append(' ');
    }
    page.append("|\n");
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  private static String type(Schema schema) {
    if (schema.isUnion()) {
      return schema.getTypes().stream()
          .filter(type -> type.getType() != Schema.Type.NULL)
          .map(SchemaDocsGenerator::type)
          .findFirst()
          .orElseThrow();
    }
    if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
      return "decimal(" + decimal.getPrecision() + "," + decimal.getScale() + ")";
    }
    if (schema.getLogicalType() != null) {
      return schema.getLogicalType().getName();
    }
    return switch (schema.getType()) {
      case ARRAY -> "list of " + type(schema.getElementType());
      case MAP -> "map of " + type(schema.getValueType());
      default -> schema.getType().getName();
    };
  }
}
