package org.zhibiao.warehouse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.parquet.io.api.Binary;

/** Rows of any table, as they lie in memory: some documents, and some rows of each. */
final class RandomRows {

  private static final int DECIMAL_BYTES = 16;

  private final RowLayout layout;
  private final int key;
  private final Random random;

  RandomRows(RowLayout layout, String key, long seed) {
    this.layout = layout;
    this.key = layout.place(key);
    random = new Random(seed);
  }

  /** Returns rows of as many documents, whose ids begin with a letter. */
  List<Object[]> of(String letter, int documents) {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < documents; i++) {
      Binary id = id(letter, i);
      int count = 1 + random.nextInt(5);
      for (int n = 0; n < count; n++) {
        Object[] row = row();
        row[key] = id;
        rows.add(row);
      }
    }
    return rows;
  }

  static Binary id(String letter, int document) {
    return Binary.fromString(letter + document);
  }

  private Object[] row() {
    Object[] row = new Object[layout.columns()];
    for (int i = 0; i < row.length; i++) {
      boolean missing = layout.schema().columns().get(i).isOptional() && random.nextInt(3) == 0;
      row[i] = missing ? null : value(layout.kind(i));
    }
    return row;
  }

  private Object value(RowLayout.Kind kind) {
    return switch (kind) {
      case STRING -> string();
      case INT -> random.nextInt();
      case LONG -> random.nextLong();
      case DOUBLE -> random.nextDouble();
      case BOOLEAN -> random.nextBoolean();
      case DECIMAL -> {
        byte[] digits = new byte[DECIMAL_BYTES];
        random.nextBytes(digits);
        yield Binary.fromConstantByteArray(digits);
      }
      case STRINGS -> {
        List<Binary> strings = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          strings.add(string());
        }
        yield strings;
      }
    };
  }

  /** Mostly one of few words, as dictionaries like it, now and then a long one of its own. */
  private Binary string() {
    int word = random.nextInt(12);
    String text = word > 0 ? "词" + word : "一".repeat(random.nextInt(3_000)) + random.nextLong();
    return Binary.fromConstantByteArray(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns rows in a form that can be compared. */
  static List<List<Object>> comparable(List<Object[]> rows) {
    return rows.stream().map(Arrays::asList).toList();
  }
}
