package org.zhibiao.warehouse;

import org.apache.parquet.io.api.Binary;

/** Values of rows as texts. */
final class Texts {

  private Texts() {}

  /** Returns a row with its strings as strings. */
  static Object[] of(Object[] row) {
    Object[] texts = row.clone();
    for (int i = 0; i < texts.length; i++) {
      if (texts[i] instanceof Binary binary) {
        texts[i] = binary.toStringUsingUTF8();
      }
    }
    return texts;
  }

  /** Returns a string column of a row; null where it has no value. */
  static String of(RowLayout layout, Object[] row, String column) {
    Object value = row[layout.place(column)];
    return value instanceof Binary binary
        ? binary.toStringUsingUTF8()
        : value == null ? null : value.toString();
  }
}
