package org.zhibiao.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.zhibiao.script.NormalizedText;
import org.zhibiao.script.ScriptNormalizer;
import org.zhibiao.source.SourceDocument;

class DecodingPropertyTest {

  private static final String TEXT =
      "一、工作回顾\n２０２３年，共收到提案 1 2 件，，立案7\n7件，會(huì)議（議）召開３．５次，<b>办复率</b>98%。\n";

  private static final String[] CHARSETS = {
    "UTF-8", "GB18030", "Big5", "x-EUC-TW", "UTF-16LE", "UTF-16BE", "UTF-16", "windows-1252"
  };

  private final DocumentDecoder decoder = new DocumentDecoder();
  private final ScriptNormalizer normalizer = new ScriptNormalizer();

  @Property(seed = "20240101", tries = 400)
  void anyBytesAreDecodedOrRefused(@ForAll @Size(max = 300) byte[] bytes) {
    check(bytes);
  }

  @Property(seed = "20240102", tries = 400)
  void anySpliceOfEncodingsIsDecodedOrRefused(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] bytes = new byte[0];
    for (int part = 0; part < 1 + random.nextInt(4); part++) {
      int cut = random.nextInt(TEXT.length());
      byte[] next =
          TEXT.substring(cut).getBytes(Charset.forName(CHARSETS[random.nextInt(CHARSETS.length)]));
      int from = Math.min(random.nextInt(3), next.length);
      byte[] joined = new byte[bytes.length + next.length - from];
      System.arraycopy(bytes, 0, joined, 0, bytes.length);
      System.arraycopy(next, from, joined, bytes.length, next.length - from);
      bytes = joined;
    }
    for (int hit = 0; hit < random.nextInt(6) && bytes.length > 0; hit++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    check(bytes);
  }

  private void check(byte[] bytes) {
    DecodedDocument decoded;
    try {
      decoded = decoder.decode(SourceDocument.ofFile("a.txt", bytes));
    } catch (UndecodableException e) {
      assertThat(e.reason()).isIn("EMPTY", "NOT_TEXT", "NOT_CHINESE", "UNSUPPORTED_MEDIA");
      return;
    }
    int behind = 0;
    for (TextBlock block : decoded.blocks()) {
      assertThat(block.start()).isGreaterThanOrEqualTo(behind);
      behind = block.end();
    }
    assertThat(behind).isLessThanOrEqualTo(decoded.text().length());
    NormalizedText text = normalizer.normalize(decoded.text());
    int last = -1;
    for (int i = 0; i < text.text().length(); i++) {
      assertThat(text.sourceStart(i)).isGreaterThan(last);
      last = text.sourceStart(i);
      assertThat(text.sourceEnd(i + 1)).isGreaterThan(last);
    }
    assertThat(last).isLessThan(decoded.text().length());
  }
}
