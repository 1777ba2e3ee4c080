package org.zhibiao.format;

import java.util.List;

/**
 * A page of a PDF.
 *
 * @param width its width in points
 * @param height its height in points
 * @param glyphs its glyphs, in the order in which the file paints them
 */
record PdfPage(float width, float height, List<Glyph> glyphs) {}
