package org.zhibiao.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhibiao.catalogue.UnitKind;
import org.zhibiao.evaluate.GoldFile.Window;
import org.zhibiao.indicator.Change;
import org.zhibiao.indicator.Status;
import org.zhibiao.lexicon.DataFile;
import org.zhibiao.quantity.Qualifier;
import org.zhibiao.section.SectionKind;

/** The names that annotations may use, and what is wrong with rows that use others. */
final class GoldNames {

  private static final Set<String> KINDS =
      Arrays.stream(UnitKind.values()).map(UnitKind::label).collect(Collectors.toSet());
  private static final Set<String> QUALIFIERS = names(Qualifier.values());
  private static final Set<String> CHANGES = names(Change.values());
  private static final Set<String> SECTIONS = names(SectionKind.values());
  private static final Set<String> STATUSES = names(Status.values());
  private static final Set<String> CODES = codes();

  private final String file;
  private final Set<String> ownCodes;

  /**
   * Creates a checker.
   *
   * @param file name for messages
   * @param ownCodes codes of a catalogue of the user's own
   */
  GoldNames(String file, Set<String> ownCodes) {
    this.file = file;
    this.ownCodes = ownCodes;
  }

  /** Adds a mistake for each unknown name of a row. */
  void check(GoldRow row, List<GoldMistake> mistakes) {
    known(row, "kind", row.kind(), KINDS, mistakes);
    for (String qualifier : row.qualifiers()) {
      known(row, "qualifier", qualifier, QUALIFIERS, mistakes);
    }
    for (String code : row.codes()) {
      if (!code.equals(GoldRow.NO_CODE) && !ownCodes.contains(code)) {
        known(row, "code", code, CODES, mistakes);
      }
    }
    known(row, "change", row.change(), CHANGES, mistakes);
    if (row.section() != null) {
      known(row, "section", row.section(), SECTIONS, mistakes);
    }
    if (row.status() != null) {
      known(row, "status", row.status(), STATUSES, mistakes);
    }
  }

  /** Returns a mistake for each row that repeats another's range or stands outside the windows. */
  static List<GoldMistake> rangeMistakes(
      String file, List<GoldRow> rows, Map<String, List<Window>> documents) {
    List<GoldMistake> mistakes = new ArrayList<>();
    Set<String> ranges = new HashSet<>();
    for (GoldRow row : rows) {
      if (!ranges.add(row.doc() + "/" + row.start() + "/" + row.end())) {
        mistakes.add(new GoldMistake(file, row.line(), "repeats the range of an earlier line"));
      }
      List<Window> windows = documents.get(row.doc());
      if (!windows.isEmpty()
          && windows.stream().noneMatch(w -> w.contains(row.start(), row.end()))) {
        mistakes.add(
            new GoldMistake(file, row.line(), "stands outside the annotated window " + windows));
      }
    }
    return mistakes;
  }

  private void known(
      GoldRow row, String field, String name, Set<String> names, List<GoldMistake> mistakes) {
    if (!names.contains(name)) {
      mistakes.add(new GoldMistake(file, row.line(), "'" + name + "' is no " + field));
    }
  }

  private static Set<String> names(Enum<?>[] values) {
    return Stream.of(values).map(Enum::name).collect(Collectors.toSet());
  }

  private static Set<String> codes() {
    return DataFile.ofResource(UnitKind.class, "indicators.csv").lines().stream()
        .map(line -> line.text().substring(0, Math.max(0, line.text().indexOf(','))))
        .filter(code -> !code.equals("code"))
        .collect(Collectors.toSet());
  }
}
