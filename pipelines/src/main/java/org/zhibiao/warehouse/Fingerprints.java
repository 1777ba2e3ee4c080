package org.zhibiao.warehouse;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.zhibiao.catalogue.Catalogue;
import org.zhibiao.extract.DocumentExtractor;

/**
 * What makes the rows, as hashes: a run whose fingerprints differ from those of the run before it
 * makes other rows of the same files. They are taken from the classes and data files themselves, so
 * that no change is forgotten.
 *
 * @param extractor classes of the stages, and the libraries that they call
 * @param catalogue indicators and units
 * @param lexicons words, characters, divisions
 */
record Fingerprints(String extractor, String catalogue, String lexicons) {

  private static final int LENGTH = 16;

  /** Packages whose classes make rows. */
  private static final List<String> STAGES =
      List.of(
          "source",
          "decode",
          "format",
          "container",
          "script",
          "report",
          "section",
          "quantity",
          "indicator",
          "consistency",
          "panel",
          "extract",
          "lexicon",
          "schema");

  /** What another fingerprint means. */
  enum Affected {
    /** Nothing: all are the same. */
    NOTHING,
    /** Documents with rows of their own; not those that repeat another or could not be read. */
    EXTRACTED,
    /** All documents. */
    EVERYTHING
  }

  /** Computes the fingerprints of this program. */
  static Fingerprints current() {
    try {
      Path transforms = home(DocumentExtractor.class);
      Path schemas = home(Catalogue.class);
      MessageDigest extractor = digest();
      for (String stage : STAGES) {
        String folder = "org/zhibiao/" + stage + "/";
        add(extractor, transforms, name -> name.startsWith(folder) && name.endsWith(".class"));
        if (!schemas.equals(transforms)) {
          add(extractor, schemas, name -> name.startsWith(folder) && name.endsWith(".class"));
        }
      }
      add(extractor, schemas, name -> name.matches("org/zhibiao/catalogue/.*\\.class"));
      for (Class<?> library : List.of(Jsoup.class, com.hankcs.hanlp.HanLP.class)) {
        Path jar = home(library);
        // In a job jar the libraries are inside: their classes count there.
        String own = library.getPackageName().replace('.', '/');
        add(extractor, jar, name -> name.startsWith(own));
      }
      MessageDigest catalogue = digest();
      add(
          catalogue,
          schemas,
          name ->
              name.startsWith("org/zhibiao/catalogue/")
                  && !name.endsWith(".class")
                  && !name.endsWith("/issues.csv"));
      MessageDigest lexicons = digest();
      add(
          lexicons,
          schemas,
          name -> name.startsWith("org/zhibiao/lexicon/") && !name.endsWith(".class"));
      return new Fingerprints(text(extractor), text(catalogue), text(lexicons));
    } catch (IOException e) {
      throw new IllegalStateException("The program's own files cannot be read", e);
    }
  }

  /** Returns what is affected where these are newer than others. */
  Affected affectedSince(Fingerprints before) {
    if (!extractor.equals(before.extractor) || !lexicons.equals(before.lexicons)) {
      return Affected.EVERYTHING;
    }
    return catalogue.equals(before.catalogue) ? Affected.NOTHING : Affected.EXTRACTED;
  }

  private static Path home(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    try {
      URL location = source.getLocation();
      return Path.of(location.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Adds names and contents of the files below a jar or folder that are wanted. */
  private static void add(MessageDigest digest, Path home, Predicate<String> wanted)
      throws IOException {
    TreeMap<String, String> found = new TreeMap<>();
    if (Files.isDirectory(home)) {
      try (Stream<Path> files = Files.walk(home)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String name = home.relativize(file).toString().replace('\\', '/');
          if (wanted.test(name)) {
            found.put(name, checksum(Files.readAllBytes(file)));
          }
        }
      }
    } else {
      // A jar knows the checksums of its entries.
      try (JarFile jar = new JarFile(home.toFile())) {
        jar.stream()
            .filter(entry -> wanted.test(entry.getName()))
            .forEach(entry -> found.put(entry.getName(), Long.toHexString(entry.getCrc())));
      }
    }
    found.forEach(
        (name, sum) -> digest.update((name + ' ' + sum + '\n').getBytes(StandardCharsets.UTF_8)));
  }

  private static String checksum(byte[] content) {
    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
    crc.update(content);
    return Long.toHexString(crc.getValue());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }

  private static String text(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
  }
}
