package org.zhibiao.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Writes evaluations for machines: one JSON object with {@code gold}, a list of one object per gold
 * file (its name, scores over everything, per genre and per kind, misses, false mentions, wrong
 * fields, mistakes). A share with nothing to divide by is null.
 */
final class EvaluationJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private EvaluationJson() {}

  /** Returns evaluations as indented JSON that ends with a line feed. */
  static String of(List<Evaluation> evaluations) {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode files = root.putArray("gold");
    for (Evaluation evaluation : evaluations) {
      ObjectNode file = files.addObject();
      file.put("name", evaluation.name());
      scores(file.putObject("all"), evaluation.scores());
      ObjectNode genres = file.putObject("genres");
      evaluation.byGenre().forEach((name, scores) -> scores(genres.putObject(name), scores));
      ObjectNode kinds = file.putObject("kinds");
      evaluation.byKind().forEach((name, scores) -> scores(kinds.putObject(name), scores));
      outcomes(file, evaluation);
      ArrayNode mistakes = file.putArray("mistakes");
      for (GoldMistake mistake : evaluation.mistakes()) {
        mistakes
            .addObject()
            .put("file", mistake.file())
            .put("line", mistake.line())
            .put("problem", mistake.problem());
      }
    }
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree of plain values is always JSON", e);
    }
  }

  private static void scores(ObjectNode node, Scores scores) {
    node.put("gold", scores.coreRows());
    node.put("optional", scores.optionalRows());
    node.put("predicted", scores.predictions());
    put(node, "recall", scores.recall());
    put(node, "precision", scores.precision());
    put(node, "f1", scores.f1());
    put(node, "strict_recall", scores.strictRecall());
    put(node, "strict_precision", scores.strictPrecision());
    put(node, "strict_f1", scores.strictF1());
    ObjectNode agreement = node.putObject("agreement");
    for (ScoredField field : ScoredField.values()) {
      put(agreement, field.label(), scores.agreement(field));
    }
    node.put("coded", scores.codedRows());
    node.put("predicted_codes", scores.predictedCodes());
    put(node, "coded_recall", scores.codedRecall());
    put(node, "coded_precision", scores.codedPrecision());
  }

  private static void outcomes(ObjectNode file, Evaluation evaluation) {
    ArrayNode missed = file.putArray("missed");
    ArrayNode wrong = file.putArray("false");
    for (Outcome outcome : evaluation.outcomes()) {
      if (outcome.gold() == null) {
        place(wrong.addObject(), outcome).put("line", outcome.line());
      } else if (outcome.isCore() && !outcome.isFound()) {
        place(missed.addObject(), outcome).put("line", outcome.gold().line());
      }
    }
    ObjectNode fields = file.putObject("wrong");
    for (ScoredField field : ScoredField.values()) {
      List<Outcome> disagreeing = OutcomeDetails.wrong(evaluation, field);
      if (!disagreeing.isEmpty()) {
        ArrayNode rows = fields.putArray(field.label());
        for (Outcome outcome : disagreeing) {
          place(rows.addObject(), outcome)
              .put("line", outcome.gold().line())
              .put("is", OutcomeDetails.predicted(field, outcome))
              .put("should_be", OutcomeDetails.expected(field, outcome.gold()));
        }
      }
    }
  }

  private static ObjectNode place(ObjectNode node, Outcome outcome) {
    return node.put(
            "doc", outcome.gold() == null ? outcome.document().name() : outcome.gold().doc())
        .put("start", outcome.gold() == null ? outcome.predicted().start() : outcome.gold().start())
        .put("end", outcome.gold() == null ? outcome.predicted().end() : outcome.gold().end())
        .put("context", OutcomeDetails.context(outcome));
  }

  private static void put(ObjectNode node, String name, OptionalDouble share) {
    if (share.isPresent()) {
      node.put(name, share.getAsDouble());
    } else {
      node.putNull(name);
    }
  }
}
