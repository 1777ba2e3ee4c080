package org.zhibiao.table;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The file formats that tables are written in. */
public enum TableFormat {
  /** Apache Parquet, compressed with zstd. */
  PARQUET,
  /** Apache Avro object container files, compressed with zstd. */
  AVRO;

  /** Returns its name on the command line, which is also the ending of its files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the format of a name.
   *
   * @throws IllegalArgumentException naming the formats there are
   */
  public static TableFormat of(String label) {
    return Arrays.stream(values())
        .filter(format -> format.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'"
                        + label
                        + "' is no table format: choose "
                        + List.of(values()).stream()
                            .map(TableFormat::label)
                            .collect(Collectors.joining(" or "))));
  }
}
