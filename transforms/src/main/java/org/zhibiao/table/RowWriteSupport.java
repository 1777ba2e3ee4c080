package org.zhibiao.table;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.avro.AvroSchemaConverter;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;

/**
 * Writes rows to Parquet as {@link AvroWriteSupport} does, with the same schema and metadata. That
 * one looks up the conversion of every value of every row; here each column knows its own.
 */
final class RowWriteSupport extends WriteSupport<SpecificRecord> {

  private final Schema rows;
  private final MessageType parquet;
  private final Column[] columns;
  private RecordConsumer consumer;

  /**
   * Creates it for the rows of a schema.
   *
   * @throws IllegalArgumentException if a column is of a type that no table has
   */
  RowWriteSupport(Schema rows) {
    this.rows = rows;
    PlainParquetConfiguration configuration = new PlainParquetConfiguration();
    // Lists in the three levels of the Parquet standard, as other readers expect them.
    configuration.setBoolean(AvroWriteSupport.WRITE_OLD_LIST_STRUCTURE, false);
    parquet = new AvroSchemaConverter(configuration).convert(rows);
    columns = new Column[rows.getFields().size()];
    for (Schema.Field field : rows.getFields()) {
      columns[field.pos()] = column(field);
    }
  }

  /** Writes a value that is not null. */
  @FunctionalInterface
  private interface Values {
    void write(RecordConsumer consumer, Object value);
  }

  private record Column(String name, Values values) {}

  private static Column column(Schema.Field field) {
    return new Column(field.name(), values(field.name(), present(field.schema())));
  }

  /** Returns the type of a column whose values may be null. */
  private static Schema present(Schema schema) {
    if (schema.getType() != Schema.Type.UNION) {
      return schema;
    }
    List<Schema> types =
        schema.getTypes().stream().filter(type -> type.getType() != Schema.Type.NULL).toList();
    return types.size() == 1 ? types.get(0) : schema;
  }

  private static Values values(String name, Schema type) {
    return switch (type.getType()) {
      case STRING -> new Strings();
      case INT -> (consumer, value) -> consumer.addInteger((Integer) value);
      case LONG -> (consumer, value) -> consumer.addLong((Long) value);
      case DOUBLE -> (consumer, value) -> consumer.addDouble((Double) value);
      case BOOLEAN -> (consumer, value) -> consumer.addBoolean((Boolean) value);
      case BYTES -> {
        if (type.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
          yield decimals(decimal.getScale());
        }
        throw unknown(name, type);
      }
      case ARRAY -> lists(values(name, type.getElementType()));
      default -> throw unknown(name, type);
    };
  }

  private static Values decimals(int scale) {
    return (consumer, value) -> {
      BigDecimal decimal = ((BigDecimal) value).setScale(scale, RoundingMode.UNNECESSARY);
      consumer.addBinary(Binary.fromConstantByteArray(decimal.unscaledValue().toByteArray()));
    };
  }

  private static Values lists(Values elements) {
    return (consumer, value) -> {
      consumer.startGroup();
      List<?> list = (List<?>) value;
      if (!list.isEmpty()) {
        consumer.startField("list", 0);
        for (Object element : list) {
          consumer.startGroup();
          consumer.startField("element", 0);
          elements.write(consumer, element);
          consumer.endField("element", 0);
          consumer.endGroup();
        }
        consumer.endField("list", 0);
      }
      consumer.endGroup();
    };
  }

  private static IllegalArgumentException unknown(String name, Schema type) {
    return new IllegalArgumentException("Column " + name + " is of a type not written: " + type);
  }

  /** Strings; rows that follow each other often hold the same one, such as a document_id. */
  private static final class Strings implements Values {
    private Object last;
    private Binary encoded;

    @Override
    public void write(RecordConsumer consumer, Object value) {
      if (value != last) {
        encoded = Binary.fromConstantByteArray(value.toString().getBytes(StandardCharsets.UTF_8));
        last = value;
      }
      consumer.addBinary(encoded);
    }
  }

  @Override
  public String getName() {
    return "avro";
  }

  @Override
  @Deprecated
  public WriteContext init(Configuration configuration) {
    return context();
  }

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    return context();
  }

  private WriteContext context() {
    return new WriteContext(parquet, Map.of("parquet.avro.schema", rows.toString()));
  }

  @Override
  public void prepareForWrite(RecordConsumer recordConsumer) {
    consumer = recordConsumer;
  }

  @Override
  public void write(SpecificRecord row) {
    consumer.startMessage();
    for (int i = 0; i < columns.length; i++) {
      Object value = row.get(i);
      if (value != null) {
        Column column = columns[i];
        consumer.startField(column.name(), i);
        column.values().write(consumer, value);
        consumer.endField(column.name(), i);
      }
    }
    consumer.endMessage();
  }
}
