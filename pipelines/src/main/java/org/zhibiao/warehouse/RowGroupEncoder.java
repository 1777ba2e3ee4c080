package org.zhibiao.warehouse;

import com.github.luben.zstd.ZstdCompressCtx;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.io.output.UnsynchronizedByteArrayOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.Type.Repetition;

/**
 * Encodes rows as a row group, with Parquet's own encoders of values and levels. Where a page ends
 * is decided here: where each document's rows are pages of their own in every column, they can be
 * taken out of the row group without reading the others ({@link DocumentPages}). So is whether a
 * column has a dictionary: by all its values, where Parquet's writer goes by those of the first
 * page, which is a single document.
 */
final class RowGroupEncoder implements Closeable {

  private static final int PAGE_BYTES = 256 << 10;
  private static final int NUMBERS_BYTES = 256;
  private static final int BOUND_BYTES = 64;
  private static final int LEVEL = 3;

  /**
   * Columns that readers choose row groups by. In the others every row group holds much the same,
   * and what the footer says of each only makes it longer.
   */
  private static final Set<String> BOUNDED =
      Set.of(
          "document_id",
          "report_id",
          "uri",
          "place",
          "division_code",
          "level",
          "genre",
          "year",
          "review_year",
          "report_date",
          "indicator");

  private final RowLayout layout;
  private final int pageKey;
  private final Set<String> distinct;
  private final ParquetProperties properties;
  private final ZstdCompressCtx zstd = new ZstdCompressCtx();
  private final ThriftBytes headers = new ThriftBytes();

  /**
   * Makes an encoder.
   *
   * @param table table of the rows
   * @param layout the rows
   */
  RowGroupEncoder(WarehouseTable table, RowLayout layout) {
    this.layout = layout;
    pageKey = table.pageKey() == null ? -1 : layout.place(table.pageKey());
    distinct = Set.copyOf(table.distinctColumns());
    properties =
        ParquetProperties.builder()
            .withPageSize(PAGE_BYTES)
            .withDictionaryEncoding(false)
            .withWriterVersion(ParquetProperties.WriterVersion.PARQUET_1_0)
            .withAllocator(new HeapByteBufferAllocator())
            .build();
    zstd.setLevel(LEVEL);
  }

  /** Encodes rows, one at least. */
  EncodedGroup encode(List<Object[]> rows) throws IOException {
    UnsynchronizedByteArrayOutputStream out = UnsynchronizedByteArrayOutputStream.builder().get();
    List<ColumnChunk> chunks = new ArrayList<>(layout.columns());
    BitSet last = lastRows(rows);
    long bytes = 0;
    for (int i = 0; i < layout.columns(); i++) {
      ColumnChunk chunk = new Column(i).encode(rows, last, out);
      bytes += chunk.getMeta_data().getTotal_uncompressed_size();
      chunks.add(chunk);
    }
    RowGroup group = new RowGroup(chunks, bytes, rows.size());
    group.setFile_offset(EncodedGroup.START);
    group.setTotal_compressed_size(out.size());
    return new EncodedGroup(group, out.toByteArray());
  }

  /** Returns the last row of each page; null where only length ends one. */
  private BitSet lastRows(List<Object[]> rows) {
    if (pageKey < 0) {
      return null;
    }
    BitSet last = new BitSet(rows.size());
    for (int i = 1; i < rows.size(); i++) {
      Object document = rows.get(i)[pageKey];
      Object before = rows.get(i - 1)[pageKey];
      last.set(i - 1, document != before && !document.equals(before));
    }
    return last;
  }

  @Override
  public void close() {
    zstd.close();
  }

  /**
   * A page as the encoders leave it.
   *
   * @param header what goes before it but for its stored length
   * @param bytes its content
   */
  private record Page(PageHeader header, byte[] bytes) {}

  /**
   * Where a page ends and what it says before its values.
   *
   * @param levels its repetition and definition levels
   * @param count number of its values, nulls among them
   * @param to number of the column's values up to its end, nulls not counted
   */
  private record Cut(byte[] levels, int count, int to) {}

  /** A column on its way to a chunk. */
  private final class Column {

    private final int place;
    private final RowLayout.Kind kind;
    private final ColumnDescriptor descriptor;
    private final int present;
    private final ValuesWriter repetition;
    private final ValuesWriter definition;
    private final ValuesWriter plain;
    private final Set<Encoding> encodings = EnumSet.noneOf(Encoding.class);
    private final List<Object> values = new ArrayList<>();
    private final List<Cut> cuts = new ArrayList<>();
    private int count;
    private int pageBytes;
    private long plainBytes;
    private long total;

