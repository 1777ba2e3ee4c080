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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhibiao.decode.UndecodableException;
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
    return isObject(text.substring(0, end)) || text.substring(end).stripLeading().startsWith("{");
  }

  private boolean isObject(String line) {
    try {
      return object(line.getBytes(StandardCharsets.ISO_8859_1)) != null;
    } catch (IOException e) {
      // Latin-1 of UTF-8 is no UTF-8; whether its braces close can be told all the same.
      return line.stripTrailing().endsWith("}") && !(e instanceof JsonParseException);
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
        hand(entry, parse(line));
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

  /** Parses a line in UTF-8 or else in the encoding that it seems to have. */
  private Map<String, String> parse(byte[] line) throws IOException {
    try {
      return object(line);
    } catch (IOException e) {
      String text = new String(line, StandardCharsets.UTF_8);
      if (text.indexOf('\uFFFD') < 0) {
        throw e;
      }
      String decoded = expansion.reader().charsets().text(line);
      return object(decoded.getBytes(StandardCharsets.UTF_8));
    }
  }

  private Map<String, String> object(byte[] bytes) throws IOException {
    try (JsonParser parser = json.createParser(bytes)) {
      parser.nextToken();
      Map<String, String> object = value(parser);
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "something stands behind the object");
      }
      return object;
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
        hand(entry(number), value(parser));
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

  private void hand(String entry, Map<String, String> values) {
    RowRecords.hand(expansion, fields, entry, values);
  }

  /** Reads the value at which the parser stands. */
  private static Map<String, String> value(JsonParser parser) throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      object(parser, "", values);
    } else if (parser.currentToken() == JsonToken.VALUE_STRING) {
      values.put("value", parser.getText());
    } else {
      throw new JsonParseException(parser, "it is no object");
    }
    return values;
  }

  private static void object(JsonParser parser, String prefix, Map<String, String> values)
      throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      if (parser.currentToken() == null) {
        throw new JsonParseException(parser, "it ends too early");
      }
      String name = prefix + parser.currentName();
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_OBJECT) {
        object(parser, name + ".", values);
      } else if (token == JsonToken.START_ARRAY) {
        List<String> texts = new ArrayList<>();
        array(parser, texts);
        values.put(name, texts.isEmpty() ? null : String.join("\n", texts));
      } else {
        values.put(name, token == JsonToken.VALUE_NULL ? null : parser.getText());
      }
    }
  }

  /** Collects the texts of an array: paragraphs of a text come so. */
  private static void array(JsonParser parser, List<String> texts) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      JsonToken token = parser.currentToken();
      if (token == null) {
        throw new JsonParseException(parser, "it ends too early");
      }
      if (token == JsonToken.START_ARRAY) {
        array(parser, texts);
      } else if (token == JsonToken.START_OBJECT) {
        Map<String, String> inner = new LinkedHashMap<>();
        object(parser, "", inner);
        inner.values().stream().filter(value -> value != null).forEach(texts::add);
      } else if (token != JsonToken.VALUE_NULL) {
        texts.add(parser.getText());
      }
    }
  }
}
