package org.zhibiao.quantity;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.zhibiao.lexicon.Lexicon;

/** Reads what limits a number: words in front of it (近, 不低于) and behind it (以上, 左右). */
final class QualifierReader {

  /** How far in front of a number its floor may stand, in characters. */
  private static final int FLOOR_REACH = 15;

  private static final String NUMERALS = "一二两三四五六七八九十百千万亿";

  private final PhraseIndex before;
  private final PhraseIndex after;
  private final PhraseIndex fillers;
  private final PhraseIndex deceptiveBefore;
  private final PhraseIndex deceptiveAfter;

  QualifierReader(Lexicon lexicon) {
    before = index(lexicon, "before-");
    after = index(lexicon, "after-");
    fillers = new PhraseIndex(lexicon.words("before-filler"));
    deceptiveBefore = new PhraseIndex(lexicon.words("before-deceptive"));
    deceptiveAfter = new PhraseIndex(lexicon.words("after-deceptive"));
  }

  private static PhraseIndex index(Lexicon lexicon, String prefix) {
    Map<String, String> names = new LinkedHashMap<>();
    for (Qualifier qualifier : Qualifier.values()) {
      if (qualifier != Qualifier.EXACT) {
        String list = prefix + qualifier.name().toLowerCase(Locale.ROOT).replace('_', '-');
        for (String phrase : lexicon.words(list)) {
          names.put(phrase, qualifier.name());
        }
      }
    }
    return new PhraseIndex(names);
  }

  /** Returns what the words in front of a number say; null if nothing. */
  Qualifier before(String text, int at, int from) {
    int start = at;
    // 近**20场**: the word stands in front of the mark of emphasis.
    if (start - from > 2 && text.charAt(start - 1) == '*' && text.charAt(start - 2) == '*') {
      start -= 2;
    }
    Qualifier direct = endingAt(text, start, from);
    if (direct != null) {
      return direct;
    }
    int filler = fillers.lengthBefore(text, start, from);
    Qualifier behindFiller = filler == 0 ? null : endingAt(text, start - filler, from);
    return behindFiller != null ? behindFiller : floorOfClause(text, start, from);
  }

  /** Reads a floor that a verb or noun parts from its number: 至少开展一次, 不低于低保标准的1.5倍. */
  private Qualifier floorOfClause(String text, int start, int from) {
    int reach = Math.max(from, start - FLOOR_REACH);
    for (int i = start - 1; i >= reach; i--) {
      char c = text.charAt(i);
      if (!Character.isIdeographic(c) || NUMERALS.indexOf(c) >= 0) {
        return null;
      }
      int length = before.lengthAt(text, i, start);
      if (length > 0) {
        Qualifier found = Qualifier.valueOf(before.nameAt(text, i, length));
        if (found == Qualifier.AT_LEAST) {
          return found;
        }
        if (i == reach || text.charAt(i - 1) != '不' && text.charAt(i - 1) != '得') {
          return null;
        }
      }
    }
    return null;
  }

  /** Returns whether the words in front of a number only look like a limit: 最近, 节约. */
  boolean deceptive(String text, int start, int from) {
    return deceptiveBefore.before(text, start, from);
  }

  private Qualifier endingAt(String text, int end, int from) {
    int length = before.lengthBefore(text, end, from);
    if (length == 0 || deceptive(text, end, from)) {
      return null;
    }
    return Qualifier.valueOf(before.nameAt(text, end - length, length));
  }

  /** Returns the length of the word behind a number that limits it; 0 if there is none. */
  int lengthAfter(String text, int end, int limit) {
    int length = after.lengthAt(text, end, limit);
    return length > 0 && deceptiveAfter.at(text, end, limit) ? 0 : length;
  }

  /** Returns what a word behind a number says, given its length. */
  Qualifier after(String text, int end, int length) {
    return Qualifier.valueOf(after.nameAt(text, end, length));
  }
}
