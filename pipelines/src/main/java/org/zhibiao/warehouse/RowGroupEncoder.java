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
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.ValuesWriter;
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
 * Encodes rows as a row group, with Parquet's own encoders. What they leave to their caller is when
 * a page ends: where each document's rows are pages of their own in every column, they can be taken
 * out of the row group without reading the others ({@link DocumentPages}).
 */
final class RowGroupEncoder implements Closeable {

  private static final int PAGE_BYTES = 256 << 10;
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
    ParquetProperties.Builder builder =
        ParquetProperties.builder()
            .withPageSize(PAGE_BYTES)
            .withDictionaryPageSize(PAGE_BYTES)
            .withWriterVersion(ParquetProperties.WriterVersion.PARQUET_1_0)
            .withAllocator(new HeapByteBufferAllocator());
    table.distinctColumns().forEach(column -> builder.withDictionaryEncoding(column, false));
    properties = builder.build();
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

  /** A column on its way to a chunk. */
  private final class Column {

    private final int place;
    private final RowLayout.Kind kind;
    private final ColumnDescriptor descriptor;
    private final int present;
    private final Statistics<?> statistics;
    private final ValuesWriter repetition;
    private final ValuesWriter definition;
    private final ValuesWriter values;
    private final Set<Encoding> encodings = EnumSet.noneOf(Encoding.class);
    private final List<Page> pages = new ArrayList<>();
    private int count;
    private long total;

    Column(int place) {
      this.place = place;
      kind = layout.kind(place);
      descriptor = layout.parquet().getColumns().get(place);
      present = layout.parquet().getType(place).isRepetition(Repetition.OPTIONAL) ? 1 : 0;
      statistics =
          BOUNDED.contains(layout.name(place))
              ? Statistics.createStats(descriptor.getPrimitiveType())
              : Statistics.noopStats(descriptor.getPrimitiveType());
      repetition = properties.newRepetitionLevelWriter(descriptor);
      definition = properties.newDefinitionLevelWriter(descriptor);
      values = properties.newValuesWriter(descriptor);
    }

    ColumnChunk encode(List<Object[]> rows, BitSet last, UnsynchronizedByteArrayOutputStream out)
        throws IOException {
      for (int i = 0; i < rows.size(); i++) {
        write(rows.get(i)[place]);
        boolean ends = last == null ? values.getBufferedSize() >= PAGE_BYTES : last.get(i);
        if (ends || i == rows.size() - 1) {
          endPage();
        }
      }
      DictionaryPage dictionary = values.toDictPageAndClose();
      ColumnChunk chunk = store(dictionary == null ? null : page(dictionary), out);
      repetition.close();
      definition.close();
      values.resetDictionary();
      values.close();
      return chunk;
    }

    private void write(Object value) {
      if (kind == RowLayout.Kind.STRINGS) {
        strings((List<?>) value);
        return;
      }
      level(0, value == null ? 0 : present);
      if (value == null) {
        statistics.incrementNumNulls();
        return;
      }
      switch (kind) {
        case INT -> {
          values.writeInteger((Integer) value);
          statistics.updateStats((int) (Integer) value);
        }
        case LONG -> {
          values.writeLong((Long) value);
          statistics.updateStats((long) (Long) value);
        }
        case DOUBLE -> {
          values.writeDouble((Double) value);
          statistics.updateStats((double) (Double) value);
        }
        case BOOLEAN -> {
          values.writeBoolean((Boolean) value);
          statistics.updateStats((boolean) (Boolean) value);
        }
        default -> {
          values.writeBytes((Binary) value);
          statistics.updateStats((Binary) value);
        }
      }
    }

    private void strings(List<?> strings) {
      if (strings == null || strings.isEmpty()) {
        level(0, strings == null ? 0 : present);
        return;
      }
      for (int i = 0; i < strings.size(); i++) {
        level(i == 0 ? 0 : 1, descriptor.getMaxDefinitionLevel());
        values.writeBytes((Binary) strings.get(i));
      }
    }

    private void level(int repeated, int defined) {
      repetition.writeInteger(repeated);
      definition.writeInteger(defined);
      count++;
    }

    private void endPage() throws IOException {
      byte[] bytes =
          BytesInput.concat(repetition.getBytes(), definition.getBytes(), values.getBytes())
              .toByteArray();
      PageHeader header = new PageHeader(PageType.DATA_PAGE, bytes.length, bytes.length);
      header.setData_page_header(
          new DataPageHeader(count, encoding(values), encoding(definition), encoding(repetition)));
      pages.add(new Page(header, bytes));
      repetition.reset();
      definition.reset();
      values.reset();
      total += count;
      count = 0;
    }

    private Encoding encoding(ValuesWriter writer) {
      Encoding encoding = Encoding.valueOf(writer.getEncoding().name());
      encodings.add(encoding);
      return encoding;
    }

    private static Page page(DictionaryPage dictionary) throws IOException {
      byte[] bytes = dictionary.getBytes().toByteArray();
      PageHeader header = new PageHeader(PageType.DICTIONARY_PAGE, bytes.length, bytes.length);
      header.setDictionary_page_header(
          new DictionaryPageHeader(
              dictionary.getDictionarySize(), Encoding.valueOf(dictionary.getEncoding().name())));
      return new Page(header, bytes);
    }

    private ColumnChunk store(Page dictionary, UnsynchronizedByteArrayOutputStream out)
        throws IOException {
      List<Page> all = new ArrayList<>();
      if (dictionary != null) {
        all.add(dictionary);
      }
      all.addAll(pages);
      List<byte[]> packed = packed(all);
      int start = EncodedGroup.START + out.size();
      long uncompressed = 0;
      int dataStart = start;
      for (int i = 0; i < all.size(); i++) {
        Page page = all.get(i);
        byte[] bytes = packed == null ? page.bytes() : packed.get(i);
        int before = out.size();
        if (i == (dictionary == null ? 0 : 1)) {
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
      if (dictionary != null) {
        meta.setDictionary_page_offset(start);
      }
      if (!statistics.isEmpty()) {
        meta.setStatistics(ParquetMetadataConverter.toParquetStatistics(statistics, BOUND_BYTES));
      }
      ColumnChunk chunk = new ColumnChunk(start);
      chunk.setMeta_data(meta);
      return chunk;
    }

    /** Returns the pages compressed; null where that saves less than it costs a reader. */
    private List<byte[]> packed(List<Page> all) {
      List<byte[]> packed = new ArrayList<>(all.size());
      long before = 0;
      long after = 0;
      for (Page page : all) {
        byte[] bytes = zstd.compress(page.bytes());
        packed.add(bytes);
        before += page.bytes().length;
        after += bytes.length;
      }
      return after < before - before / 8 ? packed : null;
    }
  }
}
