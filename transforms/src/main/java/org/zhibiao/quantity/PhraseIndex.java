package org.zhibiao.quantity;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Finds the longest phrase of a set that begins, ends or covers a position. A phrase may stand for
 * a name, that of the list it comes from. Immutable.
 */
final class PhraseIndex {

  private final Trie forward = new Trie();
  private final Trie backward = new Trie();
  private final int longest;

  /** Indexes phrases; each is its own name. */
  PhraseIndex(Collection<String> phrases) {
    this(ownNames(phrases));
  }

  /** Indexes phrases with the names they stand for. */
  PhraseIndex(Map<String, String> names) {
    int max = 0;
    for (Map.Entry<String, String> entry : names.entrySet()) {
      String phrase = entry.getKey();
      forward.add(phrase, entry.getValue());
      backward.add(new StringBuilder(phrase).reverse().toString(), entry.getValue());
      max = Math.max(max, phrase.length());
    }
    longest = max;
  }

  private static Map<String, String> ownNames(Collection<String> phrases) {
    Map<String, String> names = new LinkedHashMap<>();
    for (String phrase : phrases) {
      names.put(phrase, phrase);
    }
    return names;
  }

  /**
   * Returns the length of the longest phrase that begins at {@code start} and ends by {@code
   * limit}; 0 if there is none.
   */
  int lengthAt(String text, int start, int limit) {
    int node = Trie.ROOT;
    int length = 0;
    for (int i = start; i < limit; i++) {
      node = forward.next(node, text.charAt(i));
      if (node < 0) {
        break;
      }
      if (forward.name(node) != null) {
        length = i + 1 - start;
      }
    }
    return length;
  }

  /** Returns whether a phrase begins at {@code start} and ends by {@code limit}. */
  boolean at(String text, int start, int limit) {
    return lengthAt(text, start, limit) > 0;
  }

  /** Returns the name of a phrase of that length that begins at {@code start}. */
  String nameAt(String text, int start, int length) {
    int node = Trie.ROOT;
    for (int i = start; i < start + length; i++) {
      node = forward.next(node, text.charAt(i));
    }
    return forward.name(node);
  }

  /**
   * Returns the length of the longest phrase that ends at {@code end} and begins not before {@code
   * from}; 0 if there is none.
   */
  int lengthBefore(String text, int end, int from) {
    int node = Trie.ROOT;
    int length = 0;
    for (int i = end - 1; i >= from; i--) {
      node = backward.next(node, text.charAt(i));
      if (node < 0) {
        break;
      }
      if (backward.name(node) != null) {
        length = end - i;
      }
    }
    return length;
  }

  /** Returns whether a phrase ends at {@code end} and begins not before {@code from}. */
  boolean before(String text, int end, int from) {
    return lengthBefore(text, end, from) > 0;
  }

  /** Returns whether a phrase stands somewhere in a range. */
  boolean within(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (at(text, i, end)) {
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
      int node = Trie.ROOT;
      for (int i = s; i < limit; i++) {
        node = forward.next(node, text.charAt(i));
        if (node < 0) {
          break;
        }
        if (i + 1 >= end && forward.name(node) != null) {
          return forward.name(node);
        }
      }
    }
    return null;
  }

  /** Characters to nodes: the first step is a table, the others are a hash table. */
  private static final class Trie {

    private static final int ROOT = 0;
    private static final int NO_KEY = 0;

    private final short[] firsts = new short[1 << 16];
    private int[] keys = new int[256];
    private short[] nodes = new short[256];
    private String[] names = new String[64];
    private int count = 1;
    private int used;

    private void add(String phrase, String name) {
      int node = ROOT;
      for (int i = 0; i < phrase.length(); i++) {
        char c = phrase.charAt(i);
        int next = next(node, c);
        if (next < 0) {
          if (count == Short.MAX_VALUE) {
            throw new IllegalStateException("The lexicon has too many phrases for one index");
          }
          next = count++;
          if (count > names.length) {
            names = Arrays.copyOf(names, names.length * 2);
          }
          put(node, c, next);
        }
        node = next;
      }
      names[node] = name;
    }

    private void put(int node, char c, int next) {
      if (node == ROOT) {
        firsts[c] = (short) next;
        return;
      }
      if (++used * 2 > keys.length) {
        int[] oldKeys = keys;
        short[] oldNodes = nodes;
        keys = new int[oldKeys.length * 2];
        nodes = new short[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
          if (oldKeys[i] != NO_KEY) {
            insert(oldKeys[i], oldNodes[i]);
          }
        }
      }
      insert(node << 16 | c, (short) next);
    }

    private void insert(int key, short next) {
      int slot = slot(key);
      while (keys[slot] != NO_KEY) {
        slot = slot + 1 & keys.length - 1;
      }
      keys[slot] = key;
      nodes[slot] = next;
    }

    private int slot(int key) {
      int hash = key * 0x9E3779B9;
      return (hash ^ hash >>> 15) & keys.length - 1;
    }

    /** Returns the node behind a character; -1 if there is none. */
    int next(int node, char c) {
      if (node == ROOT) {
        int next = firsts[c];
        return next == 0 ? -1 : next;
      }
      int key = node << 16 | c;
      int slot = slot(key);
      while (keys[slot] != NO_KEY) {
        if (keys[slot] == key) {
          return nodes[slot];
        }
        slot = slot + 1 & keys.length - 1;
      }
      return -1;
    }

    String name(int node) {
      return names[node];
    }
  }
}
