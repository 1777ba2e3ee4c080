package org.zhibiao.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.zhibiao.decode.MediaTypes;
import org.zhibiao.decode.UndecodableException;
import org.zhibiao.source.ReadLimits;

/** Parsers that are killed, and what they refuse; an honest document behind each is read. */
class ParserPoolTest {

  private static final byte[] HONEST =
      "{\\rtf1\\ansi\\ansicpg936 \\u25910?\\u21040?3\\u20214?\\par}"
          .getBytes(StandardCharsets.US_ASCII);

  private final ParserPool pool =
      ParserPool.shared(new ReadLimits(32 << 20, 5_000_000, 1_000, 4, 200, 5, 48));

  @Test
  void aParseThatHangsIsKilledInTime() throws UndecodableException {
    long started = System.nanoTime();

    assertReason("TIMED_OUT", MediaTypes.PDF, hanging());

    assertThat((System.nanoTime() - started) / 1_000_000_000).isLessThan(60);
    assertHonestIsRead();
  }

  @Test
  void aParseThatTakesTooMuchMemoryIsKilled() throws UndecodableException {
    assertReason("OUT_OF_MEMORY", MediaTypes.RTF, new byte[30 << 20]);

    assertHonestIsRead();
  }

  @Test
  void entitiesAreNotResolved() throws IOException, UndecodableException {
    byte[] docx =
        docx("<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>", "<w:t>&x;</w:t>");

    assertReason("FORBIDDEN_XML", MediaTypes.DOCX, docx);
    assertHonestIsRead();
  }

  @Test
  void elementsThatNestTooDeepAreRefused() throws IOException, UndecodableException {
    String deep = "<w:sdt>".repeat(200_000) + "</w:sdt>".repeat(200_000);

    assertReason("NESTED_TOO_DEEP", MediaTypes.DOCX, docx("", deep));
    assertHonestIsRead();
  }

  @Test
  void aPartThatExpandsTooFarIsRefused() throws IOException {
    assertReason("EXPANDS_TOO_MUCH", MediaTypes.DOCX, docx("", " ".repeat(20 << 20)));
  }

  @Test
  void brokenFilesAreTold() {
    byte[] open = {'{', '\\', 'r', 't', 'f', '1', '{', '{'};

    assertReason("DAMAGED", MediaTypes.RTF, open);
    assertReason("DAMAGED", MediaTypes.DOC, new byte[2_000]);
    assertReason("DAMAGED", MediaTypes.PDF, "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII));
  }

  private void assertHonestIsRead() throws UndecodableException {
    assertThat(pool.parse(MediaTypes.RTF, HONEST).text()).isEqualTo("收到3件");
  }

  private void assertReason(String reason, String mediaType, byte[] content) {
    assertThatThrownBy(() -> pool.parse(mediaType, content))
        .isInstanceOfSatisfying(
            UndecodableException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static byte[] docx(String prolog, String run) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      String xml =
          prolog + "<w:document><w:body><w:p><w:r>" + run + "</w:r></w:p></w:body></w:document>";
      zip.write(xml.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  /** A PDF each of whose forms paints the next one sixteen times: 16 to the tenth paintings. */
  private static byte[] hanging() {
    StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
    pdf.append("1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n");
    pdf.append("2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n");
    pdf.append("3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R");
    pdf.append("/Resources<</XObject<</F 10 0 R>>>>>>endobj\n");
    pdf.append("4 0 obj<</Length 5>>stream\n/F Do\nendstream endobj\n");
    for (int i = 10; i < 20; i++) {
      String paint = "/F Do ".repeat(16);
      pdf.append(i)
          .append(" 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 200 200]/Resources<</XObject<</F ");
      pdf.append(i + 1).append(" 0 R>>>>/Length ").append(paint.length());
      pdf.append(">>stream\n").append(paint).append("\nendstream endobj\n");
    }
    pdf.append(
        "20 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 1>>stream\nn\nendstream endobj\n");
    pdf.append("trailer<</Size 21/Root 1 0 R>>\nstartxref\n0\n%%EOF");
    return pdf.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
