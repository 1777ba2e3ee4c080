package org.zhibiao.format;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.util.Utf8;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.avro.AvroReadSupport;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetReader;
import org.zhibiao.decode.UndecodableException;

/**
 * The records of Parquet and Avro files, their fields as text; fields of a field as {@code a.b}.
 */
final class RecordRows {

  private RecordRows() {}

  static void parquet(Path file, Rows rows) throws UndecodableException {
    PlainParquetConfiguration configuration = new PlainParquetConfiguration();
    // Time stamps of old writers, which nobody looks at.
    configuration.setBoolean(AvroReadSupport.READ_INT96_AS_FIXED, true);
    try (ParquetReader<IndexedRecord> reader =
        AvroParquetReader.<IndexedRecord>builder(new LocalParquetFile(file), configuration)
            .build()) {
      long number = 0;
      for (IndexedRecord record = reader.read(); record != null; record = reader.read()) {
        number = row(record, number, rows);
      }
    } catch (IOException | RuntimeException e) {
      throw damaged("Parquet", e);
    }
  }

  static void avro(File file, Rows rows) throws UndecodableException {
    try (DataFileReader<IndexedRecord> reader =
        new DataFileReader<>(file, new GenericDatumReader<>())) {
      long number = 0;
      if (reader.getSchema().getType() != Schema.Type.RECORD) {
        throw new UndecodableException("NO_TEXT_FIELD", "Its rows are no records");
      }
      while (reader.hasNext()) {
        number = row(reader.next(), number, rows);
      }
    } catch (IOException | RuntimeException e) {
      throw damaged("Avro", e);
    }
  }

  private static UndecodableException damaged(String format, Exception e) {
    return new UndecodableException("DAMAGED", "The " + format + " file is damaged: " + e);
  }

  private static long row(IndexedRecord record, long before, Rows rows)
      throws UndecodableException {
    if (before == 0) {
      List<String> names = new ArrayList<>();
      names(record.getSchema(), "", names, 0);
      rows.names(names);
    }
    List<String> cells = new ArrayList<>();
    cells(record, cells, record.getSchema(), 0);
    rows.row(null, before + 1, cells);
    return before + 1;
  }

  private static Schema nullable(Schema schema) {
    if (schema.getType() != Schema.Type.UNION) {
      return schema;
    }
    List<Schema> rest =
        schema.getTypes().stream().filter(t -> t.getType() != Schema.Type.NULL).toList();
    return rest.size() == 1 ? rest.get(0) : schema;
  }

  private static void names(Schema schema, String prefix, List<String> names, int depth) {
    for (Schema.Field field : schema.getFields()) {
      Schema inner = nullable(field.schema());
      if (inner.getType() == Schema.Type.RECORD && depth < 4) {
        names(inner, prefix + field.name() + ".", names, depth + 1);
      } else {
        names.add(prefix + field.name());
      }
    }
  }

  private static void cells(IndexedRecord record, List<String> cells, Schema schema, int depth) {
    for (Schema.Field field : schema.getFields()) {
      Schema inner = nullable(field.schema());
      Object value = record == null ? null : record.get(field.pos());
      if (inner.getType() == Schema.Type.RECORD && depth < 4) {
        cells((IndexedRecord) value, cells, inner, depth + 1);
      } else {
        cells.add(text(value));
      }
    }
  }

  /** Returns a value as text; null for what is no text and no number. */
  private static String text(Object value) {
    if (value == null) {
      return null;
    }
    if (value instanceof CharSequence
        || value instanceof Utf8
        || value instanceof Number
        || value instanceof Boolean) {
      return value.toString();
    }
    if (value instanceof ByteBuffer bytes) {
      ByteBuffer copy = bytes.duplicate();
      byte[] array = new byte[copy.remaining()];
      copy.get(array);
      return new String(array, StandardCharsets.UTF_8);
    }
    if (value instanceof List<?> list
        && list.stream().allMatch(element -> element instanceof CharSequence)) {
      return String.join("\n", list.stream().map(Object::toString).toList());
    }
    return null;
  }
}
