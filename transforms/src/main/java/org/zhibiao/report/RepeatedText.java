package org.zhibiao.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the report that stands a second time in its text. One instance for one text. */
final class RepeatedText {

  /** Characters of the pieces that are compared; a line break inside does not count. */
  private static final int PIECE = 12;

  /** Share of the pieces of a copy that stand in its original. */
  private static final double SAME = 0.9;

  private static final int MIN_PIECES = 10;

  private final String text;
  private final boolean single;
  private final List<Set<Long>> known = new ArrayList<>();

  RepeatedText(String text, int reports) {
    this.text = text;
    this.single = reports < 2;
  }

  /**
   * Takes the next report.
   *
   * @param start offset of its first character
   * @param end offset behind its last
   * @return ordinal of the earlier report that says the same; 0 where there is none
   */
  int original(int start, int end) {
    if (single) {
      return 0;
    }
    Set<Long> pieces = pieces(start, end);
    int found = 0;
    for (int i = 0; i < known.size() && found == 0; i++) {
      Set<Long> earlier = known.get(i);
      Set<Long> small = pieces.size() < earlier.size() ? pieces : earlier;
      Set<Long> large = small == pieces ? earlier : pieces;
      int shared = 0;
      for (Long piece : small) {
        shared += large.contains(piece) ? 1 : 0;
      }
      // A digest repeats a part of its report: it is no copy, so both sides must agree.
      if (large.size() >= MIN_PIECES && shared >= SAME * large.size()) {
        found = i + 1;
      }
    }
    known.add(pieces);
    return found;
  }

  /**
   * Hashes the text between punctuation marks in pieces: what differs in white space, width of
   * punctuation or header still shares nearly all of them.
   */
  private Set<Long> pieces(int start, int end) {
    Set<Long> pieces = new HashSet<>();
    long hash = 0;
    int length = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (TextLines.isWhite(c)) {
        continue;
      }
      if (TextUnits.isChinese(c) || (c >= '0' && c <= '9')) {
        hash = hash * 1_000_003L + c;
        length++;
      } else if (length >= PIECE) {
        pieces.add(hash);
        hash = 0;
        length = 0;
      }
    }
    if (length >= PIECE) {
      pieces.add(hash);
    }
    return pieces;
  }
}
