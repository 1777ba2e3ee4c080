package org.zhibiao.consistency;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.zhibiao.catalogue.UnitKind;
import org.zhibiao.indicator.Mention;

/** Finds rates that do not fit the counts beside them: 立案77件，办结70件，办复率100%. */
final class RateCheck {

  /** How far a rate may be from its counts by rounding, in percentage points. */
  private static final double ROUNDING = 1.0;

  private static final String REPLY_RATE = "proposal.reply_rate";
  private static final String CLOSURE_RATE = "proposal.closure_rate";
  private static final int LONGEST_SHARE = 12;

  private final Set<String> wholes;

  RateCheck(Set<String> wholes) {
    this.wholes = wholes;
  }

  void check(String text, List<Mention> mentions, Map<Integer, Set<String>> flags) {
    for (int i = 1; i < mentions.size(); i++) {
      Mention rate = mentions.get(i);
      if (rate.quantity().kind() != UnitKind.PERCENT
          || !Figures.isExact(rate)
          || !Figures.isReached(rate)) {
        continue;
      }
      boolean fits =
          REPLY_RATE.equals(rate.indicator()) || CLOSURE_RATE.equals(rate.indicator())
              ? fitsProposals(mentions, i)
              : fitsShare(text, mentions, i);
      if (!fits) {
        Flags.add(flags, i, Flags.RATE_MISMATCH);
      }
    }
  }

  /** Flags counts of proposals that are above those they were chosen from: 收到86件，立案97件. */
  static void checkChain(List<Mention> mentions, Map<Integer, Set<String>> flags) {
    for (int i = 1; i < mentions.size(); i++) {
      Mention count = mentions.get(i);
      String whole =
          "proposal.filed".equals(count.indicator())
              ? "proposal.submitted"
              : "proposal.resolved".equals(count.indicator()) ? "proposal.filed" : null;
      if (whole == null || !Figures.isExact(count) || !Figures.isReached(count)) {
        continue;
      }
      Mention before = mentions.get(i - 1);
      if (whole.equals(before.indicator())
          && before.sentence().equals(count.sentence())
          && Figures.isExact(before)
          && Figures.isReached(before)
          && Objects.equals(before.year(), count.year())
          && before.quantity().unit().equals(count.quantity().unit())
          && before.quantity().value().compareTo(count.quantity().value()) < 0) {
        Flags.add(flags, i, Flags.PART_EXCEEDS_WHOLE);
      }
    }
  }

  /** Compares a rate of proposals with the counts of its sentence. */
  private static boolean fitsProposals(List<Mention> mentions, int at) {
    Mention rate = mentions.get(at);
    BigDecimal filed = null;
    BigDecimal done = null;
    BigDecimal pending = null;
    for (int i = at - 1; i >= 0 && mentions.get(i).sentence().equals(rate.sentence()); i--) {
      Mention count = mentions.get(i);
      if (count.indicator() == null
          || !Figures.isReached(count)
          || !Objects.equals(count.year(), rate.year())) {
        continue;
      }
      switch (count.indicator()) {
        case "proposal.filed":
          if (filed != null || !Figures.isExact(count) || count.partOf() >= 0) {
            return true;
          }
          filed = count.quantity().value();
          break;
        case "proposal.resolved", "proposal.handled":
          if (done != null || !Figures.isExact(count)) {
            return true;
          }
          done = count.quantity().value();
          break;
        case "proposal.pending":
          pending = count.quantity().value();
          break;
        default:
          break;
      }
    }
    if (filed == null || done == null || filed.signum() <= 0) {
      return true;
    }
    double stated = rate.quantity().value().doubleValue();
    boolean fits = near(stated, done, filed);
    // What is still in hand may have had its answer: 立案190件，办结188件，在办2件，办复率100%.
    return fits
        || pending != null
            && REPLY_RATE.equals(rate.indicator())
            && near(stated, done.add(pending), filed);
  }

  /** Compares 占19.8% with the part in front of it and the whole that this is a part of. */
  private boolean fitsShare(String text, List<Mention> mentions, int at) {
    Mention share = mentions.get(at);
    Mention part = mentions.get(at - 1);
    int from = part.quantity().end();
    int to = share.quantity().start();
    if (!part.sentence().equals(share.sentence())
        || part.partOf() < 0
        || to - from > LONGEST_SHARE
        || to - from < 2
        || "，,、".indexOf(text.charAt(from)) < 0
        || !wholes.contains(text.substring(from + 1, to))) {
      return true;
    }
    Mention whole = mentions.get(part.partOf());
    if (!Figures.isExact(part)
        || !Figures.isExact(whole)
        || !Figures.adds(part.quantity().kind())
        || whole.quantity().value().signum() <= 0
        || part.partOf() != at - 2) {
      return true;
    }
    return near(
        share.quantity().value().doubleValue(), part.quantity().value(), whole.quantity().value());
  }

  private static boolean near(double stated, BigDecimal part, BigDecimal whole) {
    return Math.abs(stated - 100 * part.doubleValue() / whole.doubleValue()) <= ROUNDING;
  }
}
