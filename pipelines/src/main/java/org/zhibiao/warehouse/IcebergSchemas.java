package org.zhibiao.warehouse;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema.Field;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** The schemas of rows as schemas of Iceberg tables, column by column, with their explanations. */
final class IcebergSchemas {

  private IcebergSchemas() {}

  /** Returns the Iceberg schema of a schema of rows. Catalogs number the columns anew. */
  static Schema of(org.apache.avro.Schema avro) {
    List<Types.NestedField> columns = new ArrayList<>();
    // Columns are numbered first, what is inside of them behind.
    int[] next = {avro.getFields().size() + 1};
    for (Field field : avro.getFields()) {
      int id = field.pos() + 1;
      Type type = type(field.schema(), next);
      columns.add(
          field.schema().isNullable()
              ? Types.NestedField.optional(id, field.name(), type, field.doc())
              : Types.NestedField.required(id, field.name(), type, field.doc()));
    }
    return new Schema(columns);
  }

  private static Type type(org.apache.avro.Schema schema, int[] next) {
    LogicalType logical = schema.getLogicalType();
    return switch (schema.getType()) {
      case UNION -> type(present(schema), next);
      case STRING -> Types.StringType.get();
      case INT -> Types.IntegerType.get();
      case LONG ->
          logical instanceof LogicalTypes.TimestampMicros
              ? Types.TimestampType.withZone()
              : Types.LongType.get();
      case DOUBLE -> Types.DoubleType.get();
      case BOOLEAN -> Types.BooleanType.get();
      case BYTES -> {
        LogicalTypes.Decimal decimal = (LogicalTypes.Decimal) logical;
        yield Types.DecimalType.of(decimal.getPrecision(), decimal.getScale());
      }
      case ARRAY -> {
        int element = next[0]++;
        yield Types.ListType.ofRequired(element, type(schema.getElementType(), next));
      }
      case MAP -> {
        int key = next[0]++;
        int value = next[0]++;
        yield Types.MapType.ofRequired(
            key, value, Types.StringType.get(), type(schema.getValueType(), next));
      }
      default -> throw new IllegalArgumentException("No column can be of type " + schema);
    };
  }

  private static org.apache.avro.Schema present(org.apache.avro.Schema union) {
    return union.getTypes().stream()
        .filter(type -> type.getType() != org.apache.avro.Schema.Type.NULL)
        .findFirst()
        .orElseThrow();
  }
}