    Column(int place) {
      this.place = place;
      kind = layout.kind(place);
      descriptor = layout.parquet().getColumns().get(place);
      present = layout.parquet().getType(place).isRepetition(Repetition.OPTIONAL) ? 1 : 0;
      repetition = properties.newRepetitionLevelWriter(descriptor);
      definition = properties.newDefinitionLevelWriter(descriptor);
      plain = properties.newValuesWriter(descriptor);
    }

    ColumnChunk encode(List<Object[]> rows, BitSet last, UnsynchronizedByteArrayOutputStream out)
        throws IOException {
      for (int i = 0; i < rows.size(); i++) {
        take(rows.get(i)[place]);
        boolean ends = last == null ? pageBytes >= PAGE_BYTES : last.get(i);
        if (ends || i == rows.size() - 1) {
          cut();
        }
      }
      boolean repeats = kind != RowLayout.Kind.BOOLEAN && !distinct.contains(layout.name(place));
      ColumnWords words = repeats ? ColumnWords.of(values) : null;
      if (words != null && !saves(words)) {
        words = null;
      }
      List<Page> pages = words == null ? plainPages() : dictionaryPages(words);
      ColumnChunk chunk = store(pages, words != null, out);
      if (BOUNDED.contains(layout.name(place))) {
        bound(chunk.getMeta_data(), words == null ? values : words.words());
      }
      repetition.close();
      definition.close();
      plain.close();
      return chunk;
    }

    private void take(Object value) {
      if (kind == RowLayout.Kind.STRINGS) {
        strings((List<?>) value);
        return;
      }
      level(0, value == null ? 0 : present);
      if (value != null) {
        add(value);
      }
    }

    private void strings(List<?> strings) {
      if (strings == null || strings.isEmpty()) {
        level(0, strings == null ? 0 : present);
        return;
      }
      for (int i = 0; i < strings.size(); i++) {
        level(i == 0 ? 0 : 1, descriptor.getMaxDefinitionLevel());
        add(strings.get(i));
      }
    }

    private void level(int repeated, int defined) {
      repetition.writeInteger(repeated);
      definition.writeInteger(defined);
      count++;
    }

    private void add(Object value) {
      values.add(value);
      pageBytes += plainBytes(value);
    }

    private int plainBytes(Object value) {
      return switch (kind) {
        case INT -> Integer.BYTES;
        case LONG, DOUBLE -> Long.BYTES;
        case BOOLEAN -> 0;
        case DECIMAL -> ((Binary) value).length();
        case STRING, STRINGS -> Integer.BYTES + ((Binary) value).length();
      };
    }

    private void cut() throws IOException {
      byte[] levels = BytesInput.concat(repetition.getBytes(), definition.getBytes()).toByteArray();
      cuts.add(new Cut(levels, count, values.size()));
      repetition.reset();
      definition.reset();
      total += count;
      count = 0;
      plainBytes += pageBytes;
      pageBytes = 0;
    }

    /** Returns whether a dictionary and numbers of its words are shorter than the values. */
    private boolean saves(ColumnWords words) {
      long dictionary = 0;
      for (Object word : words.words()) {
        dictionary += plainBytes(word);
      }
      return dictionary + (long) values.size() * words.bits() / Byte.SIZE < plainBytes;
    }

    private List<Page> plainPages() throws IOException {
      List<Page> pages = new ArrayList<>(cuts.size());
      int from = 0;
      for (Cut cut : cuts) {
        for (Object value : values.subList(from, cut.to())) {
          write(value);
        }
        pages.add(page(cut, plain.getBytes(), Encoding.PLAIN));
        plain.reset();
        from = cut.to();
      }
      return pages;
    }

