package org.zhibiao.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zhibiao.lexicon.DataFile;
import org.zhibiao.lexicon.Lexicon;

/**
 * Recognises pinyin annotations in brackets behind the characters they read: {@code 會(huì)}, {@code
 * 安慰(ān wèi)}, {@code 行（xíng,háng）}. A bracket is an annotation only where every syllable is a
 * reading of its character (pinyin-readings.txt).
 */
final class PinyinAnnotations {

  private static final int LONGEST = 48;

  private static final String MARKED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ";
  private static final String BARE = "aaaaeeeeiiiioooouuuuvvvv";

  private static final class Loaded {
    static final PinyinAnnotations INSTANCE = new PinyinAnnotations();
  }

  private final Map<String, String> charactersOf = new HashMap<>();

  private PinyinAnnotations() {
    for (DataFile.Line line : DataFile.ofResource(Lexicon.class, "pinyin-readings.txt").lines()) {
      String text = line.text();
      int blank = text.indexOf(' ');
      if (blank < 2 || text.charAt(blank - 1) < '1' || text.charAt(blank - 1) > '5') {
        throw line.mistake("must be: syllable with its tone number, blank, characters");
      }
      charactersOf.put(text.substring(0, blank), text.substring(blank + 1));
    }
  }

  /** Returns the recogniser; the first call loads the readings. */
  static PinyinAnnotations standard() {
    return Loaded.INSTANCE;
  }

  /** Tells whether an annotation could begin with a bracket before this character. */
  static boolean canBegin(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '\u00C0' && c <= '\u024F'
        || c == 'ɡ'
        || c == 'ɑ'
        || c >= '\uFF21' && c <= '\uFF5A'
        || c == ' '
        || c == '\n'
        || c == '\r'
        || CharacterFolding.standard().isInvisible(c);
  }

  /**
   * Returns the offset behind the annotation whose opening bracket stands at {@code open}; -1 where
   * the bracket is none.
   *
   * @param text text with the bracket
   * @param before characters before the bracket without earlier annotations, the nearest last
   */
  int endOf(CharSequence text, int open, CharSequence before) {
    List<String> syllables = new ArrayList<>(2);
    StringBuilder syllable = new StringBuilder(8);
    int tone = 0;
    int i = open + 1;
    for (; i < text.length() && i - open <= LONGEST; i++) {
      char c = text.charAt(i);
      if (c == ')' || c == '）') {
        break;
      }
      if (c >= '\uFF21' && c <= '\uFF5A') {
        c = (char) (c - 0xFEE0);
      }
      int marked = MARKED.indexOf(Character.toLowerCase(c));
      if (marked >= 0) {
        tone = marked % 4 + 1;
        syllable.append(BARE.charAt(marked));
      } else if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
        syllable.append(Character.toLowerCase(c));
      } else if (c == 'ü' || c == 'Ü') {
        syllable.append('v');
      } else if (c == 'ɡ' || c == 'ɑ') {
        syllable.append(c == 'ɡ' ? 'g' : 'a');
      } else if (c >= '1' && c <= '5' && tone == 0 && syllable.length() > 0) {
        tone = c - '0';
      } else if (combiningTone(c) > 0 && tone == 0) {
        tone = combiningTone(c);
      } else if (c == '\u0308' && syllable.length() > 0) {
        syllable.setCharAt(syllable.length() - 1, 'v');
      } else if (isSeparator(c)) {
        tone = flush(syllables, syllable, tone);
      } else if (c != '\n' && c != '\r' && !CharacterFolding.standard().isInvisible(c)) {
        return -1;
      }
    }
    if (i >= text.length() || i - open > LONGEST) {
      return -1;
    }
    flush(syllables, syllable, tone);
    return !syllables.isEmpty() && fits(syllables, before) ? i + 1 : -1;
  }

  private static boolean isSeparator(char c) {
    return c == ' '
        || c == ','
        || c == '，'
        || c == '、'
        || c == '\''
        || c == '’'
        || c == '/'
        || c == ';'
        || c == '-'
        || c == '\u00A0'
        || c == '\u3000';
  }

  private static int combiningTone(char c) {
    return switch (c) {
      case '\u0304' -> 1;
      case '\u0301' -> 2;
      case '\u030C' -> 3;
      case '\u0300' -> 4;
      default -> 0;
    };
  }

  private static int flush(List<String> syllables, StringBuilder syllable, int tone) {
    if (syllable.length() > 0) {
      syllables.add(syllable.append(tone == 0 ? 5 : tone).toString());
      syllable.setLength(0);
    }
    return 0;
  }

  private boolean fits(List<String> syllables, CharSequence before) {
    int n = syllables.size();
    int length = before.length();
    if (n <= length) {
      boolean all = true;
      for (int i = 0; i < n && all; i++) {
        all = reads(syllables.get(i), before.charAt(length - n + i));
      }
      if (all) {
        return true;
      }
    }
    if (length == 0) {
      return false;
    }
    char last = before.charAt(length - 1);
    for (String syllable : syllables) {
      if (!reads(syllable, last)) {
        return false;
      }
    }
    return true;
  }

  private boolean reads(String syllable, char c) {
    if (syllable.length() < 3 && syllable.endsWith("5")) {
      return false;
    }
    // 一 and 不 change their tone before others; dictionaries list the tone they have alone.
    if (c == '一' && (syllable.equals("yi2") || syllable.equals("yi4"))
        || c == '不' && syllable.equals("bu2")) {
      return true;
    }
    String characters = charactersOf.get(syllable);
    return characters != null && characters.indexOf(c) >= 0;
  }
}
