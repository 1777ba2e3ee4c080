package org.zhibiao.report;

import java.util.List;

/**
 * What is known of a report. Unknown fields are null. Strings are in simplified characters.
 *
 * @param title title on one line
 * @param genre kind of report
 * @param form whole or digest
 * @param place place as header or page write it, else as body, metadata or path do; masks stay
 *     masked
 * @param divisionCode six-digit division code
 * @param divisionName full name of the division
 * @param level administrative level
 * @param term 届
 * @param session 次会议
 * @param reportDate yyyy-mm-dd or yyyy-mm
 * @param speaker who gave the report
 * @param reviewYear reviewed year, the last of several
 * @param reviewYearFrom first reviewed year of several
 * @param planYear planned year
 * @param issues codes of issues.csv
 */
public record ReportHeader(
    String title,
    Genre genre,
    Form form,
    String place,
    String divisionCode,
    String divisionName,
    Level level,
    Integer term,
    Integer session,
    String reportDate,
    String speaker,
    Integer reviewYear,
    Integer reviewYearFrom,
    Integer planYear,
    List<String> issues) {

  /** Copies the list. */
  public ReportHeader {
    issues = List.copyOf(issues);
  }

  /** Returns this header with term, session, date and speaker of a copy where it lacks them. */
  ReportHeader completedBy(ReportHeader copy) {
    return new ReportHeader(
        title,
        genre,
        form,
        place,
        divisionCode,
        divisionName,
        level,
        term == null ? copy.term : term,
        session == null ? copy.session : session,
        reportDate == null ? copy.reportDate : reportDate,
        speaker == null ? copy.speaker : speaker,
        reviewYear,
        reviewYearFrom,
        planYear,
        issues);
  }
}
