package org.zhibiao.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Data written by every release stays readable. {@code schemas/released/VERSION} keeps the schemas
 * of a release as they were; a release adds a folder and no folder ever changes. To freeze the
 * current schemas: {@code mvn -q -pl schemas test -Dtest=ReleasedSchemasTest
 * -Dzhibiao.freeze=VERSION}.
 */
class ReleasedSchemasTest {

  /** A released schema file. */
  record Released(String version, String table, Path file) {
    @Override
    public String toString() {
      return version + " " + table;
    }
  }

  static List<Released> released() throws IOException {
    Path root = ProjectFolder.root().resolve("schemas/released");
    String freeze = System.getProperty("zhibiao.freeze");
    if (freeze != null) {
      freeze(root.resolve(freeze));
    }
    List<Released> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".avsc")).sorted().toList()) {
        found.add(
            new Released(
                file.getParent().getFileName().toString(),
                file.getFileName().toString().replace(".avsc", ""),
                file));
      }
    }
    return found;
  }

  @ParameterizedTest
  @MethodSource("released")
  void theCurrentSchemaReadsWhatTheReleaseWrote(Released released) throws IOException {
    Schema writer = new Schema.Parser().parse(released.file().toFile());
    Schema reader = TableSchemas.all().get(released.table());

    assertThat(reader).as("table " + released.table() + " still exists").isNotNull();
    SchemaCompatibility.SchemaPairCompatibility pair =
        SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
    assertThat(pair.getResult().getIncompatibilities()).isEmpty();
    assertThat(pair.getType()).isEqualTo(SchemaCompatibilityType.COMPATIBLE);
  }

  @ParameterizedTest
  @MethodSource("released")
  void noColumnOfTheReleaseIsGone(Released released) throws IOException {
    Schema writer = new Schema.Parser().parse(released.file().toFile());
    Schema reader = TableSchemas.all().get(released.table());

    assertThat(reader.getFields())
        .extracting(Schema.Field::name)
        .containsAll(writer.getFields().stream().map(Schema.Field::name).toList());
  }

  @ParameterizedTest
  @MethodSource("released")
  void aRowOfTheReleaseIsReadUnchanged(Released released) throws IOException {
    Schema writer = new Schema.Parser().parse(released.file().toFile());
    Schema reader = TableSchemas.all().get(released.table());
    GenericRecord row = example(writer);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<GenericRecord>(writer).write(row, encoder);
    encoder.flush();

    GenericRecord read =
        new GenericDatumReader<GenericRecord>(writer, reader)
            .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));

    for (Schema.Field field : writer.getFields()) {
      assertThat(String.valueOf(read.get(field.name())))
          .as(field.name())
          .isEqualTo(String.valueOf(row.get(field.name())));
    }
  }

  @Test
  void theLatestReleaseHasEveryTable() throws IOException {
    List<Released> all = released();
    String latest = all.get(all.size() - 1).version();

    assertThat(all.stream().filter(r -> r.version().equals(latest)).map(Released::table))
        .containsExactlyInAnyOrderElementsOf(TableSchemas.all().keySet());
  }

  private static GenericRecord example(Schema schema) {
    GenericRecord row = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      row.put(field.name(), value(field.schema()));
    }
    return row;
  }

  private static Object value(Schema schema) {
    return switch (schema.getType()) {
      case UNION -> value(schema.getTypes().get(1));
      case STRING -> "件";
      case INT -> 7;
      case LONG -> 8L;
      case DOUBLE -> 0.5;
      case BYTES -> java.nio.ByteBuffer.wrap(new byte[] {1, 2});
      case ARRAY -> List.of("a");
      case MAP -> Map.of("a", 1L);
      default -> throw new IllegalArgumentException("No example for " + schema);
    };
  }

  private static void freeze(Path folder) throws IOException {
    if (Files.exists(folder)) {
      throw new IllegalStateException(folder + " exists; a released schema never changes");
    }
    Files.createDirectories(folder);
    Path current = ProjectFolder.root().resolve("schemas/src/main/avro");
    for (String table : TableSchemas.all().keySet()) {
      Files.copy(current.resolve(table + ".avsc"), folder.resolve(table + ".avsc"));
    }
  }
}
