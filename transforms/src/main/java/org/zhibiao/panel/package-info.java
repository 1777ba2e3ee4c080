/**
 * Report and mention rows of a document in (from {@code extract}), panel rows out (to {@code
 * table}): one figure per report, indicator, year, status and change, never by guess.
 */
package org.zhibiao.panel;
