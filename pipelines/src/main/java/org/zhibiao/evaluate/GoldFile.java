package org.zhibiao.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A file of annotations.
 *
 * @param name file name
 * @param rows the annotated mentions, in the order of the file
 * @param documents annotated documents with the ranges that were annotated; none means all of it
 * @param textLines lines of the file that hold text of documents; none for JSON lines
 * @param mistakes what is wrong in the file
 */
public record GoldFile(
    String name,
    List<GoldRow> rows,
    Map<String, List<Window>> documents,
    List<TextLine> textLines,
    List<GoldMistake> mistakes) {

  /**
   * A line of an annotation file that holds text.
   *
   * @param doc name of the document's file
   * @param start offset of its first character
   * @param end offset behind its last
   * @param line line of the annotation file, from 1
   */
  public record TextLine(String doc, int start, int end, int line) {}

  /**
   * An annotated range of a document, in UTF-16 code units.
   *
   * @param start offset of its first character
   * @param end offset behind its last
   */
  public record Window(int start, int end) {

    /** Tells whether a range lies in the window. */
    public boolean contains(int from, int to) {
      return start <= from && to <= end;
    }
  }

  /**
   * Reads a gold file in UTF-8: one JSON object a line, or text with marks as {@code annotate}
   * writes it. What is wrong with a line stands in {@code mistakes}.
   *
   * @throws IOException if the file cannot be read
   */
  public static GoldFile read(Path file) throws IOException {
    return GoldReader.read(file, Set.of());
  }

  /** Returns the line that holds an offset of a document; 0 where no line does. */
  public int lineOf(String doc, int offset) {
    for (TextLine line : textLines) {
      if (line.doc().equals(doc) && line.start() <= offset && offset < line.end()) {
        return line.line();
      }
    }
    return 0;
  }

  /** Returns the names of the annotated documents, in the order of the file. */
  public Set<String> documentNames() {
    return new LinkedHashSet<>(documents.keySet());
  }

  /** Tells whether a range of a document was annotated. */
  public boolean isAnnotated(String doc, int start, int end) {
    List<Window> windows = documents.getOrDefault(doc, List.of());
    return windows.isEmpty() || windows.stream().anyMatch(w -> w.contains(start, end));
  }
}
