package org.zhibiao.warehouse;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zhibiao.warehouse.SourceItem.Outcome;
import org.zhibiao.warehouse.SourceItem.SourceHead;

class GuardsTest {

  private static final String ONE = "11".repeat(32);
  private static final String OTHER = "22".repeat(32);

  @Test
  void documentsOfOtherPlacesOrContentsAreThereOnce() {
    assertThatCode(
            () ->
                Guards.checkKeys(
                    List.of(
                        item("a.zip", "1.txt", ONE),
                        item("a.zip", "2.txt", ONE),
                        item("b.txt", null, ONE),
                        item("b.txt", null, OTHER),
                        item("c.txt", null, null),
                        item("c.txt", null, null))))
        .doesNotThrowAnyException();
  }

  @Test
  void aDocumentThatIsThereTwiceIsNotPublished() {
    assertThatThrownBy(
            () ->
                Guards.checkKeys(
                    List.of(
                        item("a.txt", null, OTHER),
                        item("b.txt", null, ONE),
                        item("b.txt", null, OTHER),
                        item("b.txt", null, ONE))))
        .isInstanceOf(WarehouseException.class)
        .hasMessageContaining(
            "the document_id " + item("b.txt", null, ONE).documentId() + " is there twice");
  }

  private static SourceItem item(String uri, String entry, String sha256) {
    return new SourceItem(
        new SourceHead(uri, 1, 1, null, ONE, null, false),
        entry,
        sha256,
        sha256 == null ? Outcome.QUARANTINE : Outcome.DOCUMENT,
        false,
        "p");
  }
}
