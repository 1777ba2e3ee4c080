package org.zhibiao.catalogue;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhibiao.lexicon.DataFile;

/**
 * The rules by which numbers are kept, dropped and given their nouns, as {@code rules.csv} explains
 * them. Immutable.
 */
public final class RuleNames {

  private static final String FILE = "rules.csv";

  /** Where a rule is applied. */
  public enum Stage {
    /** The number is no mention. */
    DROPPED,
    /** How number and unit were read. */
    NUMBER,
    /** Where the noun was found. */
    MEASURE
  }

  /**
   * A rule.
   *
   * @param name name as it stands in {@code mentions.extractor} or an explanation
   * @param stage where it is applied
   * @param meaning what it says, in a sentence
   * @param example a phrase with a number in 【】 that falls under it; empty where there is none
   */
  public record Rule(String name, Stage stage, String meaning, String example) {}

  private final Map<String, Rule> rules;

  private RuleNames(Map<String, Rule> rules) {
    this.rules = Collections.unmodifiableMap(rules);
  }

  /**
   * Reads the list of the class path.
   *
   * @throws org.zhibiao.lexicon.DataFileException if it has a mistake
   */
  public static RuleNames load() {
    Map<String, Rule> rules = new LinkedHashMap<>();
    boolean header = true;
    for (DataFile.Line line : DataFile.ofResource(RuleNames.class, FILE).lines()) {
      List<String> cells = line.cells(4);
      if (header) {
        header = false;
        continue;
      }
      Stage stage = null;
      for (Stage known : Stage.values()) {
        if (known.name().equalsIgnoreCase(cells.get(1))) {
          stage = known;
        }
      }
      if (stage == null) {
        throw line.mistake("'" + cells.get(1) + "' is no stage: dropped, number or measure");
      }
      Rule rule = new Rule(cells.get(0), stage, cells.get(2), cells.get(3));
      if (rules.put(key(stage, rule.name()), rule) != null) {
        throw line.mistake(rule.name() + " stands twice");
      }
    }
    return new RuleNames(rules);
  }

  /** Returns all rules in the order of the file. */
  public Collection<Rule> rules() {
    return rules.values();
  }

  /** Returns the rule of a name, null if it is not listed. */
  public Rule rule(Stage stage, String name) {
    return rules.get(key(stage, name));
  }

  /** Returns what a rule says; its name where it is not listed. */
  public String meaning(Stage stage, String name) {
    Rule rule = rule(stage, name);
    return rule == null ? name : rule.meaning();
  }

  private static String key(Stage stage, String name) {
    return stage + "/" + name;
  }
}
