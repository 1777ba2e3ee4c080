package org.zhibiao.script;

import org.zhibiao.lexicon.DataFile;
import org.zhibiao.lexicon.Lexicon;

/**
 * What single characters are read as: half-width digits and letters for full-width ones, ideographs
 * for radicals and compatibility characters (folded-characters.txt), a blank for any space of one
 * column, nothing for what cannot be seen.
 */
final class CharacterFolding {

  /** What takes the place of a code unit that is left out. */
  static final char NOTHING = 0;

  private static final class Loaded {
    static final CharacterFolding INSTANCE = new CharacterFolding();
  }

  private final char[] folded = new char[65536];

  private CharacterFolding() {
    for (int c = 0; c < 65536; c++) {
      folded[c] = (char) c;
    }
    for (int c = 0xFF10; c <= 0xFF5A; c++) {
      if (c <= 0xFF19 || c >= 0xFF21 && c <= 0xFF3A || c >= 0xFF41) {
        folded[c] = (char) (c - 0xFEE0);
      }
    }
    folded['％'] = '%';
    folded['＋'] = '+';
    folded['＊'] = '*';
    folded['〜'] = '～';
    for (DataFile.Line line : DataFile.ofResource(Lexicon.class, "folded-characters.txt").lines()) {
      String text = line.text();
      if (text.length() != 8 || !text.startsWith("U+") || text.charAt(6) != ' ') {
        throw line.mistake("must be: U+ with four hexadecimal digits, blank, character");
      }
      try {
        folded[Integer.parseInt(text, 2, 6, 16)] = text.charAt(7);
      } catch (NumberFormatException e) {
        throw line.mistake("has no hexadecimal digits behind U+");
      }
    }
    folded[0xA0] = ' ';
    fold(0x2000, 0x200A, ' ');
    folded[0x202F] = ' ';
    folded[0x205F] = ' ';
    folded[0x85] = '\n';
    fold(0x2028, 0x2029, '\n');
    fold(0, 8, NOTHING);
    fold(0x0E, 0x1F, NOTHING);
    fold(0x7F, 0x84, NOTHING);
    fold(0x86, 0x9F, NOTHING);
    folded[0xAD] = NOTHING;
    folded[0x34F] = NOTHING;
    folded[0x180E] = NOTHING;
    fold(0x200B, 0x200F, NOTHING);
    fold(0x202A, 0x202E, NOTHING);
    fold(0x2060, 0x2064, NOTHING);
    fold(0x2066, 0x206F, NOTHING);
    fold(0xFE00, 0xFE0F, NOTHING);
    folded[0xFEFF] = NOTHING;
    fold(0xFFF9, 0xFFFC, NOTHING);
  }

  private void fold(int first, int last, char to) {
    for (int c = first; c <= last; c++) {
      folded[c] = to;
    }
  }

  /** Returns the table. */
  static CharacterFolding standard() {
    return Loaded.INSTANCE;
  }

  /** Returns what a code unit is read as; {@link #NOTHING} where it is left out. */
  char folded(char c) {
    return folded[c];
  }

  /** Tells whether a code unit is read as nothing. */
  boolean isInvisible(char c) {
    return folded[c] == NOTHING;
  }
}
