package org.zhibiao.format;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.zhibiao.decode.RichText;
import org.zhibiao.decode.UndecodableException;

/**
 * Reads the text layer of a PDF: glyphs by their place on the page, which {@link PdfLayout} reads.
 */
final class PdfText {

  /** Marks on a page beyond which it is a drawing and no text. */
  private static final int MOST_GLYPHS = 200_000;

  private static final int MOST_PAGES = 5_000;

  private PdfText() {}

  static RichText read(byte[] content, int characters) throws UndecodableException {
    try (PDDocument document =
        Loader.loadPDF(content, "", null, null, IOUtils.createMemoryOnlyStreamCache())) {
      if (document.getNumberOfPages() > MOST_PAGES) {
        throw new UndecodableException(
            "TOO_MANY_ENTRIES", "It has " + document.getNumberOfPages() + " pages");
      }
      List<PdfPage> pages = new ArrayList<>();
      GlyphCollector collector = new GlyphCollector(characters);
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        pages.add(collector.page(document, page));
      }
      RichText text = PdfLayout.read(pages, characters);
      if (text.text().isBlank()) {
        throw new UndecodableException(
            "NO_TEXT_LAYER",
            document.getNumberOfPages() == 0
                ? "It has no pages"
                : "Its " + document.getNumberOfPages() + " pages hold no text, only images");
      }
      return text;
    } catch (InvalidPasswordException e) {
      throw new UndecodableException("ENCRYPTED", "It needs a password to be read");
    } catch (TooLongException e) {
      throw new UndecodableException(
          "TOO_LONG", "The text has more than the " + characters + " characters allowed");
    } catch (IOException e) {
      throw new UndecodableException("DAMAGED", "The PDF is damaged: " + e.getMessage());
    }
  }

  private static final class TooLongException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Notes every glyph with its place. */
  private static final class GlyphCollector extends PDFTextStripper {

    private final int greatest;
    private List<Glyph> glyphs = new ArrayList<>();
    private int sum;

    GlyphCollector(int greatest) {
      this.greatest = greatest;
      setSortByPosition(false);
      setSuppressDuplicateOverlappingText(true);
    }

    PdfPage page(PDDocument document, int number) throws IOException {
      glyphs = new ArrayList<>();
      setStartPage(number);
      setEndPage(number);
      writeText(document, Writer.nullWriter());
      PDPage page = document.getPage(number - 1);
      var box = page.getCropBox();
      boolean turned = page.getRotation() % 180 != 0;
      return new PdfPage(
          turned ? box.getHeight() : box.getWidth(),
          turned ? box.getWidth() : box.getHeight(),
          glyphs);
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
      for (TextPosition position : positions) {
        String unicode = position.getUnicode();
        if (unicode == null || unicode.isEmpty() || glyphs.size() >= MOST_GLYPHS) {
          continue;
        }
        sum += unicode.length();
        if (sum > greatest) {
          throw new TooLongException();
        }
        glyphs.add(
            new Glyph(
                unicode,
                position.getXDirAdj(),
                position.getYDirAdj(),
                position.getWidthDirAdj(),
                position.getFontSizeInPt() > 0
                    ? Math.min(position.getFontSizeInPt(), 200)
                    : Math.max(1, position.getHeightDir())));
      }
    }
  }
}
