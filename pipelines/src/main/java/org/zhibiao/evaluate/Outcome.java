package org.zhibiao.evaluate;

/**
 * What became of one annotated or extracted mention. At least one of the two is there: a gold row
 * alone was missed, a predicted mention alone is false.
 *
 * @param line line of the gold file that it is about: the row's, or the text's for a false mention;
 *     0 where no line is
 * @param document where it stands; null where the tables lack the document
 * @param gold the annotation; null for a false mention
 * @param predicted the extracted mention; null for a miss
 */
public record Outcome(
    int line, ExtractedDocument document, GoldRow gold, PredictedMention predicted) {

  /** Checks that there is something. */
  public Outcome {
    if (gold == null && predicted == null) {
      throw new IllegalArgumentException("An outcome is about a gold row or a prediction");
    }
  }

  /** Tells whether the prediction found the gold row. */
  public boolean isFound() {
    return gold != null && predicted != null;
  }

  /** Tells whether the gold row must be found. */
  public boolean isCore() {
    return gold != null && gold.core();
  }

  /** Tells whether value, unit, kind and qualifier of a found row are all right. */
  public boolean isStrict() {
    return isFound()
        && ScoredField.VALUE.agrees(predicted, gold)
        && ScoredField.UNIT.agrees(predicted, gold)
        && ScoredField.KIND.agrees(predicted, gold)
        && ScoredField.QUALIFIER.agrees(predicted, gold);
  }

  /** Returns the annotated kind, else the predicted one. */
  public String kind() {
    return gold == null ? predicted.kind() : gold.kind();
  }

  /** Returns the genre of the report that holds the mention. */
  public String genre() {
    return document == null
        ? ExtractedDocument.NO_REPORT
        : document.genreAt(gold == null ? predicted.start() : gold.start());
  }
}
