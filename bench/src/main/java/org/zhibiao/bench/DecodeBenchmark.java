package org.zhibiao.bench;

import com.hankcs.hanlp.HanLP;
import com.ibm.icu.text.CharsetMatch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.apache.tika.detect.DefaultEncodingDetector;
import org.apache.tika.metadata.Metadata;
import org.mozilla.universalchardet.UniversalDetector;
import org.zhibiao.decode.DecodedDocument;
import org.zhibiao.decode.DocumentDecoder;
import org.zhibiao.decode.UndecodableException;
import org.zhibiao.source.SourceDocument;

/**
 * Measures how often bytes become the text that they were made of: encodings × lengths × random
 * cuts × damage × false declarations, beside ICU4J, juniversalchardet and Tika. Every text is
 * decoded with a table that it did not build: the reports are halved, and each half is measured
 * with the counts of the other.
 *
 * <p>{@code bench/run decode [FOLDER] [TRIALS]} runs it on a folder of reports in UTF-8 as .txt
 * files: by default corpus/ under the property zhibiao.testData, else samples/.
 */
public final class DecodeBenchmark {

  private static final int[] LENGTHS = {8, 16, 40, 200, 1000, 8000};

  /** What is done to the bytes. */
  private enum Accident {
    NONE,
    FALSE_META,
    SCRIPT_BEFORE,
    CUT_TAIL,
    CUT_HEAD,
    STRAY_BYTE,
    LOST_BYTE,
    NUL
  }

  /** Makes text of bytes; null where it fails. */
  private interface Reader {
    String read(byte[] bytes) throws IOException;
  }

  private record Tally(int[] right, int[] all, long[] nanos, long[] bytes) {
    Tally() {
      this(new int[1], new int[1], new long[1], new long[1]);
    }

    double share() {
      return all[0] == 0 ? Double.NaN : 100.0 * right[0] / all[0];
    }
  }

  private final Map<String, Tally> tallies = new LinkedHashMap<>();
  private final boolean verbose = Boolean.getBoolean("zhibiao.bench.verbose");

  /** Prints the tables. */
  public static void main(String[] args) throws IOException {
    String data = System.getProperty("zhibiao.testData");
    boolean named = args.length > 0 && !args[0].matches("\\d+");
    Path folder =
        named
            ? Path.of(args[0])
            : data == null
                ? Path.of(System.getProperty("zhibiao.root", "."), "samples")
                : Path.of(data, "corpus");
    int at = named ? 1 : 0;
    int trials = args.length > at ? Integer.parseInt(args[at]) : 300;
    new DecodeBenchmark().run(folder, trials);
    falseRepairs(folder);
  }

  /** Counts the clean texts in which something is repaired. */
  private static void falseRepairs(Path folder) throws IOException {
    DocumentDecoder decoder = new DocumentDecoder();
    List<String> texts = new ArrayList<>();
    for (Path file : CharacterCounts.reports(folder)) {
      texts.add(Files.readString(file));
    }
    Random random = new Random(20240101);
    int repaired = 0;
    int decoded = 0;
    for (int i = 0; i < 10_000; i++) {
      String whole = texts.get(random.nextInt(texts.size()));
      int length = 5 + random.nextInt(600);
      int start = random.nextInt(Math.max(1, whole.length() - length));
      String text = whole.substring(start, Math.min(whole.length(), start + length));
      byte[] bytes =
          (i % 4 == 0 ? HanLP.convertToTraditionalChinese(text) : text)
              .getBytes(StandardCharsets.UTF_8);
      try {
        decoded++;
        if (decoder.decode(SourceDocument.ofFile("a", bytes)).repair() != null) {
          repaired++;
        }
      } catch (UndecodableException e) {
        // A cut without a Chinese character.
        decoded--;
      }
    }
    System.out.printf("%nFalse repairs: %d in %,d clean texts%n", repaired, decoded);
  }

