package org.zhibiao.evaluate;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The scores of some outcomes. Shares are from 0 to 1 and empty where there is nothing to divide
 * by.
 */
public final class Scores {

  private int coreRows;
  private int foundCore;
  private int strictCore;
  private int optionalRows;
  private int predictions;
  private int foundPredictions;
  private int strictPredictions;
  private int codedRows;
  private int codedRowsRight;
  private int predictedCodes;
  private int predictedCodesRight;
  private final Map<ScoredField, int[]> agreement = new EnumMap<>(ScoredField.class);

  private Scores() {
    for (ScoredField field : ScoredField.values()) {
      agreement.put(field, new int[2]);
    }
  }

  /** Counts outcomes. */
  public static Scores of(List<Outcome> outcomes) {
    Scores scores = new Scores();
    outcomes.forEach(scores::count);
    return scores;
  }

  private void count(Outcome outcome) {
    boolean found = outcome.isFound();
    boolean strict = outcome.isStrict();
    boolean rightCode = found && ScoredField.INDICATOR.agrees(outcome.predicted(), outcome.gold());
    if (outcome.isCore()) {
      coreRows++;
      foundCore += found ? 1 : 0;
      strictCore += strict ? 1 : 0;
      if (outcome.gold().isCoded()) {
        codedRows++;
        codedRowsRight += rightCode ? 1 : 0;
      }
      if (found) {
        countFields(outcome);
      }
    } else if (outcome.gold() != null) {
      optionalRows++;
    }
    if (outcome.predicted() != null) {
      predictions++;
      foundPredictions += found ? 1 : 0;
      strictPredictions += strict ? 1 : 0;
      if (outcome.predicted().indicator() != null) {
        predictedCodes++;
        predictedCodesRight += rightCode ? 1 : 0;
      }
    }
  }

  private void countFields(Outcome outcome) {
    agreement.forEach(
        (field, counts) -> {
          if (field.isAnnotated(outcome.gold())) {
            counts[1]++;
            counts[0] += field.agrees(outcome.predicted(), outcome.gold()) ? 1 : 0;
          }
        });
  }

  /** Returns the number of core rows. */
  public int coreRows() {
    return coreRows;
  }

  /** Returns the number of core rows that were found. */
  public int foundCore() {
    return foundCore;
  }

  /** Returns the number of optional rows, found or not. */
  public int optionalRows() {
    return optionalRows;
  }

  /** Returns the number of predicted mentions in the annotated range. */
  public int predictions() {
    return predictions;
  }

  /** Returns the number of predicted mentions that found a core or optional row. */
  public int foundPredictions() {
    return foundPredictions;
  }

  /** Returns the number of core rows that must have a code. */
  public int codedRows() {
    return codedRows;
  }

  /** Returns the number of predicted mentions in the annotated range that have a code. */
  public int predictedCodes() {
    return predictedCodes;
  }

  /** Returns found core rows over core rows. */
  public OptionalDouble recall() {
    return share(foundCore, coreRows);
  }

  /** Returns predicted mentions that found a row over predicted mentions. */
  public OptionalDouble precision() {
    return share(foundPredictions, predictions);
  }

  /** Returns the harmonic mean of recall and precision. */
  public OptionalDouble f1() {
    return harmonicMean(recall(), precision());
  }

  /** Returns core rows found with value, unit, kind and qualifier right, over core rows. */
  public OptionalDouble strictRecall() {
    return share(strictCore, coreRows);
  }

  /** Returns predicted mentions with all four right over predicted mentions. */
  public OptionalDouble strictPrecision() {
    return share(strictPredictions, predictions);
  }

  /** Returns the harmonic mean of strict recall and strict precision. */
  public OptionalDouble strictF1() {
    return harmonicMean(strictRecall(), strictPrecision());
  }

  /** Returns the share of the found core rows that agrees on a field, where it is annotated. */
  public OptionalDouble agreement(ScoredField field) {
    int[] counts = agreement.get(field);
    return share(counts[0], counts[1]);
  }

  /** Returns the rows with a right code over the core rows that must have one. */
  public OptionalDouble codedRecall() {
    return share(codedRowsRight, codedRows);
  }

  /** Returns the right codes over the predicted codes in the annotated range. */
  public OptionalDouble codedPrecision() {
    return share(predictedCodesRight, predictedCodes);
  }

  private static OptionalDouble share(int part, int whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }

  private static OptionalDouble harmonicMean(OptionalDouble a, OptionalDouble b) {
    if (a.isEmpty() || b.isEmpty()) {
      return OptionalDouble.empty();
    }
    double sum = a.getAsDouble() + b.getAsDouble();
    return OptionalDouble.of(sum == 0 ? 0 : 2 * a.getAsDouble() * b.getAsDouble() / sum);
  }
}
