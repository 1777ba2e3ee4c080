package org.zhibiao.container;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads records of CSV (RFC 4180) and TSV: cells may be quoted, and quoted cells may hold
 * separators, line ends and doubled quotes.
 */
final class DelimitedReader {

  private final Reader in;
  private final char separator;
  private final int greatest;
  private int next = -2;

  /** Whether the last record ended within quotes. */
  private boolean unclosed;

  /**
   * Begins to read.
   *
   * @param separator what stands between cells
   * @param greatest greatest length of a record in UTF-16 code units
   */
  DelimitedReader(Reader in, char separator, int greatest) {
    this.in = in;
    this.separator = separator;
    this.greatest = greatest;
  }

  /** Says that a record is longer than allowed. */
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLongException(int greatest) {
      super("A record has more than " + greatest + " characters");
    }
  }

  /** Tells whether the last record ended within quotes. */
  boolean isUnclosed() {
    return unclosed;
  }

  /** Returns the next record; null at the end. A blank line is no record. */
  List<String> read() throws IOException {
    while (true) {
      int c = next == -2 ? in.read() : next;
      next = -2;
      if (c < 0) {
        return null;
      }
      if (c == '\n' || c == '\r') {
        continue;
      }
      List<String> record = record(c);
      if (record.size() > 1 || !record.get(0).isBlank()) {
        return record;
      }
    }
  }

  private List<String> record(int first) throws IOException {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    boolean atStart = true;
    int length = 0;
    unclosed = false;
    for (int c = first; ; c = in.read()) {
      if (++length > greatest) {
        throw new TooLongException(greatest);
      }
      if (quoted) {
        if (c < 0) {
          unclosed = true;
          break;
        }
        if (c != '"') {
          cell.append((char) c);
          continue;
        }
        int behind = in.read();
        if (behind == '"') {
          cell.append('"');
          continue;
        }
        quoted = false;
        c = behind;
      } else if (c == '"' && atStart) {
        quoted = true;
        atStart = false;
        continue;
      }
      if (c < 0 || c == '\n') {
        break;
      }
      if (c == '\r') {
        int behind = in.read();
        if (behind != '\n') {
          next = behind;
        }
        break;
      }
      if (c == separator) {
        cells.add(cell.toString());
        cell.setLength(0);
        atStart = true;
      } else {
        cell.append((char) c);
        atStart = false;
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
