package org.zhibiao.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.zhibiao.decode.RichText;
import org.zhibiao.decode.UndecodableException;

/**
 * Reads pages as a person does: columns one after the other, the lines of a paragraph as one, page
 * headers, footers and numbers told apart from the text and kept behind the paragraph that they
 * interrupt.
 */
final class PdfLayout {

  private static final Pattern PAGE_NUMBER =
      Pattern.compile(
          "[-—–－_·•.\\s]*(第\\s*)?[0-9０-９ⅰ-ⅹⅠ-Ⅹ]{1,4}(\\s*页)?(\\s*[,，/／]?\\s*(共\\s*)?[0-9０-９]{1,4}(\\s*页)?)?"
              + "[-—–－_·•.\\s]*");

  /** The number of a section, as in 一、 and （二）, which stands at the head of a paragraph only. */
  private static final Pattern HEADING =
      Pattern.compile("[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]");

  private static final String SENTENCE_ENDS = "。！？!?；;：:";

  /** Share of the height of a page, at its top and bottom, where headers and footers stand. */
  private static final float MARGIN = 0.11f;

  private final List<PdfPage> pages;
  private final TextAssembler text;
  private final List<String> pendingFurniture = new ArrayList<>();
  private final StringBuilder paragraph = new StringBuilder();

  /** Where the gap between the columns lies on the page read last; 0 where it has one. */
  private float gutter;

  private PdfLayout(List<PdfPage> pages, int characters) {
    this.pages = pages;
    this.text = new TextAssembler(characters);
  }

  static RichText read(List<PdfPage> pages, int characters) throws UndecodableException {
    return new PdfLayout(pages, characters).read();
  }

  private RichText read() throws UndecodableException {
    List<List<PdfLine>> lines = new ArrayList<>();
    for (int page = 0; page < pages.size(); page++) {
      lines.add(lines(pages.get(page), page));
    }
    Set<PdfLine> furniture = furniture(lines);
    PdfLine before = null;
    Margins margins = null;
    for (List<PdfLine> page : lines) {
      List<PdfLine> body = page.stream().filter(line -> !furniture.contains(line)).toList();
      Map<Integer, Margins> ofBands = Margins.of(body);
      for (PdfLine line : page) {
        if (furniture.contains(line)) {
          pendingFurniture.add(line.text());
          continue;
        }
        Margins here = ofBands.get(line.band());
        if (before != null && !continues(before, margins, line, here)) {
          endParagraph();
        }
        join(line.text());
        before = line;
        margins = here;
      }
    }
    endParagraph();
    return text.finish();
  }

  /**
   * Where the lines of a band begin and end, and how far they stand apart.
   *
   * @param left its left edge
   * @param right its right edge; punctuation may hang over it
   * @param spacing distance of its base lines; 0 where it has one line
   */
  private record Margins(float left, float right, float spacing) {

    static Map<Integer, Margins> of(List<PdfLine> lines) {
      Map<Integer, List<PdfLine>> bands = new HashMap<>();
      lines.forEach(line -> bands.computeIfAbsent(line.band(), b -> new ArrayList<>()).add(line));
      Map<Integer, Margins> margins = new HashMap<>();
      bands.forEach((band, all) -> margins.put(band, margins(all)));
      return margins;
    }

    private static Margins margins(List<PdfLine> lines) {
      float left = Float.MAX_VALUE;
      float right = 0;
      List<Float> distances = new ArrayList<>();
      for (int i = 0; i < lines.size(); i++) {
        left = Math.min(left, lines.get(i).left());
        right = Math.max(right, lines.get(i).textRight());
        if (i > 0 && lines.get(i).y() > lines.get(i - 1).y()) {
          distances.add(lines.get(i).y() - lines.get(i - 1).y());
        }
      }
      distances.sort(Comparator.naturalOrder());
      return new Margins(
          left, right, distances.isEmpty() ? 0 : distances.get(distances.size() / 2));
    }
  }

