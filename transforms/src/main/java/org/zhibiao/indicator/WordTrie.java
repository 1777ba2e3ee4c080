package org.zhibiao.indicator;

import com.hankcs.hanlp.collection.trie.DoubleArrayTrie;
import java.util.Arrays;
import java.util.SortedSet;

/**
 * Words as a tree, packed: the children of a node stand side by side, and the whole takes a tenth
 * of the room of a double array, so that a walk finds most of it in the processor's cache.
 * Immutable.
 */
final class WordTrie {

  /** State of a walk that has read nothing. */
  static final int ROOT = 0;

  /** State of a walk that no word begins with. */
  static final int NONE = -1;

  /** Node of each first character; 0 where no word begins with it. */
  private final int[] roots = new int[1 << 16];

  /** The character that leads to each node; nodes stand in breadth-first order. */
  private final char[] labels;

  /** First child of each node; its children end where those of the next node start. */
  private final int[] children;

  /** Number of the word that ends at each node, counted from 0; negative where none does. */
  private final int[] words;

  /** Packs one of HanLP's tries; words keep their numbers. */
  WordTrie(DoubleArrayTrie<?> trie) {
    int[] base = trie.getBase();
    int[] check = trie.getCheck();
    int length = Math.min(base.length, check.length);
    // The cells of one parent share their check value, which is the parent's base.
    int highest = 0;
    for (int p = 0; p < length; p++) {
      highest = Math.max(highest, check[p]);
    }
    int[] starts = new int[highest + 2];
    int cells = 0;
    for (int p = 0; p < length; p++) {
      if (check[p] > 0) {
        starts[check[p] + 1]++;
        cells++;
      }
    }
    for (int b = 1; b < starts.length; b++) {
      starts[b] += starts[b - 1];
    }
    int[] sorted = new int[cells];
    int[] next = Arrays.copyOf(starts, starts.length);
    for (int p = 0; p < length; p++) {
      if (check[p] > 0) {
        sorted[next[check[p]]++] = p;
      }
    }
    int[] bases = new int[cells + 1];
    char[] label = new char[cells + 1];
    int[] child = new int[cells + 2];
    int[] word = new int[cells + 1];
    Arrays.fill(word, -1);
    bases[0] = base[0];
    int nodes = 1;
    for (int node = 0; node < nodes; node++) {
      child[node] = nodes;
      int b = bases[node];
      for (int i = starts[b]; i < starts[b + 1]; i++) {
        int p = sorted[i];
        if (p == b) {
          word[node] = -base[p] - 1;
        } else {
          label[nodes] = (char) (p - b - 1);
          bases[nodes] = base[p];
          nodes++;
        }
      }
    }
    child[nodes] = nodes;
    labels = Arrays.copyOf(label, nodes);
    children = Arrays.copyOf(child, nodes + 1);
    words = Arrays.copyOf(word, nodes);
    listRoots();
  }

  /** Packs words; their numbers are their places in the order of their characters. */
  WordTrie(SortedSet<String> sorted) {
    String[] all = sorted.toArray(new String[0]);
    int most = 1;
    for (String word : all) {
      most += word.length();
    }
    // The words that begin with what leads to a node, and how many characters that is.
    int[] from = new int[most];
    int[] to = new int[most];
    int[] depth = new int[most];
    char[] label = new char[most];
    int[] child = new int[most + 1];
    int[] word = new int[most];
    to[0] = all.length;
    int nodes = 1;
    for (int node = 0; node < nodes; node++) {
      int next = from[node];
      boolean ends = next < to[node] && all[next].length() == depth[node];
      word[node] = ends ? next++ : -1;
      child[node] = nodes;
      while (next < to[node]) {
        char c = all[next].charAt(depth[node]);
        from[nodes] = next;
        while (next < to[node] && all[next].charAt(depth[node]) == c) {
          next++;
        }
        to[nodes] = next;
        depth[nodes] = depth[node] + 1;
        label[nodes++] = c;
      }
    }
    child[nodes] = nodes;
    labels = Arrays.copyOf(label, nodes);
    children = Arrays.copyOf(child, nodes + 1);
    words = Arrays.copyOf(word, nodes);
    listRoots();
  }

  private void listRoots() {
    for (int i = children[0]; i < children[1]; i++) {
      roots[labels[i]] = i;
    }
  }

  /** Follows a character; returns the state behind it or {@link #NONE}. */
  int step(int state, char c) {
    if (state == ROOT) {
      int node = roots[c];
      return node == 0 ? NONE : node;
    }
    int low = children[state];
    int high = children[state + 1] - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      char label = labels[middle];
      if (label < c) {
        low = middle + 1;
      } else if (label > c) {
        high = middle - 1;
      } else {
        return middle;
      }
    }
    return NONE;
  }

  /** Follows the characters of a stretch; returns the state behind it or {@link #NONE}. */
  int walk(int state, String text, int from, int to) {
    int at = state;
    for (int i = from; i < to && at >= 0; i++) {
      at = step(at, text.charAt(i));
    }
    return at;
  }

  /** Follows characters; returns the state behind them or {@link #NONE}. */
  int walk(int state, char[] chars, int from, int to) {
    int at = state;
    for (int i = from; i < to && at >= 0; i++) {
      at = step(at, chars[i]);
    }
    return at;
  }

  /** Returns the number of the word that ends at a state; negative where none does. */
  int word(int state) {
    return words[state];
  }
}
