package org.zhibiao.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A set of words that is looked for in stretches of text, one pass and no objects a search.
 * Immutable.
 */
public final class CueWords {

  private static final int SLOTS = 256;

  private final long[] firsts = new long[Character.MAX_VALUE / Long.SIZE + 1];
  private final String[][] slots = new String[SLOTS][];

  private CueWords(String[] words) {
    List<List<String>> growing = new ArrayList<>();
    for (int i = 0; i < SLOTS; i++) {
      growing.add(new ArrayList<>());
    }
    for (String word : words) {
      char first = word.charAt(0);
      firsts[first / Long.SIZE] |= 1L << (first % Long.SIZE);
      growing.get(first % SLOTS).add(word);
    }
    for (int i = 0; i < SLOTS; i++) {
      slots[i] = growing.get(i).toArray(new String[0]);
    }
  }

  /** Returns a set of words, which stand in a string with blanks between them. */
  public static CueWords of(String words) {
    return new CueWords(words.strip().split("\\s+"));
  }

  /** Tells whether a stretch of text holds one of the words. */
  public boolean in(String text, int start, int end) {
    return find(text, start, end) >= 0;
  }

  /** Tells whether a text holds one of the words. */
  public boolean in(String text) {
    return find(text, 0, text.length()) >= 0;
  }

  /** Tells whether a stretch of characters holds one of the words. */
  boolean in(char[] text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text[i];
      if ((firsts[c / Long.SIZE] & 1L << (c % Long.SIZE)) == 0) {
        continue;
      }
      for (String word : slots[c % SLOTS]) {
        if (stands(word, text, i, end)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean stands(String word, char[] text, int at, int end) {
    int length = word.length();
    if (at + length > end) {
      return false;
    }
    for (int k = 0; k < length; k++) {
      if (text[at + k] != word.charAt(k)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the offset of the first of the words in a stretch of text; -1 where there is none. */
  public int find(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if ((firsts[c / Long.SIZE] & 1L << (c % Long.SIZE)) == 0) {
        continue;
      }
      for (String word : slots[c % SLOTS]) {
        if (i + word.length() <= end && text.startsWith(word, i)) {
          return i;
        }
      }
    }
    return -1;
  }
}
