package org.zhibiao.warehouse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.io.output.UnsynchronizedByteArrayOutputStream;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageEncodingStats;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.io.api.Binary;
import org.zhibiao.warehouse.ColumnPages.Page;

/**
 * A row group in which every page of every column holds rows of one document, so that documents
 * leave it with their pages: nothing is decoded but the column that says which they are.
 */
final class DocumentPages {

  private final List<ColumnPages> columns;
  private final ColumnPages key;
  private final List<Binary> documents;

  private DocumentPages(List<ColumnPages> columns, ColumnPages key, List<Binary> documents) {
    this.columns = columns;
    this.key = key;
    this.documents = documents;
  }

  /**
   * Takes a row group apart.
   *
   * @param group the row group
   * @param layout its rows
   * @param key place of the column that says which document a row belongs to
   * @return nothing where its pages do not each hold rows of one document
   */
  static Optional<DocumentPages> of(EncodedGroup group, RowLayout layout, int key)
      throws IOException {
    ColumnPages keys = column(group, key);
    List<Binary> documents = keys.constants(layout.parquet().getColumns().get(key));
    if (documents == null) {
      return Optional.empty();
    }
    List<ColumnPages> columns = new ArrayList<>(layout.columns());
    for (int i = 0; i < layout.columns(); i++) {
      ColumnPages column = i == key ? keys : column(group, i);
      if (column.pages().size() != documents.size()
          || layout.kind(i) != RowLayout.Kind.STRINGS && !sameRows(column, keys)) {
        return Optional.empty();
      }
      columns.add(column);
    }
    return Optional.of(new DocumentPages(columns, keys, documents));
  }

  private static ColumnPages column(EncodedGroup group, int place) throws IOException {
    ColumnMetaData meta = group.footer().getColumns().get(place).getMeta_data();
    return ColumnPages.of(meta, group.bytes(), (int) EncodedGroup.start(meta) - EncodedGroup.START);
  }

  private static boolean sameRows(ColumnPages column, ColumnPages other) {
    for (int i = 0; i < column.pages().size(); i++) {
      if (column.pages().get(i).values() != other.pages().get(i).values()) {
        return false;
      }
    }
    return true;
  }

  /** Returns the document of each page. */
  List<Binary> documents() {
    return documents;
  }

  /** Returns the row group with some of its pages only; null where there are none. */
  EncodedGroup select(BitSet pages) {
    if (pages.isEmpty()) {
      return null;
    }
    var out = UnsynchronizedByteArrayOutputStream.builder().get();
    List<ColumnChunk> chunks = new ArrayList<>(columns.size());
    long bytes = 0;
    for (ColumnPages column : columns) {
      ColumnChunk chunk = select(column, pages, out);
      bytes += chunk.getMeta_data().getTotal_uncompressed_size();
      chunks.add(chunk);
    }
    long rows = pages.stream().mapToLong(page -> key.pages().get(page).values()).sum();
    RowGroup footer = new RowGroup(chunks, bytes, rows);
    footer.setFile_offset(EncodedGroup.START);
    footer.setTotal_compressed_size(out.size());
    return new EncodedGroup(footer, out.toByteArray());
  }

  private static ColumnChunk select(
      ColumnPages column, BitSet pages, UnsynchronizedByteArrayOutputStream out) {
    ColumnMetaData meta = new ColumnMetaData(column.meta());
    int start = EncodedGroup.START + out.size();
    long values = 0;
    long uncompressed = 0;
    if (column.dictionary() != null) {
      out.write(column.bytes(), column.dictionary().from(), column.dictionary().length());
      uncompressed += column.dictionary().uncompressed();
      meta.setDictionary_page_offset(start);
    }
    meta.setData_page_offset(EncodedGroup.START + out.size());
    Map<Encoding, Integer> byEncoding = new EnumMap<>(Encoding.class);
    for (int i = pages.nextSetBit(0); i >= 0; i = pages.nextSetBit(i + 1)) {
      Page page = column.pages().get(i);
      out.write(column.bytes(), page.from(), page.length());
      values += page.values();
      uncompressed += page.uncompressed();
      byEncoding.merge(page.header().getData_page_header().getEncoding(), 1, Integer::sum);
    }
    meta.setNum_values(values);
    meta.setTotal_uncompressed_size(uncompressed);
    meta.setTotal_compressed_size(EncodedGroup.START + out.size() - start);
    if (meta.isSetEncoding_stats()) {
      meta.getEncoding_stats().removeIf(stats -> stats.getPage_type() == PageType.DATA_PAGE);
      byEncoding.forEach(
          (encoding, number) ->
              meta.addToEncoding_stats(
                  new PageEncodingStats(PageType.DATA_PAGE, encoding, number)));
    }
    if (meta.isSetStatistics()) {
      // Bounds hold for what is left as well, counts do not.
      meta.getStatistics().unsetNull_count();
      meta.getStatistics().unsetDistinct_count();
    }
    ColumnChunk chunk = new ColumnChunk(start);
    chunk.setMeta_data(meta);
    return chunk;
  }
}
