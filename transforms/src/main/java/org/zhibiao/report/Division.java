package org.zhibiao.report;

/**
 * An administrative division.
 *
 * @param code six digits
 * @param name full name
 */
record Division(String code, String name) {

  /** Returns the level, which the code shows. */
  Level level() {
    if (code.endsWith("0000")) {
      return Level.PROVINCE;
    }
    return code.endsWith("00") ? Level.CITY : Level.COUNTY;
  }

  /** Tells whether this division lies within another or is it. */
  boolean within(Division other) {
    return switch (other.level()) {
      case PROVINCE -> code.startsWith(other.code.substring(0, 2));
      case CITY -> code.startsWith(other.code.substring(0, 4));
      default -> code.equals(other.code);
    };
  }
}
