package org.zhibiao.container;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.zhibiao.decode.UndecodableException;

/**
 * Makes the fields of a record of a JSON object; one that is but the envelope of a list of records,
 * as in {@code {"code": 200, "data": [{"content": …}, …]}}, hands over those one by one.
 */
final class JsonValues {

  private final JsonParser parser;
  private final RecordFields fields;
  private final long limit;
  private final Consumer<Map<String, String>> elements;
  private boolean envelope;
  private long characters;

  /**
   * Creates a reader of one value.
   *
   * @param limit greatest number of characters of a record
   * @param elements takes the records of a list inside an object
   */
  JsonValues(
      JsonParser parser, RecordFields fields, long limit, Consumer<Map<String, String>> elements) {
    this.parser = parser;
    this.fields = fields;
    this.limit = limit;
    this.elements = elements;
  }

  /**
   * Reads the value at which the parser stands.
   *
   * @return its fields, where they are a record; null for what is but the envelope of a list
   */
  Map<String, String> read() throws IOException, UndecodableException {
    Map<String, String> values = new LinkedHashMap<>();
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      object("", values, true);
    } else if (parser.currentToken() == JsonToken.VALUE_STRING) {
      values.put("value", parser.getText());
    } else {
      throw new JsonParseException(parser, "it is no object");
    }
    return envelope && !fields.isPlainlyText(values) ? null : values;
  }

  private void object(String prefix, Map<String, String> values, boolean outer)
      throws IOException, UndecodableException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      if (parser.currentToken() == null) {
        throw new JsonParseException(parser, "it ends too early");
      }
      String name = prefix + parser.currentName();
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_OBJECT) {
        object(name + ".", values, outer);
      } else if (token == JsonToken.START_ARRAY) {
        List<String> texts = new ArrayList<>();
        array(texts, outer && !fields.isPlainlyText(values));
        values.put(name, texts.isEmpty() ? null : String.join("\n", texts));
      } else {
        values.put(name, token == JsonToken.VALUE_NULL ? null : text());
      }
    }
  }

  /** Collects the texts of an array, as paragraphs come; hands over the records of a list. */
  private void array(List<String> texts, boolean mayBeList)
      throws IOException, UndecodableException {
    boolean list = false;
    boolean first = true;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      JsonToken token = parser.currentToken();
      if (token == null) {
        throw new JsonParseException(parser, "it ends too early");
      }
      if (token == JsonToken.START_ARRAY) {
        array(texts, false);
      } else if (token == JsonToken.START_OBJECT) {
        Map<String, String> inner = new LinkedHashMap<>();
        object("", inner, false);
        list |= first && mayBeList && fields.holdsText(inner.keySet());
        if (list) {
          envelope = true;
          characters = 0;
          elements.accept(inner);
        } else {
          inner.values().stream().filter(value -> value != null).forEach(texts::add);
        }
      } else if (token != JsonToken.VALUE_NULL && list) {
        elements.accept(Map.of("value", text()));
      } else if (token != JsonToken.VALUE_NULL) {
        texts.add(text());
      }
      first = false;
    }
  }

  private String text() throws IOException, UndecodableException {
    String text = parser.getText();
    characters += text.length();
    if (characters > limit) {
      throw new UndecodableException(
          "TOO_LARGE", "A record has more than the " + limit + " bytes of a document");
    }
    return text;
  }
}
