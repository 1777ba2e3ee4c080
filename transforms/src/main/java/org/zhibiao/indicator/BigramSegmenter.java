package org.zhibiao.indicator;

import com.hankcs.hanlp.collection.trie.DoubleArrayTrie;
import com.hankcs.hanlp.corpus.tag.Nature;
import com.hankcs.hanlp.dictionary.CoreBiGramTableDictionary;
import com.hankcs.hanlp.dictionary.CoreDictionary;
import com.hankcs.hanlp.dictionary.CustomDictionary;
import com.hankcs.hanlp.dictionary.other.CharType;
import com.hankcs.hanlp.seg.Viterbi.ViterbiSegment;
import com.hankcs.hanlp.seg.common.Vertex;
import com.hankcs.hanlp.utility.Predefine;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Cuts text into words exactly as HanLP's {@link ViterbiSegment} does without name recognition: the
 * most likely path through HanLP's core dictionary under its bigram table, then its additional
 * words joined. HanLP builds a list of linked lists of new objects for every stretch, which is most
 * of its time; here the same sums run over flat arrays.
 */
final class BigramSegmenter {

  private static final double KNOWN = Predefine.lambda;
  private static final double UNKNOWN = 1 - Predefine.lambda;

  /** Bits of a word number, of a bigram count and of a place among the pairs seen. */
  private static final int PAIR_BITS = 20;

  private static final int COUNT_BITS = 24;
  private static final int SLOT_BITS = 16;

  /** Spreads neighbouring pairs: the golden ratio as a fraction of 2 to the 64. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  /**
   * Pairs of words looked up of late, each with its count in one number, so that threads may share
   * it; the table itself is searched by halving, over memory that no cache holds.
   */
  private final AtomicLongArray pairs = new AtomicLongArray(1 << SLOT_BITS);

  private final WordTrie known = new WordTrie(CoreDictionary.trie);
  private final WordTrie joined = new WordTrie(CustomDictionary.DEFAULT.dat);
  private final Nature[] joinedNatures;

  /**
   * Four numbers of each word of the core dictionary, then of the begin and end of a stretch and of
   * runs of characters: its number in the bigram table, the divisor of its bigrams, its own share
   * of all words, and its weight behind a word that the table knows no bigram with.
   */
  private final double[] figures;

  private final Nature[] natures;
  private final int begin;
  private final int finish;

  /** The entry that stands for a run of each of HanLP's classes of characters. */
  private final int[] classes = new int[CharType.CT_OTHER + 1];

  BigramSegmenter() {
    for (int slot = 0; slot < pairs.length(); slot++) {
      pairs.setPlain(slot, -1);
    }
    int words = CoreDictionary.trie.size();
    begin = words;
    finish = words + 1;
    figures = new double[4 * (words + 6)];
    natures = new Nature[words + 6];
    DoubleArrayTrie<CoreDictionary.Attribute> additional = CustomDictionary.DEFAULT.dat;
    joinedNatures = new Nature[additional.size()];
    for (int i = 0; i < joinedNatures.length; i++) {
      joinedNatures[i] = additional.getValueAt(i).nature[0];
    }
    for (int i = 0; i < words; i++) {
      // A vertex knows the class that HanLP puts a word under: 未##地 for a place, and so on.
      set(i, new Vertex(" ", CoreDictionary.trie.getValueAt(i), i));
    }
    set(begin, Vertex.newB());
    set(finish, Vertex.newE());
    int entry = words + 2;
    setClass(entry++, "", Nature.n, -1, CharType.CT_CHINESE, CharType.CT_LETTER);
    setClass(entry++, "", Nature.w, -1, CharType.CT_DELIMITER, CharType.CT_OTHER);
    setClass(
        entry++, Predefine.TAG_CLUSTER, Nature.nx, CoreDictionary.X_WORD_ID, CharType.CT_SINGLE);
    setClass(
        entry,
        Predefine.TAG_NUMBER,
        Nature.m,
        CoreDictionary.M_WORD_ID,
        CharType.CT_NUM,
        CharType.CT_INDEX,
        CharType.CT_CNUM);
  }

  private void setClass(int entry, String tag, Nature nature, int id, byte... types) {
    CoreDictionary.Attribute attribute =
        new CoreDictionary.Attribute(nature, Predefine.OOV_DEFAULT_FREQUENCY);
    set(entry, new Vertex(tag, " ", attribute, id));
    for (byte type : types) {
      classes[type] = entry;
    }
  }

  private void set(int word, Vertex vertex) {
    double share = UNKNOWN * vertex.attribute.totalFrequency / Predefine.TOTAL_FREQUENCY;
    figures[4 * word] = vertex.wordID;
    figures[4 * word + 1] = vertex.attribute.totalFrequency + 1;
    figures[4 * word + 2] = share;
    figures[4 * word + 3] = weight(0, 1, share);
    natures[word] = vertex.attribute.nature[0];
  }

  /** HanLP's weight of a step: the negative logarithm of the smoothed bigram probability. */
  private static double weight(int together, double divisor, double share) {
    double known = KNOWN * (Predefine.myu * together / divisor + 1 - Predefine.myu);
    return -Math.log(known + share);
  }

  /** Returns how often the bigram table saw two words together. */
  private int together(int first, int second) {
    long pair = (long) first << PAIR_BITS | second;
    int slot = (int) ((pair * SPREAD) >>> (Long.SIZE - SLOT_BITS));
    long known = pairs.getOpaque(slot);
    if (known >>> COUNT_BITS == pair) {
      return (int) (known & (1L << COUNT_BITS) - 1);
    }
    int count = CoreBiGramTableDictionary.getBiFrequency(first, second);
    if (first >= 0 && second >= 0 && count < 1 << COUNT_BITS) {
      pairs.setOpaque(slot, pair << COUNT_BITS | count);
    }
    return count;
  }

