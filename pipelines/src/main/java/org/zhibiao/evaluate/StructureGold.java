package org.zhibiao.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.zhibiao.evaluate.StructureLabel.LabelledSection;
import org.zhibiao.section.SectionKind;

/**
 * A file of structure labels: one JSON object per report and line, as {@code labels/README.md}
 * describes. A line that cannot be understood is left out and reported.
 *
 * @param name file name
 * @param labels labelled reports, in the order of the file
 * @param mistakes what is wrong in the file
 */
record StructureGold(String name, List<StructureLabel> labels, List<GoldMistake> mistakes) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ALTERNATIVES = "_alt";

  private static final Set<String> KINDS =
      Arrays.stream(SectionKind.values()).map(Enum::name).collect(Collectors.toSet());

  /** A line that cannot be understood. */
  private static final class LineException extends Exception {
    private static final long serialVersionUID = 1L;

    LineException(String problem) {
      super(problem);
    }
  }

  /** Copies the lists. */
  StructureGold {
    labels = List.copyOf(labels);
    mistakes = List.copyOf(mistakes);
  }

  /**
   * Reads a file in UTF-8.
   *
   * @throws IOException if the file cannot be read
   */
  static StructureGold read(Path path) throws IOException {
    return of(path.getFileName().toString(), Files.readString(path));
  }

  /** Reads labels from text. */
  static StructureGold of(String name, String text) {
    List<StructureLabel> labels = new ArrayList<>();
    List<GoldMistake> mistakes = new ArrayList<>();
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      try {
        labels.add(label(number, JSON.readTree(line)));
      } catch (JsonProcessingException e) {
        mistakes.add(new GoldMistake(name, number, "is no JSON: " + e.getOriginalMessage()));
      } catch (LineException e) {
        mistakes.add(new GoldMistake(name, number, e.getMessage()));
      }
    }
    return new StructureGold(name, labels, mistakes);
  }

  /** Returns the names of the labelled documents, in the order of the file. */
  Set<String> documentNames() {
    return labels.stream()
        .map(StructureLabel::doc)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static StructureLabel label(int number, JsonNode node) throws LineException {
    if (!node.path("doc").isTextual()) {
      throw new LineException("has no doc");
    }
    int start = integer(node.path("start"), "start");
    int end = integer(node.path("end"), "end");
    if (start < 0 || end <= start) {
      throw new LineException("start " + start + " and end " + end + " are no range");
    }
    Map<StructureField, List<String>> fields = new EnumMap<>(StructureField.class);
    for (StructureField field : StructureField.values()) {
      if (!node.has(field.label())) {
        throw new LineException("has no " + field.label());
      }
      List<String> answers = new ArrayList<>();
      answers.add(answer(node.get(field.label())));
      node.path(field.label() + ALTERNATIVES).forEach(other -> answers.add(answer(other)));
      fields.put(field, answers);
    }
    return new StructureLabel(
        number,
        node.get("doc").asText(),
        integer(node.path("report"), "report"),
        start,
        end,
        offsets(start, node.path("start" + ALTERNATIVES)),
        offsets(end, node.path("end" + ALTERNATIVES)),
        node.hasNonNull("duplicate_of_ordinal"),
        fields,
        sections(node));
  }

  private static List<LabelledSection> sections(JsonNode node) throws LineException {
    Map<Integer, JsonNode> doubts = new HashMap<>();
    for (JsonNode doubt : node.path("section_doubts")) {
      doubts.put(integer(doubt.path("start"), "section_doubts"), doubt);
    }
    List<LabelledSection> sections = new ArrayList<>();
    int covered = 0;
    for (JsonNode section : node.path("sections")) {
      int start = integer(section.path(0), "sections");
      int end = integer(section.path(1), "sections");
      String kind = section.path(2).asText();
      if (start != covered || end <= start) {
        throw new LineException("sections leave a gap or overlap at " + start);
      }
      if (!KINDS.contains(kind)) {
        throw new LineException("'" + kind + "' is no kind of a section");
      }
      covered = end;
      JsonNode doubt = doubts.remove(start);
      Set<String> kinds = new LinkedHashSet<>(List.of(kind));
      if (doubt != null && doubt.hasNonNull("alt_kind")) {
        kinds.add(doubt.get("alt_kind").asText());
      }
      List<Integer> starts =
          doubt == null ? List.of(start) : offsets(start, doubt.path("start" + ALTERNATIVES));
      sections.add(new LabelledSection(start, end, kind, starts, kinds));
    }
    if (sections.isEmpty()) {
      throw new LineException("has no sections");
    }
    if (!doubts.isEmpty()) {
      throw new LineException("section_doubts name no section: " + doubts.keySet());
    }
    return sections;
  }

  private static List<Integer> offsets(int first, JsonNode others) throws LineException {
    List<Integer> offsets = new ArrayList<>(List.of(first));
    for (JsonNode other : others) {
      offsets.add(integer(other, ALTERNATIVES));
    }
    return offsets;
  }

  private static int integer(JsonNode node, String field) throws LineException {
    if (!node.isInt()) {
      throw new LineException(field + " must be an integer, is " + node);
    }
    return node.asInt();
  }

  private static String answer(JsonNode node) {
    return node.isNull() ? "" : node.asText();
  }
}
