package org.zhibiao.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;

class ThriftBytesTest {

  @Property
  void theHeaderOfAPageOfValuesIsReadAsThriftReadsIt(
      @ForAll @IntRange(max = Integer.MAX_VALUE) int unpacked,
      @ForAll @IntRange(max = Integer.MAX_VALUE) int stored,
      @ForAll @IntRange(max = Integer.MAX_VALUE) int count,
      @ForAll Encoding encoding)
      throws IOException {
    PageHeader header = new PageHeader(PageType.DATA_PAGE, unpacked, stored);
    header.setData_page_header(new DataPageHeader(count, encoding, Encoding.RLE, Encoding.RLE));
    byte[] bytes = new ThriftBytes().bytes(header);
    ThriftBytes in = new ThriftBytes(bytes, 0, bytes.length);
    int[] page = new int[4];

    assertThat(in.valuesHeader(page)).isTrue();
    assertThat(page).containsExactly(unpacked, stored, count, encoding.getValue());
    assertThat(in.position()).isEqualTo(bytes.length);
  }

  @Property
  void aHeaderThatIsCutIsNone(@ForAll @IntRange(max = 19) int length) throws IOException {
    PageHeader header = new PageHeader(PageType.DATA_PAGE, 1000, 900);
    header.setData_page_header(
        new DataPageHeader(70, Encoding.PLAIN, Encoding.RLE, Encoding.BIT_PACKED));
    byte[] bytes = new ThriftBytes().bytes(header);
    assertThat(bytes).hasSize(20);
    ThriftBytes in = new ThriftBytes(bytes, 0, length);

    assertThat(in.valuesHeader(new int[4])).isFalse();
    assertThat(in.position()).isZero();
  }

  @Example
  void aHeaderThatSaysMoreIsLeftToThrift() throws IOException {
    PageHeader checked = new PageHeader(PageType.DATA_PAGE, 10, 10);
    checked.setCrc(7);
    checked.setData_page_header(
        new DataPageHeader(1, Encoding.PLAIN, Encoding.RLE, Encoding.BIT_PACKED));
    PageHeader words = new PageHeader(PageType.DICTIONARY_PAGE, 10, 10);
    words.setDictionary_page_header(new DictionaryPageHeader(1, Encoding.PLAIN));
    for (PageHeader header : new PageHeader[] {checked, words}) {
      byte[] bytes = new ThriftBytes().bytes(header);
      ThriftBytes in = new ThriftBytes(bytes, 0, bytes.length);

      assertThat(in.valuesHeader(new int[4])).isFalse();
      assertThat(in.pageHeader()).isEqualTo(header);
    }
  }
}
