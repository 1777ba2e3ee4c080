package org.zhibiao.container;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads lines as bytes, each within a bound. */
final class LineReader {

  private final InputStream in;
  private final int greatest;
  private final byte[] buffer = new byte[1 << 16];
  private int from;
  private int to;
  private long length;
  private boolean tooLong;

  LineReader(InputStream in, int greatest) {
    this.in = in;
    this.greatest = greatest;
  }

  /** Returns the next line without its end; null at the end of the file. */
  byte[] read() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    length = 0;
    tooLong = false;
    boolean any = false;
    while (true) {
      if (from == to) {
        from = 0;
        to = Math.max(0, in.read(buffer));
        if (to == 0) {
          return any ? line.toByteArray() : null;
        }
      }
      any = true;
      int end = from;
      while (end < to && buffer[end] != '\n') {
        end++;
      }
      length += end - from;
      if (length > greatest) {
        tooLong = true;
      } else {
        line.write(buffer, from, end - from);
      }
      boolean complete = end < to;
      from = complete ? end + 1 : end;
      if (complete) {
        return line.toByteArray();
      }
    }
  }

  /** Tells whether the last line was longer than allowed: its beginning alone was returned. */
  boolean isTooLong() {
    return tooLong;
  }

  /** Returns the length of the last line in bytes. */
  long length() {
    return length;
  }
}
