package org.zhibiao.quantity;

import java.util.ArrayList;
import java.util.List;
import org.zhibiao.catalogue.UnitKind;

/**
 * The units that a table writes once: in the head of a column (金额（亿元）), in a column of units, or in
 * a line above the table (单位：万元). Rows are lines with tabs or with bars. An instance reads the
 * lines of one document in order; it belongs to one thread.
 */
final class TableUnits {

  private static final String CAPTION = "单位";
  private static final int LONGEST_CAPTION = 40;

  /**
   * The unit of a column.
   *
   * @param kind what it measures
   * @param unit unit as rows write it, without magnitude
   * @param power magnitude in front of it as a power of ten
   */
  record ColumnUnit(UnitKind kind, String unit, int power) {}

  /**
   * A cell of a row.
   *
   * @param start offset of its first character that is no space
   * @param end offset behind its last
   */
  record Cell(int start, int end) {}

  private final UnitMatcher units;
  private final List<ColumnUnit> columns = new ArrayList<>();
  private ColumnUnit caption;
  private int unitColumn = -1;

  TableUnits(UnitMatcher units) {
    this.units = units;
  }

  /** Returns whether a text can have a table at all. */
  static boolean mayHaveTable(String text) {
    return text.indexOf('\t') >= 0 || text.indexOf('|') >= 0;
  }

  /**
   * Returns the cells of a line; none if it is no row of a table. A line that is none ends the
   * table above it.
   */
  List<Cell> cells(String text, int from, int limit) {
    char bar = '|';
    for (int i = from; i < limit && bar == '|'; i++) {
      bar = text.charAt(i) == '\t' ? '\t' : '|';
    }
    List<Cell> cells = new ArrayList<>();
    int start = from;
    int bars = 0;
    for (int i = from; i <= limit; i++) {
      if (i < limit && text.charAt(i) != bar) {
        continue;
      }
      bars += i < limit ? 1 : 0;
      boolean outside = bar == '|' && (start == from || i == limit) && blank(text, start, i);
      if (!outside) {
        cells.add(trimmed(text, start, i));
      }
      start = i + 1;
    }
    if (bars < (bar == '|' ? 2 : 1)) {
      endTable(text, from, limit);
      return List.of();
    }
    return cells;
  }

  private void endTable(String text, int from, int limit) {
    columns.clear();
    unitColumn = -1;
    caption = null;
    if (limit - from > LONGEST_CAPTION) {
      return;
    }
    int word = text.substring(from, limit).indexOf(CAPTION);
    if (word < 0 || from + word + CAPTION.length() >= limit) {
      return;
    }
    word += from;
    char colon = text.charAt(word + CAPTION.length());
    if (colon == '：' || colon == ':') {
      caption = read(text, word + CAPTION.length() + 1, limit);
    }
  }

  /** Takes the units of a head row; returns false if the row is none. */
  boolean head(String text, List<Cell> cells) {
    List<ColumnUnit> found = new ArrayList<>();
    int column = -1;
    boolean any = false;
    boolean digits = false;
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      ColumnUnit unit = bracketed(text, cell);
      any |= unit != null;
      found.add(unit);
      if (cell.end() - cell.start() == CAPTION.length() && text.startsWith(CAPTION, cell.start())) {
        column = i;
      }
      digits |= cell.end() > cell.start() && NumeralChars.digit(text.charAt(cell.start()));
    }
    if (digits || !any && column < 0) {
      return false;
    }
    columns.clear();
    columns.addAll(found);
    unitColumn = column;
    return true;
  }

  private ColumnUnit bracketed(String text, Cell cell) {
    if (cell.end() - cell.start() < 3) {
      return null;
    }
    char close = text.charAt(cell.end() - 1);
    if (close != '）' && close != ')') {
      return null;
    }
    for (int i = cell.end() - 2; i >= cell.start(); i--) {
      char c = text.charAt(i);
      if (c == '（' || c == '(') {
        return read(text, i + 1, cell.end() - 1);
      }
    }
    return null;
  }

  private ColumnUnit read(String text, int from, int limit) {
    int i = from;
    int power = 0;
    while (i < limit && NumeralChars.magnitude(text.charAt(i))) {
      power += NumeralChars.value(text.charAt(i));
      i++;
    }
    UnitMatcher.Match match = units.match(text, i, limit);
    boolean whole =
        match != null && (match.end() == limit || "）)。，,".indexOf(text.charAt(match.end())) >= 0);
    return whole ? new ColumnUnit(match.kind(), match.written(), power) : null;
  }

  /** Returns the unit of a cell that holds only a number; null if the table writes none. */
  ColumnUnit unitOf(String text, List<Cell> cells, int column) {
    if (column < columns.size() && columns.get(column) != null) {
      return columns.get(column);
    }
    if (unitColumn >= 0 && unitColumn < cells.size() && column > unitColumn) {
      Cell cell = cells.get(unitColumn);
      return read(text, cell.start(), cell.end());
    }
    return column == 0 ? null : caption;
  }

  private static boolean blank(String text, int from, int limit) {
    for (int i = from; i < limit; i++) {
      if (!NumeralChars.space(text.charAt(i)) && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
        return false;
      }
    }
    return true;
  }

  private static Cell trimmed(String text, int from, int limit) {
    int start = from;
    int end = limit;
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return new Cell(start, end);
  }
}
