package org.zhibiao.consistency;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Codes of issues.csv by the place of their mention. */
final class Flags {

  static final String PERCENT_ABOVE_HUNDRED = "PERCENT_ABOVE_HUNDRED";
  static final String PART_EXCEEDS_WHOLE = "PART_EXCEEDS_WHOLE";
  static final String RATE_MISMATCH = "RATE_MISMATCH";
  static final String UNIT_SLIP = "UNIT_SLIP";

  private Flags() {}

  static void add(Map<Integer, Set<String>> flags, int mention, String code) {
    flags.computeIfAbsent(mention, m -> new TreeSet<>()).add(code);
  }
}
