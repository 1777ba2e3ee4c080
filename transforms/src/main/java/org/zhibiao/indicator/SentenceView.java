package org.zhibiao.indicator;

import java.util.Arrays;

/**
 * The words of a sentence around its quantities: each quantity is one word. Stretches far from any
 * quantity are left out; a break stands in their place.
 */
final class SentenceView {

  private final String text;
  private int size;
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int[] roles = new int[64];

  /** The words as strings, made when one is asked for. */
  private String[] words = new String[64];

  /** For words that are quantities, their place in the document's list. */
  private int[] quantities = new int[64];

  SentenceView(String text) {
    this.text = text;
  }

  void add(int start, int end, int role, int quantity) {
    if (size == starts.length) {
      int wider = size * 2;
      starts = Arrays.copyOf(starts, wider);
      ends = Arrays.copyOf(ends, wider);
      roles = Arrays.copyOf(roles, wider);
      words = Arrays.copyOf(words, wider);
      quantities = Arrays.copyOf(quantities, wider);
    }
    starts[size] = start;
    ends[size] = end;
    words[size] = null;
    roles[size] = role;
    quantities[size] = quantity;
    size++;
  }

  int size() {
    return size;
  }

  int start(int i) {
    return starts[i];
  }

  int end(int i) {
    return ends[i];
  }

  String word(int i) {
    String word = words[i];
    if (word == null) {
      word = text.substring(starts[i], ends[i]);
      words[i] = word;
    }
    return word;
  }

  int quantity(int i) {
    return quantities[i];
  }

  /** Tells whether word {@code i} plays one of the roles; words outside are breaks. */
  boolean is(int i, int role) {
    return i < 0 || i >= size ? (role & Role.BREAK) != 0 : (roles[i] & role) != 0;
  }

  /** Returns the text from word {@code from} to word {@code to}, both included. */
  String text(int from, int to) {
    return text.substring(starts[from], ends[to]);
  }

  /** Returns the first word of the clause that word {@code i} stands in. */
  int clauseStart(int i) {
    while (i > 0 && !is(i - 1, Role.BREAK)) {
      i--;
    }
    return i;
  }

  /** Returns the last word of the clause that word {@code i} stands in. */
  int clauseEnd(int i) {
    while (i + 1 < size && !is(i + 1, Role.BREAK)) {
      i++;
    }
    return i;
  }
}
