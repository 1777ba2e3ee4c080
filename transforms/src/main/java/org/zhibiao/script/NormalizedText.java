package org.zhibiao.script;

import java.util.Arrays;
import java.util.Objects;

/**
 * The text that the later stages read, with the way back to the decoded text. In it, characters are
 * simplified, digits, letters and signs are half-width where that is their plain form, and pinyin
 * annotations and invisible characters are left out. Punctuation, line ends and spaces stand as in
 * the source.
 *
 * <p>All later stages count in offsets of {@link #text()}; rows are written in offsets of {@link
 * #source()}. Immutable.
 */
public final class NormalizedText {

  private final String source;
  private final String text;
  private final Script script;
  private final int annotationsRemoved;

  /** Source offset of each character of text; null where text and source run in parallel. */
  private final int[] sourceOffsets;

  /**
   * Creates a normalised text.
   *
   * @param source decoded text
   * @param text normalised text
   * @param sourceOffsets for each UTF-16 code unit of text the offset of the source code unit that
   *     it stands for, never falling; null where both texts have the same length and run in
   *     parallel
   * @param script script of the source
   * @param annotationsRemoved number of pinyin annotations left out
   */
  public NormalizedText(
      String source, String text, int[] sourceOffsets, Script script, int annotationsRemoved) {
    this.source = Objects.requireNonNull(source, "source");
    this.text = Objects.requireNonNull(text, "text");
    this.script = Objects.requireNonNull(script, "script");
    this.sourceOffsets = sourceOffsets;
    this.annotationsRemoved = annotationsRemoved;
    int mapped = sourceOffsets == null ? source.length() : sourceOffsets.length;
    if (mapped != text.length()) {
      throw new IllegalArgumentException(
          "Offset map has " + mapped + " places, text has " + text.length() + " characters");
    }
  }

  /** Returns a text that needs no normalisation. */
  public static NormalizedText identical(String source, Script script) {
    return new NormalizedText(source, source, null, script, 0);
  }

  /** Returns the decoded text. */
  public String source() {
    return source;
  }

  /** Returns the normalised text. */
  public String text() {
    return text;
  }

  /** Returns the script of the source. */
  public Script script() {
    return script;
  }

  /** Returns the number of pinyin annotations left out. */
  public int annotationsRemoved() {
    return annotationsRemoved;
  }

  /**
   * Returns the source offset of the character at {@code offset}; at the end of the text, the end
   * of the source.
   */
  public int sourceStart(int offset) {
    if (offset == text.length()) {
      return source.length();
    }
    return sourceOffsets == null ? offset : sourceOffsets[offset];
  }

  /**
   * Returns the source offset right behind the last character of a range that ends (exclusively) at
   * {@code offset}. What was left out behind that character is not part of the range.
   */
  public int sourceEnd(int offset) {
    if (sourceOffsets == null || offset == 0) {
      return offset;
    }
    return sourceOffsets[offset - 1] + 1;
  }

  /** Returns the offset in {@link #text()} of the first character at or behind a source offset. */
  public int offsetOf(int sourceOffset) {
    if (sourceOffsets == null) {
      return sourceOffset;
    }
    int found = Arrays.binarySearch(sourceOffsets, sourceOffset);
    if (found < 0) {
      return -found - 1;
    }
    while (found > 0 && sourceOffsets[found - 1] == sourceOffset) {
      found--;
    }
    return found;
  }
}
