package org.zhibiao.warehouse;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;

/** Takes what Parquet reads and makes rows of it. */
final class RowReader extends RecordMaterializer<Object[]> {

  private final Root root;

  RowReader(RowLayout layout) {
    root = new Root(layout);
  }

  @Override
  public Object[] getCurrentRecord() {
    return root.row;
  }

  @Override
  public GroupConverter getRootConverter() {
    return root;
  }

  private static final class Root extends GroupConverter {

    private final Converter[] converters;
    private final int columns;
    private Object[] row;

    Root(RowLayout layout) {
      columns = layout.columns();
      converters = new Converter[columns];
      for (int i = 0; i < columns; i++) {
        converters[i] =
            layout.kind(i) == RowLayout.Kind.STRINGS
                ? new Strings(i)
                : new Value(i, layout.kind(i));
      }
    }

    @Override
    public Converter getConverter(int field) {
      return converters[field];
    }

    @Override
    public void start() {
      row = new Object[columns];
    }

    @Override
    public void end() {
      // The row is taken by whoever asked for it.
    }

    private final class Value extends PrimitiveConverter {

      private final int column;
      private final RowLayout.Kind kind;
      private Object[] words;

      Value(int column, RowLayout.Kind kind) {
        this.column = column;
        this.kind = kind;
      }

      @Override
      public boolean hasDictionarySupport() {
        return kind != RowLayout.Kind.BOOLEAN;
      }

      @Override
      public void setDictionary(Dictionary dictionary) {
        words = new Object[dictionary.getMaxId() + 1];
        for (int i = 0; i < words.length; i++) {
          words[i] =
              switch (kind) {
                case INT -> dictionary.decodeToInt(i);
                case LONG -> dictionary.decodeToLong(i);
                case DOUBLE -> dictionary.decodeToDouble(i);
                default -> dictionary.decodeToBinary(i);
              };
        }
      }

      @Override
      public void addValueFromDictionary(int id) {
        row[column] = words[id];
      }

      @Override
      public void addBinary(Binary value) {
        row[column] = value.copy();
      }

      @Override
      public void addInt(int value) {
        row[column] = value;
      }

      @Override
      public void addLong(long value) {
        row[column] = value;
      }

      @Override
      public void addDouble(double value) {
        row[column] = value;
      }

      @Override
      public void addBoolean(boolean value) {
        row[column] = value;
      }
    }

    private final class Strings extends GroupConverter {

      private final int column;
      private List<Binary> strings;

      private final GroupConverter repeated =
          new GroupConverter() {
            private final PrimitiveConverter element =
                new PrimitiveConverter() {
                  @Override
                  public void addBinary(Binary value) {
                    strings.add(value.copy());
                  }
                };

            @Override
            public Converter getConverter(int field) {
              return element;
            }

            @Override
            public void start() {
              // Nothing is opened for an element.
            }

            @Override
            public void end() {
              // Nothing is closed behind an element.
            }
          };

      Strings(int column) {
        this.column = column;
      }

      @Override
      public Converter getConverter(int field) {
        return repeated;
      }

      @Override
      public void start() {
        strings = new ArrayList<>();
      }

      @Override
      public void end() {
        row[column] = strings;
      }
    }
  }
}
