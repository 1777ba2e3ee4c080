package org.zhibiao.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.zhibiao.catalogue.IssueCodes;
import org.zhibiao.lexicon.DataFile;

/**
 * Run with {@code -Dzhibiao.regenerate=true} to write docs/tables.md anew: {@code mvn -q -pl
 * schemas test -Dtest=SchemaDocsGeneratorTest -Dzhibiao.regenerate=true}.
 */
class SchemaDocsGeneratorTest {

  private static final IssueCodes ISSUES =
      IssueCodes.of(
          DataFile.ofText(
              "issues.csv", "code,table,meaning,what_to_do\nLATE,reports,It came late.,Wait."));

  @Test
  void theCommittedPageIsUpToDate() throws IOException {
    Path page = ProjectFolder.root().resolve("docs/tables.md");
    String generated = SchemaDocsGenerator.markdown(TableSchemas.all(), IssueCodes.load());
    if (Boolean.getBoolean("zhibiao.regenerate")) {
      Files.writeString(page, generated);
    }

    assertThat(Files.readString(page))
        .as(
            "docs/tables.md; run mvn -q -pl schemas test -Dtest=SchemaDocsGeneratorTest"
                + " -Dzhibiao.regenerate=true")
        .isEqualTo(generated);
  }

  @Test
  void aColumnStandsWithTypeAndMeaning() {
    Schema schema =
        SchemaBuilder.record("Row")
            .doc("One row per thing.")
            .fields()
            .name("size")
            .doc("How large | wide it is.")
            .type()
            .nullable()
            .intType()
            .intDefault(0)
            .endRecord();

    assertThat(SchemaDocsGenerator.markdown(Map.of("things", schema), ISSUES))
        .contains("## things\n\nOne row per thing.\n")
        .contains("| `size` | int | yes | How large \\| wide it is. |");
  }

  @Test
  void decimalsListsAndTimesAreNamedAsSuch() {
    String page = SchemaDocsGenerator.markdown(TableSchemas.all(), ISSUES);

    assertThat(page)
        .contains("| `value` | decimal(38,10) | yes |")
        .contains("| `issues` | list of string |  |")
        .contains("| `started` | timestamp-micros |  |")
        .contains("| `counts` | map of long |  |");
  }

  @Test
  void issueCodesStandWithAdvice() {
    assertThat(SchemaDocsGenerator.markdown(Map.of(), ISSUES))
        .contains("| `LATE` | reports | It came late. | Wait. |");
  }
}
