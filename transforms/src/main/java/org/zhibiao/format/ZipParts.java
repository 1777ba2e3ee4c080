package org.zhibiao.format;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.zhibiao.decode.UndecodableException;

/** The parts of a document that is a zip archive inside, inflated within a bound. */
final class ZipParts {

  private static final int GREATEST_PART = 96 << 20;
  private static final long GREATEST_SUM = 160L << 20;

  /** Expansion that no honest part reaches; small parts may. */
  private static final int RATIO = 400;

  private static final int SMALL = 8 << 20;
  private static final int MOST_PARTS = 20_000;

  private final Map<String, byte[]> parts = new HashMap<>();

  private ZipParts() {}

  /** Tells whether a part is wanted. */
  interface Wanted {
    boolean wants(String name);
  }

  /**
   * Reads the wanted parts.
   *
   * @throws UndecodableException {@code DAMAGED}, {@code ENCRYPTED} or {@code EXPANDS_TOO_MUCH}
   */
  static ZipParts read(byte[] content, Wanted wanted) throws UndecodableException {
    ZipParts parts = new ZipParts();
    long sum = 0;
    int count = 0;
    String current = "the first part";
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        current = entry.getName();
        if (++count > MOST_PARTS) {
          throw new UndecodableException(
              "TOO_MANY_ENTRIES", "It has more than " + MOST_PARTS + " parts");
        }
        String name = entry.getName().replace('\\', '/').toLowerCase(Locale.ROOT);
        if (wanted.wants(name)) {
          byte[] part = inflate(zip, content.length, sum);
          sum += part.length;
          parts.parts.putIfAbsent(name, part);
        } else {
          sum += skip(zip, content.length, sum);
        }
      }
    } catch (ZipException e) {
      String message = String.valueOf(e.getMessage());
      if (message.contains("encrypted")) {
        throw new UndecodableException("ENCRYPTED", "Its parts are encrypted");
      }
      throw new UndecodableException("DAMAGED", "It is damaged in " + current + ": " + message);
    } catch (IOException e) {
      throw new UndecodableException("DAMAGED", "It ends too early, in " + current);
    } catch (IllegalArgumentException e) {
      throw new UndecodableException("DAMAGED", "A name of a part is damaged: " + e.getMessage());
    }
    return parts;
  }

  private static byte[] inflate(InputStream in, long whole, long before)
      throws IOException, UndecodableException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 14];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      out.write(buffer, 0, n);
      check(out.size(), before, whole);
    }
    return out.toByteArray();
  }

  private static long skip(InputStream in, long whole, long before)
      throws IOException, UndecodableException {
    long skipped = 0;
    byte[] buffer = new byte[1 << 14];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      skipped += n;
      check(skipped, before, whole);
    }
    return skipped;
  }

  private static void check(long part, long before, long whole) throws UndecodableException {
    long sum = before + part;
    if (part > GREATEST_PART || sum > GREATEST_SUM || sum > SMALL && sum > whole * RATIO) {
      throw new UndecodableException(
          "EXPANDS_TOO_MUCH", "Its " + whole + " bytes expand to more than " + sum);
    }
  }

  /** Returns a part by its name in lower case; null where there is none. */
  InputStream open(String name) {
    byte[] part = parts.get(name);
    return part == null ? null : new BufferedInputStream(new ByteArrayInputStream(part));
  }

  /** Returns the names, in lower case. */
  Iterable<String> names() {
    return parts.keySet().stream().sorted().toList();
  }
}
