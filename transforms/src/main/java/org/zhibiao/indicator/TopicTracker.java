package org.zhibiao.indicator;

import org.zhibiao.catalogue.UnitKind;
import org.zhibiao.quantity.Quantity;

/**
 * Remembers what the numbers of a paragraph measured, and lends it to a number whose clause leaves
 * its noun out: 收到提案86件，立案77件，办结70件.
 */
final class TopicTracker {

  /** How many numbers back a noun is looked for. */
  private static final int DEPTH = 24;

  private final Quantity[] quantities = new Quantity[DEPTH];
  private final Finding[] findings = new Finding[DEPTH];
  private final Change[] changes = new Change[DEPTH];
  private int size;
  private int sentenceStart;
  private String formerProposal;

  /** Forgets everything: a new paragraph begins. */
  void newParagraph() {
    if (size > 0) {
      formerProposal = ending("提案");
    }
    size = 0;
    sentenceStart = 0;
  }

  /** A new sentence begins: growth finds no subject in the one before. */
  void newSentence() {
    sentenceStart = size;
  }

  void remember(Quantity quantity, Finding finding, Change change) {
    if (size == DEPTH) {
      System.arraycopy(quantities, 1, quantities, 0, DEPTH - 1);
      System.arraycopy(findings, 1, findings, 0, DEPTH - 1);
      System.arraycopy(changes, 1, changes, 0, DEPTH - 1);
      size--;
      sentenceStart = Math.max(0, sentenceStart - 1);
    }
    quantities[size] = quantity;
    findings[size] = finding;
    changes[size] = change;
    size++;
  }

  /** Returns the noun of the last number of the sentence, for a movement without a subject. */
  String subject() {
    for (int i = size - 1; i >= sentenceStart; i--) {
      if (findings[i].found()) {
        return findings[i].measure();
      }
    }
    return null;
  }

  /**
   * Returns the noun of the number that stands as many places back as a list is long: in
   * 一产、二产分别完成2亿元、3亿元， 增长5%、6% each rate belongs to one of the amounts. Null where the sentence has
   * no such number.
   */
  Finding counterpart(int length, Quantity quantity) {
    int i = size - length;
    boolean fits =
        i >= sentenceStart
            && (quantity.kind() != UnitKind.COUNT
                || quantities[i].kind() == UnitKind.COUNT
                    && quantities[i].unit().equals(quantity.unit()));
    return fits && findings[i].found() ? findings[i] : null;
  }

  /** Returns the change of the number before; a second number of one noun shares it. */
  Change lastChange() {
    return size > sentenceStart ? changes[size - 1] : Change.LEVEL;
  }

  /** Tells whether the number before counts the owners of this one: 其中40个达到50万元. */
  boolean countsLast(Quantity quantity) {
    return size > sentenceStart
        && quantity.kind() != UnitKind.COUNT
        && quantities[size - 1].kind() == UnitKind.COUNT;
  }

  /** Returns the noun of the number before the last remembered one, null at a sentence's start. */
  String previous() {
    for (int i = size - 2; i >= sentenceStart; i--) {
      if (findings[i].found()) {
        return findings[i].measure();
      }
    }
    return null;
  }

  /** Returns the noun last counted in the same unit; null if there is none. */
  String topic(Quantity quantity, boolean acrossSentences) {
    for (int i = size - 1; i >= (acrossSentences ? 0 : sentenceStart); i--) {
      if (findings[i].found()
          && !(quantity.kind() == UnitKind.COUNT && isAverage(findings[i].measure()))
          && quantities[i].kind() == quantity.kind()
          && quantities[i].unit().equals(quantity.unit())
          && (changes[i] == Change.LEVEL || quantity.kind() == UnitKind.COUNT)) {
        return findings[i].measure();
      }
    }
    return null;
  }

  /** 人均结案318件: an average says nothing about the sums that follow. */
  private static boolean isAverage(String measure) {
    return measure.contains("人均") || measure.contains("户均");
  }

  /** Returns the last noun of the paragraph that ends with a word; null if there is none. */
  String ending(String word) {
    for (int i = size - 1; i >= 0; i--) {
      if (word.equals(findings[i].measure())) {
        return word;
      }
    }
    for (int i = size - 1; i >= 0; i--) {
      if (findings[i].found() && findings[i].measure().endsWith(word)) {
        return findings[i].measure();
      }
    }
    return null;
  }

  /** Returns the noun of the last written things counted in the sentence or the one before. */
  String paper() {
    for (int i = size - 1; i >= 0; i--) {
      if (findings[i].found() && IndicatorLinker.isPaper(quantities[i].unit())) {
        return findings[i].measure();
      }
    }
    return null;
  }

  /** Returns the noun of the last works counted in the sentence, whose words or copies follow. */
  String work() {
    for (int i = size - 1; i >= sentenceStart; i--) {
      String unit = quantities[i].unit();
      if (findings[i].found() && unit.length() == 1 && "部册本卷篇辑集套期".contains(unit)) {
        return findings[i].measure();
      }
    }
    return null;
  }

  /** Returns the proposals last counted in the paragraph or the one before; null if none were. */
  String proposals() {
    String found = ending("提案");
    return found == null ? formerProposal : found;
  }

  /** Returns the last noun of the paragraph; null if there is none. */
  String latest() {
    for (int i = size - 1; i >= 0; i--) {
      if (findings[i].found()) {
        return findings[i].measure();
      }
    }
    return null;
  }

  /** Tells whether the number before belongs to one noun of a list. */
  boolean isRespective() {
    return size > sentenceStart && findings[size - 1].rule().startsWith("respectively");
  }

  /** Returns the verb of the last number of the sentence, for the next item of its list. */
  String predicate() {
    return size > sentenceStart ? findings[size - 1].predicate() : null;
  }
}
