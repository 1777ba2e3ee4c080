package org.zhibiao.warehouse;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A completed run: a row of the table {@code runs}.
 *
 * @param id its number, as six digits
 * @param command what it was: refresh or maintain
 * @param started when it began
 * @param finished when its tables were complete
 * @param input input patterns
 * @param fingerprints what made the rows
 * @param snapshots snapshot id of each table
 * @param counts rows of each table
 * @param reconciliation where every input file went
 */
record Run(
    String id,
    String command,
    Instant started,
    Instant finished,
    String input,
    Fingerprints fingerprints,
    SortedMap<String, Long> snapshots,
    SortedMap<String, Long> counts,
    SortedMap<String, Long> reconciliation) {

  Run {
    snapshots = new TreeMap<>(snapshots);
    counts = new TreeMap<>(counts);
    reconciliation = new TreeMap<>(reconciliation);
  }

  /** Returns the name of the tag that a run has on every table. */
  static String tag(String id) {
    return "run-" + id;
  }

  String tag() {
    return tag(id);
  }

  /** Returns the id of the run behind another; of the first run where there is none. */
  static String next(Run last) {
    return String.format(
        java.util.Locale.ROOT, "%06d", last == null ? 1 : Long.parseLong(last.id()) + 1);
  }

  Run with(Map<String, Long> newSnapshots, Instant end) {
    return new Run(
        id,
        command,
        started,
        end,
        input,
        fingerprints,
        new TreeMap<>(newSnapshots),
        counts,
        reconciliation);
  }
}
