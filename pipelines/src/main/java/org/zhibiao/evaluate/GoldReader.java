package org.zhibiao.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhibiao.evaluate.GoldFile.Window;
import org.zhibiao.indicator.Change;

/**
 * Reads gold files: one JSON object a line. A line with {@code doc} and {@code window} but no
 * {@code start} says that a range was annotated and holds no mention. A line that cannot be
 * understood is left out and reported; a line with an unknown name is kept and reported.
 */
final class GoldReader {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Set<String> TIERS = Set.of("core", "optional");

  /** A line that cannot be understood. */
  private static final class LineException extends Exception {
    private static final long serialVersionUID = 1L;

    LineException(String problem) {
      super(problem);
    }
  }

  private final String name;
  private final GoldNames names;
  private final List<GoldRow> rows = new ArrayList<>();
  private final Map<String, List<Window>> documents = new LinkedHashMap<>();
  private final List<GoldMistake> mistakes = new ArrayList<>();

  private GoldReader(String name, Set<String> ownCodes) {
    this.name = name;
    this.names = new GoldNames(name, ownCodes);
  }

  /**
   * Reads a gold file in UTF-8, in either form.
   *
   * @param ownCodes codes of a catalogue of the user's own
   * @throws IOException if the file cannot be read
   */
  static GoldFile read(Path path, Set<String> ownCodes) throws IOException {
    String name = path.getFileName().toString();
    String text = Files.readString(path);
    if (text.startsWith("\ufeff")) {
      text = text.substring(1);
    }
    return AnnotationReader.isOne(text)
        ? AnnotationReader.of(name, text, ownCodes)
        : of(name, text, ownCodes);
  }

  /** Reads a gold file of JSON lines from text. */
  static GoldFile of(String name, String text) {
    return of(name, text, Set.of());
  }

  private static GoldFile of(String name, String text, Set<String> ownCodes) {
    GoldReader reader = new GoldReader(name, ownCodes);
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      if (!line.isBlank()) {
        reader.add(number, line);
      }
    }
    reader.mistakes.addAll(GoldNames.rangeMistakes(name, reader.rows, reader.documents));
    return new GoldFile(
        name,
        List.copyOf(reader.rows),
        Collections.unmodifiableMap(reader.documents),
        List.of(),
        List.copyOf(reader.mistakes));
  }

  private void add(int number, String line) {
    try {
      JsonNode node = JSON.readTree(line);
      if (!node.isObject()) {
        throw new LineException("is no JSON object");
      }
      String doc = required(node, "doc").asText();
      List<Window> windows = documents.computeIfAbsent(doc, d -> new ArrayList<>());
      Window window = window(node);
      if (window != null && !windows.contains(window)) {
        windows.add(window);
      }
      if (node.has("start")) {
        GoldRow row = row(number, doc, node);
        names.check(row, mistakes);
        if (node.hasNonNull("tier")) {
          known(number, "tier", node.get("tier").asText(), TIERS);
        }
        rows.add(row);
      } else if (window == null) {
        throw new LineException("has neither start nor window");
      }
    } catch (JsonProcessingException e) {
      mistake(number, "is no JSON: " + e.getOriginalMessage());
    } catch (LineException e) {
      mistake(number, e.getMessage());
    }
  }

  private static GoldRow row(int number, String doc, JsonNode node) throws LineException {
    int start = integer(required(node, "start"), "start");
    int end = integer(required(node, "end"), "end");
    if (start < 0 || end <= start) {
      throw new LineException("start " + start + " and end " + end + " are no range");
    }
    String tier = text(node, "tier");
    String change = text(node, "change");
    return new GoldRow(
        number,
        doc,
        start,
        end,
        text(node, "text"),
        required(node, "kind").asText(),
        decimal(node, "value"),
        decimal(node, "high"),
        text(node, "mask"),
        node.hasNonNull("unit") ? node.get("unit").asText() : "",
        answers(node, "qualifier", true),
        answers(node, "measure", false),
        answers(node, "code", true),
        change == null ? Change.LEVEL.name() : change,
        text(node, "section"),
        text(node, "status"),
        optionalInteger(node, "year"),
        optionalInteger(node, "year_from"),
        node.has("report"),
        optionalInteger(node, "report"),
        tier == null || tier.equals("core"));
  }

  private void known(int line, String field, String name, Set<String> names) {
    if (!names.contains(name)) {
      mistake(line, "'" + name + "' is no " + field);
    }
  }

  private void mistake(int line, String problem) {
    mistakes.add(new GoldMistake(name, line, problem));
  }

  private static Window window(JsonNode node) throws LineException {
    JsonNode window = node.get("window");
    if (window == null || window.isNull()) {
      return null;
    }
    if (!window.isArray() || window.size() != 2) {
      throw new LineException("window must be [start, end]");
    }
    return new Window(integer(window.get(0), "window"), integer(window.get(1), "window"));
  }

  private static JsonNode required(JsonNode node, String field) throws LineException {
    if (!node.hasNonNull(field)) {
      throw new LineException("has no " + field);
    }
    return node.get(field);
  }

  private static int integer(JsonNode node, String field) throws LineException {
    if (!node.isInt()) {
      throw new LineException(field + " must be an integer, is " + node);
    }
    return node.asInt();
  }

  private static Integer optionalInteger(JsonNode node, String field) throws LineException {
    return node.hasNonNull(field) ? Integer.valueOf(integer(node.get(field), field)) : null;
  }

  private static String text(JsonNode node, String field) {
    return node.hasNonNull(field) ? node.get(field).asText() : null;
  }

  private static BigDecimal decimal(JsonNode node, String field) throws LineException {
    String text = text(node, field);
    if (text == null) {
      return null;
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new LineException(field + " must be a decimal, is '" + text + "'");
    }
  }

  /** Reads a list of acceptable answers; a single answer may stand without a list. */
  private static List<String> answers(JsonNode node, String field, boolean required)
      throws LineException {
    JsonNode answers = node.get(field);
    List<String> found = new ArrayList<>();
    if (answers != null && answers.isTextual()) {
      found.add(answers.asText());
    } else if (answers != null && answers.isArray()) {
      answers.forEach(answer -> found.add(answer.isNull() ? "" : answer.asText()));
    }
    if (required && found.isEmpty()) {
      throw new LineException("has no " + field);
    }
    return found;
  }
}
