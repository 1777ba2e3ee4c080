package org.zhibiao.warehouse;

import com.github.luben.zstd.ZstdDecompressCtx;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.io.api.Binary;

/**
 * A column chunk as {@link RowGroupEncoder} writes it, taken apart into its pages.
 *
 * @param meta what the footer says of it
 * @param bytes where its pages are
 * @param dictionary its dictionary; null where it has none
 * @param pages its other pages, or the first of them
 * @param rest where those that were not taken apart begin
 * @param end where it ends
 */
record ColumnPages(
    ColumnMetaData meta, byte[] bytes, Page dictionary, List<Page> pages, int rest, int end) {

  /**
   * A page.
   *
   * @param header what goes before it
   * @param from where its header begins
   * @param content where its content begins
   * @param to where it ends
   */
  record Page(PageHeader header, int from, int content, int to) {

    /** Returns the number of its values, nulls among them. */
    int values() {
      return header.getData_page_header().getNum_values();
    }

    int length() {
      return to - from;
    }

    int uncompressed() {
      return content - from + header.getUncompressed_page_size();
    }

    boolean usesDictionary() {
      return encoding(header.getData_page_header().getEncoding()).usesDictionary();
    }
  }

  /**
   * Takes a column chunk apart.
   *
   * @param meta what the footer says of it
   * @param bytes what it is in
   * @param start where it begins in them
   * @param limit number of pages, but for a dictionary, after which the rest stays in one piece
   */
  static ColumnPages of(ColumnMetaData meta, byte[] bytes, int start, int limit)
      throws IOException {
    int end = start + (int) meta.getTotal_compressed_size();
    Page dictionary = null;
    List<Page> pages = new ArrayList<>();
    ThriftBytes in = new ThriftBytes(bytes, start, end);
    while (in.position() < end && pages.size() < limit) {
      int from = in.position();
      PageHeader header = in.pageHeader();
      int content = in.position();
      in.skip(header.getCompressed_page_size());
      Page page = new Page(header, from, content, in.position());
      if (header.getType() == PageType.DICTIONARY_PAGE) {
        dictionary = page;
      } else if (header.getType() == PageType.DATA_PAGE) {
        pages.add(page);
      } else {
        throw new IOException("A data file has a page of a kind that zhibiao does not write");
      }
    }
    return new ColumnPages(meta, bytes, dictionary, pages, in.position(), end);
  }

  /** Takes a whole column chunk apart. */
  static ColumnPages of(ColumnMetaData meta, byte[] bytes, int start) throws IOException {
    return of(meta, bytes, start, Integer.MAX_VALUE);
  }

  private static Encoding encoding(org.apache.parquet.format.Encoding encoding) {
    return Encoding.valueOf(encoding.name());
  }

  /** Returns whether the values of a column of strings without nulls can be read here. */
  boolean readable(ColumnDescriptor column) {
    return column.getMaxDefinitionLevel() == 0
        && (meta.getCodec() == CompressionCodec.ZSTD
            || meta.getCodec() == CompressionCodec.UNCOMPRESSED);
  }

  /** Returns whether some value may be one of these; a dictionary may have more than there is. */
  boolean mayHold(ColumnDescriptor column, Set<Binary> values, ZstdDecompressCtx zstd)
      throws IOException {
    if (!readable(column)) {
      return true;
    }
    Dictionary words = words(column, zstd);
    if (words != null && pages.stream().allMatch(Page::usesDictionary)) {
      for (int i = 0; i <= words.getMaxId(); i++) {
        if (values.contains(words.decodeToBinary(i))) {
          return true;
        }
      }
      return false;
    }
    for (Page page : pages) {
      ValuesReader reader = reader(page, column, words, zstd);
      for (int i = 0; i < page.values(); i++) {
        if (values.contains(reader.readBytes())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns the value of each page; null where some page has more than one. */
  List<Binary> constants(ColumnDescriptor column, ZstdDecompressCtx zstd) throws IOException {
    if (!readable(column)) {
      return null;
    }
    Dictionary words = words(column, zstd);
    List<Binary> constants = new ArrayList<>(pages.size());
    for (Page page : pages) {
      ValuesReader reader = reader(page, column, words, zstd);
      Binary constant = reader.readBytes();
      for (int i = 1; i < page.values(); i++) {
        if (!reader.readBytes().equals(constant)) {
          return null;
        }
      }
      constants.add(constant.copy());
    }
    return constants;
  }

  private Dictionary words(ColumnDescriptor column, ZstdDecompressCtx zstd) throws IOException {
    if (dictionary == null) {
      return null;
    }
    DictionaryPageHeader header = dictionary.header().getDictionary_page_header();
    Encoding encoding = encoding(header.getEncoding());
    return encoding.initDictionary(
        column,
        new DictionaryPage(
            BytesInput.from(content(dictionary, zstd)), header.getNum_values(), encoding));
  }

  private ValuesReader reader(
      Page page, ColumnDescriptor column, Dictionary words, ZstdDecompressCtx zstd)
      throws IOException {
    Encoding encoding = encoding(page.header().getData_page_header().getEncoding());
    ValuesReader reader =
        encoding.usesDictionary()
            ? encoding.getDictionaryBasedValuesReader(column, ValuesType.VALUES, words)
            : encoding.getValuesReader(column, ValuesType.VALUES);
    reader.initFromPage(
        page.values(), ByteBufferInputStream.wrap(ByteBuffer.wrap(content(page, zstd))));
    return reader;
  }

  private byte[] content(Page page, ZstdDecompressCtx zstd) {
    byte[] stored = Arrays.copyOfRange(bytes, page.content(), page.to());
    return meta.getCodec() == CompressionCodec.ZSTD
        ? zstd.decompress(stored, page.header().getUncompressed_page_size())
        : stored;
  }
}
