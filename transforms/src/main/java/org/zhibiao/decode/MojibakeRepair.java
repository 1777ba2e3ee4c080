package org.zhibiao.decode;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Undoes mojibake: text whose bytes were once read in a wrong encoding, such as UTF-8 read as GBK.
 * Works line by line, and only on lines that are no Chinese as they stand. A line is put back into
 * the bytes that the wrong reading saw, and these are read again; the outcome is taken if nothing
 * but what was lost before is lost and it is far likelier. What is lost stays U+FFFD.
 */
final class MojibakeRepair {

  /** How often a text may have been misread. */
  private static final int DEEPEST = 3;

  /** How much likelier a line must become, as a logarithm. */
  private static final double GAIN = 25;

  /** The same for a line of a text in which others were repaired. */
  private static final double GAIN_AMONG_OTHERS = 10;

  /** Share of characters that may be lost anew. */
  private static final double LOSS = 0.01;

  private static final byte LOST = (byte) 0xFF;

  /** The wrong reading of some bytes. */
  private enum Misreading {
    GBK("GBK", Charset.forName("GB18030")),
    LATIN("windows-1252", Charset.forName("windows-1252")),
    BIG5("Big5", Charset.forName("Big5-HKSCS"));

    final String label;
    final Charset charset;

    Misreading(String label, Charset charset) {
      this.label = label;
      this.charset = charset;
    }
  }

  /**
   * What was repaired.
   *
   * @param text the whole text
   * @param description what was undone
   * @param lossy whether repaired lines hold characters that are lost for good
   */
  record Repaired(String text, String description, boolean lossy) {}

  private record Attempt(String text, String description, int lost) {}

  private final CharacterModel model;

  MojibakeRepair(CharacterModel model) {
    this.model = model;
  }

  /** Repairs a text; returns null where nothing is to be repaired or can be. */
  Repaired repair(String text) {
    if (!model.holdsUnlikelyStretch(text, 0, text.length()) && text.indexOf('\uFFFD') < 0) {
      return null;
    }
    Set<String> descriptions = new LinkedHashSet<>();
    List<Integer> doubtful = new ArrayList<>();
    List<String> lines = lines(text);
    boolean lossy = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!isSuspicious(line)) {
        continue;
      }
      Attempt attempt = attempt(line);
      if (attempt == null) {
        continue;
      }
      if (score(attempt.text()) - score(line) < GAIN) {
        doubtful.add(i);
        continue;
      }
      lines.set(i, attempt.text());
      descriptions.add(attempt.description());
      lossy |= attempt.lost() > 0;
    }
    if (descriptions.isEmpty()) {
      return null;
    }
    for (int i : doubtful) {
      Attempt attempt = attempt(lines.get(i));
      if (score(attempt.text()) - score(lines.get(i)) >= GAIN_AMONG_OTHERS
          && descriptions.contains(attempt.description())) {
        lines.set(i, attempt.text());
        lossy |= attempt.lost() > 0;
      }
    }
    return new Repaired(String.join("", lines), String.join("; ", descriptions), lossy);
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    for (int start = 0; start < text.length(); ) {
      int end = text.indexOf('\n', start) + 1;
      if (end == 0) {
        end = text.length();
      }
      lines.add(text.substring(start, end));
      start = end;
    }
    return lines;
  }

  private boolean isSuspicious(String line) {
    return model.holdsUnlikelyStretch(line, 0, line.length()) || line.indexOf('\uFFFD') >= 0;
  }

  private double score(String text) {
    return model.score(text, 0, text.length());
  }

  /** Undoes misreadings as long as the line becomes likelier. */
  private Attempt attempt(String line) {
    String text = line;
    StringBuilder description = new StringBuilder();
    int lost = 0;
    for (int depth = 0; depth < DEEPEST && isSuspicious(text); depth++) {
      Attempt best = null;
      double bestScore = score(text) + 1;
      for (Misreading misreading : Misreading.values()) {
        Attempt undone = undo(text, misreading);
        if (undone != null && score(undone.text()) > bestScore) {
          best = undone;
          bestScore = score(undone.text());
        }
      }
      if (best == null) {
        break;
      }
      text = best.text();
      lost = best.lost();
      description.append(depth == 0 ? "" : " of ").append(best.description());
    }
    return description.length() == 0 || model.isUnlikely(text.replace("\uFFFD", ""))
        ? null
        : new Attempt(text, description.toString(), lost);
  }

  /** Reads the runs of a line again that the misreading could have made. */
  private Attempt undo(String line, Misreading misreading) {
    CharsetEncoder encoder = misreading.charset.newEncoder();
    StringBuilder out = new StringBuilder(line.length());
    Encoding read = null;
    int damaged = 0;
    int lost = 0;
    for (int i = 0; i < line.length(); ) {
      int end = i;
      int high = 0;
      while (end < line.length() && canHold(line.charAt(end), misreading, encoder)) {
        high += line.charAt(end) > 0x7F ? 1 : 0;
        end++;
      }
      if (high < 2) {
        end = Math.max(end, i + 1);
        out.append(line, i, end);
        i = end;
        continue;
      }
      byte[] bytes = bytes(line, i, end, misreading, encoder);
      DamagedDecoding decoding = new DamagedDecoding(model, bytes);
      String again = decoding.decode(0, bytes.length);
      if (score(again) > model.score(line, i, end)) {
        out.append(again);
        damaged += decoding.damaged();
        read = decoding.mainBut(misreading.charset);
        for (byte b : bytes) {
          lost += b == LOST ? 1 : 0;
        }
      } else {
        out.append(line, i, end);
      }
      i = end;
    }
    if (read == null || damaged - lost > LOSS * out.length()) {
      return null;
    }
    return new Attempt(
        out.toString(), read.charset().name() + " read as " + misreading.label, damaged);
  }

  private static boolean canHold(char c, Misreading misreading, CharsetEncoder encoder) {
    if (c < 0x80) {
      return true;
    }
    return switch (misreading) {
      case GBK -> !Character.isSurrogate(c);
      case LATIN -> c <= 0xFF || encoder.canEncode(c);
      case BIG5 -> c == '\uFFFD' || encoder.canEncode(c);
    };
  }

  private static byte[] bytes(
      String line, int start, int end, Misreading misreading, CharsetEncoder encoder) {
    ByteBuffer out = ByteBuffer.allocate(4 * (end - start));
    for (int i = start; i < end; i++) {
      char c = line.charAt(i);
      if (c < 0x80 || misreading == Misreading.LATIN && c <= 0xFF) {
        out.put((byte) c);
      } else if (c == '\uFFFD') {
        out.put(LOST);
      } else {
        try {
          out.put(encoder.encode(CharBuffer.wrap(line, i, i + 1)));
        } catch (CharacterCodingException e) {
          throw new IllegalStateException("canHold lets through only what can be encoded", e);
        }
      }
    }
    byte[] bytes = new byte[out.position()];
    out.flip().get(bytes);
    // A reader of two-byte characters loses a byte that begins none. Where the next byte could have
    // been the second one, the lost byte was no first byte at all: in UTF-8 that is only 0x80.
    for (int i = 0; misreading == Misreading.GBK && i + 1 < bytes.length; i++) {
      if (bytes[i] == LOST && (bytes[i + 1] & 0xFF) >= 0x40 && bytes[i + 1] != LOST) {
        bytes[i] = (byte) 0x80;
      }
    }
    return bytes;
  }
}
