package org.zhibiao.catalogue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.zhibiao.lexicon.DataFile;

/** The units of {@code units.csv}. Immutable. */
public final class UnitTable {

  private static final int CELLS = 6;
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final Map<String, Unit> units;

  private UnitTable(Map<String, Unit> units) {
    this.units = units;
  }

  /** Reads the table of the class path. */
  public static UnitTable standard() {
    return of(DataFile.ofResource(UnitTable.class, "units.csv"));
  }

  /**
   * Reads a table.
   *
   * @throws org.zhibiao.lexicon.DataFileException if a line has another number of cells than six, a
   *     kind or factor that does not exist, or a unit stands twice
   */
  public static UnitTable of(DataFile file) {
    Map<String, Unit> units = new LinkedHashMap<>();
    for (DataFile.Line line : file.lines()) {
      List<String> cells = line.cells(CELLS);
      if (cells.get(0).equals("unit")) {
        continue;
      }
      Unit unit = read(line, cells);
      if (units.put(unit.name(), unit) != null) {
        throw line.mistake("the unit '" + unit.name() + "' stands twice; remove one");
      }
    }
    return new UnitTable(Collections.unmodifiableMap(units));
  }

  private static Unit read(DataFile.Line line, List<String> cells) {
    String name = cells.get(0);
    if (name.isEmpty()) {
      throw line.mistake("has no unit");
    }
    UnitKind kind;
    try {
      kind = UnitKind.ofLabel(cells.get(1));
    } catch (IllegalArgumentException e) {
      throw line.mistake(e.getMessage());
    }
    BigDecimal factor = null;
    if (!cells.get(4).isEmpty()) {
      try {
        factor = new BigDecimal(cells.get(4));
      } catch (NumberFormatException e) {
        throw line.mistake("the factor '" + cells.get(4) + "' is no number");
      }
      if (factor.signum() <= 0) {
        throw line.mistake("the factor '" + cells.get(4) + "' is not above zero");
      }
    }
    String canonical = cells.get(3).isEmpty() ? null : cells.get(3);
    if ((canonical == null) != (factor == null)) {
      throw line.mistake("has a canonical unit or a factor without the other");
    }
    List<String> notBefore = new ArrayList<>();
    for (String word : BLANKS.split(cells.get(5))) {
      if (!word.isEmpty()) {
        notBefore.add(word);
      }
    }
    String written = cells.get(2).isEmpty() ? name : cells.get(2);
    return new Unit(name, kind, written, canonical, factor, notBefore);
  }

  /** Returns the unit of a name; null if there is none. */
  public Unit find(String name) {
    return units.get(name);
  }

  /** Returns all units in the order of the file. */
  public Collection<Unit> units() {
    return units.values();
  }
}
