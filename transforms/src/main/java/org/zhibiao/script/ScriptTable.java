package org.zhibiao.script;

import org.zhibiao.lexicon.DataFile;
import org.zhibiao.lexicon.Lexicon;

/**
 * Which characters tell the script, and what a traditional character is in simplified
 * (script-characters.txt, traditional-simplified.txt).
 */
final class ScriptTable {

  /** An ordinary character of both scripts. */
  static final byte SHARED = 0;

  /** A character of traditional text only. */
  static final byte TRADITIONAL = 1;

  /** A character of simplified text only. */
  static final byte SIMPLIFIED = 2;

  private static final class Loaded {
    static final ScriptTable INSTANCE = new ScriptTable();
  }

  private final byte[] kinds = new byte[65536];
  private final char[] simplified = new char[65536];

  /** Phrases by first character; longest first. */
  private final String[][][] phrases = new String[65536][][];

  private ScriptTable() {
    Lexicon telling = Lexicon.ofResource(Lexicon.class, "script-characters.txt");
    for (String c : telling.words("TRADITIONAL")) {
      kinds[c.charAt(0)] = TRADITIONAL;
    }
    for (String c : telling.words("SIMPLIFIED")) {
      kinds[c.charAt(0)] = SIMPLIFIED;
    }
    for (int c = 0; c < simplified.length; c++) {
      simplified[c] = (char) c;
    }
    for (DataFile.Line line :
        DataFile.ofResource(Lexicon.class, "traditional-simplified.txt").lines()) {
      String text = line.text();
      int blank = text.indexOf(' ');
      if (blank < 1 || text.length() != 2 * blank + 1) {
        throw line.mistake("must be: traditional, blank, simplified of the same length");
      }
      String from = text.substring(0, blank);
      String to = text.substring(blank + 1);
      if (blank == 1) {
        simplified[from.charAt(0)] = to.charAt(0);
      } else {
        char first = from.charAt(0);
        String[][] added = {{from, to}};
        phrases[first] = phrases[first] == null ? added : longestFirst(phrases[first], added);
      }
    }
  }

  private static String[][] longestFirst(String[][] old, String[][] added) {
    String[][] all = new String[old.length + 1][];
    int i = 0;
    while (i < old.length && old[i][0].length() >= added[0][0].length()) {
      all[i] = old[i];
      i++;
    }
    all[i] = added[0];
    System.arraycopy(old, i, all, i + 1, old.length - i);
    return all;
  }

  /** Returns the table. */
  static ScriptTable standard() {
    return Loaded.INSTANCE;
  }

  /** Returns {@link #SHARED}, {@link #TRADITIONAL} or {@link #SIMPLIFIED}. */
  byte kind(char c) {
    return kinds[c];
  }

  /** Returns the simplified character for a traditional one; any other as it is. */
  char simplified(char c) {
    return simplified[c];
  }

  /**
   * Returns phrase and simplified phrase that begin at a place of a text and are converted
   * otherwise than character by character; null where there is none.
   */
  String[] phraseAt(CharSequence text, int at) {
    String[][] candidates = phrases[text.charAt(at)];
    if (candidates == null) {
      return null;
    }
    for (String[] candidate : candidates) {
      String phrase = candidate[0];
      int i = 1;
      while (i < phrase.length()
          && at + i < text.length()
          && text.charAt(at + i) == phrase.charAt(i)) {
        i++;
      }
      if (i == phrase.length()) {
        return candidate;
      }
    }
    return null;
  }
}
