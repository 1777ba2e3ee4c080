package org.zhibiao.format;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A line of text on a page.
 *
 * @param text its text
 * @param left its left edge in points
 * @param right its right edge in points
 * @param y its base line, in points from the top of the page
 * @param size the font size of its Chinese characters, in points
 * @param page index of its page
 * @param band stretch of the page that it is read in: a column, or the whole width
 */
record PdfLine(String text, float left, float right, float y, float size, int page, int band) {

  private static final String CLOSING = "。，、；：！？”’）》】〕…—,;:!?)";
  private static final String OPENING = "“‘（《【〔(";

  /** Makes a line of glyphs that stand beside each other. */
  static PdfLine of(List<Glyph> glyphs, int page, int band) {
    StringBuilder text = new StringBuilder();
    Glyph first = glyphs.get(0);
    float right = first.x();
    Glyph before = null;
    for (Glyph glyph : glyphs) {
      if (before != null) {
        float gap = glyph.x() - before.right();
        float em = Math.max(before.size(), glyph.size());
        boolean blank = text.length() > 0 && Character.isWhitespace(text.charAt(text.length() - 1));
        if (!blank && !glyph.isBlank()) {
          boolean latin = isLatin(before.text()) && isLatin(glyph.text());
          if (gap > 2.5f * em) {
            text.append('\t');
          } else if (gap > (latin ? 0.2f : 0.8f) * em) {
            text.append(' ');
          }
        }
      }
      text.append(glyph.text());
      right = Math.max(right, glyph.right());
      before = glyph;
    }
    return new PdfLine(
        text.toString().strip(), first.x(), right, first.y(), size(glyphs), page, band);
  }

  /** Returns the size of most Chinese glyphs: digits and pinyin between often have another one. */
  private static float size(List<Glyph> glyphs) {
    List<Glyph> chinese = glyphs.stream().filter(glyph -> glyph.text().charAt(0) > 0x2E80).toList();
    Map<Float, Integer> times = new HashMap<>();
    float most = 0;
    for (Glyph glyph : chinese.isEmpty() ? glyphs : chinese) {
      if (times.merge(glyph.size(), 1, Integer::sum) > times.getOrDefault(most, 0)) {
        most = glyph.size();
      }
    }
    return most;
  }

  /** Returns the right edge of what stands before the punctuation at its end, in points. */
  float textRight() {
    int end = text.length();
    while (end > 0 && CLOSING.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return right - (text.length() - end) * size;
  }

  /**
   * Returns how wide the first piece is that no line end may divide, in characters: a number or
   * word, or one character, with the brackets before it and the punctuation behind it.
   */
  float firstPiece() {
    int i = 0;
    while (i < text.length() && OPENING.indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    float width = i;
    if (i < text.length() && isWordPart(text.charAt(i))) {
      for (; i < text.length() && isWordPart(text.charAt(i)); i++) {
        width += 0.6f;
      }
    } else {
      width++;
      i++;
    }
    for (; i < text.length() && CLOSING.indexOf(text.charAt(i)) >= 0; i++) {
      width++;
    }
    return width;
  }

  private static boolean isWordPart(char c) {
    return c < 0x250 && !Character.isWhitespace(c) && CLOSING.indexOf(c) < 0;
  }

  private static boolean isLatin(String text) {
    char c = text.charAt(text.length() - 1);
    return c < 0x250 && (Character.isLetter(c) || c == ',' || c == '.');
  }
}
