package org.zhibiao.decode;

import java.util.List;
import java.util.Objects;

/**
 * The text of a document, as it is stored and as all offsets count in it.
 *
 * @param text decoded text without a leading byte-order mark; line ends as they are
 * @param mediaType type told from the content, such as {@code text/html}
 * @param charset Java name of the encoding; null where the format carries its own
 * @param charsetConfidence how sure the encoding is, from 0 to 1; null where charset is null
 * @param repair what mojibake was undone; null where nothing was
 * @param blocks what the markup says of stretches of the text; empty for plain text
 * @param issues codes of issues.csv about the decoding
 */
public record DecodedDocument(
    String text,
    String mediaType,
    String charset,
    Double charsetConfidence,
    String repair,
    List<TextBlock> blocks,
    List<String> issues) {

  /** Checks that nothing is missing. */
  public DecodedDocument {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(mediaType, "mediaType");
    blocks = List.copyOf(blocks);
    issues = List.copyOf(issues);
  }
}
