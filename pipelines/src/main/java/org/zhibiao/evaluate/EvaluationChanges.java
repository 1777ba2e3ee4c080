package org.zhibiao.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What changed between two results of an evaluation, for people. */
final class EvaluationChanges {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> SCORES =
      List.of(
          "recall",
          "precision",
          "f1",
          "strict_recall",
          "strict_precision",
          "strict_f1",
          "coded_recall",
          "coded_precision");

  private EvaluationChanges() {}

  /**
   * Compares two results, as {@link EvaluationJson} writes them.
   *
   * @throws IOException if the earlier one is none
   */
  static String between(String earlier, String now) throws IOException {
    Map<String, JsonNode> before = files(earlier);
    StringBuilder out = new StringBuilder("changes since the earlier result\n");
    for (Map.Entry<String, JsonNode> file : files(now).entrySet()) {
      JsonNode old = before.get(file.getKey());
      out.append(file.getKey()).append('\n');
      if (old == null) {
        out.append("  is not in the earlier result\n");
      } else {
        scores(old.path("all"), file.getValue().path("all"), out);
        slips(old, file.getValue(), out);
      }
    }
    return out.toString().stripTrailing();
  }

  private static Map<String, JsonNode> files(String result) throws IOException {
    JsonNode gold;
    try {
      gold = JSON.readTree(result).path("gold");
    } catch (JsonProcessingException e) {
      throw new IOException("is no JSON: " + e.getOriginalMessage(), e);
    }
    if (!gold.isArray()) {
      throw new IOException("holds no result: it was not written by evaluate --json");
    }
    Map<String, JsonNode> files = new LinkedHashMap<>();
    gold.forEach(file -> files.put(file.path("name").asText(), file));
    return files;
  }

  private static void scores(JsonNode old, JsonNode now, StringBuilder out) {
    Map<String, JsonNode[]> values = new LinkedHashMap<>();
    for (String score : SCORES) {
      values.put(score, new JsonNode[] {old.path(score), now.path(score)});
    }
    now.path("agreement")
        .fieldNames()
        .forEachRemaining(
            field ->
                values.put(
                    field,
                    new JsonNode[] {
                      old.path("agreement").path(field), now.path("agreement").path(field)
                    }));
    boolean any = false;
    for (Map.Entry<String, JsonNode[]> value : values.entrySet()) {
      String before = share(value.getValue()[0]);
      String after = share(value.getValue()[1]);
      if (!before.equals(after)) {
        any = true;
        out.append("  %-18s %s -> %s%n".formatted(value.getKey(), before, after));
      }
    }
    if (!any) {
      out.append("  no score changed\n");
    }
  }

  private static String share(JsonNode node) {
    return node.isNumber() ? String.format(Locale.ROOT, "%.4f", node.asDouble()) : "-";
  }

  private static void slips(JsonNode old, JsonNode now, StringBuilder out) {
    Map<String, String> before = slips(old);
    Map<String, String> after = slips(now);
    list("repaired", before, after, out);
    list("new slips", after, before, out);
  }

  private static void list(
      String title, Map<String, String> some, Map<String, String> others, StringBuilder out) {
    List<String> only = new ArrayList<>();
    some.forEach(
        (key, text) -> {
          if (!others.containsKey(key)) {
            only.add(text);
          }
        });
    out.append("  ").append(title).append(": ").append(only.size()).append('\n');
    only.forEach(text -> out.append("    ").append(text).append('\n'));
  }

  /** Returns every slip of a gold file by what it is about. */
  private static Map<String, String> slips(JsonNode file) {
    Map<String, String> slips = new LinkedHashMap<>();
    file.path("missed").forEach(slip -> add("missed", slip, slips));
    file.path("false").forEach(slip -> add("false", slip, slips));
    JsonNode wrong = file.path("wrong");
    wrong
        .fieldNames()
        .forEachRemaining(
            field -> wrong.path(field).forEach(slip -> add("wrong " + field, slip, slips)));
    return slips;
  }

  private static void add(String what, JsonNode slip, Map<String, String> slips) {
    String place = slip.path("doc").asText() + ":" + slip.path("start").asInt();
    String key = what + " " + place + " " + slip.path("is").asText();
    String text = what + "  " + place + "  " + slip.path("context").asText();
    if (slip.has("is")) {
      text += "  is " + slip.path("is").asText() + ", should be " + slip.path("should_be").asText();
    }
    slips.put(key, text);
  }
}
