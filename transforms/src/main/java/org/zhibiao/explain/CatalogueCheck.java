package org.zhibiao.explain;

import java.util.ArrayList;
import java.util.List;
import org.zhibiao.catalogue.Catalogue;
import org.zhibiao.catalogue.CatalogueText;
import org.zhibiao.catalogue.Indicator;
import org.zhibiao.catalogue.UnitTable;
import org.zhibiao.indicator.CodeChoice;
import org.zhibiao.section.SectionKind;

/**
 * Tries a catalogue of the user's own: its examples must hold, and those of the built-in indicators
 * that it leaves alone must still hold.
 */
public final class CatalogueCheck {

  /**
   * Something wrong, or worth a look.
   *
   * @param file name of the catalogue file
   * @param line line that it is about, from 1
   * @param text what is wrong, and what to do
   * @param fatal whether it must be repaired; otherwise it is advice
   */
  public record Finding(String file, int line, String text, boolean fatal) {

    @Override
    public String toString() {
      return file + ":" + line + ": " + (fatal ? "" : "advice: ") + text;
    }
  }

  private final Catalogue catalogue;
  private final DocumentExplainer explainer;
  private final ExplanationText words;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Indicator> own = new ArrayList<>();
  private int examples;

  private CatalogueCheck(CatalogueText text) {
    catalogue = text.load();
    explainer = new DocumentExplainer(catalogue);
    words = new ExplanationText(catalogue);
    for (Indicator indicator : catalogue.indicators()) {
      if (indicator.file().equals(text.name())) {
        own.add(indicator);
      }
    }
  }

  /**
   * Checks a catalogue.
   *
   * @throws org.zhibiao.lexicon.DataFileException if it cannot be understood
   */
  public static CatalogueCheck of(CatalogueText text) {
    CatalogueCheck check = new CatalogueCheck(text);
    check.own.forEach(check::checkUnits);
    for (Indicator indicator : check.own) {
      if (indicator.examples().isEmpty()) {
        check.advise(
            indicator.line(),
            indicator.code() + " has no examples: write some, they are its tests");
      }
      indicator.examples().forEach(example -> check.tryOut(indicator, example));
    }
    for (Indicator indicator : check.catalogue.indicators()) {
      if (!check.own.contains(indicator)) {
        indicator.examples().forEach(example -> check.tryNeighbour(indicator, example));
      }
    }
    return check;
  }

  /** Returns the indicators of the file. */
  public List<Indicator> own() {
    return List.copyOf(own);
  }

  /** Returns the number of examples of the file that were tried. */
  public int examples() {
    return examples;
  }

  /** Returns what is wrong, and what is worth a look. */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** Tells whether nothing must be repaired. */
  public boolean isSound() {
    return findings.stream().noneMatch(Finding::fatal);
  }

  private void checkUnits(Indicator indicator) {
    for (Indicator.Rule rule : indicator.rules()) {
      for (String unit : rule.units()) {
        if (!unit.isEmpty() && UnitTable.standard().find(unit) == null) {
          advise(
              rule.line(),
              "the unit '" + unit + "' is in no list of units and may not be read; try an example");
        }
      }
    }
  }

  private void tryOut(Indicator indicator, Indicator.Example example) {
    examples++;
    ExplainedNumeral found = at(example);
    String code = found == null ? null : found.code();
    if (example.carries() == indicator.code().equals(code)) {
      return;
    }
    StringBuilder text = new StringBuilder("'").append(marked(example)).append("' ");
    if (!example.carries()) {
      text.append("must not carry ").append(indicator.code()).append(", but does");
      for (CodeChoice.Considered considered : found.choice().considered()) {
        if (considered.isChosen()) {
          text.append(", by ").append(words.why(considered));
        }
      }
      fault(example.line(), text.append("; exclude what tells them apart").toString());
      return;
    }
    text.append("must carry ").append(indicator.code()).append(", but carries ");
    text.append(code == null ? "no code" : code).append(": ").append(reason(indicator, found));
    fault(example.line(), text.toString());
  }

  private String reason(Indicator indicator, ExplainedNumeral found) {
    if (found == null) {
      return "no numeral stands in the brackets";
    }
    if (!found.isKept()) {
      return "the number is no mention, by rule " + found.dropRule();
    }
    List<String> reasons = new ArrayList<>();
    for (CodeChoice.Considered considered : found.choice().considered()) {
      if (considered.code().equals(indicator.code())) {
        reasons.add(words.why(considered));
      }
    }
    if (reasons.isEmpty()) {
      return found.choice().measure() == null
          ? "the number has no measure"
          : "the measure is '" + found.choice().measure() + "', which none of its rules names";
    }
    return String.join("; ", reasons);
  }

  private void tryNeighbour(Indicator indicator, Indicator.Example example) {
    ExplainedNumeral found = at(example);
    String code = found == null ? null : found.code();
    if (example.carries() == indicator.code().equals(code) || code == null) {
      return;
    }
    for (CodeChoice.Considered considered : found.choice().considered()) {
      Indicator taker = catalogue.indicator(considered.code());
      if (considered.isChosen() && own.contains(taker)) {
        fault(
            considered.rule().line(),
            "takes '"
                + marked(example)
                + "' from "
                + indicator.code()
                + ", whose example it is: exclude it, lower the priority, or replace that indicator");
      }
    }
  }

  private ExplainedNumeral at(Indicator.Example example) {
    ExplainedNumeral met = null;
    for (ExplainedNumeral numeral :
        explainer
            .explain(example.text(), SectionKind.REVIEW)
            .within(example.start(), example.end())
            .numerals()) {
      if (met == null || !met.isKept()) {
        met = numeral;
      }
    }
    return met;
  }

  private static String marked(Indicator.Example example) {
    return example.text().substring(0, example.start())
        + "【"
        + example.text().substring(example.start(), example.end())
        + "】"
        + example.text().substring(example.end());
  }

  private void fault(int line, String text) {
    findings.add(new Finding(own.get(0).file(), line, text, true));
  }

  private void advise(int line, String text) {
    findings.add(new Finding(own.get(0).file(), line, text, false));
  }
}