  /**
   * Cuts a stretch of text.
   *
   * @param text normalised text
   * @param from start of the stretch
   * @param to end of the stretch
   * @param words receives the words; what it held is gone
   */
  void cut(String text, int from, int to, Words words) {
    words.clear();
    words.take(text, from, to);
    findWords(to - from, words);
    walk(to - from, words);
    join(words);
  }

  /**
   * Finds all dictionary words of a stretch and, where no word begins, what HanLP calls atoms: runs
   * of characters of one class.
   */
  private void findWords(int length, Words words) {
    words.node(0, begin);
    int covered = 0;
    int atoms = 0;
    int atom = 0;
    for (int at = 0; at < length; at++) {
      int column = at + 1;
      words.first[column] = words.nodes;
      words.reserve(column + 2);
      int longest = findWordsAt(at, length, words, true);
      if (at == covered) {
        if (longest == at) {
          atom = at;
          atoms = findAtoms(at, length, words);
          longest = atoms;
        }
        covered = longest;
      }
      if (at == atom && at < atoms) {
        atom = findAtom(at, atoms, words);
      }
    }
    words.first[length + 1] = words.nodes;
    words.node(0, finish);
    words.first[length + 2] = words.nodes;
  }

  /**
   * Finds the dictionary words that start at a character, and adds them where that is wanted;
   * returns the end of the longest.
   */
  private int findWordsAt(int at, int length, Words words, boolean add) {
    char[] chars = words.chars;
    int longest = at;
    int state = WordTrie.ROOT;
    for (int i = at; i < length; i++) {
      state = known.step(state, chars[i]);
      if (state < 0) {
        break;
      }
      int word = known.word(state);
      if (word >= 0) {
        longest = i + 1;
        if (add) {
          words.node(longest + 1, word);
        }
      }
    }
    return longest;
  }

  /** Returns where a stretch of atoms ends: in front of a word that is no Chinese numeral. */
  private int findAtoms(int at, int length, Words words) {
    int end = at + 1;
    while (end < length
        && (CharType.get(words.chars[end]) == CharType.CT_CNUM
            || findWordsAt(end, length, words, false) == end)) {
      end++;
    }
    return end;
  }

  /** Adds an atom, unless a word is as long; returns its end. */
  private int findAtom(int at, int atoms, Words words) {
    char[] chars = words.chars;
    byte type = CharType.get(chars[at]);
    int end = at + 1;
    while (end < atoms && (CharType.get(chars[end]) == type || isPoint(chars, type, end, atoms))) {
      end++;
    }
    for (int node = words.first[at + 1]; node < words.nodes; node++) {
      if (words.ends[node] == end + 1) {
        return end;
      }
    }
    words.node(end + 1, classes[type]);
    return end;
  }

  /** Returns whether a character is the point or comma between the digits of a number. */
  private static boolean isPoint(char[] chars, byte type, int at, int atoms) {
    return type == CharType.CT_NUM
        && "，,．.".indexOf(chars[at]) >= 0
        && at + 1 < atoms
        && CharType.get(chars[at + 1]) == CharType.CT_NUM;
  }

  /** Finds the path of least weight and adds its words. */
  private void walk(int length, Words words) {
    int[] origins = words.origins;
    double[] weights = words.weights;
    words.ends[0] = 1;
    origins[0] = 0;
    int last = words.nodes - 1;
    for (int node = 0; node < last; node++) {
      if (origins[node] < 0) {
        continue;
      }
      int word = 4 * words.entries[node];
      int id = (int) figures[word];
      double divisor = figures[word + 1];
      double sum = weights[node];
      int column = words.ends[node];
      for (int to = words.first[column]; to < words.first[column + 1]; to++) {
        int next = 4 * words.entries[to];
        int together = together(id, (int) figures[next]);
        double weight =
            sum
                + (together == 0
                    ? figures[next + 3]
                    : weight(together, divisor, figures[next + 2]));
        if (origins[to] < 0 || weights[to] > weight) {
          origins[to] = node;
          weights[to] = weight;
        }
      }
    }
    int count = 0;
    for (int node = origins[last]; node > 0; node = origins[node]) {
      count++;
    }
    words.size = count;
    words.widen(count);
    int end = length;
    for (int node = origins[last]; node > 0; node = origins[node]) {
      count--;
      words.to[count] = words.offset + end;
      words.natures[count] = natures[words.entries[node]];
      end = origins[node] == 0 ? 0 : words.ends[origins[node]] - 1;
      words.from[count] = words.offset + end;
    }
  }

  /** Joins words that HanLP's additional dictionary knows as one, the longest first. */
  private void join(Words words) {
    int offset = words.offset;
    for (int i = 0; i < words.size; i++) {
      int state =
          joined.walk(WordTrie.ROOT, words.chars, words.from[i] - offset, words.to[i] - offset);
      if (state < 0) {
        continue;
      }
      int found = joined.word(state);
      int end = i + 1;
      for (int to = i + 1; to < words.size; to++) {
        state = joined.walk(state, words.chars, words.from[to] - offset, words.to[to] - offset);
        if (state < 0) {
          break;
        }
        int longer = joined.word(state);
        if (longer >= 0) {
          found = longer;
          end = to + 1;
        }
      }
      if (found >= 0) {
        words.join(i, end, joinedNatures[found]);
      }
    }
  }
}
