package org.zhibiao.explain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zhibiao.catalogue.Catalogue;
import org.zhibiao.catalogue.Indicator;
import org.zhibiao.catalogue.IssueCodes;
import org.zhibiao.catalogue.RuleNames;
import org.zhibiao.indicator.CodeChoice;
import org.zhibiao.indicator.Mention;
import org.zhibiao.quantity.Quantity;

/** Writes explanations for people. */
public final class ExplanationText {

  private static final int LEFT = 20;
  private static final int RIGHT = 12;
  private static final int MOST_WORDS = 8;

  private final Catalogue catalogue;
  private final RuleNames rules = RuleNames.load();
  private final IssueCodes issues = IssueCodes.load();

  /**
   * Creates a writer.
   *
   * @param catalogue the catalogue that was explained
   */
  public ExplanationText(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Returns the explanation of every numeral, and a summary; ends with a line feed. */
  public String of(Explanation explanation) {
    StringBuilder out = new StringBuilder();
    for (ExplainedNumeral numeral : explanation.numerals()) {
      out.append(of(explanation, numeral));
    }
    return out.append(summary(explanation)).toString();
  }

  /** Returns how many numerals were kept, and dropped by which rules; ends with a line feed. */
  public String summary(Explanation explanation) {
    StringBuilder out = new StringBuilder();
    int numerals = explanation.numerals().size();
    long kept = explanation.kept();
    out.append(numerals).append(numerals == 1 ? " numeral: " : " numerals: ");
    out.append(kept).append(" kept, ").append(numerals - kept).append(" dropped");
    String separator = " (";
    for (Map.Entry<String, Integer> rule : explanation.dropped().entrySet()) {
      out.append(separator).append(rule.getKey()).append(' ').append(rule.getValue());
      separator = ", ";
    }
    return out.append(separator.equals(", ") ? ")" : "").append('\n').toString();
  }

  /** Returns the explanation of a numeral; ends with a line feed. */
  public String of(Explanation explanation, ExplainedNumeral numeral) {
    StringBuilder out = new StringBuilder();
    out.append(numeral.start()).append("  ").append(context(explanation.text(), numeral));
    out.append('\n');
    if (!numeral.isKept()) {
      line(
          out, "dropped", numeral.dropRule(), meaning(RuleNames.Stage.DROPPED, numeral.dropRule()));
      return out.toString();
    }
    Mention mention = numeral.mention();
    String[] rule = mention.rule().split("\\+");
    line(out, "kept", quantity(mention.quantity()), meaning(RuleNames.Stage.NUMBER, rule[0]));
    line(out, "measure", or(mention.measure()), meaning(RuleNames.Stage.MEASURE, rule[1]));
    line(out, "predicate", or(mention.predicate()), null);
    line(out, "code", or(mention.indicator()), reason(numeral));
    for (CodeChoice.Considered considered : numeral.choice().considered()) {
      if (!considered.isChosen()) {
        line(out, "", "not " + considered.code(), why(considered));
      }
    }
    line(
        out,
        "about",
        "%s %s %s %s"
            .formatted(numeral.section(), or(mention.status()), mention.change(), years(mention)),
        null);
    for (String issue : mention.issues()) {
      line(out, "doubt", issue, issues.meaning("mentions", issue));
    }
    return out.toString();
  }

  private String reason(ExplainedNumeral numeral) {
    CodeChoice choice = numeral.choice();
    for (CodeChoice.Considered considered : choice.considered()) {
      if (considered.isChosen()) {
        return "%s: the measure %s '%s'%s"
            .formatted(
                place(considered),
                considered.rule().names().contains(considered.name()) ? "ends with" : "has",
                considered.name(),
                considered.code().equals(choice.code())
                    ? ""
                    : "; one of a pair with " + considered.code());
      }
    }
    if (choice.quota()) {
      return "asked of each of many (每名, 每个): no figure of its own";
    }
    if (choice.measure() == null) {
      return "no measure, no code";
    }
    return choice.considered().isEmpty()
        ? "no rule of the catalogue names '" + choice.measure() + "'"
        : "no rule fits";
  }

  /** Returns in words why a rule does not give the code. */
  public String why(CodeChoice.Considered considered) {
    Indicator.Rule rule = considered.rule();
    return place(considered)
        + ": "
        + switch (considered.verdict()) {
          case CHOSEN -> "gives the code";
          case OUTRANKED -> "fits, but another rule fits better (priority, place, length of name)";
          case KIND ->
              "is for other kinds of units: "
                  + rule.kinds().stream().map(k -> k.label()).sorted().toList();
          case UNIT -> "is for other units: " + some(rule.units().stream().sorted().toList());
          case CHANGE -> "is for other changes: " + rule.changes().stream().sorted().toList();
          case PREDICATE ->
              "none of its predicates is the verb or near: " + some(rule.predicates());
          case CONTEXT -> "none of its context stands in the clause: " + some(rule.context());
          case WITHOUT -> "excludes '" + considered.word() + "' in measure or verb";
          case WITHOUT_CONTEXT -> "excludes '" + considered.word() + "' in the clause";
        };
  }

  private String place(CodeChoice.Considered considered) {
    Indicator indicator = catalogue.indicator(considered.code());
    return indicator.file() + ":" + considered.rule().line();
  }

  private String meaning(RuleNames.Stage stage, String rule) {
    String meaning = rules.meaning(stage, rule);
    return meaning.equals(rule) ? null : "rule " + rule + ": " + meaning;
  }

  private static String some(List<String> words) {
    return words.size() <= MOST_WORDS
        ? String.join(" ", words)
        : String.join(" ", words.subList(0, MOST_WORDS)) + " …";
  }

  private static String quantity(Quantity quantity) {
    List<String> parts = new ArrayList<>();
    parts.add(
        quantity.mask() != null
            ? quantity.mask()
            : quantity.value() == null ? "-" : plain(quantity.value()));
    if (quantity.valueHigh() != null) {
      parts.set(0, parts.get(0) + ".." + plain(quantity.valueHigh()));
    }
    if (!quantity.unit().isEmpty()) {
      parts.add(quantity.unit());
    }
    parts.add(quantity.kind().label());
    parts.add(quantity.qualifier().name());
    return String.join(" ", parts);
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private static String years(Mention mention) {
    if (mention.year() == null) {
      return "no year";
    }
    return mention.yearFrom() == null
        ? mention.year().toString()
        : mention.yearFrom() + "-" + mention.year();
  }

  private static String or(Object value) {
    return value == null ? "-" : value.toString();
  }

  private static void line(StringBuilder out, String name, String value, String remark) {
    out.append("    ").append(name).append(" ".repeat(Math.max(1, 11 - name.length())));
    out.append(value);
    if (remark != null) {
      out.append("   (").append(remark).append(')');
    }
    out.append('\n');
  }

  private static String context(String text, ExplainedNumeral numeral) {
    int start = numeral.start();
    int end = numeral.end();
    String context =
        text.substring(Math.max(0, start - LEFT), start)
            + "【"
            + text.substring(start, end)
            + "】"
            + text.substring(end, Math.min(text.length(), end + RIGHT));
    return context.replaceAll("\\R", "⏎");
  }
}
