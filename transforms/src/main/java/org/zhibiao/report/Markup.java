package org.zhibiao.report;

import java.util.List;
import org.zhibiao.decode.TextBlock;
import org.zhibiao.script.NormalizedText;

/**
 * What the markup says of stretches of the normalised text: headings with their level, page
 * furniture, footnotes. Plain text says nothing. Immutable.
 */
public final class Markup {

  /** Says nothing. */
  static final Markup NONE = new Markup(new int[0], new int[0], new TextBlock[0]);

  private final int[] starts;
  private final int[] ends;
  private final TextBlock[] blocks;

  private Markup(int[] starts, int[] ends, TextBlock[] blocks) {
    this.starts = starts;
    this.ends = ends;
    this.blocks = blocks;
  }

  /**
   * Maps blocks to the normalised text.
   *
   * @param text normalised text
   * @param blocks blocks in offsets of the decoded text, in order
   */
  public static Markup of(NormalizedText text, List<TextBlock> blocks) {
    if (blocks.isEmpty()) {
      return NONE;
    }
    int[] starts = new int[blocks.size()];
    int[] ends = new int[blocks.size()];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = text.offsetOf(blocks.get(i).start());
      ends[i] = text.offsetOf(blocks.get(i).end());
    }
    return new Markup(starts, ends, blocks.toArray(new TextBlock[0]));
  }

  /** Returns the level, from 1, of the heading that a stretch of text holds; 0 if it holds none. */
  public int headingLevel(int start, int end) {
    TextBlock block = blockIn(start, end);
    return block != null && block.role() == TextBlock.Role.HEADING ? block.level() : 0;
  }

  /** Tells whether a stretch of text is page furniture. */
  public boolean isFurniture(int start, int end) {
    return isRole(start, end, TextBlock.Role.FURNITURE);
  }

  /** Tells whether a stretch of text is a footnote. */
  public boolean isFootnote(int start, int end) {
    return isRole(start, end, TextBlock.Role.FOOTNOTE);
  }

  private boolean isRole(int start, int end, TextBlock.Role role) {
    TextBlock block = blockIn(start, end);
    return block != null && block.role() == role;
  }

  /** Returns the first block that overlaps a stretch of text; null where there is none. */
  private TextBlock blockIn(int start, int end) {
    int low = 0;
    int high = ends.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ends[middle] <= start) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < starts.length && starts[low] < end ? blocks[low] : null;
  }
}
