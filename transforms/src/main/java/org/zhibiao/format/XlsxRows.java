package org.zhibiao.format;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;
import org.zhibiao.decode.SafeXml;
import org.zhibiao.decode.UndecodableException;

/** The rows of the sheets of an xlsx workbook (ECMA-376, SpreadsheetML), cells as text. */
final class XlsxRows {

  private static final String STRINGS = "xl/sharedstrings.xml";
  private static final int MOST_COLUMNS = 1_000;

  private XlsxRows() {}

  static void read(byte[] content, Rows rows) throws UndecodableException {
    ZipParts parts =
        ZipParts.read(
            content,
            name ->
                name.equals(STRINGS)
                    || name.equals("xl/workbook.xml")
                    || name.equals("xl/_rels/workbook.xml.rels")
                    || name.startsWith("xl/worksheets/") && name.endsWith(".xml"));
    List<String> strings = new ArrayList<>();
    InputStream shared = parts.open(STRINGS);
    if (shared != null) {
      SafeXml.parse(new InputSource(shared), new SharedStrings(strings));
    }
    Map<String, String> sheets = sheets(parts);
    if (sheets.isEmpty()) {
      throw new UndecodableException("DAMAGED", "It has no sheets");
    }
    for (Map.Entry<String, String> sheet : sheets.entrySet()) {
      InputStream part = parts.open(sheet.getValue());
      if (part != null) {
        SafeXml.parse(new InputSource(part), new Sheet(sheet.getKey(), strings, rows));
      }
    }
  }

  /** Returns the parts of the sheets by their names, in the order of the workbook. */
  private static Map<String, String> sheets(ZipParts parts) throws UndecodableException {
    Map<String, String> targets = new LinkedHashMap<>();
    Map<String, String> sheets = new LinkedHashMap<>();
    InputStream relations = parts.open("xl/_rels/workbook.xml.rels");
    InputStream workbook = parts.open("xl/workbook.xml");
    if (relations != null && workbook != null) {
      SafeXml.parse(
          new InputSource(relations),
          new DefaultHandler() {
            @Override
            public void startElement(String uri, String local, String name, Attributes a) {
              String target = a.getValue("Target");
              if (name.endsWith("Relationship") && target != null && a.getValue("Id") != null) {
                String path = target.startsWith("/") ? target.substring(1) : "xl/" + target;
                targets.put(a.getValue("Id"), path.toLowerCase(java.util.Locale.ROOT));
              }
            }
          });
      SafeXml.parse(
          new InputSource(workbook),
          new DefaultHandler() {
            @Override
            public void startElement(String uri, String local, String name, Attributes a) {
              String part = targets.get(a.getValue("r:id"));
              if (name.equals("sheet") && part != null && a.getValue("name") != null) {
                sheets.putIfAbsent(a.getValue("name"), part);
              }
            }
          });
    }
    if (sheets.isEmpty()) {
      for (String name : parts.names()) {
        if (name.startsWith("xl/worksheets/")) {
          sheets.put(name.substring("xl/worksheets/".length(), name.length() - 4), name);
        }
      }
    }
    return sheets;
  }

  /** Reads the strings that cells refer to by number, without the readings above characters. */
  private static final class SharedStrings extends DefaultHandler {

    private final List<String> strings;
    private final StringBuilder string = new StringBuilder();
    private boolean reading;
    private int phonetic;

    SharedStrings(List<String> strings) {
      this.strings = strings;
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) {
      switch (name) {
        case "si" -> string.setLength(0);
        case "rPh" -> phonetic++;
        case "t" -> reading = phonetic == 0;
        default -> {
          // Fonts.
        }
      }
    }

    @Override
    public void endElement(String uri, String local, String name) {
      switch (name) {
        case "si" -> strings.add(string.toString());
        case "rPh" -> phonetic--;
        case "t" -> reading = false;
        default -> {
          // Fonts.
        }
      }
    }

    @Override
    public void characters(char[] chars, int start, int length) {
      if (reading) {
        string.append(chars, start, length);
      }
    }
  }

  /** Reads the rows of a sheet. */
  private static final class Sheet extends DefaultHandler {

    private final String sheet;
    private final List<String> strings;
    private final Rows rows;
    private final List<String> cells = new ArrayList<>();
    private final StringBuilder value = new StringBuilder();
    private String type;
    private int column;
    private long number;
    private boolean reading;

    Sheet(String sheet, List<String> strings, Rows rows) {
      this.sheet = sheet;
      this.strings = strings;
      this.rows = rows;
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes)
        throws SAXException {
      switch (name) {
        case "row" -> {
          cells.clear();
          column = 0;
          number = number(attributes.getValue("r"));
        }
        case "c" -> {
          type = attributes.getValue("t");
          String place = attributes.getValue("r");
          column = place == null ? column + 1 : columnOf(place);
          value.setLength(0);
        }
        case "v", "t" -> reading = true;
        default -> {
          // Formulas and formats.
        }
      }
    }

    private long number(String stated) {
      try {
        return stated == null ? number + 1 : Long.parseLong(stated);
      } catch (NumberFormatException e) {
        return number + 1;
      }
    }

    private static int columnOf(String place) throws SAXException {
      int column = 0;
      for (int i = 0; i < place.length() && place.charAt(i) >= 'A' && place.charAt(i) <= 'Z'; i++) {
        column = column * 26 + place.charAt(i) - 'A' + 1;
        if (column > MOST_COLUMNS) {
          throw new SAXException(
              new UndecodableException(
                  "TOO_MANY_ENTRIES", "A sheet has more than " + MOST_COLUMNS + " columns"));
        }
      }
      return column;
    }

    @Override
    public void endElement(String uri, String local, String name) throws SAXException {
      switch (name) {
        case "v", "t" -> reading = false;
        case "c" -> {
          while (cells.size() < column) {
            cells.add(null);
          }
          String text = text();
          if (column > 0 && !text.isEmpty()) {
            cells.set(column - 1, text);
          }
        }
        case "row" -> {
          try {
            if (cells.stream().anyMatch(cell -> cell != null)) {
              rows.row(sheet, number, cells);
            }
          } catch (UndecodableException e) {
            throw new SAXException(e);
          }
        }
        default -> {
          // Formulas and formats.
        }
      }
    }

    private String text() {
      if (!"s".equals(type)) {
        return value.toString();
      }
      try {
        int index = Integer.parseInt(value.toString().strip());
        return index >= 0 && index < strings.size() ? strings.get(index) : "";
      } catch (NumberFormatException e) {
        return "";
      }
    }

    @Override
    public void characters(char[] chars, int start, int length) {
      if (reading) {
        value.append(chars, start, length);
      }
    }
  }
}
