package org.zhibiao.container;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.zhibiao.source.ReadLimits;

/** Counts what a file expands to, with everything nested in it, and stops it in time. */
final class ExpansionBudget {

  private final ReadLimits limits;
  private long consumed;
  private long expanded;
  private long entries;

  ExpansionBudget(ReadLimits limits) {
    this.limits = limits;
  }

  /** Says that a limit of the whole file is reached: nothing more is read of it. */
  static final class ExhaustedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    ExhaustedException(String reason, String message) {
      super(message);
      this.reason = reason;
    }

    String reason() {
      return reason;
    }
  }

  /** Counts an entry or record. */
  void countEntry() {
    if (++entries > limits.entries()) {
      throw new ExhaustedException(
          "TOO_MANY_ENTRIES", "It holds more than " + limits.entries() + " entries and records");
    }
  }

  /** Wraps the bytes of the file itself. */
  InputStream ofFile(InputStream in) {
    return new Counting(in) {
      @Override
      void count(long n) {
        consumed += n;
      }
    };
  }

  /** Wraps what a decompressor gives out. */
  InputStream ofExpansion(InputStream in) {
    return new Counting(in) {
      @Override
      void count(long n) {
        expanded += n;
        if (expanded > ReadLimits.UNSUSPECTED && expanded > consumed * limits.ratio()) {
          throw new ExhaustedException(
              "EXPANDS_TOO_MUCH",
              "Its first %d bytes expand to more than %d, over %d times as much"
                  .formatted(consumed, expanded, limits.ratio()));
        }
      }
    };
  }

  private abstract static class Counting extends FilterInputStream {

    Counting(InputStream in) {
      super(in);
    }

    abstract void count(long n);

    @Override
    public int read() throws IOException {
      int b = super.read();
      if (b >= 0) {
        count(1);
      }
      return b;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int n = super.read(bytes, from, length);
      if (n > 0) {
        count(n);
      }
      return n;
    }

    @Override
    public long skip(long n) throws IOException {
      long skipped = super.skip(n);
      count(skipped);
      return skipped;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
