package org.zhibiao.warehouse;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What must hold before a run is published. A run that breaks it leaves the tables as they were.
 */
final class Guards {

  private Guards() {}

  /**
   * What the tables will hold.
   *
   * @param counts rows of each table
   * @param reconciliation where every input file went
   */
  record Sums(SortedMap<String, Long> counts, SortedMap<String, Long> reconciliation) {

    Sums {
      counts = new TreeMap<>(counts);
      reconciliation = new TreeMap<>(reconciliation);
    }
  }

  static void checkVanished(FileChanges changes, Books books, double max)
      throws WarehouseException {
    long known =
        books.files().values().stream().filter(items -> !items.get(0).file().vanished()).count();
    long gone = changes.gone().size();
    if (gone > max * known) {
      throw guard(
          "%,d of %,d files are gone, %s, more than --max-vanished-share=%s allows; the first is"
              + " %s. If that is right, run it once with a greater share",
          gone, known, percent(gone, known), max, changes.gone().get(0));
    }
  }

  /**
   * Checks that no document is there twice. Its id is the hash of its place and its content, which
   * need not be computed for all to compare them.
   *
   * @param items items in the order of their places
   */
  static void checkKeys(List<SourceItem> items) throws WarehouseException {
    int first = 0;
    for (int i = 1; i < items.size(); i++) {
      SourceItem item = items.get(i);
      if (Books.ORDER.compare(items.get(first), item) != 0) {
        first = i;
        continue;
      }
      for (SourceItem other : items.subList(first, i)) {
        if (other.documentId() != null && other.documentId().equals(item.documentId())) {
          throw guard("the document_id %s is there twice", item.documentId());
        }
      }
    }
  }

  static void checkQuarantine(Sums sums, double max) throws WarehouseException {
    Map<String, Long> sum = sums.reconciliation();
    long quarantined = sum.get("quarantined");
    long items = quarantined + sum.get("documents");
    if (quarantined > max * items) {
      throw guard(
          "%,d of %,d documents would be in quarantine, %s, more than --max-quarantine-share=%s"
              + " allows (%s). If that is right, run it once with a greater share",
          quarantined, items, percent(quarantined, items), max, reasons(sum));
    }
  }

  private static String reasons(Map<String, Long> sum) {
    StringBuilder reasons = new StringBuilder();
    sum.forEach(
        (name, count) -> {
          if (name.startsWith("quarantined.")) {
            reasons.append(reasons.isEmpty() ? "" : ", ");
            reasons.append(name.substring("quarantined.".length())).append(' ').append(count);
          }
        });
    return reasons.toString();
  }

  private static String percent(long part, long whole) {
    return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / Math.max(1, whole));
  }

  static WarehouseException guard(String message, Object... values) {
    return new WarehouseException(
        WarehouseException.Kind.GUARD,
        "Nothing is published, the tables stay as they are: "
            + String.format(Locale.ROOT, message, values));
  }

  static void expect(long expected, long actual, String what) throws WarehouseException {
    if (expected != actual) {
      throw guard("the sums do not add up: %s: %,d against %,d", what, expected, actual);
    }
  }
}
