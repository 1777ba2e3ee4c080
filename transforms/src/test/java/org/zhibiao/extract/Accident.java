package org.zhibiao.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.zhibiao.lexicon.DataFile;
import org.zhibiao.lexicon.Lexicon;

/** What happens to the characters of crawled reports. */
enum Accident {
  INVISIBLE {
    @Override
    void put(InjuredText text, String clean, Random random) {
      text.keep();
      if (random.nextInt(12) == 0) {
        text.add(pick(random, "\u200B", "\u200D", "\u00AD", "\uFEFF", "\u2060", "\u200B\u00AD"));
      }
    }
  },
  RADICALS {
    @Override
    void put(InjuredText text, String clean, Random random) {
      List<String> others = FOLDED.get(clean.charAt(text.next()));
      if (others == null || random.nextInt(3) == 0) {
        text.keep();
      } else {
        text.put(others.get(random.nextInt(others.size())));
      }
    }
  },
  FULL_WIDTH {
    @Override
    void put(InjuredText text, String clean, Random random) {
      int at = text.next();
      char c = clean.charAt(at);
      boolean point =
          c == '.' && at > 0 && isDigit(clean.charAt(at - 1)) && isDigit(charAt(clean, at + 1));
      boolean wide = isDigit(c) || isLetter(c) || c == '%' || c == '+' || point;
      text.put(String.valueOf(wide ? (char) (c + 0xFEE0) : c));
    }
  },
  SPACED_DIGITS {
    @Override
    void put(InjuredText text, String clean, Random random) {
      int from = text.next();
      int to = from;
      while (isDigit(charAt(clean, to))) {
        to++;
      }
      boolean alone = from == 0 || !isWord(clean.charAt(from - 1));
      if (to - from < 2 || !alone || !isUnit(charAt(clean, to)) || random.nextBoolean()) {
        text.keep();
        return;
      }
      String space = pick(random, " ", "\u3000");
      int shift = random.nextBoolean() ? 0xFEE0 : 0;
      for (int i = from; i < to; i++) {
        text.put(String.valueOf((char) (clean.charAt(i) + shift)));
        if (i + 1 < to || random.nextBoolean()) {
          text.add(space);
        }
      }
    }

    private boolean isWord(char c) {
      return isDigit(c) || isLetter(c) || " \u3000.．-—－～~/:：第表图".indexOf(c) >= 0;
    }

    private boolean isUnit(char c) {
      return c == '%' || isIdeograph(c) && c != '第';
    }
  },
  DOUBLED_PUNCTUATION {
    @Override
    void put(InjuredText text, String clean, Random random) {
      char c = clean.charAt(text.next());
      text.keep();
      if (",，。；：、".indexOf(c) >= 0 && random.nextInt(3) == 0) {
        text.add(String.valueOf(c));
      }
    }
  },
  BREAKS_BEHIND_COMMAS {
    @Override
    void put(InjuredText text, String clean, Random random) {
      char c = clean.charAt(text.next());
      text.keep();
      char next = charAt(clean, text.next());
      if ((c == '，' || c == '、') && isIdeograph(next) && random.nextInt(5) == 0) {
        // A line that begins with 一是 or 第二 looks like a new item.
        boolean item = "一二三四五六七八九十第各".indexOf(next) >= 0;
        text.add(item ? "" : pick(random, "\n", "\r\n"));
      }
    }
  },
  HARD_LINES {
    @Override
    void put(InjuredText text, String clean, Random random) {
      int to = clean.indexOf('\n', text.next());
      to = to < 0 ? clean.length() : to;
      int width = WIDTH;
      // Whether a paragraph whose last line is full ends there, nobody can tell.
      while (width > WIDTH - 4 && lastLine(clean, text.next(), to, width) > WIDTH - 8) {
        width--;
      }
      width = lastLine(clean, text.next(), to, width) > WIDTH - 8 ? Integer.MAX_VALUE : width;
      int column = 0;
      while (text.next() < to) {
        int at = text.next();
        int columns = columns(clean.charAt(at));
        if (column + columns > width && !beginsParagraph(clean, at)) {
          text.add("\n");
          column = 0;
        }
        column += columns;
        text.keep();
      }
      if (text.hasNext()) {
        text.keep();
      }
    }

    /** Returns the columns of the last line of a paragraph. */
    private int lastLine(String clean, int from, int to, int width) {
      int column = 0;
      for (int at = from; at < to; at++) {
        int columns = columns(clean.charAt(at));
        column = column + columns > width && !beginsParagraph(clean, at) ? 0 : column;
        column += columns;
      }
      return column;
    }

    private int columns(char c) {
      return c < 0x300 ? 1 : 2;
    }

    /** What looks like a paragraph of its own at the beginning of a line. */
    private boolean beginsParagraph(String clean, int at) {
      return PARAGRAPH.matcher(clean).region(at, Math.min(clean.length(), at + 6)).lookingAt();
    }
  },
  PERCENT_DEBRIS {
    @Override
    void put(InjuredText text, String clean, Random random) {
      int at = text.next();
      boolean percent = clean.charAt(at) == '%' && at > 0 && isDigit(clean.charAt(at - 1));
      if (percent) {
        text.put("_M_M_");
      } else {
        text.keep();
      }
    }
  },
  PINYIN {
    @Override
    void put(InjuredText text, String clean, Random random) {
      int at = text.next();
      String one = READING.get(clean.charAt(at));
      String two = READING.get(charAt(clean, at + 1));
      text.keep();
      if (one == null || isBracket(charAt(clean, at + 1)) || random.nextInt(8) > 0) {
        return;
      }
      String syllables = one;
      if (two != null && random.nextInt(3) == 0 && !isBracket(charAt(clean, at + 2))) {
        text.keep();
        syllables = one + " " + two;
      }
      text.add(random.nextBoolean() ? "(" + syllables + ")" : "（" + syllables + "）");
    }

    private boolean isBracket(char c) {
      return c == '(' || c == '（';
    }
  };

