package org.zhibiao.evaluate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A small document with predictions and a gold file, put together for a test. Places are given as
 * texts that stand once in the document.
 */
final class Annotated {

  private static final String NAME = "report.txt";

  private final String text;
  private final List<String> goldLines = new ArrayList<>();
  private final List<PredictedMention> predicted = new ArrayList<>();
  private List<ExtractedDocument.Report> reports = List.of();

  Annotated(String text) {
    this.text = text;
  }

  /** Adds a core row of a count with a value and a unit; {@code more} are further JSON members. */
  Annotated gold(String mention, String value, String unit, String... more) {
    int start = place(mention);
    StringBuilder line =
        new StringBuilder(
            "{\"doc\":\"%s\",\"start\":%d,\"end\":%d,\"text\":\"%s\",\"value\":\"%s\",\"unit\":\"%s\""
                .formatted(NAME, start, start + mention.length(), mention, value, unit));
    String members = String.join(",", more);
    for (String standard :
        List.of(
            "\"kind\":\"count\"",
            "\"qualifier\":[\"EXACT\"]",
            "\"measure\":[\"提案\"]",
            "\"code\":[\"-\"]",
            "\"section\":\"REVIEW\"",
            "\"status\":\"ACTUAL\"",
            "\"year\":2023")) {
      if (!members.contains(standard.substring(0, standard.indexOf(':') + 1))) {
        line.append(',').append(standard);
      }
    }
    goldLines.add(line.append(members.isEmpty() ? "" : "," + members).append('}').toString());
    return this;
  }

  /** Adds a line of the gold file as it is. */
  Annotated goldLine(String line) {
    goldLines.add(line);
    return this;
  }

  /** Adds a prediction that agrees with the standard row in everything. */
  Annotated predicted(String mention, String value, String unit) {
    return predicted(prediction(mention, value, unit));
  }

  Annotated predicted(PredictedMention mention) {
    predicted.add(mention);
    return this;
  }

  Annotated report(int start, int end, String genre) {
    reports = new ArrayList<>(reports);
    reports.add(new ExtractedDocument.Report(start, end, genre));
    return this;
  }

  PredictedMention prediction(String mention, String value, String unit) {
    int start = place(mention);
    return new PredictedMention(
        start,
        start + mention.length(),
        "count",
        value == null ? null : new BigDecimal(value),
        null,
        null,
        unit,
        "EXACT",
        "提案",
        null,
        "LEVEL",
        "REVIEW",
        "ACTUAL",
        2023,
        null,
        1);
  }

  GoldFile goldFile() {
    return GoldReader.of("gold.jsonl", String.join("\n", goldLines));
  }

  Evaluation evaluate() {
    return Evaluation.of(
        goldFile(), Map.of(NAME, List.of(new ExtractedDocument(NAME, text, reports, predicted))));
  }

  Scores scores() {
    return evaluate().scores();
  }

  private int place(String mention) {
    int start = text.indexOf(mention);
    if (start < 0 || text.indexOf(mention, start + 1) >= 0) {
      throw new IllegalArgumentException("'" + mention + "' must stand once in the text");
    }
    return start;
  }
}
