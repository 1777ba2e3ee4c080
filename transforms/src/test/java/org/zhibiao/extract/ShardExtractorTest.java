package org.zhibiao.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhibiao.catalogue.CatalogueText;
import org.zhibiao.schema.QuarantineRow;
import org.zhibiao.source.ReadLimits;
import org.zhibiao.source.ReadRules;
import org.zhibiao.source.SourceFile;
import org.zhibiao.source.SourceReader;
import org.zhibiao.source.SourceShard;

class ShardExtractorTest {

  @TempDir Path folder;

  @Test
  void aDefectOfAStageBecomesAQuarantineRowAndTheNextDocumentIsRead() throws IOException {
    ShardExtractor.Extraction failing =
        (document, originalId, listener) -> {
          listener.finished("decode", 1);
          listener.finished("script", 1);
          throw new IndexOutOfBoundsException("at 7");
        };

    List<QuarantineRow> rows = quarantined(failing, file("a.txt", "甲"), file("b.txt", "乙"));

    assertThat(rows).extracting(QuarantineRow::getUri).containsExactly("a.txt", "b.txt");
    assertThat(rows).extracting(QuarantineRow::getReason).containsOnly("INTERNAL_ERROR");
    assertThat(rows).extracting(QuarantineRow::getStage).containsOnly("report");
    assertThat(rows.get(0).getMessage())
        .startsWith("java.lang.IndexOutOfBoundsException in stage report: at 7");
    assertThat(rows.get(0).getSha256())
        .isEqualTo(DocumentIds.sha256("甲".getBytes(StandardCharsets.UTF_8)));
    assertThat(rows.get(0).getBytes()).isEqualTo(3);
  }

  @Test
  void aFileThatVanishedIsQuarantined() {
    SourceFile gone = new SourceFile("gone.txt", folder + "/gone.txt", 3, false, null);

    assertThat(
            quarantined(new ShardExtractor(CatalogueText.BUILT_IN, 1, ReadRules.standard()), gone))
        .containsExactly(
            new QuarantineRow(
                "gone.txt",
                null,
                null,
                null,
                "source",
                SourceReader.UNREADABLE,
                "It vanished after it was listed"));
  }

  @Test
  void aFileThatIsTooLongForADocumentIsNotRead() throws IOException {
    Files.writeString(folder.resolve("large.txt"), "甲");
    long length = ReadLimits.standard().bytes() + 1L;
    SourceFile large = new SourceFile("large.txt", folder + "/large.txt", length, false, null);

    assertThat(
            quarantined(new ShardExtractor(CatalogueText.BUILT_IN, 1, ReadRules.standard()), large))
        .extracting(QuarantineRow::getReason, QuarantineRow::getBytes)
        .containsExactly(tuple("TOO_LARGE", length));
  }

  @Test
  void aFileThatGrewSinceItWasListedIsReadToItsEnd() throws IOException {
    SourceFile listed = file("a.txt", "甲乙");
    SourceFile shorter = new SourceFile("a.txt", listed.resource(), 3, false, null);

    List<DocumentTables> tables =
        extract(new ShardExtractor(CatalogueText.BUILT_IN, 1, ReadRules.standard()), shorter);

    assertThat(tables.get(0).document().getText()).isEqualTo("甲乙");
  }

  private static List<QuarantineRow> quarantined(
      ShardExtractor.Extraction extraction, SourceFile... files) {
    return quarantined(new ShardExtractor(extraction, null, 1, ReadLimits.standard()), files);
  }

  private static List<QuarantineRow> quarantined(ShardExtractor extractor, SourceFile... files) {
    return extract(extractor, files).stream().map(DocumentTables::quarantine).toList();
  }

  private static List<DocumentTables> extract(ShardExtractor extractor, SourceFile... files) {
    List<DocumentTables> out = new ArrayList<>();
    extractor.extract(new SourceShard(0, 1, List.of(files)), Map.of(), out::add);
    return out;
  }

  private SourceFile file(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    return new SourceFile(name, file.toString(), Files.size(file), false, null);
  }
}
