package org.zhibiao.warehouse;

import com.github.luben.zstd.ZstdDecompressCtx;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.io.output.UnsynchronizedByteArrayOutputStream;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.io.api.Binary;
import org.zhibiao.warehouse.ColumnPages.Page;

/**
 * A row group in which every page of every column holds rows of one document, so that documents
 * leave it with their pages: nothing is decoded but the column that says which they are.
 */
final class DocumentPages {

  private final RowGroup footer;
  private final List<ColumnPages> columns;
  private final ColumnPages key;
  private final List<Binary> documents;

  private DocumentPages(
      RowGroup footer, List<ColumnPages> columns, ColumnPages key, List<Binary> documents) {
    this.footer = footer;
    this.columns = columns;
    this.key = key;
    this.documents = documents;
  }

  /**
   * Takes a row group apart, as far as there are pages of some documents.
   *
   * @param group the row group
   * @param layout its rows
   * @param key place of the column that says which document a row belongs to
   * @param sought the documents
   * @param zstd what pages are unpacked with
   * @return nothing where pages do not each hold rows of one document
   */
  static Optional<DocumentPages> of(
      EncodedGroup group, RowLayout layout, int key, Set<Binary> sought, ZstdDecompressCtx zstd)
      throws IOException {
    ColumnPages keys = column(group, key, Integer.MAX_VALUE);
    List<Binary> documents = keys.constants(layout.parquet().getColumns().get(key), zstd);
    if (documents == null) {
      return Optional.empty();
    }
    int limit = documents.size();
    while (limit > 0 && !sought.contains(documents.get(limit - 1))) {
      limit--;
    }
    List<ColumnPages> columns = new ArrayList<>(layout.columns());
    for (int i = 0; i < layout.columns(); i++) {
      // The values of a list say nothing about the number of rows: their pages are counted instead.
      boolean lists = layout.kind(i) == RowLayout.Kind.STRINGS;
      ColumnPages column = column(group, i, lists ? Integer.MAX_VALUE : limit);
      if (lists ? column.pages().size() != documents.size() : !sameRows(column, keys, limit)) {
        return Optional.empty();
      }
      columns.add(column);
    }
    return Optional.of(
        new DocumentPages(group.footer(), columns, keys, documents.subList(0, limit)));
  }

  private static ColumnPages column(EncodedGroup group, int place, int limit) throws IOException {
    ColumnMetaData meta = group.footer().getColumns().get(place).getMeta_data();
    int start = (int) EncodedGroup.start(meta) - EncodedGroup.START;
    return ColumnPages.of(meta, group.bytes(), start, limit);
  }

  private static boolean sameRows(ColumnPages column, ColumnPages other, int limit) {
    if (column.pages().size() != limit) {
      return false;
    }
    for (int i = 0; i < limit; i++) {
      if (column.pages().get(i).values() != other.pages().get(i).values()) {
        return false;
      }
    }
    return true;
  }

  /** Returns the document of each page, as far as the last one of those that were sought. */
  List<Binary> documents() {
    return documents;
  }

  private long rows(BitSet pages) {
    return pages.stream().mapToLong(page -> key.pages().get(page).values()).sum();
  }

  /** Returns the row group with some of these pages only; null where there are none. */
  EncodedGroup only(BitSet pages) {
    return pages.isEmpty() ? null : select(columns, pages, false, rows(pages));
  }

  /** Returns some columns of the row group with some of these pages; null where there are none. */
  EncodedGroup only(BitSet pages, RowLayout layout, RowLayout some) {
    if (pages.isEmpty()) {
      return null;
    }
    List<ColumnPages> selected = new ArrayList<>(some.columns());
    for (int i = 0; i < some.columns(); i++) {
      selected.add(columns.get(layout.place(some.name(i))));
    }
    return select(selected, pages, false, rows(pages));
  }

  /** Returns the row group without some of these pages; null where nothing is left. */
  EncodedGroup without(BitSet pages) {
    long rows = footer.getNum_rows() - rows(pages);
    BitSet rest = new BitSet();
    rest.set(0, documents.size());
    rest.andNot(pages);
    return rows == 0 ? null : select(columns, rest, true, rows);
  }

  private EncodedGroup select(List<ColumnPages> columns, BitSet pages, boolean others, long rows) {
    var out = UnsynchronizedByteArrayOutputStream.builder().get();
    List<ColumnChunk> chunks = new ArrayList<>(columns.size());
    long bytes = 0;
    for (ColumnPages column : columns) {
      ColumnChunk chunk = select(column, pages, others, out);
      bytes += chunk.getMeta_data().getTotal_uncompressed_size();
      chunks.add(chunk);
    }
    RowGroup selected = new RowGroup(chunks, bytes, rows);
    selected.setFile_offset(EncodedGroup.START);
    selected.setTotal_compressed_size(out.size());
    return new EncodedGroup(selected, out.toByteArray());
  }

  private ColumnChunk select(
      ColumnPages column, BitSet pages, boolean others, UnsynchronizedByteArrayOutputStream out) {
    ColumnMetaData meta = new ColumnMetaData(column.meta());
    int start = EncodedGroup.START + out.size();
    long values = meta.getNum_values();
    long uncompressed = meta.getTotal_uncompressed_size();
    if (!others) {
      values = 0;
      uncompressed = column.dictionary() == null ? 0 : column.dictionary().uncompressed();
    }
    if (column.dictionary() != null) {
      out.write(column.bytes(), column.dictionary().from(), column.dictionary().length());
      meta.setDictionary_page_offset(start);
    }
    meta.setData_page_offset(EncodedGroup.START + out.size());
    for (int i = 0; i < documents.size(); i++) {
      Page page = column.pages().get(i);
      boolean selected = pages.get(i);
      if (selected) {
        out.write(column.bytes(), page.from(), page.length());
      }
      if (selected != others) {
        values += others ? -page.values() : page.values();
        uncompressed += others ? -page.uncompressed() : page.uncompressed();
      }
    }
    if (others) {
      int rest =
          column.pages().size() > documents.size()
              ? column.pages().get(documents.size()).from()
              : column.rest();
      out.write(column.bytes(), rest, column.end() - rest);
    }
    meta.setNum_values(values);
    meta.setTotal_uncompressed_size(uncompressed);
    meta.setTotal_compressed_size(EncodedGroup.START + out.size() - start);
    // Counts do not hold for what is left; bounds do.
    meta.unsetEncoding_stats();
    if (meta.isSetStatistics()) {
      meta.getStatistics().unsetNull_count();
      meta.getStatistics().unsetDistinct_count();
    }
    ColumnChunk chunk = new ColumnChunk(start);
    chunk.setMeta_data(meta);
    return chunk;
  }
}
