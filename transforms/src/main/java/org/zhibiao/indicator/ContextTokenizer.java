package org.zhibiao.indicator;

import com.hankcs.hanlp.corpus.tag.Nature;
import java.util.List;
import org.zhibiao.quantity.Quantity;
import org.zhibiao.section.Sentence;

/**
 * Cuts the surroundings of quantities into words with HanLP, whose dictionary is widened by the
 * lexicons of this stage. Numbers never reach HanLP, which segments badly around them, and each
 * stretch between two quantities is cut once.
 */
final class ContextTokenizer {

  /** How far back from a quantity a clause is read, in characters. */
  private static final int LEFT = 44;

  /** How far behind a quantity a clause is read, in characters. */
  private static final int RIGHT = 40;

  private final LinkingLexicon lexicon;
  private final BigramSegmenter segmenter = new BigramSegmenter();

  ContextTokenizer(LinkingLexicon lexicon) {
    this.lexicon = lexicon;
  }

  /**
   * Cuts a sentence.
   *
   * @param text normalised text
   * @param sentence the sentence
   * @param quantities quantities of the document
   * @param first place of the sentence's first quantity
   * @param end place behind its last
   * @param words room for the words of a stretch
   */
  SentenceView read(
      String text, Sentence sentence, List<Quantity> quantities, int first, int end, Words words) {
    SentenceView view = new SentenceView(text);
    int at = sentence.start();
    for (int q = first; q < end; q++) {
      Quantity quantity = quantities.get(q);
      int from = Math.max(at, sentence.start());
      int to = Math.max(from, quantity.start());
      int left = clauseStart(text, from, to);
      int right = q > first ? clauseEnd(text, from, RIGHT, to) : from;
      if (left <= right) {
        segment(text, from, to, view, words);
      } else {
        segment(text, from, right, view, words);
        view.add(left, left, Role.BREAK, -1);
        segment(text, left, to, view, words);
      }
      view.add(quantity.start(), quantity.end(), Role.QUANTITY, q);
      at = quantity.end();
    }
    segment(text, at, clauseEnd(text, at, RIGHT, Math.max(at, sentence.end())), view, words);
    return view;
  }

  /** Returns where to begin reading in front of a quantity: with the clause before its own. */
  private static int clauseStart(String text, int from, int to) {
    int start = Math.max(from, to - LEFT);
    int breaks = 0;
    for (int i = to - 1; i > start; i--) {
      if (isBreak(text.charAt(i)) && ++breaks == 2) {
        return i + 1;
      }
    }
    if (start == from) {
      return from;
    }
    for (int i = start; i < to - 12; i++) {
      if (isBreak(text.charAt(i))) {
        return i + 1;
      }
    }
    return start;
  }

  private static int clauseEnd(String text, int from, int length, int limit) {
    int end = Math.min(limit, from + length);
    for (int i = from; i < end; i++) {
      if (isBreak(text.charAt(i))) {
        return i + 1;
      }
    }
    return end;
  }

  private static boolean isBreak(char c) {
    return c == '，' || c == '。' || c == '；' || c == ',' || c == ';' || c == '\n' || c == '：';
  }

  private void segment(String text, int from, int to, SentenceView view, Words words) {
    int at = from;
    for (int i = from; i < to; i++) {
      int role = markRole(text, i);
      if (role != 0) {
        words(text, at, i, view, words);
        // A space of layout in front of a number or behind a pause mark separates nothing.
        boolean layout =
            text.charAt(i) == ' ' && (i + 1 == to || i > 0 && text.charAt(i - 1) == '、');
        if (layout) {
          at = i + 1;
          continue;
        }
        view.add(i, i + 1, role, -1);
        at = i + 1;
      }
    }
    words(text, at, to, view, words);
  }

  private void words(String text, int from, int to, SentenceView view, Words words) {
    if (from >= to) {
      return;
    }
    int known = to - from > 4 ? 0 : lexicon.roles(text, from, to);
    if (known != 0) {
      view.add(from, to, known, -1);
      return;
    }
    segmenter.cut(text, from, to, words);
    lexicon.join(words);
    for (int i = 0; i < words.size; i++) {
      int start = words.from[i];
      int end = words.to[i];
      if (comparesBehind(text, start, end)) {
        view.add(start, end - 1, Role.NOUN, -1);
        view.add(end - 1, end, lexicon.roles(text, end - 1, end), -1);
      } else if (isNoun(text, from, to, start, end)) {
        view.add(start, end, Role.NOUN, -1);
      } else {
        view.add(start, end, roles(text, start, end, words.natures[i]), -1);
      }
    }
  }

