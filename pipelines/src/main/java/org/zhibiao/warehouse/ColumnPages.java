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
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.PageHeader;
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

  /** The encodings by their numbers in files. */
  private static final Encoding[] ENCODINGS = encodings();

  private static Encoding[] encodings() {
    List<Encoding> encodings = new ArrayList<>();
    for (var encoding : org.apache.parquet.format.Encoding.values()) {
      while (encodings.size() <= encoding.getValue()) {
        encodings.add(null);
      }
      encodings.set(encoding.getValue(), Encoding.valueOf(encoding.name()));
    }
    return encodings.toArray(new Encoding[0]);
  }

  /**
   * A page.
   *
   * @param values number of its values, nulls among them
   * @param encoding what they are written in
   * @param unpacked length of its content before it was compressed
   * @param from where its header begins
   * @param content where its content begins
   * @param to where it ends
   */
  record Page(int values, Encoding encoding, int unpacked, int from, int content, int to) {

    int length() {
      return to - from;
    }

    int uncompressed() {
      return content - from + unpacked;
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
    int[] own = new int[4];
    while (in.position() < end && pages.size() < limit) {
      int from = in.position();
      if (in.valuesHeader(own)) {
        pages.add(page(in, from, own[0], own[1], own[2], own[3]));
        continue;
      }
      PageHeader header = in.pageHeader();
      int unpacked = header.getUncompressed_page_size();
      int stored = header.getCompressed_page_size();
      if (header.isSetDictionary_page_header()) {
        DictionaryPageHeader words = header.getDictionary_page_header();
        int encoding = words.getEncoding().getValue();
        dictionary = page(in, from, unpacked, stored, words.getNum_values(), encoding);
      } else if (header.isSetData_page_header()) {
        DataPageHeader values = header.getData_page_header();
        int encoding = values.getEncoding().getValue();
        pages.add(page(in, from, unpacked, stored, values.getNum_values(), encoding));
      } else {
        throw new IOException("A data file has a page of a kind that zhibiao does not write");
      }
    }
    return new ColumnPages(meta, bytes, dictionary, pages, in.position(), end);
  }

  private static Page page(
      ThriftBytes in, int from, int unpacked, int stored, int values, int encoding)
      throws IOException {
    int content = in.position();
    in.skip(stored);
    if (encoding >= ENCODINGS.length || ENCODINGS[encoding] == null) {
      throw new IOException("A data file has an encoding that is not known: " + encoding);
    }
    return new Page(values, ENCODINGS[encoding], unpacked, from, content, in.position());
  }

  /** Takes a whole column chunk apart. */
  static ColumnPages of(ColumnMetaData meta, byte[] bytes, int start) throws IOException {
    return of(meta, bytes, start, Integer.MAX_VALUE);
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
    if (words != null && pages.stream().allMatch(page -> page.encoding().usesDictionary())) {
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
    Encoding encoding = dictionary.encoding();
    return encoding.initDictionary(
        column,
        new DictionaryPage(
            BytesInput.from(content(dictionary, zstd)), dictionary.values(), encoding));
  }

  private ValuesReader reader(
      Page page, ColumnDescriptor column, Dictionary words, ZstdDecompressCtx zstd)
      throws IOException {
    Encoding encoding = page.encoding();
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
        ? zstd.decompress(stored, page.unpacked())
        : stored;
  }
}
