package org.zhibiao.indicator;

import com.hankcs.hanlp.corpus.tag.Nature;
import java.util.Arrays;

/**
 * The words of a stretch of text with their parts of speech, and the room in which a segmenter
 * finds them. One is used for many stretches, by one thread.
 */
final class Words {

  /** Start, end and part of speech of each word; offsets in the normalised text. */
  int[] from = new int[64];

  int[] to = new int[64];
  Nature[] natures = new Nature[64];
  int size;

  /** Where the stretch starts. */
  int offset;

  /** The characters of the stretch. */
  char[] chars = new char[128];

  /** The nodes of the lattice: column that follows, dictionary word, best node before, weight. */
  int[] ends = new int[256];

  int[] entries = new int[256];
  int[] origins = new int[256];
  double[] weights = new double[256];
  int nodes;

  /** First node of each column; column 1 begins at the stretch's first character. */
  int[] first = new int[128];

  void clear() {
    size = 0;
    nodes = 0;
  }

  /** Takes the characters of a stretch of text. */
  void take(String text, int start, int end) {
    offset = start;
    if (end - start > chars.length) {
      chars = new char[Math.max(end - start, 2 * chars.length)];
    }
    text.getChars(start, end, chars, 0);
  }

  /** Adds a node of the lattice that no path reaches yet. */
  void node(int end, int entry) {
    if (nodes == ends.length) {
      int wider = nodes * 2;
      ends = Arrays.copyOf(ends, wider);
      entries = Arrays.copyOf(entries, wider);
      origins = Arrays.copyOf(origins, wider);
      weights = Arrays.copyOf(weights, wider);
    }
    ends[nodes] = end;
    entries[nodes] = entry;
    origins[nodes] = -1;
    weights[nodes] = 0;
    nodes++;
  }

  /** Makes room for a column of the lattice. */
  void reserve(int column) {
    if (column >= first.length) {
      first = Arrays.copyOf(first, first.length * 2);
    }
  }

  /** Makes room for words. */
  void widen(int count) {
    if (count > from.length) {
      int wider = Math.max(count, from.length * 2);
      from = Arrays.copyOf(from, wider);
      to = Arrays.copyOf(to, wider);
      natures = Arrays.copyOf(natures, wider);
    }
  }

  /** Makes one word of the words from {@code first} up to, not including, {@code behind}. */
  void join(int first, int behind, Nature nature) {
    to[first] = to[behind - 1];
    natures[first] = nature;
    int gone = behind - first - 1;
    if (gone > 0) {
      System.arraycopy(from, behind, from, first + 1, size - behind);
      System.arraycopy(to, behind, to, first + 1, size - behind);
      System.arraycopy(natures, behind, natures, first + 1, size - behind);
      size -= gone;
    }
  }
}
