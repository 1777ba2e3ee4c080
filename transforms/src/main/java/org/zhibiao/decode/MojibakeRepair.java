package org.zhibiao.decode;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.ArrayList;
import java.util.Arrays;
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

  /** Mean logarithm per character beyond ASCII below which a line is still misread. */
  private static final double STILL_WRONG = -10.8;

  /** Bytes of faultless UTF-8 that cannot be chance. */
  private static final int CERTAIN = 12;

  /** Share of characters that may be lost anew, but for the neighbours of lost ones. */
  private static final double LOSS = 0.01;

  /** Misread characters beyond ASCII that a run has at least in a line with ideographs. */
  private static final int FEWEST_AMONG_CHINESE = 4;

  private static final byte LOST = (byte) 0xFF;

  /** The wrong reading of some bytes. */
  private enum Misreading {
    UTF_8_AS_LATIN("UTF-8 read as windows-1252", "windows-1252", Encoding.UTF_8),
    GBK_AS_LATIN("GBK read as windows-1252", "windows-1252", Encoding.GB18030),
    BIG5_AS_LATIN("Big5 read as windows-1252", "windows-1252", Encoding.BIG5),
    UTF_8_AS_GBK("UTF-8 read as GBK", "GB18030", Encoding.UTF_8, Encoding.GB18030),
    BIG5_AS_GBK("Big5 read as GBK", "GB18030", Encoding.BIG5, Encoding.GB18030),
    GBK_AS_BIG5("GBK read as Big5", "Big5-HKSCS", Encoding.GB18030, Encoding.BIG5),
    UTF_8_AS_BIG5("UTF-8 read as Big5", "Big5-HKSCS", Encoding.UTF_8, Encoding.BIG5);

    final String label;
    final Charset wrong;

    /** The right encoding, then the wrong one for what stands between and was never misread. */
    @SuppressWarnings("ImmutableEnumChecker")
    final List<Encoding> encodings;

    Misreading(String label, String wrong, Encoding... encodings) {
      this.label = label;
      this.wrong = Charset.forName(wrong);
      this.encodings = List.of(encodings);
    }

    boolean isLatin() {
      return encodings.size() == 1;
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

  /**
   * A line read again.
   *
   * @param lost characters that are lost
   * @param certain whether so many bytes are UTF-8 without a fault that they are nothing else
   */
  private record Attempt(String text, String description, int lost, boolean certain) {}

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
    for (int depth = 0; depth < DEEPEST; depth++) {
      if (depth > 0 && model.mean(text) > STILL_WRONG) {
        break;
      }
      Attempt best = null;
      double bestScore = score(text) + 1;
      for (Misreading misreading : Misreading.values()) {
        Attempt undone = undo(text, misreading);
        if (undone != null && score(undone.text()) > bestScore) {
          best = undone;
          bestScore = score(undone.text());
          if (undone.certain()) {
            break;
          }
        }
      }
      if (best == null) {
        break;
      }
      text = best.text();
      lost = best.lost();
      description.append(depth == 0 ? "" : ", after ").append(best.description());
    }
    return description.length() == 0 || model.mean(text) < STILL_WRONG
        ? null
        : new Attempt(text, description.toString(), lost, false);
  }

  /** Reads the runs of a line again that the misreading could have made. */
  private Attempt undo(String line, Misreading misreading) {
    CharsetEncoder encoder = misreading.wrong.newEncoder();
    StringBuilder out = new StringBuilder(line.length());
    int read = 0;
    int damaged = 0;
    int lost = 0;
    // Among Chinese characters, two or three accented letters are pinyin with a soft hyphen.
    int fewest = misreading.isLatin() && holdsIdeograph(line) ? FEWEST_AMONG_CHINESE : 2;
    for (int i = 0; i < line.length(); ) {
      int end = i;
      int high = 0;
      while (end < line.length() && canHold(line.charAt(end), misreading, encoder)) {
        high += line.charAt(end) > 0x7F ? 1 : 0;
        end++;
      }
      if (high < fewest) {
        end = Math.max(end, i + 1);
        out.append(line, i, end);
        i = end;
        continue;
      }
      byte[] bytes = bytes(line, i, end, misreading, encoder);
      DamagedDecoding decoding =
          new DamagedDecoding(model, bytes, misreading.encodings.toArray(new Encoding[0]));
      String again = decoding.decode(0, bytes.length);
      if (score(again) > model.score(line, i, end)) {
        out.append(again);
        damaged += decoding.damaged();
        read += decoding.readInFirst();
        for (byte b : bytes) {
          lost += b == LOST ? 1 : 0;
        }
      } else {
        out.append(line, i, end);
      }
      i = end;
    }
    return read == 0 || damaged - 2 * lost > LOSS * out.length()
        ? null
        : new Attempt(
            out.toString(),
            misreading.label,
            damaged,
            misreading.encodings.get(0) == Encoding.UTF_8 && damaged <= lost && read >= CERTAIN);
  }

  private static boolean holdsIdeograph(String line) {
    return line.chars().anyMatch(c -> c >= 0x4E00 && c <= 0x9FFF);
  }

  private static boolean canHold(char c, Misreading misreading, CharsetEncoder encoder) {
    if (c < 0x80 || c == '\uFFFD') {
      return true;
    }
    return misreading.isLatin() && c <= 0xFF || !Character.isSurrogate(c) && encoder.canEncode(c);
  }

  private static byte[] bytes(
      String line, int start, int end, Misreading misreading, CharsetEncoder encoder) {
    ByteBuffer out = ByteBuffer.allocate(4 * (end - start));
    for (int i = start; i < end; i++) {
      char c = line.charAt(i);
      if (c < 0x80 || misreading.isLatin() && c <= 0xFF) {
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
    byte[] bytes = Arrays.copyOf(out.array(), out.position());
    if (misreading == Misreading.UTF_8_AS_GBK) {
      inferLost(bytes);
    }
    return bytes;
  }

  /**
   * A reader of two-byte characters loses a byte that begins none. Where the byte behind it could
   * have been a second one, the lost byte was no first byte at all, and that is only 0x80 in UTF-8;
   * it is put back where a whole character comes of it.
   */
  private static void inferLost(byte[] bytes) {
    for (int i = bytes.length - 2; i > 0; i--) {
      if (bytes[i] == LOST && (bytes[i + 1] & 0xFF) >= 0x40 && bytes[i + 1] != LOST) {
        int lead = i - 1;
        while (lead > 0 && i - lead < 3 && (isContinuation(bytes[lead]) || bytes[lead] == LOST)) {
          lead--;
        }
        int first = bytes[lead] & 0xFF;
        int end = lead + (first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0);
        boolean whole = end > i && end <= bytes.length && first < 0xF5;
        for (int k = i + 1; k < end && whole; k++) {
          whole = isContinuation(bytes[k]);
        }
        if (whole && (end == bytes.length || !isContinuation(bytes[end]))) {
          bytes[i] = (byte) 0x80;
        }
      }
    }
  }

  private static boolean isContinuation(byte b) {
    return (b & 0xC0) == 0x80;
  }
}
