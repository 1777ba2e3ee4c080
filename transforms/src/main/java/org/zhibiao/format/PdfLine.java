package org.zhibiao.format;

import java.util.List;

/**
 * A line of text on a page.
 *
 * @param text its text
 * @param left its left edge in points
 * @param right its right edge in points
 * @param y its base line, in points from the top of the page
 * @param size its font size in points
 * @param page index of its page
 * @param band stretch of the page that it is read in: a column, or the whole width
 */
record PdfLine(String text, float left, float right, float y, float size, int page, int band) {

  /** Makes a line of glyphs that stand beside each other. */
  static PdfLine of(List<Glyph> glyphs, int page, int band) {
    StringBuilder text = new StringBuilder();
    Glyph first = glyphs.get(0);
    float right = first.x();
    float size = 0;
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
      size = Math.max(size, glyph.size());
      before = glyph;
    }
    return new PdfLine(text.toString().strip(), first.x(), right, first.y(), size, page, band);
  }

  private static boolean isLatin(String text) {
    char c = text.charAt(text.length() - 1);
    return c < 0x250 && (Character.isLetter(c) || c == ',' || c == '.');
  }
}