  /** 保鲜时间从6天, 消费水平，由175元: a noun of what was measured, where a level follows. */
  private static boolean isMeasured(String text, int start, int end) {
    if (!text.startsWith("时间", start) && !text.startsWith("水平", start)) {
      return false;
    }
    int next = end < text.length() && text.charAt(end) == '，' ? end + 1 : end;
    return next < text.length() && "从由缩延达".indexOf(text.charAt(next)) >= 0;
  }

  /** At the end of a stretch 地 is no particle but the last part of a noun: 打卡地2处. */
  private static boolean isNoun(String text, int from, int to, int start, int end) {
    if (end - start == 2 && start > from && isMeasured(text, start, end)) {
      return true;
    }
    if (end - start != 1) {
      return false;
    }
    char c = text.charAt(start);
    if (c == '比' && start > from && end < text.length()) {
      // 收入比缩小至2.4: behind a noun and in front of what the ratio did.
      return "缩扩达降升提为由从保控超优".indexOf(text.charAt(end)) >= 0;
    }
    return c == '率' || end == to && (c == '地' || (c == '会' || c == '令') && start > from);
  }

  /** 价格比上年: what looks like a word for a ratio is a noun and the preposition. */
  private static boolean comparesBehind(String text, int start, int end) {
    if (end - start < 3 || text.charAt(end - 1) != '比' || end >= text.length()) {
      return false;
    }
    char next = text.charAt(end);
    return "上去前预原计同".indexOf(next) >= 0 || next >= '0' && next <= '9';
  }

  private int roles(String text, int start, int end, Nature nature) {
    int known = lexicon.roles(text, start, end);
    String tag = nature == null ? "n" : nature.toString();
    char first = text.charAt(start);
    boolean links = end - start == 1 && (first == '的' || first == '之');
    return known | natureRole(tag, links, known);
  }

  private static int natureRole(String tag, boolean links, int known) {
    if (tag.length() == 2 && tag.charAt(1) == 'g' && known == 0) {
      return Role.NOUN;
    }
    switch (tag.charAt(0)) {
      case 'n':
        return known == 0 || (known & Role.NOMINAL) != 0 || known == Role.AGENT ? Role.NOUN : 0;
      case 'g':
      case 'j':
      case 'i':
      case 'l':
      case 's':
      case 'x':
        return known == 0 || (known & Role.NOMINAL) != 0 || known == Role.AGENT ? Role.NOUN : 0;
      case 'v':
        if (tag.equals("vn") || (known & (Role.DOMAIN | Role.PERSON)) != 0) {
          return known == 0 ? Role.NOUN : 0;
        }
        return (known & (Role.ACTIVITY | Role.ADVERB | Role.NOUN)) == 0 ? Role.VERB : 0;
      case 'a':
      case 'b':
      case 'z':
        return known == 0 ? Role.ADJECTIVE : 0;
      case 'd':
        return Role.ADVERB;
      case 'p':
        return known == 0 ? Role.PREPOSITION : 0;
      case 'c':
        return Role.CONJUNCTION;
      case 'u':
        return links ? Role.DE : Role.ASPECT;
      case 'm':
        return Role.NUMBER;
      case 'r':
        return Role.PRONOUN;
      case 't':
        return Role.TIME;
      case 'f':
        return known == 0 ? Role.EMPTY : 0;
      case 'q':
      case 'k':
      case 'h':
        return known == 0 ? Role.NOUN : 0;
      case 'w':
        return Role.MARK;
      default:
        return known == 0 ? Role.ADVERB : 0;
    }
  }

  /** Returns the role of a mark, 0 for a character of a word. */
  private static int markRole(String text, int at) {
    char c = text.charAt(at);
    switch (c) {
      case '，':
      case ',':
      case '。':
      case '；':
      case ';':
      case '：':
      case ':':
      case '！':
      case '!':
      case '？':
      case '?':
      case '\n':
      case '\r':
      case '|':
      case '…':
        return Role.BREAK;
      case '、':
        return Role.PAUSE;
      case '“':
      case '《':
      case '「':
      case '『':
      case '〈':
        return Role.OPEN;
      case '”':
      case '》':
      case '」':
      case '』':
      case '〉':
        return Role.CLOSE;
      case '（':
      case '(':
      case '）':
      case ')':
      case '【':
      case '】':
      case '[':
      case ']':
      case '—':
      case '－':
      case '#':
      case '"':
      case '\'':
      case '·':
      case '　':
      case ' ':
      case '\t':
      case '\u00a0':
        return Role.MARK;
      default:
        return 0;
    }
  }
}
