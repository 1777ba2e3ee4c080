package org.zhibiao.quantity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the longest phrase of a set that begins, ends or covers a position. A phrase may stand for
 * a name, that of the list it comes from. Immutable.
 */
final class PhraseIndex {

  private static final String[] NONE = {};

  private final String[][] byFirst = new String[1 << 16][];
  private final String[][] byLast = new String[1 << 16][];
  private final Map<String, String> names;
  private final int longest;

  /** Indexes phrases; each is its own name. */
  PhraseIndex(Collection<String> phrases) {
    this(phrases.stream().distinct().collect(java.util.stream.Collectors.toMap(p -> p, p -> p)));
  }

  /** Indexes phrases with the names they stand for. */
  PhraseIndex(Map<String, String> names) {
    this.names = Map.copyOf(names);
    Map<Character, List<String>> firsts = new HashMap<>();
    Map<Character, List<String>> lasts = new HashMap<>();
    int max = 0;
    for (String phrase : names.keySet()) {
      firsts.computeIfAbsent(phrase.charAt(0), c -> new ArrayList<>()).add(phrase);
      lasts.computeIfAbsent(phrase.charAt(phrase.length() - 1), c -> new ArrayList<>()).add(phrase);
      max = Math.max(max, phrase.length());
    }
    longest = max;
    fill(byFirst, firsts);
    fill(byLast, lasts);
  }

  private static void fill(String[][] index, Map<Character, List<String>> phrases) {
    phrases.forEach(
        (c, words) -> {
          words.sort(Comparator.comparingInt(String::length).reversed());
          index[c] = words.toArray(NONE);
        });
  }

  /** Returns the longest phrase that begins at {@code start} and ends by {@code limit}, or null. */
  String at(String text, int start, int limit) {
    if (start >= limit) {
      return null;
    }
    String[] phrases = byFirst[text.charAt(start)];
    if (phrases == null) {
      return null;
    }
    for (String phrase : phrases) {
      if (start + phrase.length() <= limit && text.startsWith(phrase, start)) {
        return phrase;
      }
    }
    return null;
  }

  /** Returns the longest phrase that ends at {@code end} and begins not before {@code from}. */
  String before(String text, int end, int from) {
    if (end <= from) {
      return null;
    }
    String[] phrases = byLast[text.charAt(end - 1)];
    if (phrases == null) {
      return null;
    }
    for (String phrase : phrases) {
      int start = end - phrase.length();
      if (start >= from && text.startsWith(phrase, start)) {
        return phrase;
      }
    }
    return null;
  }

  /** Returns whether a phrase stands somewhere in a range. */
  boolean within(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (at(text, i, end) != null) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the name of a phrase that holds the range {@code start} to {@code end} and lies between
   * {@code from} and {@code limit}; null if there is none.
   */
  String covering(String text, int start, int end, int from, int limit) {
    for (int s = Math.max(from, end - longest); s <= start; s++) {
      String[] phrases = byFirst[text.charAt(s)];
      if (phrases == null) {
        continue;
      }
      for (String phrase : phrases) {
        int stop = s + phrase.length();
        if (stop < end) {
          break;
        }
        if (stop <= limit && text.startsWith(phrase, s)) {
          return names.get(phrase);
        }
      }
    }
    return null;
  }
}
