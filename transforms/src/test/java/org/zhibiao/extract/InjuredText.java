package org.zhibiao.extract;

/**
 * A text to whose characters something happened, with the way back: where each character of the
 * clean text begins and ends in the injured one.
 */
final class InjuredText {

  private final String clean;
  private final StringBuilder text;
  private final int[] starts;
  private final int[] ends;
  private int at;

  /** Begins an injured text; every character of the clean one is to be put, in order. */
  InjuredText(String clean) {
    this.clean = clean;
    this.text = new StringBuilder(clean.length() * 2);
    this.starts = new int[clean.length()];
    this.ends = new int[clean.length()];
  }

  /** Returns the offset of the next character of the clean text. */
  int next() {
    return at;
  }

  boolean hasNext() {
    return at < clean.length();
  }

  /** Puts the next character of the clean text as it is. */
  void keep() {
    put(String.valueOf(clean.charAt(at)));
  }

  /** Puts something in place of the next character of the clean text. */
  void put(String instead) {
    starts[at] = text.length();
    text.append(instead);
    ends[at++] = text.length();
  }

  /** Puts something that stands for no character of the clean text. */
  void add(String between) {
    text.append(between);
  }

  String text() {
    return text.toString();
  }

  /** Returns where the character at an offset of the clean text begins. */
  int start(int offset) {
    return starts[offset];
  }

  /** Returns where a range ends that ends, exclusively, at an offset of the clean text. */
  int end(int offset) {
    return ends[offset - 1];
  }
}
