package org.zhibiao.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.zhibiao.extract.DocumentExtractor;
import org.zhibiao.extract.DocumentTables;
import org.zhibiao.source.SourceDocument;

/** Reports and sections agree with the structure labels as far as is aimed at. */
class StructureFloorsTest {

  private static final Path ROOT = Path.of(System.getProperty("zhibiao.root", ".."));

  private final DocumentExtractor extractor = new DocumentExtractor();

  @Test
  void composedReportsOfEveryShapeReachEveryTarget() throws IOException {
    StructureScores scores =
        scores(ROOT.resolve("labels/composed.jsonl"), List.of(ROOT.resolve("labels/composed")));

    assertThat(belowTarget(scores)).as("%s", scores.mistakes()).isEmpty();
    assertThat(scores.shares().get(StructureScores.FOUND).all()).isGreaterThan(20);
  }

  @Test
  void samplesAreFoundAndDivided() throws IOException {
    StructureScores scores =
        scores(ROOT.resolve("labels/samples.jsonl"), List.of(ROOT.resolve("samples")));

    // One digest, a list of figures on a newspaper's page, is no report to the rules yet.
    StructureScores.Share found = scores.shares().get(StructureScores.FOUND);
    assertThat(found.all() - found.right()).as("%s", scores.mistakes()).isLessThanOrEqualTo(1);
    assertThat(scores.shares().get(StructureScores.CHARACTERS).value().getAsDouble())
        .isGreaterThanOrEqualTo(0.98);
  }

  @Test
  void realReportsReachEveryTarget() throws IOException {
    String data = System.getProperty("zhibiao.testData");
    assumeTrue(
        data != null && Files.isDirectory(Path.of(data, "corpus")),
        "Skipped: zhibiao.testData names no folder of real reports");

    StructureScores scores =
        scores(
            ROOT.resolve("labels/structure.jsonl"),
            List.of(Path.of(data, "seeds"), Path.of(data, "corpus")));

    assertThat(belowTarget(scores)).as("%s", scores.mistakes()).isEmpty();
  }

  private StructureScores scores(Path labels, List<Path> folders) throws IOException {
    StructureGold gold = StructureGold.read(labels);
    assertThat(gold.mistakes()).isEmpty();
    Map<String, DocumentStructure> documents = new TreeMap<>();
    for (String name : gold.documentNames()) {
      for (Path folder : folders) {
        if (Files.exists(folder.resolve(name))) {
          DocumentTables tables =
              extractor.extract(
                  SourceDocument.ofFile(name, Files.readAllBytes(folder.resolve(name))));
          documents.put(
              name,
              new DocumentStructure(
                  name, tables.document().getText(), tables.reports(), tables.sections()));
        }
      }
    }
    assertThat(documents.keySet()).isEqualTo(gold.documentNames());
    return StructureScores.of(gold.labels(), documents);
  }

  private static List<String> belowTarget(StructureScores scores) {
    List<String> below = new ArrayList<>();
    scores
        .shares()
        .forEach(
            (measure, share) -> {
              if (share.value().orElse(1) < share.target()) {
                below.add(measure + " " + share.right() + " of " + share.all());
              }
            });
    return below;
  }
}
