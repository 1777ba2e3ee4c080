package org.zhibiao.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.zhibiao.extract.DocumentExtractor;
import org.zhibiao.extract.DocumentTables;
import org.zhibiao.source.SourceDocument;

/**
 * The reports that are measured: the real ones of the folder {@code seeds} below the system
 * property {@code zhibiao.testData}, else the composed ones of {@code samples} below {@code
 * zhibiao.root} (the working folder where that is not set).
 *
 * @param folder where they come from
 * @param documents bytes and locators, ordered by name
 * @param texts the decoded texts, in the same order
 */
record Reports(Path folder, List<SourceDocument> documents, List<String> texts) {

  /**
   * Reads the reports; files that cannot be decoded are left out.
   *
   * @throws IOException if there is no such folder or it cannot be read
   */
  static Reports load(DocumentExtractor extractor) throws IOException {
    Path folder = inputFolder();
    List<SourceDocument> documents = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path :
          paths.filter(Files::isRegularFile).filter(p -> isReport(folder, p)).sorted().toList()) {
        SourceDocument document =
            SourceDocument.ofFile(folder.relativize(path).toString(), Files.readAllBytes(path));
        DocumentTables tables = extractor.extract(document);
        if (tables.document() != null) {
          documents.add(document);
          texts.add(tables.document().getText());
        }
      }
    }
    if (documents.isEmpty()) {
      throw new IOException(folder + " holds no report");
    }
    return new Reports(folder, List.copyOf(documents), List.copyOf(texts));
  }

  /** Returns the total length of the texts in UTF-16 code units. */
  long characters() {
    return texts.stream().mapToLong(String::length).sum();
  }

  private static boolean isReport(Path folder, Path file) {
    for (Path name : folder.relativize(file)) {
      if (name.toString().startsWith(".")) {
        return false;
      }
    }
    return !file.endsWith("README.md");
  }

  private static Path inputFolder() {
    String testData = System.getProperty("zhibiao.testData");
    if (testData != null && Files.isDirectory(Path.of(testData, "seeds"))) {
      return Path.of(testData, "seeds");
    }
    return Path.of(System.getProperty("zhibiao.root", "."), "samples");
  }
}
