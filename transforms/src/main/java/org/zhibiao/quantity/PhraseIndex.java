package org.zhibiao.quantity;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** Finds the longest phrase of a set that begins, or ends, at a position. Immutable. */
final class PhraseIndex {

  private final String[][] byFirst = new String[1 << 16][];
  private final String[][] byLast = new String[1 << 16][];
  private final int longest;

  PhraseIndex(Collection<String> phrases) {
    Map<Character, String[]> firsts = new HashMap<>();
    Map<Character, String[]> lasts = new HashMap<>();
    int max = 0;
    for (String phrase : phrases) {
      add(firsts, phrase.charAt(0), phrase);
      add(lasts, phrase.charAt(phrase.length() - 1), phrase);
      max = Math.max(max, phrase.length());
    }
    firsts.forEach((c, words) -> byFirst[c] = words);
    lasts.forEach((c, words) -> byLast[c] = words);
    longest = max;
  }

  private static void add(Map<Character, String[]> index, char key, String phrase) {
    String[] before = index.getOrDefault(key, new String[0]);
    String[] after = Arrays.copyOf(before, before.length + 1);
    after[before.length] = phrase;
    Arrays.sort(after, Comparator.comparingInt(String::length).reversed());
    index.put(key, after);
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

  /** Returns whether a phrase holds the range {@code start} to {@code end}. */
  boolean covers(String text, int start, int end, int from, int limit) {
    for (int s = Math.max(from, end - longest); s <= start; s++) {
      String[] phrases = byFirst[text.charAt(s)];
      if (phrases == null) {
        continue;
      }
      for (String phrase : phrases) {
        int stop = s + phrase.length();
        if (stop >= end && stop <= limit && text.startsWith(phrase, s)) {
          return true;
        }
      }
    }
    return false;
  }
}