  private void run(Path folder, int trials) throws IOException {
    List<List<String>> halves = List.of(new ArrayList<>(), new ArrayList<>());
    List<Path> files = CharacterCounts.reports(folder);
    for (int i = 0; i < files.size(); i++) {
      halves.get(i & 1).add(Files.readString(files.get(i)));
    }
    List<Accident> accidents = List.of(Accident.values());
    Map<String, Boolean> encodings = new LinkedHashMap<>();
    for (String name :
        List.of(
            "UTF-8",
            "GB18030",
            "GBK",
            "GB2312",
            "HZ",
            "UTF-16LE",
            "UTF-16BE",
            "UTF-16 with mark")) {
      encodings.put(name, false);
    }
    for (String name :
        List.of(
            "Big5",
            "Big5-HKSCS",
            "x-windows-950",
            "x-EUC-TW",
            "UTF-8 traditional",
            "GB18030 traditional",
            "UTF-16LE traditional",
            "UTF-16BE traditional")) {
      encodings.put(name, true);
    }
    for (int half = 0; half < 2; half++) {
      CharacterCounts counts = new CharacterCounts();
      halves.get(1 - half).forEach(counts::add);
      DocumentDecoder decoder = DocumentDecoder.withCounts(counts.dataFile());
      Map<String, Reader> readers = readers(decoder);
      List<String> simplified = halves.get(half);
      List<String> traditional = new ArrayList<>();
      for (int i = 0; i < simplified.size(); i++) {
        String text = HanLP.convertToTraditionalChinese(simplified.get(i));
        traditional.add(i % 3 == 0 ? text : i % 3 == 1 ? HanLP.t2tw(text) : HanLP.t2hk(text));
      }
      Random random = new Random(20240101 + half);
      for (Map.Entry<String, Boolean> encoding : encodings.entrySet()) {
        List<String> texts = encoding.getValue() ? traditional : simplified;
        for (int length : LENGTHS) {
          int n = length > 1000 ? trials / 10 : trials;
          for (Accident accident : accidents) {
            for (int i = 0; i < (accident == Accident.NONE ? n : n / 4); i++) {
              trial(readers, texts, encoding.getKey(), length, accident, random);
            }
          }
        }
      }
    }
    print(encodings.keySet());
  }

  private static Map<String, Reader> readers(DocumentDecoder decoder) {
    Map<String, Reader> readers = new LinkedHashMap<>();
    readers.put(
        "zhibiao",
        bytes -> {
          try {
            DecodedDocument decoded = decoder.decode(SourceDocument.ofFile("a", bytes));
            return decoded.text();
          } catch (UndecodableException e) {
            return null;
          }
        });
    readers.put(
        "ICU4J",
        bytes -> {
          CharsetMatch match = new com.ibm.icu.text.CharsetDetector().setText(bytes).detect();
          return match == null ? null : decode(bytes, match.getName());
        });
    readers.put(
        "juniversalchardet",
        bytes -> {
          UniversalDetector detector = new UniversalDetector();
          detector.handleData(bytes, 0, bytes.length);
          detector.dataEnd();
          return decode(bytes, detector.getDetectedCharset());
        });
    DefaultEncodingDetector tika = new DefaultEncodingDetector();
    readers.put(
        "Tika",
        bytes -> {
          Charset charset = tika.detect(new ByteArrayInputStream(bytes), new Metadata());
          return charset == null ? null : decode(bytes, charset.name());
        });
    return readers;
  }

