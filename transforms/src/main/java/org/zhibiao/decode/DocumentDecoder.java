package org.zhibiao.decode;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.zhibiao.source.SourceDocument;

/** Makes text of bytes. Safe to call from several threads. */
public final class DocumentDecoder {

  /**
   * Decodes a document.
   *
   * @throws UndecodableException if no text can be made of it
   */
  public DecodedDocument decode(SourceDocument document) throws UndecodableException {
    byte[] content = document.content();
    if (content.length == 0) {
      throw new UndecodableException("EMPTY", "The file has no bytes");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return new DecodedDocument(
          text.startsWith("\uFEFF") ? text.substring(1) : text,
          "text/plain",
          "UTF-8",
          1.0,
          null,
          List.of(),
          List.of());
    } catch (CharacterCodingException e) {
      throw new UndecodableException("NOT_TEXT", "The bytes are no UTF-8");
    }
  }
}
