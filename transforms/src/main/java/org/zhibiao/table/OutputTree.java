package org.zhibiao.table;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/**
 * The folders and files of an output.
 *
 * <pre>
 * OUT/
 *   run.json                            makes the output valid; see {@link RunRecord}
 *   documents/part-00000-of-00002.parquet
 *   documents/part-00001-of-00002.parquet
 *   documents/part-00000-of-00002.avro  where Avro was asked for
 *   reports/ …                          every {@link Table}, also without rows
 * .OUT.staging-TOKEN/                   beside OUT while a run works, removed at its end
 *   lock                                the claim: held by the process that runs it
 *   holder                              the job that works for it, if one does
 *   attempts/documents/00003-….parquet  what workers write, one file per attempt
 *   tree/                               the output as it will be put in place
 *   old/                                the output that is being replaced
 *   published                           all is done
 * </pre>
 *
 * @param output OUT: an absolute path or the URI of a folder, without a slash at its end
 * @param token what tells this run's staging folder from that of others
 */
public record OutputTree(String output, String token) implements Serializable {

  /** The file that makes an output valid. */
  public static final String RUN_FILE = "run.json";

  /** Checks that nothing is missing. */
  public OutputTree {
    Objects.requireNonNull(output, "output");
    Objects.requireNonNull(token, "token");
  }

  /** Returns whether a folder is one of this machine's file system, which can move folders. */
  public static boolean isLocal(String folder) {
    return !folder.contains("://");
  }

  /** Returns what staging folders of an output begin with, whatever run they belong to. */
  static String stagingPrefix(String output) {
    int slash = output.lastIndexOf('/');
    return output.substring(0, slash + 1) + "." + output.substring(slash + 1) + ".staging-";
  }

  /** Returns the folder that this run works in. */
  public String staging() {
    return stagingPrefix(output) + token;
  }

  Path stagingPath() {
    return Path.of(staging());
  }

  Path outputPath() {
    return Path.of(output);
  }

  /** Returns the file that an attempt to write a shard writes to, relative to staging. */
  static String attempt(Table table, TableFormat format, int shard, String attempt) {
    return String.format(
        Locale.ROOT, "attempts/%s/%05d-%s.%s", table.label(), shard, attempt, format.label());
  }

  /** Returns the place of a part in the output, relative to it. */
  static String part(Table table, TableFormat format, int index, int count) {
    return String.format(
        Locale.ROOT, "%s/part-%05d-of-%05d.%s", table.label(), index, count, format.label());
  }
}
