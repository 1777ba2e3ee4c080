package org.zhibiao.decode;

import java.util.List;
import java.util.Objects;

/**
 * The text of a document whose format carries its own encoding.
 *
 * @param text paragraphs, one a line
 * @param blocks what the format says of stretches of the text
 */
public record RichText(String text, List<TextBlock> blocks) {

  /** Checks that nothing is missing. */
  public RichText {
    Objects.requireNonNull(text, "text");
    blocks = List.copyOf(blocks);
  }

  /** Reads the text of documents of a format. Safe to call from several threads. */
  @FunctionalInterface
  public interface Parser {

    /**
     * Reads a document.
     *
     * @param mediaType its type, one of {@link MediaTypes}
     * @param content its bytes
     * @throws UndecodableException if it is damaged, encrypted, hostile or of a type not read here
     */
    RichText parse(String mediaType, byte[] content) throws UndecodableException;
  }
}
