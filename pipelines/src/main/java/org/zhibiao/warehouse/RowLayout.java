package org.zhibiao.warehouse;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.iceberg.Schema;
import org.apache.iceberg.parquet.ParquetSchemaUtil;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.parquet.Version;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;

/**
 * How rows of a table lie in memory and in Parquet files. In memory a row is an array with a value
 * per column: {@link Binary} for strings and decimals, a list of them for lists, boxed numbers;
 * null where there is no value. Strings stay in UTF-8 on their way from file to file.
 */
final class RowLayout {

  /** Types of columns. */
  enum Kind {
    STRING,
    INT,
    LONG,
    DOUBLE,
    BOOLEAN,
    DECIMAL,
    STRINGS
  }

  /** Bytes of a decimal of 38 digits. */
  private static final int DECIMAL_BYTES = 16;

  /** Version of Parquet's format that footers name, as Parquet's own writer does. */
  private static final int VERSION = 1;

  private final Schema schema;
  private final MessageType parquet;
  private final FileMetaData footer;
  private final List<SchemaElement> leaves;
  private final String[] names;
  private final Kind[] kinds;
  private final int[] scales;
  private final Map<String, Integer> places = new HashMap<>();

  private RowLayout(Schema schema) {
    this.schema = schema;
    this.parquet = ParquetSchemaUtil.convert(schema, "table");
    this.footer =
        new ParquetMetadataConverter()
            .toParquetMetadata(
                VERSION,
                new ParquetMetadata(
                    new org.apache.parquet.hadoop.metadata.FileMetaData(
                        parquet, Map.of(), Version.FULL_VERSION),
                    List.of()));
    this.leaves = footer.getSchema().stream().filter(SchemaElement::isSetType).toList();
    int count = schema.columns().size();
    names = new String[count];
    kinds = new Kind[count];
    scales = new int[count];
    for (int i = 0; i < count; i++) {
      Types.NestedField column = schema.columns().get(i);
      names[i] = column.name();
      kinds[i] = kind(column.type());
      scales[i] = column.type() instanceof Types.DecimalType decimal ? decimal.scale() : 0;
      places.put(column.name(), i);
    }
  }

  /** Returns the layout of a table's rows. */
  static RowLayout of(Schema schema) {
    return new RowLayout(schema);
  }

  /** Returns the layout of some columns of the rows, in the order of the table. */
  RowLayout select(Collection<String> columns) {
    return new RowLayout(schema.select(columns));
  }

  /** Returns some columns of a row, in the order of a layout that has these only. */
  Object[] select(Object[] row, RowLayout some) {
    Object[] selected = new Object[some.columns()];
    for (int i = 0; i < selected.length; i++) {
      selected[i] = row[place(some.name(i))];
    }
    return selected;
  }

  private static Kind kind(Type type) {
    return switch (type.typeId()) {
      case STRING -> Kind.STRING;
      case INTEGER -> Kind.INT;
      case LONG -> Kind.LONG;
      case DOUBLE -> Kind.DOUBLE;
      case BOOLEAN -> Kind.BOOLEAN;
      case DECIMAL -> Kind.DECIMAL;
      case LIST -> Kind.STRINGS;
      default -> throw new IllegalArgumentException("No layout for columns of type " + type);
    };
  }

  Schema schema() {
    return schema;
  }

  MessageType parquet() {
    return parquet;
  }

  /** Returns the footer of a file of such rows without row groups. */
  FileMetaData footer() {
    return footer;
  }

  /** Returns the type of a column's values in files. */
  org.apache.parquet.format.Type type(int column) {
    return leaves.get(column).getType();
  }

  int columns() {
    return names.length;
  }

  String name(int column) {
    return names[column];
  }

  Kind kind(int column) {
    return kinds[column];
  }

  /** Returns the place of a column; -1 where there is none of that name. */
  int place(String name) {
    return places.getOrDefault(name, -1);
  }

  /** Turns records of a class of rows into rows of this layout. */
  static final class FromRecords {

    private final RowLayout layout;
    private final int[] positions;

    /** The last string of each column, much of which the next row mostly says again. */
    private final String[] strings;

    private final Binary[] encoded;

    FromRecords(RowLayout layout, org.apache.avro.Schema records) {
      this.layout = layout;
      this.positions = new int[layout.columns()];
      this.strings = new String[positions.length];
      this.encoded = new Binary[positions.length];
      for (int i = 0; i < positions.length; i++) {
        org.apache.avro.Schema.Field field = records.getField(layout.name(i));
        positions[i] = field == null ? -1 : field.pos();
      }
    }

    Object[] row(SpecificRecord record) {
      Object[] row = new Object[positions.length];
      for (int i = 0; i < row.length; i++) {
        Object value = positions[i] < 0 ? null : record.get(positions[i]);
        if (value != null) {
          row[i] = layout.kind(i) == Kind.STRING ? utf8(i, (String) value) : layout.value(i, value);
        }
      }
      return row;
    }

    private Binary utf8(int column, String string) {
      if (!string.equals(strings[column])) {
        strings[column] = string;
        encoded[column] = RowLayout.utf8(string);
      }
      return encoded[column];
    }
  }

  private Object value(int column, Object value) {
    return switch (kinds[column]) {
      case STRINGS -> {
        List<Binary> strings = new ArrayList<>();
        for (Object element : (List<?>) value) {
          strings.add(utf8((String) element));
        }
        yield strings;
      }
      case DECIMAL -> decimal((BigDecimal) value, scales[column]);
      case LONG -> ((Number) value).longValue();
      default -> value;
    };
  }

  /** Returns a string as it stands in rows. */
  static Binary utf8(String string) {
    return Binary.fromConstantByteArray(string.getBytes(StandardCharsets.UTF_8));
  }

  private static Binary decimal(BigDecimal value, int scale) {
    byte[] digits = value.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue().toByteArray();
    byte[] padded = new byte[DECIMAL_BYTES];
    Arrays.fill(padded, (byte) (digits[0] < 0 ? -1 : 0));
    System.arraycopy(digits, 0, padded, DECIMAL_BYTES - digits.length, digits.length);
    return Binary.fromConstantByteArray(padded);
  }
}
