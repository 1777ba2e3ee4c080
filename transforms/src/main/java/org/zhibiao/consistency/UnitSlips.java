package org.zhibiao.consistency;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.zhibiao.catalogue.Unit;
import org.zhibiao.catalogue.UnitTable;
import org.zhibiao.indicator.Mention;
import org.zhibiao.quantity.Quantity;
import org.zhibiao.section.SectionSplitter.Outline;

/**
 * Finds totals of one report that are a hundred times those of its other years: 5.2亿元 in one year,
 * 5.8万元 in the next. A total does not change like that; a unit was slipped.
 */
final class UnitSlips {

  /** Totals of a whole place; the ratio of two of its years is never as large. */
  private static final Set<String> TOTALS =
      Set.of(
          "gdp.total",
          "fiscal.revenue",
          "fiscal.expenditure",
          "fixed_investment.total",
          "retail.total",
          "trade.total",
          "income.resident",
          "income.urban",
          "income.rural",
          "grain.output");

  private static final double FACTOR = 100;
  private static final int LONGEST_TIME = 10;
  private static final String FOREIGN = "FOREIGN_FIGURE";

  private final UnitTable units = UnitTable.standard();

  /** A figure of a year in the canonical unit. */
  private record Level(int mention, int year, double value, String unit) {}

  void check(Outline outline, List<Mention> mentions, Map<Integer, Set<String>> flags) {
    Map<String, List<Level>> totals = null;
    for (int i = 0; i < mentions.size(); i++) {
      Mention mention = mentions.get(i);
      if (mention.indicator() == null
          || !TOTALS.contains(mention.indicator())
          || mention.quantity().value() == null
          || mention.quantity().value().signum() <= 0
          || mention.year() == null
          || mention.yearFrom() != null
          || mention.partOf() >= 0
          || !Figures.isReached(mention)
          || mention.issues().contains(FOREIGN)) {
        continue;
      }
      totals = totals == null ? new TreeMap<>() : totals;
      int report = outline.sections().get(mention.sentence().section() - 1).report();
      totals
          .computeIfAbsent(report + "/" + mention.indicator(), key -> new ArrayList<>())
          .add(level(i, mention));
    }
    if (totals != null) {
      totals.values().forEach(levels -> check(levels, flags));
    }
  }

  private Level level(int place, Mention mention) {
    Quantity quantity = mention.quantity();
    Unit unit = units.find(quantity.unit());
    boolean canonical = unit != null && unit.canonicalUnit() != null;
    return new Level(
        place,
        mention.year(),
        (canonical ? unit.toCanonical(quantity.value()) : quantity.value()).doubleValue(),
        canonical ? unit.canonicalUnit() : quantity.unit());
  }

  /** Flags the levels that slip against most of the levels of other years near them. */
  private static void check(List<Level> levels, Map<Integer, Set<String>> flags) {
    for (Level level : levels) {
      int others = 0;
      int slipped = 0;
      for (Level other : levels) {
        if (other.year() != level.year()
            && Math.abs(other.year() - level.year()) <= LONGEST_TIME
            && Objects.equals(other.unit(), level.unit())) {
          others++;
          double ratio = other.value() / level.value();
          slipped += ratio >= FACTOR || ratio <= 1 / FACTOR ? 1 : 0;
        }
      }
      if (others > 0 && 2 * slipped > others) {
        Flags.add(flags, level.mention(), Flags.UNIT_SLIP);
      }
    }
  }
}
