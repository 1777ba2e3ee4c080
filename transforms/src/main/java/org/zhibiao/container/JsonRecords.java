package org.zhibiao.container;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.zhibiao.decode.UndecodableException;
import org.zhibiao.decode.Utf8Decoding;
import org.zhibiao.source.SourceReader;

/** The records of JSON lines, or of one JSON array or object. */
final class JsonRecords {

  private static final int DEEPEST = 100;

  private final Expansion expansion;
  private final String path;
  private final RecordFields fields;
  private final JsonFactory json;

  JsonRecords(Expansion expansion, String path) {
    this.expansion = expansion;
    this.path = path;
    this.fields = new RecordFields(expansion.reader().rules());
    this.json =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(expansion.limits().bytes())
                    .build())
            .build();
  }

  void read(InputStream in) throws IOException, UndecodableException {
    byte[] head = in.readNBytes(SourceReader.HEAD);
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), in);
    Charset wide = ContainerKind.wideCharset(head);
    if (wide != null) {
      byte[] all = whole.readNBytes(expansion.limits().bytes());
      if (whole.read() >= 0) {
        throw new UndecodableException(
            "TOO_LARGE", "In UTF-16, it is longer than a document may be");
      }
      byte[] utf8 = new String(all, wide).substring(1).getBytes(StandardCharsets.UTF_8);
      readUtf8(new ByteArrayInputStream(utf8), utf8);
      return;
    }
    readUtf8(whole, head);
  }

  private void readUtf8(InputStream in, byte[] head) throws IOException, UndecodableException {
    if (isLines(head)) {
      readLines(in);
    } else {
      readWhole(in);
    }
  }

  /** Tells JSON lines from one value over several lines: their second line begins an object too. */
  private boolean isLines(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1).strip();
    if (text.startsWith("\u00EF\u00BB\u00BF")) {
      text = text.substring(3).stripLeading();
    }
    if (text.startsWith("[")) {
      return false;
    }
    int end = text.indexOf('\n');
    if (end < 0 || text.substring(end).isBlank()) {
      return head.length == SourceReader.HEAD || isObject(text);
    }
    String first = text.substring(0, end).stripTrailing();
    // A broken line still is a line; one that ends with these signs goes on in the next one.
    return isObject(first)
        || text.substring(end).stripLeading().startsWith("{")
            && ",[{:".indexOf(first.charAt(first.length() - 1)) < 0;
  }

  /** Tells whether a line is an object whose braces close, in whatever encoding. */
  private boolean isObject(String line) {
    try (JsonParser parser = json.createParser(line)) {
      parser.nextToken();
      parser.skipChildren();
      return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  private void readLines(InputStream in) throws IOException {
    LineReader lines = new LineReader(in, expansion.limits().bytes());
    long number = 0;
    for (byte[] line = lines.read(); line != null; line = lines.read()) {
      number++;
      if (isBlank(line)) {
        continue;
      }
      expansion.budget().countEntry();
      String entry = entry(number);
      if (lines.isTooLong()) {
        expansion.failure(
            entry, lines.length(), "TOO_LARGE", "The line has " + lines.length() + " bytes");
        continue;
      }
      try {
        readLine(entry, line);
      } catch (UndecodableException e) {
        expansion.failure(entry, lines.length(), e.reason(), e.getMessage());
      } catch (JsonProcessingException e) {
        expansion.failure(
            entry,
            lines.length(),
            "DAMAGED",
            "The line is no JSON object: " + e.getOriginalMessage());
      }
    }
  }

  private static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b > ' ' || b < 0) {
        return false;
      }
    }
    return true;
  }

  /** Reads a line in UTF-8 or else in the encoding that it seems to have. */
  private void readLine(String entry, byte[] line) throws IOException, UndecodableException {
    String utf8 = Utf8Decoding.decode(line);
    String text = utf8 == null ? expansion.reader().charsets().text(line) : utf8;
    try (JsonParser parser = json.createParser(text)) {
      parser.nextToken();
      record(entry, parser);
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "something stands behind the object");
      }
    }
  }

  /** Reads an array of records, or objects one behind the other. */
  private void readWhole(InputStream in) throws IOException, UndecodableException {
    long number = 0;
    // The parser itself tells UTF-8 from other encodings of Unicode; others are read at once.
    InputStream utf8 = unicode(in);
    try (JsonParser parser = json.createParser(utf8)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_ARRAY && parser.getParsingContext().getParent().inRoot()
            || token == JsonToken.END_ARRAY) {
          continue;
        }
        expansion.budget().countEntry();
        number++;
        record(entry(number), parser);
      }
    } catch (JsonProcessingException e) {
      throw new UndecodableException(
          "DAMAGED", "The JSON breaks behind record " + number + ": " + e.getOriginalMessage());
    }
  }

  private InputStream unicode(InputStream in) throws IOException {
    byte[] head = in.readNBytes(SourceReader.HEAD);
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), in);
    Charset charset = expansion.reader().charsets().charsetOf(head);
    if (charset.equals(StandardCharsets.UTF_8) || head.length == SourceReader.HEAD) {
      return whole;
    }
    return new ByteArrayInputStream(new String(head, charset).getBytes(StandardCharsets.UTF_8));
  }

  private String entry(long number) {
    return path == null ? Long.toString(number) : path + "/" + number;
  }

  /** Hands over the record at which the parser stands, or those of the list in it. */
  private void record(String entry, JsonParser parser) throws IOException, UndecodableException {
    AtomicLong number = new AtomicLong();
    Map<String, String> values =
        new JsonValues(
                parser,
                fields,
                expansion.limits().bytes(),
                element -> {
                  expansion.budget().countEntry();
                  RowRecords.hand(
                      expansion, fields, entry + "/" + number.incrementAndGet(), element);
                })
            .read();
    if (values != null) {
      RowRecords.hand(expansion, fields, entry, values);
    }
  }
}