  private static String decode(byte[] bytes, String charset) {
    if (charset == null) {
      return null;
    }
    try {
      // The others name a family; its widest member is what a user would decode with.
      String name = charset.toUpperCase(Locale.ROOT);
      if (name.startsWith("GB") || name.equals("HZ-GB-2312")) {
        name = "GB18030";
      } else if (name.startsWith("BIG5")) {
        name = "Big5-HKSCS";
      } else if (name.equals("EUC-TW")) {
        name = "x-EUC-TW";
      }
      String text = new String(bytes, Charset.forName(name));
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }

  private void trial(
      Map<String, Reader> readers,
      List<String> texts,
      String encoding,
      int length,
      Accident accident,
      Random random)
      throws IOException {
    String name = encoding.replace(" traditional", "");
    String text = null;
    byte[] bytes = null;
    for (int attempt = 0; attempt < 50 && bytes == null; attempt++) {
      String whole = texts.get(random.nextInt(texts.size()));
      int start = whole.length() <= length ? 0 : random.nextInt(whole.length() - length);
      text = whole.substring(start, Math.min(whole.length(), start + length)).strip();
      bytes = ideographs(text) * 3 >= Math.max(text.length(), 3) ? encode(text, name) : null;
    }
    if (bytes == null) {
      return;
    }
    Charset prefix =
        name.startsWith("UTF-16")
            ? Charset.forName(name.substring(0, 6 + (name.length() == 8 ? 2 : 0)))
            : StandardCharsets.US_ASCII;
    if (name.endsWith("mark")
        && (accident == Accident.FALSE_META || accident == Accident.SCRIPT_BEFORE)) {
      return;
    }
    byte[] sent = injure(bytes, accident, prefix, random);
    String key = encoding + "\t" + length + "\t" + accident;
    for (Map.Entry<String, Reader> reader : readers.entrySet()) {
      Tally tally = tallies.computeIfAbsent(key + "\t" + reader.getKey(), k -> new Tally());
      long started = System.nanoTime();
      String read = reader.getValue().read(sent);
      tally.nanos()[0] += System.nanoTime() - started;
      tally.bytes()[0] += sent.length;
      tally.all()[0]++;
      if (read != null && isRight(read, text, accident)) {
        tally.right()[0]++;
      } else if (verbose && reader.getKey().equals("zhibiao")) {
        System.out.println(key + "\n  " + text + "\n  " + read);
      }
    }
  }

  private static int ideographs(String text) {
    int n = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= '\u4E00' && text.charAt(i) <= '\u9FA5') {
        n++;
      }
    }
    return n;
  }

  private static byte[] encode(String text, String name) {
    if (name.equals("HZ")) {
      return hz(text);
    }
    if (name.equals("UTF-16 with mark")) {
      return text.getBytes(StandardCharsets.UTF_16);
    }
    Charset charset = Charset.forName(name);
    byte[] bytes = text.getBytes(charset);
    return new String(bytes, charset).equals(text) ? bytes : null;
  }

  private static byte[] hz(String text) {
    Charset gb2312 = Charset.forName("GB2312");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        if (inside) {
          out.write('~');
          out.write('}');
          inside = false;
        }
        out.write(c);
        if (c == '~') {
          out.write(c);
        }
        continue;
      }
      byte[] pair = String.valueOf(c).getBytes(gb2312);
      if (pair.length != 2 || pair[0] >= (byte) 0xF8 || c == '\u2015' || c == '\u30FB') {
        return null;
      }
      if (!inside) {
        out.write('~');
        out.write('{');
        inside = true;
      }
      out.write(pair[0] & 0x7F);
      out.write(pair[1] & 0x7F);
    }
    if (inside) {
      out.write('~');
      out.write('}');
    }
    return inside || text.chars().anyMatch(c -> c > 0x7F) ? out.toByteArray() : null;
  }

  private static byte[] injure(byte[] bytes, Accident accident, Charset prefix, Random random) {
    int at = bytes.length / 4 + random.nextInt(Math.max(1, bytes.length / 2));
    return switch (accident) {
      case NONE -> bytes;
      case FALSE_META -> {
        String[] wrong = {"gb2312", "big5", "utf-8", "iso-8859-1", "utf-16"};
        yield join(
            ("<meta charset=\"" + wrong[random.nextInt(wrong.length)] + "\">\n").getBytes(prefix),
            bytes);
      }
      case SCRIPT_BEFORE ->
          join("var a = function(b) { return b + 1; };\n".repeat(500).getBytes(prefix), bytes);
      case CUT_TAIL -> java.util.Arrays.copyOf(bytes, bytes.length - 1);
      case CUT_HEAD -> java.util.Arrays.copyOfRange(bytes, 1, bytes.length);
      case STRAY_BYTE -> splice(bytes, at, at, new byte[] {(byte) (0x80 + random.nextInt(128))});
      case LOST_BYTE -> splice(bytes, at, at + 1, new byte[0]);
      case NUL -> splice(bytes, at, at, new byte[] {0});
    };
  }

  private static byte[] join(byte[] a, byte[] b) {
    return splice(a, a.length, a.length, b);
  }

  private static byte[] splice(byte[] bytes, int from, int to, byte[] put) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    out.write(put, 0, put.length);
    out.write(bytes, to, bytes.length - to);
    return out.toByteArray();
  }

  /** A text with an accident is right if at most three characters around the accident differ. */
  private static boolean isRight(String read, String text, Accident accident) {
    if (accident == Accident.NONE) {
      return read.equals(text);
    }
    if (accident == Accident.FALSE_META || accident == Accident.SCRIPT_BEFORE) {
      return read.endsWith(text);
    }
    int same = 0;
    int shorter = Math.min(read.length(), text.length());
    while (same < shorter && read.charAt(same) == text.charAt(same)) {
      same++;
    }
    int tail = 0;
    while (tail < shorter - same
        && read.charAt(read.length() - 1 - tail) == text.charAt(text.length() - 1 - tail)) {
      tail++;
    }
    return text.length() - same - tail <= 3 && read.length() - same - tail <= 4;
  }

  private void print(Iterable<String> encodings) {
    List<String> names = List.of("zhibiao", "ICU4J", "juniversalchardet", "Tika");
    for (String reader : names) {
      System.out.printf("%n%s: decode-equal, %% (no accident)%n%-22s", reader, "encoding");
      for (int length : LENGTHS) {
        System.out.printf("%8d", length);
      }
      System.out.println();
      Tally[] sums = new Tally[LENGTHS.length];
      for (String encoding : encodings) {
        System.out.printf("%-22s", encoding);
        for (int i = 0; i < LENGTHS.length; i++) {
          Tally t = tallies.get(encoding + "\t" + LENGTHS[i] + "\tNONE\t" + reader);
          System.out.printf("%8s", t == null ? "-" : String.format("%.2f", t.share()));
          sums[i] = sum(sums[i], t);
        }
        System.out.println();
      }
      System.out.printf("%-22s", "all");
      for (Tally sum : sums) {
        System.out.printf("%8.2f", sum.share());
      }
      System.out.println();
    }
    System.out.printf("%nWith accidents, all encodings, 200 characters and more, %%%n%-22s", "");
    names.forEach(n -> System.out.printf("%20s", n));
    for (Accident accident : Accident.values()) {
      System.out.printf("%n%-22s", accident);
      for (String reader : names) {
        Tally sum = null;
        for (String encoding : encodings) {
          for (int length : LENGTHS) {
            if (length >= 200) {
              sum =
                  sum(sum, tallies.get(encoding + "\t" + length + "\t" + accident + "\t" + reader));
            }
          }
        }
        System.out.printf("%20.2f", sum.share());
      }
    }
    System.out.printf("%n%nSpeed, MB/s (decoding included)%n");
    for (String reader : names) {
      Tally sum = null;
      for (Map.Entry<String, Tally> entry : tallies.entrySet()) {
        if (entry.getKey().endsWith("\t8000\tNONE\t" + reader)) {
          sum = sum(sum, entry.getValue());
        }
      }
      System.out.printf("%-22s%8.1f%n", reader, sum.bytes()[0] * 1e3 / sum.nanos()[0]);
    }
  }

  private static Tally sum(Tally a, Tally b) {
    Tally sum = new Tally();
    for (Tally t : new Tally[] {a, b}) {
      if (t != null) {
        sum.right()[0] += t.right()[0];
        sum.all()[0] += t.all()[0];
        sum.nanos()[0] += t.nanos()[0];
        sum.bytes()[0] += t.bytes()[0];
      }
    }
    return sum;
  }
}
