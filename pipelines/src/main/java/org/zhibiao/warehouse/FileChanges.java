package org.zhibiao.warehouse;

import java.util.List;
import java.util.SortedMap;

/**
 * What happened to the input files since the last run. Each list is sorted by uri.
 *
 * @param added files that were not there
 * @param changed files with other content
 * @param moved files whose content stood under another uri that is gone: new uri to old
 * @param gone files that are not there any more and whose rows are removed
 * @param kept files that are not there any more since this run, and whose rows are kept
 * @param touched files of which only the time or mark changed
 * @param reprocessed files that are the same and are extracted again because the program changed
 * @param unchanged number of files of which nothing changed
 */
public record FileChanges(
    List<String> added,
    List<String> changed,
    SortedMap<String, String> moved,
    List<String> gone,
    List<String> kept,
    List<String> touched,
    List<String> reprocessed,
    long unchanged) {}
