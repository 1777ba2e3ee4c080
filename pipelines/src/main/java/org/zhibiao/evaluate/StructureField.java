package org.zhibiao.evaluate;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.zhibiao.schema.ReportRow;

/** What is known of a report and is compared with labels: columns of the reports table. */
enum StructureField {
  GENRE(0.97, ReportRow::getGenre),
  FORM(0, ReportRow::getForm),
  LEVEL(0.97, ReportRow::getLevel),
  PLACE(0.97, ReportRow::getPlace),
  DIVISION_CODE(0.97, ReportRow::getDivisionCode),
  TERM(0.95, ReportRow::getTerm),
  SESSION(0.95, ReportRow::getSession),
  REPORT_DATE(0, ReportRow::getReportDate),
  SPEAKER(0, ReportRow::getSpeaker),
  REVIEW_YEAR(0.97, ReportRow::getReviewYear),
  REVIEW_YEAR_FROM(0.97, ReportRow::getReviewYearFrom),
  PLAN_YEAR(0.97, ReportRow::getPlanYear);

  private final double target;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Function<ReportRow, Object> column;

  StructureField(double target, Function<ReportRow, Object> column) {
    this.target = target;
    this.column = column;
  }

  /** Returns the name of the column, which is that of the label too. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the share that is aimed at; 0 where none is. */
  double target() {
    return target;
  }

  /** Returns what a row says; empty where it says nothing. */
  String of(ReportRow row) {
    return Objects.toString(column.apply(row), "");
  }
}