  /** Columns of a hard line. */
  private static final int WIDTH = 72;

  private static final Pattern PARAGRAPH =
      Pattern.compile("[（(【\\[〔]?[一二三四五六七八九十百\\d]+[）)】\\]〕、.．是]|第|各位|[\\s\u3000\u00A0#*·•●◆■—–-]");

  private static final String TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ";

  /** For each character, what is read as it: radicals, compatibility characters. */
  private static final Map<Character, List<String>> FOLDED = folded();

  /** For each character one reading of it with its tone mark. */
  private static final Map<Character, String> READING = readings();

  /** Puts the next character, or several, of a clean text as they come out of the accident. */
  abstract void put(InjuredText text, String clean, Random random);

  /**
   * Lets the accident happen all over a text.
   *
   * @param seed the same seed gives the same text
   */
  InjuredText happenTo(String clean, long seed) {
    InjuredText text = new InjuredText(clean);
    Random random = new Random(seed);
    while (text.hasNext()) {
      put(text, clean, random);
    }
    return text;
  }

  private static Map<Character, List<String>> folded() {
    Map<Character, List<String>> folded = new HashMap<>();
    for (DataFile.Line line : DataFile.ofResource(Lexicon.class, "folded-characters.txt").lines()) {
      char from = (char) Integer.parseInt(line.text(), 2, 6, 16);
      char to = line.text().charAt(7);
      if (isIdeograph(to)) {
        folded.computeIfAbsent(to, c -> new ArrayList<>()).add(String.valueOf(from));
      }
    }
    return folded;
  }

  private static Map<Character, String> readings() {
    Map<Character, String> readings = new HashMap<>();
    for (DataFile.Line line : DataFile.ofResource(Lexicon.class, "pinyin-readings.txt").lines()) {
      int blank = line.text().indexOf(' ');
      int tone = line.text().charAt(blank - 1) - '0';
      if (tone <= 4) {
        String syllable = marked(line.text().substring(0, blank - 1), tone);
        for (char c : line.text().substring(blank + 1).toCharArray()) {
          readings.putIfAbsent(c, syllable);
        }
      }
    }
    return readings;
  }

  private static String marked(String syllable, int tone) {
    int vowel = -1;
    for (String first : new String[] {"a", "e", "ou"}) {
      vowel = vowel < 0 ? syllable.indexOf(first) : vowel;
    }
    for (int i = syllable.length() - 1; i >= 0 && vowel < 0; i--) {
      vowel = "aeiouv".indexOf(syllable.charAt(i)) >= 0 ? i : -1;
    }
    if (vowel < 0) {
      return null;
    }
    char mark = TONES.charAt("aeiouv".indexOf(syllable.charAt(vowel)) * 4 + tone - 1);
    return (syllable.substring(0, vowel) + mark + syllable.substring(vowel + 1)).replace('v', 'ü');
  }

  private static String pick(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static char charAt(String text, int at) {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isIdeograph(char c) {
    return c >= '\u4E00' && c <= '\u9FFF';
  }
}