  /** Tells whether a line goes on with the paragraph of the line before. */
  private boolean continues(PdfLine before, Margins its, PdfLine line, Margins here) {
    float em = Math.max(6, Math.min(before.size(), line.size()));
    boolean samePlace = before.page() == line.page() && before.band() == line.band();
    if (Math.abs(before.size() - line.size()) > 0.15f * Math.max(before.size(), line.size())) {
      return false;
    }
    if (SENTENCE_ENDS.indexOf(before.text().charAt(before.text().length() - 1)) >= 0
        && HEADING.matcher(line.text()).lookingAt()) {
      return false;
    }
    // A line that ends early, where the next piece had found room, ends its paragraph.
    if (before.right() < its.right() - (line.firstPiece() + 0.8f) * em) {
      return false;
    }
    // A line that begins further in begins one, unless the whole band does.
    float indent = line.left() - here.left();
    if (indent > 1.2f * em && indent < 5 * em) {
      return false;
    }
    if (before.left() - its.left() > 5 * em || indent >= 5 * em) {
      // Centred lines are titles.
      return false;
    }
    if (samePlace
        && here.spacing() > 0
        && line.y() - before.y() > 1.6f * Math.max(here.spacing(), em)) {
      return false;
    }
    return true;
  }

  /** Appends a line to the paragraph: between Latin words a blank, between others nothing. */
  private void join(String line) {
    int length = paragraph.length();
    if (length > 0 && !line.isEmpty()) {
      char end = paragraph.charAt(length - 1);
      char next = line.charAt(0);
      boolean hyphen = end == '-' && length > 1 && Character.isLetter(paragraph.charAt(length - 2));
      if (isLatin(end) && isLatin(next) && !hyphen) {
        paragraph.append(' ');
      }
    }
    paragraph.append(line);
  }

  private static boolean isLatin(char c) {
    return c < 0x250 && Character.isLetter(c) || c == ',' || c == '.';
  }

  private void endParagraph() throws UndecodableException {
    if (paragraph.length() > 0) {
      text.append(paragraph);
      text.endParagraph();
      paragraph.setLength(0);
    }
    for (String line : pendingFurniture) {
      text.furniture(line);
    }
    pendingFurniture.clear();
  }

  /** Finds what stands on the edge of the pages and is a page number or comes again and again. */
  private Set<PdfLine> furniture(List<List<PdfLine>> lines) {
    Map<String, Integer> repeated = new HashMap<>();
    List<PdfLine> edges = new ArrayList<>();
    for (int page = 0; page < lines.size(); page++) {
      float height = pages.get(page).height();
      Set<String> seen = new HashSet<>();
      for (PdfLine line : lines.get(page)) {
        boolean edge = line.y() < height * MARGIN || line.y() > height * (1 - MARGIN);
        if (edge) {
          edges.add(line);
          if (seen.add(shape(line))) {
            repeated.merge(shape(line), 1, Integer::sum);
          }
        }
      }
    }
    int often = Math.max(2, Math.min(4, (lines.size() + 1) / 2));
    Set<PdfLine> furniture = new HashSet<>();
    for (PdfLine line : edges) {
      boolean number = PAGE_NUMBER.matcher(line.text()).matches();
      boolean again =
          line.text().length() < 80
              && repeated.get(shape(line)) >= often
              && SENTENCE_ENDS.indexOf(line.text().charAt(line.text().length() - 1)) < 0;
      if (number || again) {
        furniture.add(line);
      }
    }
    return furniture;
  }

  private static String shape(PdfLine line) {
    return line.text().replaceAll("[0-9０-９\\s]+", "#");
  }

  /** Returns the lines of a page in reading order. */
  private List<PdfLine> lines(PdfPage page, int index) {
    List<Glyph> glyphs =
        page.glyphs().stream()
            .filter(glyph -> !glyph.isBlank())
            .sorted(Comparator.comparing(Glyph::y))
            .toList();
    List<List<Glyph>> rows = new ArrayList<>();
    List<Glyph> row = new ArrayList<>();
    float base = 0;
    for (Glyph glyph : glyphs) {
      float tolerance = 0.5f * Math.min(glyph.size(), row.isEmpty() ? 99 : row.get(0).size());
      if (!row.isEmpty() && glyph.y() - base > tolerance) {
        rows.add(sorted(row));
        row = new ArrayList<>();
      }
      if (row.isEmpty()) {
        base = glyph.y();
      }
      row.add(glyph);
    }
    if (!row.isEmpty()) {
      rows.add(sorted(row));
    }
    gutter = PdfColumns.gutter(rows, page.width(), gutter);
    return gutter > 0 ? PdfColumns.split(rows, gutter, index) : whole(rows, index);
  }

  private static List<Glyph> sorted(List<Glyph> row) {
    row.sort(Comparator.comparing(Glyph::x));
    return row;
  }

  private static List<PdfLine> whole(List<List<Glyph>> rows, int page) {
    return rows.stream()
        .map(row -> PdfLine.of(row, page, 0))
        .filter(line -> !line.text().isEmpty())
        .toList();
  }
}
