package org.zhibiao.evaluate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhibiao.evaluate.GoldFile.TextLine;
import org.zhibiao.evaluate.GoldFile.Window;

/**
 * Reads annotation files, see {@link AnnotationFormat}. A line that cannot be understood is left
 * out and reported.
 */
final class AnnotationReader {

  private static final int CELLS = AnnotationFormat.CELLS.size();

  /** A line that cannot be understood. */
  private static final class LineException extends Exception {
    private static final long serialVersionUID = 1L;

    LineException(String problem) {
      super(problem);
    }
  }

  /** A mark of a line of text that waits for its cells. */
  private record Mark(int start, int end, String text) {}

  private final String name;
  private final GoldNames names;
  private final List<GoldRow> rows = new ArrayList<>();
  private final Map<String, List<Window>> documents = new LinkedHashMap<>();
  private final List<TextLine> textLines = new ArrayList<>();
  private final List<GoldMistake> mistakes = new ArrayList<>();

  private String document;
  private boolean reportKnown;
  private Integer report;
  private List<Mark> marks = List.of();
  private int used;
  private int textLine;

  private AnnotationReader(String name, GoldNames names) {
    this.name = name;
    this.names = names;
  }

  /** Tells whether a text is an annotation file of this form. */
  static boolean isOne(String text) {
    return text.startsWith(AnnotationFormat.HEAD);
  }

