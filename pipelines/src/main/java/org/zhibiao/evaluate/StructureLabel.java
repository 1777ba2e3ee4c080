package org.zhibiao.evaluate;

import java.util.ArrayList;
import java.util.Collections;
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
  record LabelledSection(int start, int end, String kind, List<Integer> starts, Set<String> kinds) {

    /** Tells whether the section may be of another kind. */
    boolean isDoubtful() {
      return kinds.size() > 1;
    }
  }

  /**
   * Returns where a kind may first begin inside the report: the starts of its first section, and of
   * the next ones as long as those in front may be of another kind. Empty where there is none.
   */
  List<Integer> startsOf(String kind) {
    List<Integer> found = new ArrayList<>();
    for (LabelledSection section : sections) {
      if (section.kind().equals(kind) && section.end() > start && section.start() < end) {
        found.addAll(section.starts());
        if (!section.isDoubtful()) {
          break;
        }
      }
    }
    return found;
  }

  /**
   * Tells which kinds are right at an offset: that of its section, and that in front of a boundary
   * which may stand later.
   *
   * @param index number of the section that holds the offset, from 0
   * @param offset offset in that section
   */
  boolean isRight(int index, int offset, String kind) {
    LabelledSection section = sections.get(index);
    if (section.kinds().contains(kind)) {
      return true;
    }
    boolean early = offset < Collections.max(section.starts());
    if (early && index > 0 && sections.get(index - 1).kind().equals(kind)) {
      return true;
    }
    LabelledSection next = index + 1 < sections.size() ? sections.get(index + 1) : null;
    return next != null && offset >= Collections.min(next.starts()) && next.kind().equals(kind);
  }

  /** Names the report for people: its document and its number there. */
  String name() {
    return doc + " #" + ordinal;
  }
}
