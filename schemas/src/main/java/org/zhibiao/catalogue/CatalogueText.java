package org.zhibiao.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.zhibiao.lexicon.DataFileException;

/**
 * The catalogue of a run as it travels to workers: the text of a file of the user's own, or none
 * for the built-in catalogue alone. Workers need not see the file.
 *
 * @param name name for messages; null for the built-in catalogue
 * @param yaml the text; null for the built-in catalogue
 */
public record CatalogueText(String name, String yaml) implements Serializable {

  /** The built-in catalogue and nothing else. */
  public static final CatalogueText BUILT_IN = new CatalogueText(null, null);

  private static final long serialVersionUID = 1L;

  private static final List<String> RESOURCES = List.of("indicators.csv", "indicators.yaml");

  /** Checks that a text has a name. */
  public CatalogueText {
    if ((name == null) != (yaml == null)) {
      throw new IllegalArgumentException("A catalogue has a name and a text, or neither");
    }
  }

  /**
   * Reads a file of the user's own, in UTF-8 with or without a byte-order mark.
   *
   * @throws DataFileException if it is not UTF-8
   * @throws UncheckedIOException if it cannot be read
   */
  public static CatalogueText ofFile(Path file) {
    try {
      return new CatalogueText(file.toString(), decoded(file.toString(), Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String decoded(String name, byte[] bytes) {
    CharBuffer chars = CharBuffer.allocate(bytes.length);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(in, chars, true);
    String text = chars.flip().toString();
    if (result.isError()) {
      int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
      throw new DataFileException(name, line, "is not UTF-8; save the file in that encoding");
    }
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  /** Tells whether this is the built-in catalogue and nothing else. */
  public boolean isBuiltIn() {
    return yaml == null;
  }

  /**
   * Returns the catalogue: the built-in one, with the entries of the text added.
   *
   * @throws DataFileException if the text has a mistake
   */
  public Catalogue load() {
    Catalogue builtIn = Catalogue.ofResource();
    return isBuiltIn() ? builtIn : builtIn.withText(name, yaml);
  }

  /**
   * Returns the SHA-256, in hexadecimal, of all the text that the catalogue is made of: two runs
   * with the same fingerprint code figures alike.
   */
  public String fingerprint() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String resource : RESOURCES) {
        try (InputStream in = Catalogue.class.getResourceAsStream(resource)) {
          digest.update(Objects.requireNonNull(in, resource).readAllBytes());
        }
        digest.update((byte) 0);
      }
      if (!isBuiltIn()) {
        digest.update(yaml.getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