  /** Reads an annotation file from text. */
  static GoldFile of(String name, String text, Set<String> ownCodes) {
    AnnotationReader reader = new AnnotationReader(name, new GoldNames(name, ownCodes));
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      try {
        reader.add(number, line);
      } catch (LineException e) {
        reader.mistake(number, e.getMessage());
      }
    }
    reader.endLine();
    reader.mistakes.addAll(GoldNames.rangeMistakes(name, reader.rows, reader.documents));
    return new GoldFile(
        name,
        List.copyOf(reader.rows),
        Collections.unmodifiableMap(reader.documents),
        List.copyOf(reader.textLines),
        List.copyOf(reader.mistakes));
  }

  private void add(int number, String line) throws LineException {
    String stripped = line.strip();
    if (stripped.isEmpty() || stripped.charAt(0) == '#') {
      return;
    }
    char first = stripped.charAt(0);
    if (first == '=' || first == '?') {
      cells(number, stripped.substring(1), first == '=');
    } else if (first >= '0' && first <= '9') {
      endLine();
      text(number, line.stripLeading());
    } else {
      endLine();
      header(stripped);
    }
  }

  private void header(String line) throws LineException {
    int colon = line.indexOf(':');
    String key = colon < 0 ? line : line.substring(0, colon);
    String value = colon < 0 ? "" : line.substring(colon + 1).strip();
    switch (key) {
      case "document" -> {
        document = AnnotationFormat.plain(value);
        reportKnown = false;
        documents.computeIfAbsent(document, d -> new ArrayList<>());
      }
      case "window" -> {
        requireDocument();
        int dash = value.indexOf('-');
        Window window =
            new Window(
                integer(value.substring(0, Math.max(0, dash)), "window"),
                integer(value.substring(dash + 1), "window"));
        documents.get(document).add(window);
      }
      case "report" -> {
        reportKnown = true;
        report = value.equals("none") ? null : Integer.valueOf(integer(value, "report"));
      }
      default ->
          throw new LineException(
              "begins neither with #, document:, window:, report:, an offset and >, = nor ?");
    }
  }

  private void text(int number, String line) throws LineException {
    requireDocument();
    int mark = line.indexOf('>');
    if (mark < 0) {
      throw new LineException("begins with a number and has no > behind it");
    }
    int offset = integer(line.substring(0, mark).strip(), "the offset");
    int at = mark + 1 < line.length() && line.charAt(mark + 1) == ' ' ? mark + 2 : mark + 1;
    StringBuilder plain = new StringBuilder();
    List<Mark> found = new ArrayList<>();
    int open = -1;
    while (at < line.length()) {
      if (line.startsWith(AnnotationFormat.OPEN, at)) {
        if (open >= 0) {
          throw new LineException("has [[ inside of [[ ]]");
        }
        open = plain.length();
        at += 2;
      } else if (line.startsWith(AnnotationFormat.CLOSE, at)) {
        if (open < 0 || open == plain.length()) {
          throw new LineException(open < 0 ? "has ]] without [[" : "has nothing between [[ and ]]");
        }
        found.add(new Mark(offset + open, offset + plain.length(), plain.substring(open)));
        open = -1;
        at += 2;
      } else {
        at = AnnotationFormat.read(line, at, plain);
      }
    }
    if (open >= 0) {
      throw new LineException("has [[ without ]]");
    }
    marks = found;
    used = 0;
    textLine = number;
    textLines.add(new TextLine(document, offset, offset + plain.length(), number));
  }

  /** Reports marks that have no cells. */
  private void endLine() {
    for (int i = used; i < marks.size(); i++) {
      mistake(textLine, "has the mark [[" + marks.get(i).text() + "]] and no = line for it");
    }
    marks = List.of();
    used = 0;
  }

  private void cells(int number, String line, boolean core) throws LineException {
    if (used == marks.size()) {
      throw new LineException("stands below no mark [[ ]] of its own");
    }
    Mark mark = marks.get(used++);
    List<String> cells = AnnotationFormat.split(line, '|');
    if (cells.size() != CELLS) {
      throw new LineException(
          "has "
              + cells.size()
              + " cells, must have "
              + CELLS
              + ": "
              + String.join(" | ", AnnotationFormat.CELLS));
    }
    String text = AnnotationFormat.plain(cells.get(0));
    if (!text.equals(mark.text().strip())) {
      throw new LineException("says '" + text + "', the mark says '" + mark.text() + "'");
    }
    BigDecimal value = null;
    BigDecimal high = null;
    String mask = null;
    String number1 = cells.get(1);
    if (number1.startsWith(AnnotationFormat.MASK)) {
      mask = AnnotationFormat.plain(number1.substring(AnnotationFormat.MASK.length()));
    } else if (!none(number1)) {
      int range = number1.indexOf(AnnotationFormat.RANGE);
      value = decimal(range < 0 ? number1 : number1.substring(0, range));
      high = range < 0 ? null : decimal(number1.substring(range + 2));
    }
    Integer from = null;
    Integer year = null;
    if (!none(cells.get(10))) {
      int dash = cells.get(10).indexOf('-');
      from = dash < 0 ? null : Integer.valueOf(integer(cells.get(10).substring(0, dash), "year"));
      year = integer(cells.get(10).substring(dash + 1), "year");
    }
    GoldRow row =
        new GoldRow(
            number,
            document,
            mark.start(),
            mark.end(),
            mark.text(),
            cells.get(3),
            value,
            high,
            mask,
            none(cells.get(2)) ? "" : AnnotationFormat.plain(cells.get(2)),
            answers(cells.get(4)),
            none(cells.get(5)) ? List.of() : answers(cells.get(5)),
            answers(cells.get(6)),
            cells.get(7),
            none(cells.get(8)) ? null : cells.get(8),
            none(cells.get(9)) ? null : cells.get(9),
            year,
            from,
            reportKnown,
            report,
            core);
    names.check(row, mistakes);
    rows.add(row);
  }

  private void requireDocument() throws LineException {
    if (document == null) {
      throw new LineException("stands in front of the first document: line");
    }
  }

  private void mistake(int line, String problem) {
    mistakes.add(new GoldMistake(name, line, problem));
  }

  private static boolean none(String cell) {
    return cell.isEmpty() || cell.equals(AnnotationFormat.NONE);
  }

  private static List<String> answers(String cell) {
    List<String> answers = new ArrayList<>();
    for (String answer : AnnotationFormat.split(cell, ';')) {
      answers.add(answer.isEmpty() ? GoldRow.NO_CODE : AnnotationFormat.plain(answer));
    }
    return answers;
  }

  private static int integer(String text, String what) throws LineException {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new LineException(what + " must be a whole number, is '" + text + "'");
    }
  }

  private static BigDecimal decimal(String text) throws LineException {
    try {
      return new BigDecimal(text.strip());
    } catch (NumberFormatException e) {
      throw new LineException("value must be a decimal, is '" + text + "'");
    }
  }
}
