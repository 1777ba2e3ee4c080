package org.zhibiao.pipelines;

import java.nio.file.Files;
import java.nio.file.Path;
import org.zhibiao.catalogue.Catalogue;
import org.zhibiao.catalogue.CatalogueText;
import org.zhibiao.lexicon.DataFileException;

/** The catalogue that {@code --catalogue} names. */
final class CatalogueChoice {

  private CatalogueChoice() {}

  /**
   * Reads the file, and checks it before work starts.
   *
   * @param file local file; null or blank for the built-in catalogue alone
   * @throws UsageException if it is not there, or has a mistake, which is named with its line
   */
  static CatalogueText of(String file) {
    if (file == null || file.isBlank()) {
      return CatalogueText.BUILT_IN;
    }
    Path path = Path.of(file);
    if (!Files.isRegularFile(path)) {
      throw new UsageException(
          "--catalogue=" + file + " is no file: name a catalogue, see docs/catalogue.md");
    }
    try {
      CatalogueText text = CatalogueText.ofFile(path);
      Catalogue.ofResource().withText(text.name(), text.yaml());
      return text;
    } catch (DataFileException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }
}