    /** Returns the pages of a column whose first page says what the numbers in the others mean. */
    private List<Page> dictionaryPages(ColumnWords words) throws IOException {
      List<Page> pages = new ArrayList<>(cuts.size() + 1);
      words.words().forEach(this::write);
      byte[] dictionary = plain.getBytes().toByteArray();
      plain.reset();
      PageHeader header =
          new PageHeader(PageType.DICTIONARY_PAGE, dictionary.length, dictionary.length);
      header.setDictionary_page_header(
          new DictionaryPageHeader(words.words().size(), Encoding.PLAIN_DICTIONARY));
      pages.add(new Page(header, dictionary));
      BytesInput bits = BytesInput.from(new byte[] {(byte) words.bits()});
      try (RunLengthBitPackingHybridEncoder numbers =
          new RunLengthBitPackingHybridEncoder(
              words.bits(), NUMBERS_BYTES, PAGE_BYTES, properties.getAllocator())) {
        int from = 0;
        for (Cut cut : cuts) {
          for (int i = from; i < cut.to(); i++) {
            numbers.writeInt(words.numbers()[i]);
          }
          BytesInput encoded = BytesInput.concat(bits, numbers.toBytes());
          pages.add(page(cut, encoded, Encoding.PLAIN_DICTIONARY));
          numbers.reset();
          from = cut.to();
        }
      }
      return pages;
    }

    private void write(Object value) {
      switch (kind) {
        case INT -> plain.writeInteger((Integer) value);
        case LONG -> plain.writeLong((Long) value);
        case DOUBLE -> plain.writeDouble((Double) value);
        case BOOLEAN -> plain.writeBoolean((Boolean) value);
        case STRING, STRINGS, DECIMAL -> plain.writeBytes((Binary) value);
      }
    }

    private Page page(Cut cut, BytesInput encoded, Encoding encoding) throws IOException {
      byte[] bytes = BytesInput.concat(BytesInput.from(cut.levels()), encoded).toByteArray();
      PageHeader header = new PageHeader(PageType.DATA_PAGE, bytes.length, bytes.length);
      encodings.add(encoding);
      header.setData_page_header(
          new DataPageHeader(cut.count(), encoding, of(definition), of(repetition)));
      return new Page(header, bytes);
    }

    private Encoding of(ValuesWriter levels) {
      Encoding encoding = Encoding.valueOf(levels.getEncoding().name());
      encodings.add(encoding);
      return encoding;
    }

    /** Notes the least and the greatest value. */
    private void bound(ColumnMetaData meta, List<Object> some) {
      Statistics<?> statistics = Statistics.createStats(descriptor.getPrimitiveType());
      for (Object value : some) {
        if (kind == RowLayout.Kind.INT) {
          statistics.updateStats((int) (Integer) value);
        } else {
          statistics.updateStats((Binary) value);
        }
      }
      statistics.incrementNumNulls(total - values.size());
      if (!statistics.isEmpty()) {
        meta.setStatistics(ParquetMetadataConverter.toParquetStatistics(statistics, BOUND_BYTES));
      }
    }

    private ColumnChunk store(
        List<Page> pages, boolean hasDictionary, UnsynchronizedByteArrayOutputStream out)
        throws IOException {
      List<byte[]> packed = packed(pages);
      int start = EncodedGroup.START + out.size();
      long uncompressed = 0;
      int dataStart = start;
      for (int i = 0; i < pages.size(); i++) {
        Page page = pages.get(i);
        byte[] bytes = packed == null ? page.bytes() : packed.get(i);
        int before = out.size();
        if (i == (hasDictionary ? 1 : 0)) {
          dataStart = EncodedGroup.START + before;
        }
        page.header().setCompressed_page_size(bytes.length);
        out.write(headers.bytes(page.header()));
        uncompressed += out.size() - before + page.bytes().length;
        out.write(bytes);
      }
      ColumnMetaData meta =
          new ColumnMetaData(
              layout.type(place),
              List.copyOf(encodings),
              Arrays.asList(descriptor.getPath()),
              packed == null ? CompressionCodec.UNCOMPRESSED : CompressionCodec.ZSTD,
              total,
              uncompressed,
              EncodedGroup.START + out.size() - start,
              dataStart);
      if (hasDictionary) {
        meta.setDictionary_page_offset(start);
      }
      ColumnChunk chunk = new ColumnChunk(start);
      chunk.setMeta_data(meta);
      return chunk;
    }

    /** Returns the pages compressed; null where that saves less than it costs a reader. */
    private List<byte[]> packed(List<Page> pages) {
      List<byte[]> packed = new ArrayList<>(pages.size());
      long before = 0;
      long after = 0;
      for (Page page : pages) {
        byte[] bytes = zstd.compress(page.bytes());
        packed.add(bytes);
        before += page.bytes().length;
        after += bytes.length;
      }
      return after < before - before / 8 ? packed : null;
    }
  }
}
