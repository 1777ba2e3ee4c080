package org.zhibiao.evaluate;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A report as a person labelled it: a line of a file of structure labels. Offsets are UTF-16 code
 * units of the decoded text.
 *
 * @param line line of its file, from 1
 * @param doc name of the document's file
 * @param ordinal number of the report in its document, from 1
 * @param start offset of its first character
 * @param end offset behind its last
 * @param starts acceptable starts, {@code start} among them
 * @param ends acceptable ends, {@code end} among them
 * @param repeats whether it repeats an earlier report of the document
 * @param fields acceptable values per field, the label first; empty where the text says nothing
 * @param sections what the whole document is divided into
 */
record StructureLabel(
    int line,
    String doc,
    int ordinal,
    int start,
    int end,
    List<Integer> starts,
    List<Integer> ends,
    boolean repeats,
    Map<StructureField, List<String>> fields,
    List<LabelledSection> sections) {

  /**
   * A section of the document.
   *
   * @param start offset of its first character
   * @param end offset behind its last
   * @param kind what it is about
   * @param starts acceptable starts, {@code start} among them
   * @param kinds acceptable kinds, {@code kind} among them
   */
  record LabelledSection(
      int start, int end, String kind, List<Integer> starts, Set<String> kinds) {}

  /** Returns the first section of a kind inside the report; null where there is none. */
  LabelledSection first(String kind) {
    for (LabelledSection section : sections) {
      if (section.kind().equals(kind) && section.end() > start && section.start() < end) {
        return section;
      }
    }
    return null;
  }

  /** Names the report for people: its document and its number there. */
  String name() {
    return doc + " #" + ordinal;
  }
}
