package org.zhibiao.extract;

import org.apache.beam.sdk.metrics.Metrics;

/**
 * The names of what an extraction counts and measures, the same on every runner. Counters: {@value
 * #DOCUMENTS}, {@value #REPORTS}, {@value #MENTIONS}, {@value #QUARANTINED} and one {@value
 * #QUARANTINED}{@code .REASON} per reason. Distributions: {@code stage.NAME}, microseconds per
 * document that the stage took.
 */
public final class ExtractMetrics {

  /** Namespace of all of them. */
  public static final String NAMESPACE = "extract";

  /** Documents that became a documents row. */
  public static final String DOCUMENTS = "documents";

  /** Rows of reports. */
  public static final String REPORTS = "reports";

  /** Rows of mentions. */
  public static final String MENTIONS = "mentions";

  /** Documents, files and entries that became a quarantine row. */
  public static final String QUARANTINED = "quarantined";

  private static final String STAGE = "stage.";

  private ExtractMetrics() {}

  static void count(DocumentTables tables) {
    if (tables.quarantine() == null) {
      count(DOCUMENTS, 1);
      count(REPORTS, tables.reports().size());
      count(MENTIONS, tables.mentions().size());
    } else {
      count(QUARANTINED, 1);
      count(QUARANTINED + "." + tables.quarantine().getReason(), 1);
    }
  }

  static void stage(String stage, long nanoseconds) {
    Metrics.distribution(NAMESPACE, STAGE + stage).update(nanoseconds / 1_000);
  }

  private static void count(String name, long n) {
    Metrics.counter(NAMESPACE, name).inc(n);
  }
}
