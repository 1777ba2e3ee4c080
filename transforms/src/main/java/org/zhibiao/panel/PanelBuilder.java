package org.zhibiao.panel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.zhibiao.schema.MentionRow;
import org.zhibiao.schema.PanelRow;
import org.zhibiao.schema.ReportRow;

/**
 * Brings the coded mentions of each report into one row per indicator, year, status and change.
 *
 * <p>Mentions that state the same figure are one. Where several figures remain, the one that the
 * others are said to be parts of ({@code part_of}) is the value; where the text says nothing of the
 * kind, the value stays null and all stand as candidates.
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

  /** A figure as it can be compared: in canonical units where there are some. */
  private record Figure(
      BigDecimal value, BigDecimal high, String mask, String unit, String qualifier) {

    static Figure of(MentionRow mention) {
      boolean canonical = mention.getCanonicalValue() != null && mention.getValueHigh() == null;
      return new Figure(
          plain(canonical ? mention.getCanonicalValue() : mention.getValue()),
          plain(mention.getValueHigh()),
          mention.getMask(),
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

  private static PanelRow row(ReportRow report, Key key, List<MentionRow> group) {
    Map<Figure, List<MentionRow>> figures = new LinkedHashMap<>();
    for (MentionRow mention : group) {
      figures.computeIfAbsent(Figure.of(mention), figure -> new ArrayList<>()).add(mention);
    }
    List<MentionRow> stating = total(figures.values());
    PanelRow.Builder row =
        PanelRow.newBuilder()
            .setReportId(report.getReportId())
            .setDocumentId(report.getDocumentId())
            .setPlace(report.getPlace())
            .setDivisionCode(report.getDivisionCode())
            .setLevel(report.getLevel())
            .setGenre(report.getGenre())
            .setIndicator(key.indicator())
            .setYear(key.year())
            .setStatus(key.status())
            .setChange(key.change());
    if (stating.isEmpty()) {
      return row.setMentionIds(List.of()).setCandidates(ids(group)).build();
    }
    MentionRow first = stating.get(0);
    return row.setValue(first.getValue())
        .setValueHigh(first.getValueHigh())
        .setUnit(first.getUnit())
        .setQualifier(first.getValue() == null ? null : first.getQualifier())
        .setMentionIds(ids(stating))
        .setCandidates(List.of())
        .build();
  }

  /**
   * Returns the mentions of the one figure that is no part of another; empty where none stands out.
   */
  private static List<MentionRow> total(Collection<List<MentionRow>> figures) {
    if (figures.size() == 1) {
      return figures.iterator().next();
    }
    Set<String> inGroup = new HashSet<>();
    figures.forEach(mentions -> inGroup.addAll(ids(mentions)));
    List<List<MentionRow>> wholes =
        figures.stream()
            .filter(
                mentions ->
                    mentions.stream()
                        .map(MentionRow::getPartOf)
                        .filter(Objects::nonNull)
                        .noneMatch(inGroup::contains))
            .toList();
    return wholes.size() == 1 ? wholes.get(0) : List.of();
  }

  private static List<String> ids(List<MentionRow> mentions) {
    return mentions.stream().map(MentionRow::getMentionId).toList();
  }
}
