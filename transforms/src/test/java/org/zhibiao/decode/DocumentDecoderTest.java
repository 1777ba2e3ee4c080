package org.zhibiao.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhibiao.source.SourceDocument;

class DocumentDecoderTest {

  private static final String SIMPLIFIED =
      "青禾县政协常委会工作报告\n一年来，我们共召开协商会议12次，收到提案86件，立案77件，办复率达到98.5%。\n";

  private static final String TRADITIONAL =
      "青禾縣政協常委會工作報告\n一年來，我們共召開協商會議12次，收到提案86件，立案77件，辦復率達到98.5%。\n";

  private final DocumentDecoder decoder = new DocumentDecoder();

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "GBK", "UTF-16LE", "UTF-16BE", "UTF-16"})
  void readsSimplifiedTextInAnyEncoding(String charset) throws UndecodableException {
    DecodedDocument decoded = decode(SIMPLIFIED.getBytes(Charset.forName(charset)));

    assertThat(decoded.text()).isEqualTo(SIMPLIFIED);
    assertThat(decoded.issues()).isEmpty();
    assertThat(decoded.charsetConfidence()).isGreaterThan(0.99);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"UTF-8", "Big5", "Big5-HKSCS", "x-windows-950", "x-EUC-TW", "GB18030", "UTF-16BE"})
  void readsTraditionalTextInAnyEncoding(String charset) throws UndecodableException {
    assertThat(decode(TRADITIONAL.getBytes(Charset.forName(charset))).text())
        .isEqualTo(TRADITIONAL);
  }

  @Test
  void readsHz() throws UndecodableException {
    DecodedDocument decoded = decode("2023 ~{Dj~}, ~{VP9z~}\n".getBytes(StandardCharsets.US_ASCII));

    assertThat(decoded.text()).isEqualTo("2023 年, 中国\n");
    assertThat(decoded.charset()).isEqualTo("HZ-GB-2312");
  }

  @Test
  void dropsTheMarkAtTheBeginning() throws UndecodableException {
    assertThat(decode(("\uFEFF" + SIMPLIFIED).getBytes(StandardCharsets.UTF_8)).text())
        .isEqualTo(SIMPLIFIED);
  }

  @Test
  void doesNotBelieveAFalseDeclaration() throws UndecodableException {
    String page =
        "<html><head><meta charset=\"big5\"></head><body><p>" + SIMPLIFIED + "</p></body></html>";

    DecodedDocument decoded = decode(page.getBytes(Charset.forName("GBK")));

    assertThat(decoded.charset()).isEqualTo("GB18030");
    assertThat(decoded.text()).contains("收到提案86件");
  }

  @Test
  void readsAFileThatChangesItsEncodingInTheMiddle() throws UndecodableException {
    byte[] bytes =
        join(
            SIMPLIFIED.getBytes(StandardCharsets.UTF_8),
            SIMPLIFIED.getBytes(Charset.forName("GBK")));

    DecodedDocument decoded = decode(bytes);

    assertThat(decoded.text()).isEqualTo(SIMPLIFIED + SIMPLIFIED);
    assertThat(decoded.issues()).containsExactly("CHARSET_MIXED");
  }

  @Test
  void losesOnlyTheCharacterThatIsCutOff() throws UndecodableException {
    String text = SIMPLIFIED + "二是服务大局";
    byte[] whole = text.getBytes(StandardCharsets.UTF_8);
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 1);

    DecodedDocument decoded = decode(cut);

    assertThat(decoded.text()).isEqualTo(SIMPLIFIED + "二是服务大\uFFFD");
    assertThat(decoded.issues()).containsExactly("DAMAGED_BYTES");
  }

  @Test
  void losesOnlyTheCharacterThatAStrayByteHits() throws UndecodableException {
    byte[] half = SIMPLIFIED.getBytes(Charset.forName("GBK"));
    byte[] bytes = join(join(half, new byte[] {(byte) 0xFF}), half);

    assertThat(decode(bytes).text()).isEqualTo(SIMPLIFIED + "\uFFFD" + SIMPLIFIED);
  }

  @Test
  void refusesAnEmptyFile() {
    assertReason("EMPTY", new byte[0]);
    assertReason("EMPTY", " \r\n\t\n".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void refusesWhatIsNoText() {
    byte[] noise = new byte[4000];
    new Random(7).nextBytes(noise);
    assertReason("NOT_TEXT", noise);
    assertReason("NOT_TEXT", new byte[500]);
  }

  @Test
  void refusesOtherLanguages() {
    assertReason("NOT_CHINESE", "The committee met.\n".getBytes(StandardCharsets.UTF_8));
    assertReason(
        "NOT_CHINESE",
        "Le comité a été réuni à l'hôtel de ville.".getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void namesTheFormatThatItDoesNotRead() {
    assertThatThrownBy(() -> decode("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII)))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("pdf")
        .extracting(e -> ((UndecodableException) e).reason())
        .isEqualTo("UNSUPPORTED_MEDIA");
  }

  @Test
  void tellsMarkdownByItsHeadings() throws UndecodableException {
    DecodedDocument decoded =
        decode("# 青禾县政协工作报告\n\n## 一年回顾\n召开会议3次。\n".getBytes(StandardCharsets.UTF_8));

    assertThat(decoded.mediaType()).isEqualTo("text/markdown");
    assertThat(decoded.blocks())
        .containsExactly(
            new TextBlock(2, 11, TextBlock.Role.HEADING, 1),
            new TextBlock(16, 20, TextBlock.Role.HEADING, 2));
  }

  private DecodedDocument decode(byte[] bytes) throws UndecodableException {
    return decoder.decode(SourceDocument.ofFile("report.txt", bytes));
  }

  private void assertReason(String reason, byte[] bytes) {
    assertThatThrownBy(() -> decode(bytes))
        .isInstanceOf(UndecodableException.class)
        .extracting(e -> ((UndecodableException) e).reason())
        .isEqualTo(reason);
  }

  private static byte[] join(byte[] a, byte[] b) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(a);
    out.writeBytes(b);
    return out.toByteArray();
  }
}
