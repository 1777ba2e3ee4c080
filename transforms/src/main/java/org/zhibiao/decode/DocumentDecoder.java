package org.zhibiao.decode;

import java.util.ArrayList;
import java.util.List;
import org.zhibiao.lexicon.DataFile;
import org.zhibiao.source.SourceDocument;

/**
 * Makes text of bytes: plain text, Markdown and web pages in any encoding that Chinese reports come
 * in. The content decides on type and encoding; names and declarations are hints at most. Safe to
 * call from several threads.
 */
public final class DocumentDecoder {

  private final CharacterModel model;
  private final CharsetDecoding charsets;
  private final MojibakeRepair mojibake;

  /** Creates a decoder that knows characters by the counts of character-counts.txt. */
  public DocumentDecoder() {
    this(CharacterModel.standard());
  }

  private DocumentDecoder(CharacterModel model) {
    this.model = model;
    this.charsets = new CharsetDecoding(model);
    this.mojibake = new MojibakeRepair(model);
  }

  /**
   * Returns a decoder with counts of one's own, such as a measurement on held-out texts needs.
   *
   * @param counts lines of: character, blank, count in simplified text, blank, count in traditional
   *     text
   */
  public static DocumentDecoder withCounts(DataFile counts) {
    return new DocumentDecoder(CharacterModel.of(counts));
  }

  /**
   * Decodes a document.
   *
   * @throws UndecodableException if no text can be made of it: {@code EMPTY}, {@code
   *     UNSUPPORTED_MEDIA}, {@code NOT_TEXT} or {@code NOT_CHINESE}
   */
  public DecodedDocument decode(SourceDocument document) throws UndecodableException {
    byte[] content = document.content();
    if (content.length == 0) {
      throw new UndecodableException("EMPTY", "The file has no bytes");
    }
    String binary = MediaTypes.binary(content);
    if (binary != null) {
      throw new UndecodableException(
          "UNSUPPORTED_MEDIA", "The file is a " + binary + ", which is not read here");
    }
    Decoding decoding = charsets.decode(content);
    String text = decoding.text();
    if (!text.isEmpty() && text.charAt(0) == '\uFEFF') {
      text = text.substring(1);
    }
    List<String> issues = new ArrayList<>(decoding.issues());
    String repair = null;
    MojibakeRepair.Repaired repaired = mojibake.repair(text);
    if (repaired != null) {
      text = repaired.text();
      repair = repaired.description();
      issues.add("MOJIBAKE_REPAIRED");
    }
    if (repaired != null && repaired.lossy() || holdsLostCharacters(text, issues)) {
      issues.add("MOJIBAKE");
    }
    requireChinese(text);
    String name = document.locator().entry();
    String type = MediaTypes.ofText(text, name == null ? document.locator().uri() : name);
    List<TextBlock> blocks = List.of();
    if (type.equals(MediaTypes.HTML)) {
      HtmlText page = HtmlText.of(text);
      text = page.text();
      blocks = page.blocks();
      requireChinese(text);
    } else if (type.equals(MediaTypes.MARKDOWN)) {
      blocks = MarkdownBlocks.of(text);
    }
    return new DecodedDocument(
        text, type, decoding.charset(), decoding.confidence(), repair, blocks, issues);
  }

  /** Tells whether the text held replacement characters, or what became of them, when it came. */
  private static boolean holdsLostCharacters(String text, List<String> issues) {
    return text.contains("锟斤拷") || text.indexOf('\uFFFD') >= 0 && !issues.contains("DAMAGED_BYTES");
  }

  /** Refuses what holds no Chinese: nothing but blanks, garbage, or another language. */
  private void requireChinese(String text) throws UndecodableException {
    int ideographs = 0;
    int garbage = 0;
    int visible = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      float log = model.log(c);
      if (c >= '\u4E00' && c <= '\u9FFF') {
        if (log > CharacterModel.COMMON) {
          ideographs++;
        } else if (log < -16f) {
          garbage++;
        }
      } else if (log < -17.5f) {
        garbage++;
      }
      if (c > ' ') {
        visible++;
      }
      if (ideographs > 200 && garbage * 20 < ideographs) {
        return;
      }
    }
    if (visible == 0 && garbage == 0) {
      throw new UndecodableException("EMPTY", "The file holds nothing but blanks");
    }
    if (garbage > ideographs && garbage * 10 > visible) {
      throw new UndecodableException(
          "NOT_TEXT", "The bytes are no text in any encoding of Chinese");
    }
    if (ideographs == 0) {
      throw new UndecodableException("NOT_CHINESE", "The text holds no Chinese characters");
    }
  }
}
