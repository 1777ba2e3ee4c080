package org.zhibiao.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.zhibiao.extract.DocumentExtractor;
import org.zhibiao.extract.DocumentTables;
import org.zhibiao.source.SourceDocument;

/** How documents are found in tables. */
class ExtractedDocumentsTest {

  private static final DocumentExtractor EXTRACTOR = new DocumentExtractor();

  private final List<SpecificRecord> rows = new ArrayList<>();

  @Test
  void aDocumentIsFoundByTheLastPartOfItsUri() throws IOException {
    add(extract("2023/north/a.txt", "收到提案86件。"));

    ExtractedDocument document = load("a.txt").get("a.txt").get(0);

    assertThat(document.text()).isEqualTo("收到提案86件。");
    assertThat(document.mentions()).hasSize(1);
    assertThat(document.mentions().get(0).start()).isEqualTo(4);
  }

  @Test
  void otherDocumentsAreLeft() throws IOException {
    add(extract("a.txt", "收到提案86件。"));
    add(extract("b.txt", "收到提案77件。"));

    assertThat(load("b.txt")).containsOnlyKeys("b.txt");
  }

  @Test
  void documentsOfOneNameInTwoFoldersAreBothThere() throws IOException {
    add(extract("north/a.txt", "收到提案86件。"));
    add(extract("south/a.txt", "收到提案77件。"));

    assertThat(load("a.txt").get("a.txt")).hasSize(2);
  }

  @Test
  void aRepeatedDocumentHasTheMentionsOfItsOriginal() throws IOException {
    DocumentTables original = extract("a.txt", "收到提案86件。");
    add(original);
    add(
        EXTRACTOR.extractDuplicate(
            source("copy.txt", "收到提案86件。"), original.document().getDocumentId()));

    assertThat(load("copy.txt").get("copy.txt").get(0).mentions()).hasSize(1);
  }

  private Map<String, List<ExtractedDocument>> load(String name) throws IOException {
    TableRows tables =
        new TableRows() {
          @Override
          public <T extends SpecificRecord> List<T> read(String table, Class<T> rowClass) {
            return rows.stream().filter(rowClass::isInstance).map(rowClass::cast).toList();
          }
        };
    return ExtractedDocuments.load(tables, Set.of(name));
  }

  private void add(DocumentTables tables) {
    rows.add(tables.document());
    rows.addAll(tables.reports());
    rows.addAll(tables.mentions());
  }

  private static DocumentTables extract(String uri, String text) {
    return EXTRACTOR.extract(source(uri, text));
  }

  private static SourceDocument source(String uri, String text) {
    return SourceDocument.ofFile(uri, text.getBytes(StandardCharsets.UTF_8));
  }
}
