package org.zhibiao.quantity;

import java.util.EnumMap;
import java.util.Map;
import org.zhibiao.lexicon.Lexicon;

/** Reads what limits a number: words in front of it (近, 不低于) and behind it (以上, 左右). */
final class QualifierReader {

  private static final Qualifier[] READ = {
    Qualifier.ABOUT, Qualifier.OVER, Qualifier.AT_LEAST,
    Qualifier.NEARLY, Qualifier.AT_MOST, Qualifier.UNDER
  };

  private final Map<Qualifier, PhraseIndex> before = new EnumMap<>(Qualifier.class);
  private final Map<Qualifier, PhraseIndex> after = new EnumMap<>(Qualifier.class);
  private final PhraseIndex fillers;
  private final PhraseIndex deceptiveBefore;
  private final PhraseIndex deceptiveAfter;

  QualifierReader(Lexicon lexicon) {
    for (Qualifier qualifier : READ) {
      String name = qualifier.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
      before.put(qualifier, new PhraseIndex(lexicon.words("before-" + name)));
      after.put(qualifier, new PhraseIndex(lexicon.words("after-" + name)));
    }
    fillers = new PhraseIndex(lexicon.words("before-filler"));
    deceptiveBefore = new PhraseIndex(lexicon.words("before-deceptive"));
    deceptiveAfter = new PhraseIndex(lexicon.words("after-deceptive"));
  }

  /** Returns what the words in front of a number say; null if nothing. */
  Qualifier before(String text, int start, int from) {
    Qualifier direct = endingAt(text, start, from);
    if (direct != null) {
      return direct;
    }
    String filler = fillers.before(text, start, from);
    return filler == null ? null : endingAt(text, start - filler.length(), from);
  }

  /** Returns whether the words in front of a number only look like a limit: 最近, 节约. */
  boolean deceptive(String text, int start, int from) {
    return deceptiveBefore.before(text, start, from) != null;
  }

  private Qualifier endingAt(String text, int end, int from) {
    if (deceptiveBefore.before(text, end, from) != null) {
      return null;
    }
    Qualifier best = null;
    int length = 0;
    for (Qualifier qualifier : READ) {
      String phrase = before.get(qualifier).before(text, end, from);
      if (phrase != null && phrase.length() > length) {
        best = qualifier;
        length = phrase.length();
      }
    }
    return best;
  }

  /**
   * What stands behind a number.
   *
   * @param qualifier what it says
   * @param end offset behind it
   */
  record After(Qualifier qualifier, int end) {}

  /** Returns what the word behind a number says; null if there is none. */
  After after(String text, int end, int limit) {
    if (deceptiveAfter.at(text, end, limit) != null) {
      return null;
    }
    After best = null;
    for (Qualifier qualifier : READ) {
      String phrase = after.get(qualifier).at(text, end, limit);
      if (phrase != null && (best == null || end + phrase.length() > best.end())) {
        best = new After(qualifier, end + phrase.length());
      }
    }
    return best;
  }
}
