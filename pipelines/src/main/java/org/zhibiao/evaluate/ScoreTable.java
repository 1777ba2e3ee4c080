package org.zhibiao.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** Writes scores as tables for people: plain text in columns. */
final class ScoreTable {

  /** Fields that are not part of the definition of the scores. */
  private static final Set<ScoredField> FURTHER =
      Collections.unmodifiableSet(
          EnumSet.of(ScoredField.VALUE_HIGH, ScoredField.YEAR_FROM, ScoredField.REPORT));

  private static final int NAME_WIDTH = 26;
  private static final int CELL_WIDTH = 8;

  private final StringBuilder out = new StringBuilder();

  /** Returns the tables of an evaluation: finding, then the fields of what was found. */
  static String of(Evaluation evaluation) {
    Map<String, Scores> rows = new LinkedHashMap<>();
    rows.put("all", evaluation.scores());
    evaluation.byGenre().forEach((genre, scores) -> rows.put("  " + genre, scores));
    Map<String, Scores> kinds = new LinkedHashMap<>();
    evaluation.byKind().forEach((kind, scores) -> kinds.put("  " + kind, scores));

    ScoreTable table = new ScoreTable();
    table.out.append(evaluation.name()).append("\n\n");
    table.finding("found", rows, kinds);
    table.out.append('\n');
    table.fields("agreement of found rows", rows, kinds);
    table.out.append('\n');
    table.furtherFields(evaluation.scores());
    return table.out.toString();
  }

  private void finding(String title, Map<String, Scores> genres, Map<String, Scores> kinds) {
    line(title, List.of("gold", "recall", "pred", "prec", "F1", "strictR", "strictP", "strictF1"));
    genres.forEach(this::findingLine);
    out.append("  by kind\n");
    kinds.forEach(this::findingLine);
  }

  private void findingLine(String name, Scores scores) {
    line(
        name,
        List.of(
            String.valueOf(scores.coreRows()),
            share(scores.recall()),
            String.valueOf(scores.predictions()),
            share(scores.precision()),
            share(scores.f1()),
            share(scores.strictRecall()),
            share(scores.strictPrecision()),
            share(scores.strictF1())));
  }

  private void fields(String title, Map<String, Scores> genres, Map<String, Scores> kinds) {
    line(
        title,
        List.of(
            "value", "unit", "kind", "qualif.", "measure", "indic.", "codedR", "codedP", "change",
            "section", "status", "year", "span"));
    genres.forEach(this::fieldsLine);
    out.append("  by kind\n");
    kinds.forEach(this::fieldsLine);
  }

  private void fieldsLine(String name, Scores scores) {
    List<String> cells = new ArrayList<>();
    for (ScoredField field : ScoredField.values()) {
      if (FURTHER.contains(field)) {
        continue;
      }
      cells.add(share(scores.agreement(field)));
      if (field == ScoredField.INDICATOR) {
        cells.add(share(scores.codedRecall()));
        cells.add(share(scores.codedPrecision()));
      }
    }
    line(name, cells);
  }

  private void furtherFields(Scores scores) {
    out.append("further:");
    for (ScoredField field : FURTHER) {
      out.append(' ').append(field.label()).append(' ').append(share(scores.agreement(field)));
    }
    out.append("; ")
        .append(scores.optionalRows())
        .append(" optional rows, ")
        .append(scores.codedRows())
        .append(" rows with a code, ")
        .append(scores.predictedCodes())
        .append(" predicted codes\n");
  }

  private void line(String name, List<String> cells) {
    StringBuilder line = new StringBuilder(pad(name, NAME_WIDTH, false));
    cells.forEach(cell -> line.append(pad(cell, CELL_WIDTH, true)));
    out.append(line.toString().stripTrailing()).append('\n');
  }

  private static String pad(String text, int width, boolean left) {
    String space = " ".repeat(Math.max(left ? 1 : 0, width - text.length()));
    return left ? space + text : text + space;
  }

  /** Returns a share with three decimals, or a dash where there is nothing to divide by. */
  static String share(OptionalDouble share) {
    return share.isPresent() ? String.format(Locale.ROOT, "%.3f", share.getAsDouble()) : "-";
  }
}
