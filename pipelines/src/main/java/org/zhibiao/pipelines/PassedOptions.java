package org.zhibiao.pipelines;

import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** Options that a command does not know itself and passes on to the runner. */
final class PassedOptions {

  private PassedOptions() {}

  /**
   * Checks that the runner knows them.
   *
   * @param own options of the command itself, without their dashes
   * @throws UsageException naming the first one that nobody knows, and the nearest that is known
   */
  static void check(List<String> others, Set<String> own) {
    if (others.isEmpty()) {
      return;
    }
    NavigableSet<String> passed = new TreeSet<>();
    for (Class<? extends PipelineOptions> options : PipelineOptionsFactory.getRegisteredOptions()) {
      Stream.of(options.getMethods())
          .map(method -> method.getName())
          .filter(name -> name.startsWith("set") && name.length() > 3)
          .map(name -> Character.toLowerCase(name.charAt(3)) + name.substring(4))
          .forEach(passed::add);
    }
    for (String other : others) {
      if (!other.startsWith("--")) {
        throw new UsageException(
            "'" + other + "' is no option: options look like --input=" + other);
      }
      int equals = other.indexOf('=');
      String name = other.substring(2, equals < 0 ? other.length() : equals);
      if (!passed.contains(name)) {
        NavigableSet<String> known = new TreeSet<>(passed);
        known.addAll(own);
        String nearest =
            known.stream().min(Comparator.comparingInt(k -> distance(k, name))).orElseThrow();
        throw new UsageException(
            "--"
                + name
                + " is an unknown option"
                + (distance(nearest, name) <= 1 + name.length() / 3
                    ? ": did you mean --" + nearest + "?"
                    : ": 'zhibiao extract --help' lists the options"));
      }
    }
  }

  /** Returns how many letters must be changed, added or left out to make one name of the other. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change =
            Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1))
                ? 0
                : 1;
        int best = Math.min(diagonal + change, Math.min(row[j], row[j - 1]) + 1);
        diagonal = row[j];
        row[j] = best;
      }
    }
    return row[b.length()];
  }
}
