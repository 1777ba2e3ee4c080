package org.zhibiao.format;

import java.util.ArrayList;
import java.util.List;

/** Finds the gap between two columns of a page and reads them one after the other. */
final class PdfColumns {

  /** Rows below which nothing can be said of columns. */
  private static final int FEW = 6;

  private PdfColumns() {}

  /**
   * Returns where the gap between two columns lies, in points from the left; 0 where the page has
   * one column.
   *
   * @param before where it lies on the page before, for a last page of a few lines; 0 for nowhere
   */
  static float gutter(List<List<Glyph>> rows, float width, float before) {
    int best = 0;
    float place = 0;
    for (float x = width * 0.35f; x <= width * 0.65f; x += 2) {
      int apart = 0;
      int across = 0;
      for (List<Glyph> row : rows) {
        Side side = Side.of(row, x);
        if (side == Side.BOTH) {
          apart++;
        } else if (side == Side.ACROSS) {
          across++;
        }
      }
      if (apart >= FEW && apart > 3 * across && apart > best) {
        best = apart;
        place = x;
      }
    }
    if (best * 2 > rows.size()) {
      return place;
    }
    return before > 0 && rows.stream().noneMatch(row -> Side.of(row, before) == Side.ACROSS)
        ? before
        : 0;
  }

  /** Where the glyphs of a row stand. */
  private enum Side {
    LEFT,
    RIGHT,
    BOTH,
    ACROSS;

    static Side of(List<Glyph> row, float x) {
      float left = -1;
      float right = -1;
      for (Glyph glyph : row) {
        if (glyph.x() < x && glyph.right() > x) {
          return ACROSS;
        }
        if (glyph.right() <= x) {
          left = Math.max(left, glyph.right());
        } else if (right < 0) {
          right = glyph.x();
        }
      }
      if (left < 0) {
        return RIGHT;
      }
      if (right < 0) {
        return LEFT;
      }
      return right - left > 0.9f * row.get(0).size() ? BOTH : ACROSS;
    }
  }

  /** Returns the lines: what goes across ends the columns above it. */
  static List<PdfLine> split(List<List<Glyph>> rows, float gutter, int page) {
    List<PdfLine> lines = new ArrayList<>();
    List<List<Glyph>> left = new ArrayList<>();
    List<List<Glyph>> right = new ArrayList<>();
    int band = 0;
    for (List<Glyph> row : rows) {
      if (Side.of(row, gutter) == Side.ACROSS) {
        band = flush(left, right, page, band, lines);
        add(row, page, band, lines);
        continue;
      }
      List<Glyph> before = new ArrayList<>();
      List<Glyph> behind = new ArrayList<>();
      row.forEach(glyph -> (glyph.right() <= gutter ? before : behind).add(glyph));
      if (!before.isEmpty()) {
        left.add(before);
      }
      if (!behind.isEmpty()) {
        right.add(behind);
      }
    }
    flush(left, right, page, band, lines);
    return lines;
  }

  private static int flush(
      List<List<Glyph>> left, List<List<Glyph>> right, int page, int band, List<PdfLine> lines) {
    if (left.isEmpty() && right.isEmpty()) {
      return band;
    }
    left.forEach(row -> add(row, page, band + 1, lines));
    right.forEach(row -> add(row, page, band + 2, lines));
    left.clear();
    right.clear();
    return band + 3;
  }

  private static void add(List<Glyph> row, int page, int band, List<PdfLine> lines) {
    PdfLine line = PdfLine.of(row, page, band);
    if (!line.text().isEmpty()) {
      lines.add(line);
    }
  }
}
