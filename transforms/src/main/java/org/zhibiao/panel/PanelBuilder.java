package org.zhibiao.panel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.zhibiao.schema.MentionRow;
import org.zhibiao.schema.PanelRow;
import org.zhibiao.schema.ReportRow;

/**
 * Brings the coded mentions of each report into one row per indicator, year, status and change.
 *
 * <p>Figures of others, such as the superior government ({@code FOREIGN_FIGURE}), are never the
 * value. Mentions that state the same figure are one; masked ones never are, because nobody can see
 * whether they are equal. Where several figures remain, the one that the others are said to be
 * parts of ({@code part_of}) is the value; where the text says nothing of the kind, the value stays
 * null and all stand as candidates.
 */
public final class PanelBuilder {

  /** What a panel row is about, in the order in which rows are written. */
  private record Key(String indicator, Integer year, String status, String change)
      implements Comparable<Key> {

    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::indicator)
            .thenComparing(Key::year, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Key::status, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Key::change);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private static final String FOREIGN = "FOREIGN_FIGURE";

  /**
   * A figure as it can be compared: in canonical units where there are some. A masked one equals
   * itself alone.
   */
  private record Figure(
      BigDecimal value, BigDecimal high, String maskedMention, String unit, String qualifier) {

    static Figure of(MentionRow mention) {
      boolean canonical = mention.getCanonicalValue() != null && mention.getValueHigh() == null;
      return new Figure(
          plain(canonical ? mention.getCanonicalValue() : mention.getValue()),
          plain(mention.getValueHigh()),
          mention.getMask() == null ? null : mention.getMentionId(),
          canonical ? mention.getCanonicalUnit() : mention.getUnit(),
          mention.getQualifier());
    }

    private static BigDecimal plain(BigDecimal value) {
      return value == null ? null : value.stripTrailingZeros();
    }
  }

  /**
   * Builds the panel rows of a document.
   *
   * @param reports reports of the document, in order
   * @param mentions its mentions, in order
   * @return rows by report, then indicator, year, status and change
   */
  public List<PanelRow> build(List<ReportRow> reports, List<MentionRow> mentions) {
    Map<String, Map<Key, List<MentionRow>>> groups = new LinkedHashMap<>();
    for (ReportRow report : reports) {
      groups.put(report.getReportId(), new TreeMap<>());
    }
    for (MentionRow mention : mentions) {
      if (mention.getReportId() != null && mention.getIndicator() != null) {
        groups
            .get(mention.getReportId())
            .computeIfAbsent(
                new Key(
                    mention.getIndicator(),
                    mention.getYear(),
                    mention.getStatus(),
                    mention.getChange()),
                key -> new ArrayList<>())
            .add(mention);
      }
    }
    List<PanelRow> rows = new ArrayList<>();
    for (ReportRow report : reports) {
      groups.get(report.getReportId()).forEach((key, group) -> rows.add(row(report, key, group)));
    }
    return rows;
  }

  private static PanelRow row(ReportRow report, Key key, List<MentionRow> all) {
    List<MentionRow> group = own(all);
    List<MentionRow> stating = group.isEmpty() ? List.of() : stating(group);
    PanelRow row = new PanelRow();
    row.setReportId(report.getReportId());
    row.setDocumentId(report.getDocumentId());
    row.setPlace(report.getPlace());
    row.setDivisionCode(report.getDivisionCode());
    row.setLevel(report.getLevel());
    row.setGenre(report.getGenre());
    row.setIndicator(key.indicator());
    row.setYear(key.year());
    row.setStatus(key.status());
    row.setChange(key.change());
    if (stating.isEmpty()) {
      row.setMentionIds(List.of());
      row.setCandidates(ids(group.isEmpty() ? all : group));
      return row;
    }
    MentionRow first = stating.get(0);
    row.setValue(first.getValue());
    row.setValueHigh(first.getValueHigh());
    row.setUnit(first.getUnit());
    row.setQualifier(first.getValue() == null ? null : first.getQualifier());
    row.setMentionIds(ids(stating));
    row.setCandidates(List.of());
    return row;
  }

  /** Returns the mentions that are about the report's own place or body. */
  private static List<MentionRow> own(List<MentionRow> group) {
    boolean foreign = false;
    for (MentionRow mention : group) {
      foreign |= mention.getIssues().contains(FOREIGN);
    }
    return foreign
        ? group.stream().filter(mention -> !mention.getIssues().contains(FOREIGN)).toList()
        : group;
  }

  /** Returns the mentions of a group that state its value; empty where none stands out. */
  private static List<MentionRow> stating(List<MentionRow> group) {
    if (group.size() == 1) {
      return group;
    }
    Map<Figure, List<MentionRow>> figures = new LinkedHashMap<>();
    for (MentionRow mention : group) {
      figures.computeIfAbsent(Figure.of(mention), figure -> new ArrayList<>()).add(mention);
    }
    return total(figures.values());
  }

  /**
   * Returns the mentions of the one figure that is no part of another; empty where none stands out.
   */
  private static List<MentionRow> total(Collection<List<MentionRow>> figures) {
    if (figures.size() == 1) {
      return figures.iterator().next();
    }
    Set<String> inGroup = new HashSet<>();
    for (List<MentionRow> mentions : figures) {
      for (MentionRow mention : mentions) {
        inGroup.add(mention.getMentionId());
      }
    }
    List<MentionRow> whole = List.of();
    for (List<MentionRow> mentions : figures) {
      if (!isPart(mentions, inGroup)) {
        if (!whole.isEmpty()) {
          return List.of();
        }
        whole = mentions;
      }
    }
    return whole;
  }

  private static boolean isPart(List<MentionRow> mentions, Set<String> inGroup) {
    for (MentionRow mention : mentions) {
      if (mention.getPartOf() != null && inGroup.contains(mention.getPartOf())) {
        return true;
      }
    }
    return false;
  }

  private static List<String> ids(List<MentionRow> mentions) {
    if (mentions.size() == 1) {
      return List.of(mentions.get(0).getMentionId());
    }
    List<String> ids = new ArrayList<>(mentions.size());
    for (MentionRow mention : mentions) {
      ids.add(mention.getMentionId());
    }
    return List.copyOf(ids);
  }
}
