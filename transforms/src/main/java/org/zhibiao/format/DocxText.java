package org.zhibiao.format;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;
import org.zhibiao.decode.RichText;
import org.zhibiao.decode.SafeXml;
import org.zhibiao.decode.UndecodableException;

/**
 * The text of a docx file (ECMA-376, WordprocessingML): paragraphs, tables, text boxes, footnotes;
 * neither page headers and footers nor deleted, hidden or commented text, and no pinyin above it.
 */
final class DocxText {

  private static final String BODY = "word/document.xml";
  private static final String STYLES = "word/styles.xml";
  private static final Set<String> NOTES = Set.of("word/footnotes.xml", "word/endnotes.xml");

  private DocxText() {}

  static RichText read(byte[] content, int characters) throws UndecodableException {
    ZipParts parts =
        ZipParts.read(
            content,
            name ->
                name.startsWith("word/document") || name.equals(STYLES) || NOTES.contains(name));
    InputStream body = parts.open(BODY);
    for (String name : parts.names()) {
      if (body == null && name.matches("word/document\\w*\\.xml")) {
        body = parts.open(name);
      }
    }
    if (body == null) {
      throw new UndecodableException("DAMAGED", "It has no part " + BODY);
    }
    Map<String, Integer> levels = new HashMap<>();
    InputStream styles = parts.open(STYLES);
    if (styles != null) {
      SafeXml.parse(new InputSource(styles), new Styles(levels));
    }
    TextAssembler text = new TextAssembler(characters);
    SafeXml.parse(new InputSource(body), new Body(text, levels, false));
    for (String name : NOTES.stream().sorted().toList()) {
      InputStream notes = parts.open(name);
      if (notes != null) {
        SafeXml.parse(new InputSource(notes), new Body(text, levels, true));
      }
    }
    return text.finish();
  }

  /** Learns which styles are headings, and of which level. */
  private static final class Styles extends DefaultHandler {

    private final Map<String, Integer> levels;
    private final Map<String, String> parents = new HashMap<>();
    private String style;

    Styles(Map<String, Integer> levels) {
      this.levels = levels;
    }

    @Override
    public void startElement(String uri, String localName, String name, Attributes attributes) {
      switch (name) {
        case "w:style" -> style = attributes.getValue("w:styleId");
        case "w:basedOn" -> {
          if (style != null) {
            parents.put(style, attributes.getValue("w:val"));
          }
        }
        case "w:outlineLvl" -> {
          int level = number(attributes.getValue("w:val"), 9);
          if (style != null && level < 9) {
            levels.put(style, level + 1);
          }
        }
        default -> {
          // Fonts and margins say nothing of the structure.
        }
      }
    }

    @Override
    public void endDocument() {
      for (String child : parents.keySet()) {
        String ancestor = child;
        for (int i = 0; i < 10 && ancestor != null && !levels.containsKey(child); i++) {
          ancestor = parents.get(ancestor);
          Integer level = ancestor == null ? null : levels.get(ancestor);
          if (level != null) {
            levels.put(child, level);
          }
        }
      }
    }
  }

  private static int number(String value, int otherwise) {
    try {
      return value == null ? otherwise : Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /** Collects the text of the body or of the notes. */
  private static final class Body extends DefaultHandler {

    /** Elements whose text is not to be read: what is shown instead stands beside them. */
    private static final Set<String> SKIPPED =
        Set.of(
            "mc:Fallback",
            "w:rt",
            "w:del",
            "w:moveFrom",
            "w:instrText",
            "w:delText",
            "w:delInstrText",
            "w:pPrChange",
            "w:rPrChange",
            "w:sectPr",
            "wp:positionH",
            "wp:positionV");

    private final TextAssembler text;
    private final Map<String, Integer> levels;
    private final boolean notes;
    private final Deque<Integer> outerLevels = new ArrayDeque<>();
    private final StringBuilder note = new StringBuilder();
    private int skipped;
    private boolean reading;
    private boolean hidden;
    private boolean inRunProperties;
    private boolean separator;
    private int level;

    Body(TextAssembler text, Map<String, Integer> levels, boolean notes) {
      this.text = text;
      this.levels = levels;
      this.notes = notes;
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
        case "w:p" -> {
          outerLevels.push(level);
          level = 0;
        }
        case "w:pStyle" -> level = levels.getOrDefault(value(attributes), level);
        case "w:outlineLvl" -> {
          int outline = number(value(attributes), 9);
          level = outline < 9 ? outline + 1 : level;
        }
        case "w:r" -> hidden = false;
        case "w:rPr" -> inRunProperties = true;
        case "w:vanish" ->
            hidden |= inRunProperties && !"0".equals(value(attributes)) && !isFalse(attributes);
        case "w:t", "m:t" -> reading = true;
        case "w:tab" -> {
          if (!inRunProperties && attributes.getLength() == 0) {
            put("\t");
          }
        }
        case "w:br", "w:cr" -> put("\n");
        case "w:noBreakHyphen" -> put("-");
        case "w:sym" -> put(symbol(attributes));
        case "w:tr" -> {
          if (!notes) {
            text.beginRow();
          }
        }
        case "w:footnote", "w:endnote" -> {
          note.setLength(0);
          String type = attributes.getValue("w:type");
          separator = type != null && !type.equals("normal");
        }
        default -> {
          // Layout.
        }
      }
    }

    private static String value(Attributes attributes) {
      return attributes.getValue("w:val");
    }

    private static boolean isFalse(Attributes attributes) {
      return "false".equals(value(attributes)) || "off".equals(value(attributes));
    }

    private static String symbol(Attributes attributes) {
      String code = attributes.getValue("w:char");
      try {
        int c = code == null ? 0 : Integer.parseInt(code, 16);
        // Private-use codes are pictures of a symbol font, such as bullets.
        return c >= 0xE000 && c <= 0xF8FF || c == 0 || c > 0xFFFF ? "" : String.valueOf((char) c);
      } catch (NumberFormatException e) {
        return "";
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
        case "w:p" -> {
          if (notes) {
            note.append('\n');
          } else {
            text.endParagraph(level);
          }
          level = outerLevels.isEmpty() ? 0 : outerLevels.pop();
        }
        case "w:rPr" -> inRunProperties = false;
        case "w:r" -> hidden = false;
        case "w:t", "m:t" -> reading = false;
        case "w:tc" -> {
          if (!notes) {
            text.endCell();
          }
        }
        case "w:tr" -> {
          if (!notes) {
            text.endRow();
          }
        }
        case "w:footnote", "w:endnote" -> {
          if (!separator) {
            text.footnote(note.toString());
          }
        }
        default -> {
          // Layout.
        }
      }
    }

    private void put(String string) throws UndecodableException {
      if (hidden) {
        return;
      }
      if (notes) {
        note.append(string);
      } else {
        text.append(string);
      }
    }

    @Override
    public void characters(char[] chars, int start, int length) throws SAXException {
      if (!reading || skipped > 0) {
        return;
      }
      try {
        put(new String(chars, start, length));
      } catch (UndecodableException e) {
        throw new SAXException(e);
      }
    }
  }
}
