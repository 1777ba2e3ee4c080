package org.zhibiao.format;

import java.io.InputStream;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;
import org.zhibiao.decode.RichText;
import org.zhibiao.decode.SafeXml;
import org.zhibiao.decode.UndecodableException;

/**
 * The text of an OpenDocument text (ISO/IEC 26300): paragraphs, headings, tables, notes; no page
 * headers, no deleted text, no comments, no readings above characters.
 */
final class OdtText extends DefaultHandler {

  private static final Set<String> SKIPPED =
      Set.of(
          "text:tracked-changes",
          "office:annotation",
          "office:annotation-end",
          "text:ruby-text",
          "text:note-citation",
          "text:sequence-decls",
          "office:forms",
          "svg:title",
          "svg:desc",
          "text:hidden-text",
          "script",
          "office:scripts",
          "office:font-face-decls",
          "office:automatic-styles");

  private static final int MOST_SPACES = 1_000;

  private final TextAssembler text;
  private final StringBuilder note = new StringBuilder();
  private int skipped;

  /** Depth of paragraphs and headings around the place. */
  private int paragraphs;

  private int notes;
  private int level;

  private OdtText(int characters) {
    text = new TextAssembler(characters);
  }

  static RichText read(byte[] content, int characters) throws UndecodableException {
    ZipParts parts =
        ZipParts.read(
            content, name -> name.equals("content.xml") || name.equals("meta-inf/manifest.xml"));
    InputStream manifest = parts.open("meta-inf/manifest.xml");
    if (manifest != null) {
      SafeXml.parse(new InputSource(manifest), new Manifest());
    }
    InputStream body = parts.open("content.xml");
    if (body == null) {
      throw new UndecodableException("DAMAGED", "It has no part content.xml");
    }
    OdtText odt = new OdtText(characters);
    SafeXml.parse(new InputSource(body), odt);
    return odt.text.finish();
  }

  /** Notices encryption. */
  private static final class Manifest extends DefaultHandler {
    @Override
    public void startElement(String uri, String localName, String name, Attributes attributes)
        throws SAXException {
      if (name.equals("manifest:encryption-data")) {
        throw new SAXException(
            new UndecodableException("ENCRYPTED", "It needs a password to be read"));
      }
    }
  }

  @Override
  public void startElement(String uri, String localName, String name, Attributes attributes)
      throws SAXException {
    if (skipped > 0 || SKIPPED.contains(name)) {
      skipped++;
      return;
    }
    try {
      start(name, attributes);
    } catch (UndecodableException e) {
      throw new SAXException(e);
    }
  }

  private void start(String name, Attributes attributes) throws UndecodableException {
    switch (name) {
      case "text:p" -> {
        paragraphs++;
        level = 0;
      }
      case "text:h" -> {
        paragraphs++;
        level = Math.max(1, number(attributes.getValue("text:outline-level"), 1));
      }
      case "text:s" ->
          put(" ".repeat(Math.min(MOST_SPACES, number(attributes.getValue("text:c"), 1))));
      case "text:tab" -> put("\t");
      case "text:line-break" -> put("\n");
      case "table:table-row" -> {
        if (notes == 0) {
          text.beginRow();
        }
      }
      case "text:note-body" -> {
        if (notes++ == 0) {
          note.setLength(0);
        }
      }
      default -> {
        // Layout.
      }
    }
  }

  private static int number(String value, int otherwise) {
    try {
      return value == null ? otherwise : Math.max(0, Integer.parseInt(value.strip()));
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  @Override
  public void endElement(String uri, String localName, String name) throws SAXException {
    if (skipped > 0) {
      skipped--;
      return;
    }
    try {
      end(name);
    } catch (UndecodableException e) {
      throw new SAXException(e);
    }
  }

  private void end(String name) throws UndecodableException {
    switch (name) {
      case "text:p", "text:h" -> {
        paragraphs--;
        if (notes > 0) {
          note.append('\n');
        } else {
          text.endParagraph(level);
          level = 0;
        }
      }
      case "table:table-cell", "table:covered-table-cell" -> {
        if (notes == 0) {
          text.endCell();
        }
      }
      case "table:table-row" -> {
        if (notes == 0) {
          text.endRow();
        }
      }
      case "text:note-body" -> {
        if (--notes == 0) {
          text.footnote(note.toString());
        }
      }
      default -> {
        // Layout.
      }
    }
  }

  private void put(String string) throws UndecodableException {
    if (notes > 0) {
      note.append(string);
    } else {
      text.append(string);
    }
  }

  @Override
  public void characters(char[] chars, int start, int length) throws SAXException {
    if (skipped > 0 || paragraphs == 0) {
      return;
    }
    try {
      // Line breaks of the file are blanks; real ones have an element of their own.
      put(new String(chars, start, length).replace('\n', ' ').replace("\t", " "));
    } catch (UndecodableException e) {
      throw new SAXException(e);
    }
  }
}
