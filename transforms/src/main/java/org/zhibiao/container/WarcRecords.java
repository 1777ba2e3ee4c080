package org.zhibiao.container;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.zhibiao.decode.UndecodableException;
import org.zhibiao.source.Exclusion;
import org.zhibiao.source.SourceDocument;

/**
 * The pages of a web archive (ISO 28500): each response that succeeded is a document, with its
 * address as metadata; requests, redirects, failures and the archive's own notes are left out.
 */
final class WarcRecords {

  private static final int LONGEST_LINE = 64 << 10;
  private static final int MOST_LINES = 1_000;

  private final Expansion expansion;
  private final String path;

  WarcRecords(Expansion expansion, String path) {
    this.expansion = expansion;
    this.path = path;
  }

  void read(InputStream raw) throws IOException, UndecodableException {
    InputStream in = new BufferedInputStream(raw, 1 << 16);
    for (long number = 1; ; number++) {
      String version = line(in);
      while (version != null && version.isEmpty()) {
        version = line(in);
      }
      if (version == null) {
        return;
      }
      if (!version.startsWith("WARC/")) {
        throw new UndecodableException(
            "DAMAGED", "Record " + number + " of the web archive does not begin as one");
      }
      Map<String, String> head = head(in);
      long length = length(head, number);
      expansion.budget().countEntry();
      String type = head.getOrDefault("warc-type", "");
      if (!type.equals("response") && !type.equals("resource") || length == 0) {
        skip(in, length);
        expansion.excluded(Exclusion.NO_DOCUMENT);
        continue;
      }
      String entry = path == null ? Long.toString(number) : path + "/" + number;
      if (length > expansion.limits().bytes()) {
        skip(in, length);
        expansion.failure(
            entry, length, "TOO_LARGE", "It has " + length + " bytes, too many for a document");
        continue;
      }
      byte[] block = in.readNBytes((int) length);
      if (block.length < length) {
        throw new IOException("record " + number + " of the web archive is cut off");
      }
      take(entry, head, block);
    }
  }

  private static long length(Map<String, String> head, long number) throws UndecodableException {
    try {
      long length = Long.parseLong(head.getOrDefault("content-length", "").strip());
      if (length >= 0) {
        return length;
      }
    } catch (NumberFormatException e) {
      throw new UndecodableException(
          "DAMAGED", "Record " + number + " of the web archive states no length");
    }
    throw new UndecodableException(
        "DAMAGED", "Record " + number + " of the web archive states an impossible length");
  }

  private void take(String entry, Map<String, String> head, byte[] block) {
    String media = head.getOrDefault("content-type", "");
    byte[] body = block;
    if (media.startsWith("application/http")
        || head.getOrDefault("warc-type", "").equals("response")) {
      try {
        body = body(block);
      } catch (IOException e) {
        expansion.failure(entry, (long) block.length, "DAMAGED", "Its response is damaged: " + e);
        return;
      }
      if (body == null || body.length == 0) {
        expansion.excluded(Exclusion.NO_DOCUMENT);
        return;
      }
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    put(metadata, "url", head.get("warc-target-uri"));
    put(metadata, "date", head.get("warc-date"));
    expansion.document(new SourceDocument(expansion.locator(entry), body, metadata));
  }

  private static void put(Map<String, String> metadata, String name, String value) {
    if (value != null && !value.isBlank() && value.length() < 2_000) {
      metadata.put(name, value);
    }
  }

  /** Returns the body of an HTTP response; null if the response is no success. */
  private byte[] body(byte[] block) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(block);
    String status = line(in);
    if (status == null || !status.startsWith("HTTP/")) {
      return block;
    }
    String[] parts = status.split(" +", 3);
    if (parts.length < 2 || !parts[1].startsWith("2")) {
      return null;
    }
    Map<String, String> head = head(in);
    byte[] body = in.readAllBytes();
    if (head.getOrDefault("transfer-encoding", "").toLowerCase(Locale.ROOT).contains("chunked")) {
      body = unchunked(body);
    }
    String encoding = head.getOrDefault("content-encoding", "").toLowerCase(Locale.ROOT);
    boolean packed = body.length > 2 && (body[0] & 0xFF) == 0x1F && (body[1] & 0xFF) == 0x8B;
    if (encoding.contains("gzip") && packed) {
      InputStream unpacked =
          expansion
              .budget()
              .ofExpansion(new GzipCompressorInputStream(new ByteArrayInputStream(body), true));
      body = unpacked.readNBytes(expansion.limits().bytes());
    }
    return body;
  }

  /** Joins the chunks of a body; one that holds no chunks, as some crawlers store it, stays. */
  private static byte[] unchunked(byte[] body) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(body);
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length);
    while (true) {
      String line = line(in);
      int length;
      try {
        length = line == null ? 0 : Integer.parseInt(line.split(";", 2)[0].strip(), 16);
      } catch (NumberFormatException e) {
        return out.size() == 0 ? body : out.toByteArray();
      }
      if (length <= 0) {
        return out.toByteArray();
      }
      out.write(in.readNBytes(length));
      line(in);
    }
  }

  private static Map<String, String> head(InputStream in) throws IOException {
    Map<String, String> head = new LinkedHashMap<>();
    for (int i = 0; i < MOST_LINES; i++) {
      String line = line(in);
      if (line == null || line.isEmpty()) {
        return head;
      }
      int colon = line.indexOf(':');
      if (colon > 0) {
        head.putIfAbsent(
            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            line.substring(colon + 1).strip());
      }
    }
    throw new IOException("a header has more than " + MOST_LINES + " lines");
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(80);
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        return line.size() == 0 ? null : line.toString(StandardCharsets.UTF_8);
      }
      if (line.size() >= LONGEST_LINE) {
        throw new IOException("a line of a header has more than " + LONGEST_LINE + " bytes");
      }
      line.write(b);
    }
    return line.toString(StandardCharsets.UTF_8).stripTrailing();
  }

  private static void skip(InputStream in, long length) throws IOException {
    byte[] buffer = new byte[1 << 14];
    long left = length;
    while (left > 0) {
      int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (n < 0) {
        throw new IOException("the web archive is cut off");
      }
      left -= n;
    }
  }
}
