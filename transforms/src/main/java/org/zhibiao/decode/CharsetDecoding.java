package org.zhibiao.decode;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Finds the encoding of bytes by what they say, not by what is said of them. */
final class CharsetDecoding {

  /** Bytes that are looked at to tell candidates apart. */
  private static final int SAMPLE = 1 << 16;

  private static final Charset GB18030 = Charset.forName("GB18030");

  private static final List<Charset> CANDIDATES =
      List.of(
          GB18030,
          Charset.forName("Big5-HKSCS"),
          Charset.forName("x-EUC-TW"),
          StandardCharsets.UTF_16LE,
          StandardCharsets.UTF_16BE,
          StandardCharsets.UTF_8,
          Charset.forName("windows-1252"));

  private final CharacterModel model;

  CharsetDecoding(CharacterModel model) {
    this.model = model;
  }

  /** Decodes bytes. */
  Decoding decode(byte[] bytes) {
    Decoding marked = byMark(bytes);
    if (marked != null) {
      return marked;
    }
    String utf8 = new String(bytes, StandardCharsets.UTF_8);
    if (utf8.indexOf('\uFFFD') < 0 && (utf8.length() == bytes.length || holdsIdeograph(utf8))) {
      return new Decoding(utf8, "UTF-8", 1.0, List.of());
    }
    int length = Math.min(bytes.length, SAMPLE) & ~3;
    if (length == 0) {
      length = bytes.length;
    }
    Charset best = GB18030;
    double bestScore = Double.NEGATIVE_INFINITY;
    double second = Double.NEGATIVE_INFINITY;
    for (Charset candidate : CANDIDATES) {
      String text = new String(bytes, 0, length, candidate);
      double score = model.score(text, 0, text.length());
      if (score > bestScore) {
        second = bestScore;
        bestScore = score;
        best = candidate;
      } else if (score > second) {
        second = score;
      }
    }
    String text = new String(bytes, best);
    double confidence = 1 - 1 / (1 + Math.exp(Math.min(40, bestScore - second)));
    List<String> issues =
        text.indexOf('\uFFFD') >= 0
            ? List.of("DAMAGED_BYTES")
            : confidence < 0.99 ? List.of("CHARSET_UNCERTAIN") : List.of();
    return new Decoding(text, best.name(), Math.round(confidence * 1000) / 1000.0, issues);
  }

  private static Decoding byMark(byte[] bytes) {
    if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
      return marked(bytes, 3, StandardCharsets.UTF_8);
    }
    if (starts(bytes, 0x84, 0x31, 0x95, 0x33)) {
      return marked(bytes, 4, GB18030);
    }
    if (starts(bytes, 0xFF, 0xFE, 0, 0)) {
      return marked(bytes, 4, Charset.forName("UTF-32LE"));
    }
    if (starts(bytes, 0, 0, 0xFE, 0xFF)) {
      return marked(bytes, 4, Charset.forName("UTF-32BE"));
    }
    if (starts(bytes, 0xFF, 0xFE)) {
      return marked(bytes, 2, StandardCharsets.UTF_16LE);
    }
    if (starts(bytes, 0xFE, 0xFF)) {
      return marked(bytes, 2, StandardCharsets.UTF_16BE);
    }
    return null;
  }

  private static boolean starts(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static Decoding marked(byte[] bytes, int skip, Charset charset) {
    String text = new String(bytes, skip, bytes.length - skip, charset);
    return new Decoding(
        text,
        charset.name(),
        1.0,
        text.indexOf('\uFFFD') >= 0 ? List.of("DAMAGED_BYTES") : List.of());
  }

  private static boolean holdsIdeograph(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '\u3000' && c <= '\u9FFF') {
        return true;
      }
    }
    return false;
  }
}
