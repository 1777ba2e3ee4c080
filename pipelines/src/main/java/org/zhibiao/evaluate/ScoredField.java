package org.zhibiao.evaluate;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;

/**
 * A field whose agreement is measured over the found core rows. Those after {@link #SPAN} are not
 * part of the definition of the scores and are printed as further ones.
 */
public enum ScoredField {
  /** Numerically equal; the masks equal where one is masked. */
  VALUE {
    @Override
    public boolean agrees(PredictedMention predicted, GoldRow gold) {
      return equal(predicted.value(), gold.value())
          && Objects.equals(predicted.mask(), gold.mask());
    }
  },
  /** Equal; no unit is an empty one. */
  UNIT {
    @Override
    public boolean agrees(PredictedMention predicted, GoldRow gold) {
      return Objects.requireNonNullElse(predicted.unit(), "").equals(gold.unit());
    }
  },
  /** Equal. */
  KIND {
    @Override
    public boolean agrees(PredictedMention predicted, GoldRow gold) {
      return gold.kind().equals(predicted.kind());
    }
  },
  /** One of the answers. */
  QUALIFIER {
    @Override
    public boolean agrees(PredictedMention predicted, GoldRow gold) {
      return gold.qualifiers().contains(predicted.qualifier());
    }
  },
  /**
   * Equal to an answer; or ending alike over the whole of the shorter, which has at least two
   * characters, and at most four characters longer.
   */
  MEASURE {
    @Override
    public boolean agrees(PredictedMention predicted, GoldRow gold) {
      String measure = Objects.requireNonNullElse(predicted.measure(), "");
      if (gold.measures().isEmpty()) {
        return measure.isEmpty();
      }
      return gold.measures().stream().anyMatch(answer -> alike(measure, answer));
    }
  },
  /** One of the answers; no code is the answer {@code -}. */
  INDICATOR {
    @Override
    public boolean agrees(PredictedMention predicted, GoldRow gold) {
      return gold.codes()
          .contains(Objects.requireNonNullElse(predicted.indicator(), GoldRow.NO_CODE));
    }
  },
  /** Equal. */
  CHANGE {
    @Override
    public boolean agrees(PredictedMention predicted, GoldRow gold) {
      return gold.change().equals(predicted.change());
    }
  },
  /** Equal, or PROBLEMS where the gold has REVIEW. */
  SECTION {
    @Override
    public boolean isAnnotated(GoldRow gold) {
      return gold.section() != null;
    }

    @Override
    public boolean agrees(PredictedMention predicted, GoldRow gold) {
      return gold.section().equals(predicted.section())
          || (gold.section().equals("REVIEW") && "PROBLEMS".equals(predicted.section()));
    }
  },
  /** Equal. */
  STATUS {
    @Override
    public boolean isAnnotated(GoldRow gold) {
      return gold.status() != null;
    }

    @Override
    public boolean agrees(PredictedMention predicted, GoldRow gold) {
      return gold.status().equals(predicted.status());
    }
  },
  /** Equal; no year where the gold has none. */
  YEAR {
    @Override
    public boolean agrees(PredictedMention predicted, GoldRow gold) {
      return Objects.equals(predicted.year(), gold.year());
    }
  },
  /** Start and end equal. */
  SPAN {
    @Override
    public boolean agrees(PredictedMention predicted, GoldRow gold) {
      return predicted.start() == gold.start() && predicted.end() == gold.end();
    }
  },
  /** High end of a range numerically equal; none where the gold has none. */
  VALUE_HIGH {
    @Override
    public boolean agrees(PredictedMention predicted, GoldRow gold) {
      return equal(predicted.valueHigh(), gold.valueHigh());
    }
  },
  /** First year of a period equal; none where the gold has none. */
  YEAR_FROM {
    @Override
    public boolean agrees(PredictedMention predicted, GoldRow gold) {
      return Objects.equals(predicted.yearFrom(), gold.yearFrom());
    }
  },
  /** Ordinal of the report equal, where annotated. */
  REPORT {
    @Override
    public boolean isAnnotated(GoldRow gold) {
      return gold.reportAnnotated();
    }

    @Override
    public boolean agrees(PredictedMention predicted, GoldRow gold) {
      return Objects.equals(predicted.report(), gold.report());
    }
  };

  private static final int SHORTEST_ENDING = 2;
  private static final int LONGEST_REST = 4;

  /** Tells whether the gold row says anything about the field. */
  public boolean isAnnotated(GoldRow gold) {
    return true;
  }

  /**
   * Tells whether a prediction agrees with an annotation.
   *
   * @param predicted the mention that found the row
   * @param gold the row, annotated for this field
   */
  public abstract boolean agrees(PredictedMention predicted, GoldRow gold);

  /** Returns the name as tables print it: {@code value_high}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static boolean equal(BigDecimal a, BigDecimal b) {
    if (a == null || b == null) {
      return a == null && b == null;
    }
    return a.compareTo(b) == 0;
  }

  private static boolean alike(String measure, String answer) {
    if (measure.equals(answer)) {
      return true;
    }
    String shorter = measure.length() <= answer.length() ? measure : answer;
    String longer = measure.length() <= answer.length() ? answer : measure;
    return shorter.length() >= SHORTEST_ENDING
        && longer.length() - shorter.length() <= LONGEST_REST
        && longer.endsWith(shorter);
  }
}
