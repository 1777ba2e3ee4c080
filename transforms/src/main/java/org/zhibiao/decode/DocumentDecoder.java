package org.zhibiao.decode;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.zhibiao.lexicon.DataFile;
import org.zhibiao.source.SourceDocument;

/**
 * Makes text of bytes: plain text, Markdown and web pages in any encoding that Chinese reports come
 * in. The content decides on type and encoding; names and declarations are hints at most. Safe to
 * call from several threads.
 */
public final class DocumentDecoder {

  private static final Pattern DECLARED_ENTITY =
      Pattern.compile("(?is)<\\?xml.{0,2000}?<!DOCTYPE[^>]{0,1000}\\[.{0,2000}?<!ENTITY");

  /** Characters and tags up to which a web page is read at once; greater ones may be hostile. */
  private static final int ORDINARY_PAGE = 2_000_000;

  private static final int ORDINARY_TAGS = 50_000;

  /** Characters of Chinese, and digits, up to which text may go on without punctuation or blank. */
  private static final int LONGEST_STRETCH = 50_000;

  private final CharacterModel model;
  private final CharsetDecoding charsets;
  private final MojibakeRepair mojibake;
  private final RichText.Parser parser;
  private final int characters;

  /** Creates a decoder that knows characters by the counts of character-counts.txt. */
  public DocumentDecoder() {
    this(CharacterModel.standard());
  }

  private DocumentDecoder(CharacterModel model) {
    this.model = model;
    this.charsets = new CharsetDecoding(model);
    this.mojibake = new MojibakeRepair(model);
    this.parser = DocumentDecoder::refuse;
    this.characters = Integer.MAX_VALUE;
  }

  private DocumentDecoder(DocumentDecoder other, RichText.Parser parser, int characters) {
    this.model = other.model;
    this.charsets = other.charsets;
    this.mojibake = other.mojibake;
    this.parser = parser;
    this.characters = characters;
  }

  private static RichText refuse(String mediaType, byte[] content) throws UndecodableException {
    if (mediaType.equals(MediaTypes.HTML)) {
      return HtmlText.read(new String(content, StandardCharsets.UTF_8));
    }
    throw new UndecodableException(
        "UNSUPPORTED_MEDIA", "The file is " + mediaType + ", which is not read here");
  }

  /**
   * Returns a decoder with the same tables.
   *
   * @param parser reads PDF and office documents, and web pages (in UTF-8) beyond the ordinary
   * @param characters greatest length of a document's text, in UTF-16 code units
   */
  public DocumentDecoder with(RichText.Parser parser, int characters) {
    return new DocumentDecoder(this, parser, characters);
  }

  /**
   * Returns the encoding of a text, such as a table of records, by its beginning.
   *
   * @param head bytes that end where a character does
   */
  public Charset charsetOf(byte[] head) {
    String name = charsets.decode(head).charset();
    return Charset.isSupported(name) ? Charset.forName(name) : Encoding.GB18030.charset();
  }

  /** Returns the text of bytes in whatever encoding, without a leading byte-order mark. */
  public String text(byte[] bytes) {
    String text = charsets.decode(bytes).text();
    return !text.isEmpty() && text.charAt(0) == '\uFEFF' ? text.substring(1) : text;
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
   *     UNSUPPORTED_MEDIA}, {@code NOT_TEXT}, {@code NOT_CHINESE}, {@code TOO_LONG}, or what the
   *     parser says
   */
  public DecodedDocument decode(SourceDocument document) throws UndecodableException {
    byte[] content = document.content();
    if (content.length == 0) {
      throw new UndecodableException("EMPTY", "The file has no bytes");
    }
    String binary = MediaTypes.binary(content);
    if (binary != null) {
      return rich(binary, document);
    }
    Decoding decoding = charsets.decode(content);
    String text = decoding.text();
    if (!text.isEmpty() && text.charAt(0) == '\uFEFF') {
      text = text.substring(1);
    }
    List<String> issues = new ArrayList<>(document.issues());
    issues.addAll(decoding.issues());
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
    if (text.startsWith("<?xml") && DECLARED_ENTITY.matcher(text).lookingAt()) {
      throw new UndecodableException(
          "FORBIDDEN_XML", "It declares XML entities, which are not resolved");
    }
    String name = document.locator().entry();
    String type = MediaTypes.ofText(text, name == null ? document.locator().uri() : name);
    // A web page may hold long pictures and scripts; what counts is what is read of it.
    if (!type.equals(MediaTypes.HTML) && !type.equals(MediaTypes.TMX)) {
      requireShort(text);
    }
    requireChinese(text);
    List<TextBlock> blocks = List.of();
    if (type.equals(MediaTypes.HTML)) {
      RichText page =
          isOrdinary(text)
              ? HtmlText.read(text)
              : parser.parse(type, text.getBytes(StandardCharsets.UTF_8));
      text = page.text();
      blocks = page.blocks();
      requireShort(text);
      requireChinese(text);
    } else if (type.equals(MediaTypes.TMX)) {
      text = TmxText.of(text);
      requireShort(text);
      requireChinese(text);
    } else if (type.equals(MediaTypes.MARKDOWN)) {
      blocks = MarkdownBlocks.of(text);
    }
    return new DecodedDocument(
        text, type, decoding.charset(), decoding.confidence(), repair, blocks, issues);
  }

  private DecodedDocument rich(String type, SourceDocument document) throws UndecodableException {
    if (!MediaTypes.isRich(type)) {
      throw new UndecodableException(
          "UNSUPPORTED_MEDIA", "The file is " + type + ", which is not read here");
    }
    RichText rich = parser.parse(type, document.content());
    requireShort(rich.text());
    requireChinese(rich.text());
    List<String> issues = new ArrayList<>(document.issues());
    if (rich.text().indexOf('\uFFFD') >= 0) {
      issues.add("MOJIBAKE");
    }
    return new DecodedDocument(rich.text(), type, null, null, null, rich.blocks(), issues);
  }

  private static boolean isOrdinary(String html) {
    int tags = 0;
    for (int at = html.indexOf('<'); at >= 0 && tags <= ORDINARY_TAGS; tags++) {
      at = html.indexOf('<', at + 1);
    }
    return html.length() <= ORDINARY_PAGE && tags <= ORDINARY_TAGS;
  }

  /** Refuses what is too long, as a whole or without a break: no sentence of a person is. */
  private void requireShort(String text) throws UndecodableException {
    if (text.length() > characters) {
      throw new UndecodableException(
          "TOO_LONG",
          "The text has "
              + text.length()
              + " characters, more than the "
              + characters
              + " allowed");
    }
    if (text.length() <= LONGEST_STRETCH) {
      return;
    }
    int stretch = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean breaks = c < 0x80 ? c < '0' || c > '9' : !Character.isLetterOrDigit(c);
      stretch = breaks ? 0 : stretch + 1;
      if (stretch > LONGEST_STRETCH) {
        throw new UndecodableException(
            "ENDLESS_LINE",
            "More than " + LONGEST_STRETCH + " characters follow each other without a break");
      }
    }
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
