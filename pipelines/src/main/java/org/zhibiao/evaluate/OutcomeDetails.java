package org.zhibiao.evaluate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/** Writes misses, false mentions and wrong fields in their context, for people. */
final class OutcomeDetails {

  private static final int LEFT_CONTEXT = 24;
  private static final int RIGHT_CONTEXT = 14;

  private OutcomeDetails() {}

  /** Returns the details of an evaluation; ends with a line feed. */
  static String of(Evaluation evaluation) {
    StringBuilder out = new StringBuilder();
    List<Outcome> missed =
        evaluation.outcomes().stream().filter(o -> o.isCore() && !o.isFound()).toList();
    out.append("missed: ").append(missed.size()).append('\n');
    for (Outcome outcome : missed) {
      line(out, outcome, "");
    }
    List<Outcome> wrong = evaluation.outcomes().stream().filter(o -> o.gold() == null).toList();
    out.append("false: ").append(wrong.size()).append('\n');
    for (Outcome outcome : wrong) {
      line(out, outcome, outcome.predicted().kind() + " " + outcome.predicted().unit());
    }
    for (ScoredField field : ScoredField.values()) {
      fieldDetails(out, evaluation, field);
    }
    return out.toString();
  }

  private static void fieldDetails(StringBuilder out, Evaluation evaluation, ScoredField field) {
    List<Outcome> wrong = wrong(evaluation, field);
    if (wrong.isEmpty()) {
      return;
    }
    out.append("wrong ").append(field.label()).append(": ").append(wrong.size()).append('\n');
    for (Outcome outcome : wrong) {
      line(
          out,
          outcome,
          "is " + predicted(field, outcome) + ", should be " + expected(field, outcome.gold()));
    }
  }

  /** Returns the found core rows that disagree on a field. */
  static List<Outcome> wrong(Evaluation evaluation, ScoredField field) {
    return evaluation.outcomes().stream()
        .filter(o -> o.isCore() && o.isFound() && field.isAnnotated(o.gold()))
        .filter(o -> !field.agrees(o.predicted(), o.gold()))
        .toList();
  }

  private static void line(StringBuilder out, Outcome outcome, String remark) {
    out.append("  ");
    if (outcome.line() > 0) {
      out.append("line ").append(outcome.line()).append("  ");
    }
    out.append(place(outcome)).append("  ").append(context(outcome));
    if (!remark.isEmpty()) {
      out.append("  ").append(remark);
    }
    out.append('\n');
  }

  /** Returns file name and offset. */
  static String place(Outcome outcome) {
    return outcome.gold() == null
        ? outcome.document().name() + ":" + outcome.predicted().start()
        : outcome.gold().doc() + ":" + outcome.gold().start();
  }

  /** Returns the mention in brackets between what stands left and right of it, on one line. */
  static String context(Outcome outcome) {
    if (outcome.document() == null) {
      return "[" + Objects.requireNonNullElse(outcome.gold().text(), "") + "]";
    }
    String text = outcome.document().text();
    int start =
        Math.min(
            outcome.gold() == null ? outcome.predicted().start() : outcome.gold().start(),
            text.length());
    int end =
        Math.min(
            outcome.gold() == null ? outcome.predicted().end() : outcome.gold().end(),
            text.length());
    String context =
        text.substring(Math.max(0, start - LEFT_CONTEXT), start)
            + "["
            + text.substring(start, end)
            + "]"
            + text.substring(end, Math.min(text.length(), end + RIGHT_CONTEXT));
    return context.replaceAll("\\R", "⏎");
  }

  /** Returns what the extraction says of a field, for people. */
  static String predicted(ScoredField field, Outcome outcome) {
    PredictedMention mention = outcome.predicted();
    return switch (field) {
      case VALUE -> number(mention.value(), mention.mask());
      case UNIT -> or(mention.unit());
      case KIND -> mention.kind();
      case QUALIFIER -> mention.qualifier();
      case MEASURE -> or(mention.measure());
      case INDICATOR -> or(mention.indicator());
      case CHANGE -> mention.change();
      case SECTION -> mention.section();
      case STATUS -> or(mention.status());
      case YEAR -> or(mention.year());
      case SPAN ->
          outcome.document() == null
              ? mention.start() + "-" + mention.end()
              : outcome.document().text().substring(mention.start(), mention.end());
      case VALUE_HIGH -> number(mention.valueHigh(), null);
      case YEAR_FROM -> or(mention.yearFrom());
      case REPORT -> or(mention.report());
    };
  }

  /** Returns what the annotation says of a field, for people. */
  static String expected(ScoredField field, GoldRow gold) {
    return switch (field) {
      case VALUE -> number(gold.value(), gold.mask());
      case UNIT -> or(gold.unit());
      case KIND -> gold.kind();
      case QUALIFIER -> answers(gold.qualifiers());
      case MEASURE -> answers(gold.measures());
      case INDICATOR -> answers(gold.codes());
      case CHANGE -> gold.change();
      case SECTION -> or(gold.section());
      case STATUS -> or(gold.status());
      case YEAR -> or(gold.year());
      case SPAN -> or(gold.text());
      case VALUE_HIGH -> number(gold.valueHigh(), null);
      case YEAR_FROM -> or(gold.yearFrom());
      case REPORT -> or(gold.report());
    };
  }

  private static String number(BigDecimal value, String mask) {
    if (mask != null) {
      return value == null ? mask : plain(value) + " " + mask;
    }
    return value == null ? "-" : plain(value);
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private static String or(Object value) {
    return value == null || value.toString().isEmpty() ? "-" : value.toString();
  }

  private static String answers(List<String> answers) {
    return answers.isEmpty() ? "-" : String.join(" | ", answers);
  }
}
