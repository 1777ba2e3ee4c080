/**
 * Normalised text in (from {@code script}), articles out (to {@code section}): where each report
 * begins and ends, its genre, place, session, date and years.
 */
package org.zhibiao.report;
