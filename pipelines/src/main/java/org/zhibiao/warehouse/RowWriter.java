package org.zhibiao.warehouse;

import java.util.List;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/** Hands rows to Parquet. */
final class RowWriter {

  private final RowLayout layout;
  private final RecordConsumer consumer;

  RowWriter(RowLayout layout, RecordConsumer consumer) {
    this.layout = layout;
    this.consumer = consumer;
  }

  void write(Object[] row) {
    consumer.startMessage();
    for (int i = 0; i < row.length; i++) {
      if (row[i] != null) {
        consumer.startField(layout.name(i), i);
        value(layout.kind(i), row[i]);
        consumer.endField(layout.name(i), i);
      }
    }
    consumer.endMessage();
  }

  private void value(RowLayout.Kind kind, Object value) {
    switch (kind) {
      case STRING, DECIMAL -> consumer.addBinary((Binary) value);
      case INT -> consumer.addInteger((Integer) value);
      case LONG -> consumer.addLong((Long) value);
      case DOUBLE -> consumer.addDouble((Double) value);
      case BOOLEAN -> consumer.addBoolean((Boolean) value);
      case STRINGS -> strings((List<?>) value);
    }
  }

  private void strings(List<?> strings) {
    consumer.startGroup();
    if (!strings.isEmpty()) {
      consumer.startField("list", 0);
      for (Object string : strings) {
        consumer.startGroup();
        consumer.startField("element", 0);
        consumer.addBinary((Binary) string);
        consumer.endField("element", 0);
        consumer.endGroup();
      }
      consumer.endField("list", 0);
    }
    consumer.endGroup();
  }
}
