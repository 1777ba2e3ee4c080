package org.zhibiao.format;

/**
 * A glyph on a page.
 *
 * @param text the characters that it stands for
 * @param x its left edge, in points from the left of the page
 * @param y its base line, in points from the top of the page
 * @param width its width in points
 * @param size its font size in points
 */
record Glyph(String text, float x, float y, float width, float size) {

  float right() {
    return x + width;
  }

  boolean isBlank() {
    return text.isBlank();
  }
}
