package org.zhibiao.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhibiao.lexicon.DataFile;
import org.zhibiao.lexicon.DataFileException;

/**
 * The indicators that numbers are coded with, each with the rules by which a text names it.
 *
 * <p>The built-in catalogue is {@code indicators.yaml} beside this class; codes, names and kinds of
 * its entries stand in {@code indicators.csv}. A file of the user's own adds entries or replaces
 * them:
 *
 * <pre>{@code
 * Catalogue catalogue = Catalogue.ofResource().with(Path.of("my.yaml"));
 * }</pre>
 *
 * <p>Immutable.
 */
public final class Catalogue {

  private static final String RULES = "indicators.yaml";
  private static final String CODES = "indicators.csv";

  private final Map<String, Indicator> indicators;

  private Catalogue(Map<String, Indicator> indicators) {
    this.indicators = Collections.unmodifiableMap(indicators);
  }

  /**
   * Reads the built-in catalogue.
   *
   * @throws DataFileException if the two files do not name the same codes
   */
  public static Catalogue ofResource() {
    Map<String, Indicator> listed = listed(DataFile.ofResource(Catalogue.class, CODES));
    try (InputStream in = Catalogue.class.getResourceAsStream(RULES)) {
      if (in == null) {
        throw new DataFileException(RULES, 0, "is not on the class path");
      }
      Map<String, Indicator> read =
          new CatalogueReader(RULES, listed)
              .read(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (Indicator indicator : read.values()) {
        if (!listed.containsKey(indicator.code())) {
          throw new DataFileException(
              RULES, indicator.line(), indicator.code() + " is no code of " + CODES);
        }
      }
      for (Indicator indicator : listed.values()) {
        if (!read.containsKey(indicator.code())) {
          throw new DataFileException(
              CODES, indicator.line(), indicator.code() + " has no entry in " + RULES);
        }
      }
      return new Catalogue(read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns this catalogue with the entries of a file added; an entry whose code is known replaces
   * the old one, and may leave out what it does not change of name, kind and definition.
   *
   * @throws DataFileException if the file has a mistake
   * @throws UncheckedIOException if it cannot be read
   */
  public Catalogue with(Path file) {
    CatalogueText text = CatalogueText.ofFile(file);
    return withText(text.name(), text.yaml());
  }

  /**
   * Returns this catalogue with the entries of a text added, as {@link #with(Path)} does.
   *
   * @param name name for messages
   * @param yaml the text
   */
  public Catalogue withText(String name, String yaml) {
    return with(name, new StringReader(yaml));
  }

  private Catalogue with(String name, Reader reader) {
    Map<String, Indicator> joined = new LinkedHashMap<>(indicators);
    joined.putAll(new CatalogueReader(name, indicators).read(reader));
    return new Catalogue(joined);
  }

  /** Returns the indicators in the order of the files. */
  public Collection<Indicator> indicators() {
    return indicators.values();
  }

  /** Returns the indicator of a code, null if there is none. */
  public Indicator indicator(String code) {
    return indicators.get(code);
  }

  /** Returns the codes in the order of the files. */
  public List<String> codes() {
    return new ArrayList<>(indicators.keySet());
  }

  private static Map<String, Indicator> listed(DataFile file) {
    Map<String, Indicator> listed = new LinkedHashMap<>();
    boolean header = true;
    for (DataFile.Line line : file.lines()) {
      List<String> cells = line.cells(6);
      if (header) {
        header = false;
        continue;
      }
      UnitKind kind;
      try {
        kind = UnitKind.ofLabel(cells.get(2));
      } catch (IllegalArgumentException e) {
        throw line.mistake(e.getMessage());
      }
      Indicator indicator =
          new Indicator(
              cells.get(0),
              cells.get(1),
              kind,
              cells.get(3),
              cells.get(4),
              cells.get(5),
              List.of(),
              List.of(),
              file.name(),
              line.number());
      if (listed.put(indicator.code(), indicator) != null) {
        throw line.mistake(indicator.code() + " stands twice");
      }
    }
    return listed;
  }
}
