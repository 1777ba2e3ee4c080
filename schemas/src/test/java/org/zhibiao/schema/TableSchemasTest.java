package org.zhibiao.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TableSchemasTest {

  static Stream<Schema> schemas() {
    return TableSchemas.all().values().stream();
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void everyTableAndFieldSaysWhatItIs(Schema schema) {
    assertThat(schema.getDoc()).as(schema.getName()).isNotBlank();
    assertThat(schema.getFields())
        .allSatisfy(
            field -> assertThat(field.doc()).as(field.name()).isNotBlank().matches(".*[.…]"));
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void whatMayBeUnknownIsNullByDefault(Schema schema) {
    assertThat(schema.getFields())
        .filteredOn(field -> field.schema().isNullable())
        .allSatisfy(field -> assertThat(field.hasDefaultValue()).as(field.name()).isTrue());
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void amountsAreDecimalsOfOnePrecision(Schema schema) {
    assertThat(schema.getFields())
        .filteredOn(
            field -> List.of("value", "value_high", "canonical_value").contains(field.name()))
        .allSatisfy(
            field ->
                assertThat(field.schema().getTypes().get(1).getLogicalType())
                    .isEqualTo(LogicalTypes.decimal(38, 10)));
  }

  @Test
  void everySchemaFileIsATable() throws IOException {
    Path folder = ProjectFolder.root().resolve("schemas/src/main/avro");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".avsc", "")))
          .containsExactlyInAnyOrderElementsOf(TableSchemas.all().keySet());
    }
  }
}
