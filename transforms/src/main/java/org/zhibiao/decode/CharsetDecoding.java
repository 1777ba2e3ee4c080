package org.zhibiao.decode;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the encoding of bytes by what they say, not by what is said of them: byte-order mark, HZ,
 * strict UTF-8, then the likelihood of the decodes in question. Bytes that no single encoding
 * explains go the way of {@link DamagedDecoding}.
 */
final class CharsetDecoding {

  /** Bytes that are looked at to tell candidates apart. */
  private static final int SAMPLE = 3072;

  /** Bytes that valid UTF-8 must have beyond one per character to be taken for it. */
  private static final int TELLING = 24;

  /** Bytes up to which even ASCII has to be the likeliest reading. */
  private static final int SHORT = 96;

  /** What a declaration in the text is worth, as a logarithm. */
  private static final double DECLARED = 2;

  /** What a byte-order mark is worth, as a logarithm. */
  private static final double MARKED = 20;

  private static final double MALFORMED = -20;

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private static final List<Charset> BIG5_VARIANTS =
      List.of(
          Charset.forName("Big5-HKSCS"), Charset.forName("x-windows-950"), Charset.forName("Big5"));

  private static final Encoding[] ENCODINGS = Encoding.values();

  private final CharacterModel model;
  private final char[] latin = new char[256];

  CharsetDecoding(CharacterModel model) {
    this.model = model;
    for (int b = 0; b < 256; b++) {
      latin[b] = new String(new byte[] {(byte) b}, WINDOWS_1252).charAt(0);
    }
  }

  /** Decodes bytes. */
  Decoding decode(byte[] bytes) {
    Mark mark = Mark.of(bytes);
    if (mark != null) {
      byte[] rest = Arrays.copyOfRange(bytes, mark.length(), bytes.length);
      String text = strict(rest, mark.charset());
      // A mark may lie, and what it tells may be damaged.
      boolean telling =
          mark.charset().equals(StandardCharsets.UTF_8)
              && text != null
              && rest.length - text.length() >= TELLING;
      return telling || text != null && !model.holdsUnlikelyStretch(text, 0, text.length())
          ? new Decoding(text, mark.charset().name(), 1.0, List.of())
          : contest(rest, mark.charset(), MARKED);
    }
    String faultless = Utf8Decoding.decode(bytes);
    boolean valid = faultless != null;
    String utf8 = valid ? faultless : new String(bytes, StandardCharsets.UTF_8);
    boolean ascii = valid && utf8.length() == bytes.length;
    if (HzDecoding.fits(bytes)) {
      Decoding gb = contest(HzDecoding.toGb(bytes), null, 0);
      if (gb.charset().equals("GB18030") && !model.isUnlikely(gb.text())) {
        return new Decoding(gb.text(), "HZ-GB-2312", gb.confidence(), gb.issues());
      }
    }
    // Hardly any text of another encoding is valid UTF-8 by chance over several characters.
    if (valid
        && (bytes.length - utf8.length() >= TELLING
            || bytes.length > SHORT && ascii && utf8.indexOf(0) < 0)) {
      return new Decoding(utf8, "UTF-8", 1.0, List.of());
    }
    Charset declared = Declarations.charset(bytes);
    return contest(bytes, declared, declared == null ? 0 : DECLARED);
  }

  /** Lets the encodings compete, one of them with an advantage. */
  private Decoding contest(byte[] bytes, Charset favourite, double advantage) {
    int from = sampleStart(bytes);
    int to = Math.min(bytes.length, from + SAMPLE);
    double best = Double.NEGATIVE_INFINITY;
    double second = Double.NEGATIVE_INFINITY;
    Encoding winner = null;
    for (Encoding encoding : ENCODINGS) {
      double score = score(encoding, bytes, from, to);
      if (encoding.charset().equals(favourite)) {
        score += advantage;
      }
      if (score > best) {
        second = best;
        best = score;
        winner = encoding;
      } else {
        second = Math.max(second, score);
      }
    }
    double latinScore = latinScore(bytes, from, to);
    if (latinScore > best) {
      return new Decoding(
          new String(bytes, WINDOWS_1252),
          "windows-1252",
          confidence(latinScore - best),
          List.of());
    }
    second = Math.max(second, latinScore);
    Charset charset = winner.charset();
    String text = strict(bytes, charset);
    if (text != null && winner == Encoding.BIG5) {
      for (Charset variant : BIG5_VARIANTS) {
        String other = strict(bytes, variant);
        if (other != null && score(other) > score(text) + 0.5) {
          text = other;
          charset = variant;
        }
      }
    }
    List<String> issues = new ArrayList<>(2);
    if (text == null || model.holdsUnlikelyStretch(text, 0, text.length())) {
      DamagedDecoding repair = new DamagedDecoding(model, bytes, ENCODINGS);
      String repaired = repair.decode(0, bytes.length);
      // A lost character costs more than the rarest one that can be read.
      if (text == null || score(repaired) > score(text) + 8) {
        text = repaired;
        charset = repair.main().charset();
        if (repair.damaged() > 0) {
          issues.add("DAMAGED_BYTES");
        }
        if (repair.isMixed()) {
          issues.add("CHARSET_MIXED");
        }
      }
    }
    double confidence = confidence(best - second);
    if (confidence < 0.95) {
      issues.add("CHARSET_UNCERTAIN");
    }
    return new Decoding(text, charset.name(), confidence, issues);
  }

  /** The characters of a text are not independent, so that odds count for less than they say. */
  private static double confidence(double margin) {
    return Math.round(1000 / (1 + Math.exp(-Math.min(margin, 100) / 3))) / 1000.0;
  }

  /** Skips what is ASCII in any encoding: markup and scripts tell nothing. */
  private static int sampleStart(byte[] bytes) {
    int i = 0;
    while (i < bytes.length && bytes[i] > 0) {
      i++;
    }
    return i == bytes.length ? 0 : Math.max(0, i - 32) & ~1;
  }

  private double score(Encoding encoding, byte[] bytes, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; ) {
      int step = encoding.step(bytes, i, to);
      if (step == Encoding.MALFORMED) {
        // A character cut off at the edge of the sample is no fault.
        sum += to - i < 4 && to < bytes.length ? 0 : MALFORMED;
        i++;
      } else {
        int code = step >> 3;
        sum += code < 0x10000 ? model.log((char) code) : -23;
        i += step & 7;
      }
    }
    return sum;
  }

  /** Scores bytes as a text of a language in Latin letters, whose accents stand beside letters. */
  private double latinScore(byte[] bytes, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      char c = latin[bytes[i] & 0xFF];
      if (c >= '\u00C0'
          && c <= '\u00FF'
          && (i > from && isLetter(bytes[i - 1]) || i + 1 < to && isLetter(bytes[i + 1]))) {
        sum -= 7;
      } else {
        sum += model.log(c);
      }
    }
    return sum;
  }

  private static boolean isLetter(byte b) {
    int lower = b | 0x20;
    return lower >= 'a' && lower <= 'z';
  }

  private double score(String text) {
    return model.score(text, 0, text.length());
  }

  private static String strict(byte[] bytes, Charset charset) {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
