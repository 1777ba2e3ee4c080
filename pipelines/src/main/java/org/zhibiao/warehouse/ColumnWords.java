package org.zhibiao.warehouse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.bytes.BytesUtils;

/**
 * The different values of a column, for its dictionary.
 *
 * @param words each of them, in the order of their first rows
 * @param numbers the place among them of each value of the column
 */
record ColumnWords(List<Object> words, int[] numbers) {

  /** Number of values that are looked at before those that seldom repeat are given up. */
  private static final int LOOK = 256;

  /**
   * Finds the words of a column.
   *
   * @param values its values, without nulls
   * @return null where there are no values, or many and next to none of them twice
   */
  static ColumnWords of(List<Object> values) {
    Map<Object, Integer> places = new HashMap<>();
    List<Object> words = new ArrayList<>();
    int[] numbers = new int[values.size()];
    Object before = null;
    for (int i = 0; i < numbers.length; i++) {
      Object value = values.get(i);
      // Rows of a document share the objects of what they all say.
      if (value == before) {
        numbers[i] = numbers[i - 1];
        continue;
      }
      before = value;
      Integer place = places.putIfAbsent(value, words.size());
      if (place == null) {
        numbers[i] = words.size();
        words.add(value);
        if (i >= LOOK && words.size() > i - i / 8) {
          return null;
        }
      } else {
        numbers[i] = place;
      }
    }
    return words.isEmpty() ? null : new ColumnWords(words, numbers);
  }

  /** Returns the number of bits that tell the words apart. */
  int bits() {
    return BytesUtils.getWidthFromMaxInt(words.size() - 1);
  }
}
