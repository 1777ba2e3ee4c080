package org.zhibiao.decode;

import java.io.StringReader;
import java.util.Locale;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The Chinese segments of a translation memory, in order, one a line. */
final class TmxText extends DefaultHandler {

  private final StringBuilder out = new StringBuilder();
  private boolean chinese;
  private int segment;

  /** Depth of elements inside a segment whose content is markup of the original, not text. */
  private int code;

  private TmxText() {}

  /**
   * Reads a translation memory.
   *
   * @throws UndecodableException {@code FORBIDDEN_XML} or {@code DAMAGED}
   */
  static String of(String xml) throws UndecodableException {
    TmxText text = new TmxText();
    SafeXml.parse(new InputSource(new StringReader(xml)), text);
    return text.out.toString().stripTrailing();
  }

  @Override
  public void startElement(String uri, String localName, String name, Attributes attributes) {
    switch (name) {
      case "tuv" -> {
        String language = attributes.getValue("xml:lang");
        if (language == null) {
          language = attributes.getValue("lang");
        }
        chinese = language != null && isChinese(language.toLowerCase(Locale.ROOT));
      }
      case "seg" -> segment++;
      case "bpt", "ept", "ph", "it", "ut" -> code++;
      default -> {
        // Header, properties and notes hold nothing of the text.
      }
    }
  }

  private static boolean isChinese(String language) {
    return language.matches("(zh|zho|chi|cmn|yue)([-_].*)?");
  }

  @Override
  public void endElement(String uri, String localName, String name) {
    switch (name) {
      case "tuv" -> chinese = false;
      case "seg" -> {
        segment--;
        if (chinese) {
          out.append('\n');
        }
      }
      case "bpt", "ept", "ph", "it", "ut" -> code--;
      default -> {
        // See above.
      }
    }
  }

  @Override
  public void characters(char[] chars, int start, int length) throws SAXException {
    if (chinese && segment > 0 && code == 0) {
      out.append(chars, start, length);
    }
  }
}
