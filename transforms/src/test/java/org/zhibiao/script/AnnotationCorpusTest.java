package org.zhibiao.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pinyin annotations of real reports; needs the folder named by the property zhibiao.testData. */
class AnnotationCorpusTest {

  private List<Path> seeds;

  @BeforeEach
  void findReports() throws IOException {
    String root = System.getProperty("zhibiao.testData", "");
    Path folder = Path.of(root, "seeds");
    assumeTrue(
        !root.isEmpty() && Files.isDirectory(folder),
        "skipped: no reports; set zhibiao.testData to a folder with seeds/");
    try (Stream<Path> files = Files.list(folder)) {
      seeds = files.sorted().toList();
    }
  }

  @Test
  void removesTheAnnotationsOfTheAnnotatedReportOnly() throws IOException {
    ScriptNormalizer normalizer = new ScriptNormalizer();
    for (Path seed : seeds) {
      NormalizedText text = normalizer.normalize(Files.readString(seed));
      boolean annotated = seed.getFileName().toString().startsWith("001");
      assertThat(text.annotationsRemoved()).as(seed.toString()).isEqualTo(annotated ? 713 : 0);
      assertThat(text.script()).isEqualTo(annotated ? Script.HANT : Script.HANS);
    }
  }
}
