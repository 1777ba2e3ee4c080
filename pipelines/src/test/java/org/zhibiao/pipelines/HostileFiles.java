package org.zhibiao.pipelines;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/** Writes files that are meant to do harm, and tells what has to become of each. */
final class HostileFiles {

  private static final int MANY = 200_000;

  private final Path folder;
  private final Path fixtures;
  private final Map<String, String> outcomes = new TreeMap<>();

  /**
   * Creates a writer.
   *
   * @param folder where to
   * @param fixtures honest Word and PDF files, to be damaged
   */
  HostileFiles(Path folder, Path fixtures) {
    this.folder = folder;
    this.fixtures = fixtures;
  }

  /**
   * Writes them.
   *
   * @param endless length of what has no end, in bytes
   * @return by file name, the reasons of its quarantine rows, separated by blanks, with the entry
   *     in front where there is one; "document" for what is a document after all; "any" for what
   *     may be either
   */
  Map<String, String> write(long endless) throws IOException, InterruptedException {
    bombs(endless);
    xml();
    paths();
    nesting();
    damaged();
    encrypted();
    endless(endless);
    return outcomes;
  }

  private void bombs(long length) throws IOException {
    try (OutputStream file = open("bomb.zip", "EXPANDS_TOO_MUCH");
        ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.setLevel(Deflater.BEST_SPEED);
      zip.putNextEntry(new ZipEntry("zeros.txt"));
      repeat((byte) 0, length, zip);
    }
    try (OutputStream file = open("bomb.txt.gz", "EXPANDS_TOO_MUCH");
        OutputStream gzip = new GZIPOutputStream(file)) {
      repeat((byte) '1', length, gzip);
    }
    byte[] inner = zip("zeros.txt", new byte[8 << 20]);
    for (int level = 0; level < 3; level++) {
      ByteArrayOutputStream layer = new ByteArrayOutputStream();
      try (ZipOutputStream zip = new ZipOutputStream(layer)) {
        for (int i = 0; i < 16; i++) {
          zip.putNextEntry(new ZipEntry(i + ".zip"));
          zip.write(inner);
        }
      }
      inner = layer.toByteArray();
    }
    write("layers.zip", "0.zip/0.zip/0.zip/zeros.txt TOO_LONG EXPANDS_TOO_MUCH", inner);
    byte[] nested = zip("a.txt", "收到提案3件。".getBytes(StandardCharsets.UTF_8));
    for (int level = 0; level < 20; level++) {
      nested = zip("inner.zip", nested);
    }
    write("nested.zip", "inner.zip/inner.zip/inner.zip/inner.zip NESTED_TOO_DEEP", nested);
  }

  private void xml() throws IOException {
    String entity = "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>";
    StringBuilder laughs = new StringBuilder("<!DOCTYPE d [<!ENTITY l0 \"哈\">");
    for (int i = 1; i < 10; i++) {
      laughs.append("<!ENTITY l").append(i).append(" \"");
      laughs.append(("&l" + (i - 1) + ";").repeat(10)).append("\">");
    }
    laughs.append("]>");
    Map<String, String> attacks = Map.of("entity", entity, "laughs", laughs.toString());
    for (Map.Entry<String, String> attack : attacks.entrySet()) {
      String reference = attack.getKey().equals("entity") ? "&x;" : "&l9;";
      String word =
          attack.getValue()
              + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
              + "<w:body><w:p><w:r><w:t>"
              + reference
              + "</w:t></w:r></w:p></w:body></w:document>";
      write(attack.getKey() + ".docx", "FORBIDDEN_XML", word(word));
      String odt =
          attack.getValue()
              + "<office:document-content><office:body><office:text><text:p>"
              + reference
              + "</text:p></office:text></office:body></office:document-content>";
      write(attack.getKey() + ".odt", "FORBIDDEN_XML", openDocument(odt));
      String tmx =
          "<?xml version=\"1.0\"?>"
              + attack.getValue().replace("DOCTYPE d", "DOCTYPE tmx")
              + "<tmx version=\"1.4\"><body><tu><tuv xml:lang=\"zh\"><seg>"
              + reference
              + "</seg></tuv></tu></body></tmx>";
      write(attack.getKey() + ".tmx", "FORBIDDEN_XML", utf8(tmx));
    }
  }

  private void paths() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : new String[] {"../../etc/passwd", "/etc/passwd", "C:\\a.txt"}) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(utf8("收到提案" + name.length() + "件。"));
      }
    }
    write(
        "traversal.zip",
        "../../etc/passwd UNSAFE_PATH /etc/passwd UNSAFE_PATH C:/a.txt UNSAFE_PATH",
        out.toByteArray());
    Files.createSymbolicLink(folder.resolve("passwd.txt"), Path.of("/etc/passwd"));
    outcomes.put("passwd.txt", "");
    Files.createSymbolicLink(folder.resolve("loop"), folder);
    outcomes.put("loop", "");
  }

  private void nesting() throws IOException {
    write(
        "tags.html",
        "NESTED_TOO_DEEP",
        utf8("<html><body>" + "<div>".repeat(MANY) + "收到提案3件。" + "</div>".repeat(MANY)));
    write(
        "tags.docx",
        "NESTED_TOO_DEEP",
        word(
            "<w:document xmlns:w=\"x\"><w:body>"
                + "<w:p>".repeat(MANY)
                + "</w:p>".repeat(MANY)
                + "</w:body></w:document>"));
    write(
        "groups.rtf",
        "NESTED_TOO_DEEP",
        utf8("{\\rtf1 " + "{".repeat(MANY) + "}".repeat(MANY) + "}"));
    write("arrays.json", "1 DAMAGED", utf8("{\"a\":" + "[".repeat(MANY) + "]".repeat(MANY) + "}"));
  }

  private void damaged() throws IOException {
    Random random = new Random(20_240_229);
    for (String type : new String[] {"pdf", "docx", "doc", "odt", "rtf"}) {
      byte[] honest = Files.readAllBytes(fixtures.resolve("court-report." + type));
      byte[] head = Arrays.copyOf(honest, honest.length * 2 / 5);
      write("truncated." + type, type.equals("pdf") ? "any" : "DAMAGED", head);
      for (int i = 0; i < 5; i++) {
        byte[] copy = honest.clone();
        for (int flips = 0; flips < copy.length / 200; flips++) {
          copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
        }
        write("fuzzed-" + i + "." + type, "any", copy);
      }
    }
    StringBuilder forms = new StringBuilder("%PDF-1.4\n");
    forms.append("1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n");
    forms.append("2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n");
    forms.append("3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R");
    forms.append("/Resources<</XObject<</F 10 0 R>>>>>>endobj\n");
    forms.append("4 0 obj<</Length 5>>stream\n/F Do\nendstream endobj\n");
    for (int i = 10; i < 20; i++) {
      forms.append(i).append(" 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 200 200]");
      forms
          .append("/Resources<</XObject<</F ")
          .append(i + 1)
          .append(" 0 R>>>>/Length 96>>stream\n");
      forms.append("/F Do ".repeat(16)).append("\nendstream endobj\n");
    }
    forms.append("20 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 1>>stream\nn\n");
    forms.append("endstream endobj\ntrailer<</Size 21/Root 1 0 R>>\nstartxref\n0\n%%EOF");
    write("hangs.pdf", "TIMED_OUT", utf8(forms.toString()));
    write("large.rtf", "any", Arrays.copyOf(utf8("{\\rtf1 "), 30 << 20));
  }

  private void encrypted() throws IOException {
    for (String password : new String[] {"secret", ""}) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (PDDocument pdf = new PDDocument()) {
        pdf.addPage(new PDPage());
        StandardProtectionPolicy policy =
            new StandardProtectionPolicy("owner", password, new AccessPermission());
        policy.setEncryptionKeyLength(128);
        pdf.protect(policy);
        pdf.save(out);
      }
      // Without a password to open it, it can be read; this one has no text.
      String reason = password.isEmpty() ? "NO_TEXT_LAYER" : "ENCRYPTED";
      write("protected" + password.length() + ".pdf", reason, out.toByteArray());
    }
    byte[] zip = zip("secret.txt", utf8("收到提案7件。"));
    for (int i = 0; i + 8 < zip.length; i++) {
      // The flag of an encrypted entry, in its own head and in the directory.
      if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 3 && zip[i + 3] == 4) {
        zip[i + 6] |= 1;
      } else if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
        zip[i + 8] |= 1;
      }
    }
    write("protected.zip", "ENCRYPTED", zip);
  }

  private void endless(long length) throws IOException, InterruptedException {
    try (OutputStream file = open("letters.txt", "TOO_LARGE")) {
      repeat((byte) 'a', length, file);
    }
    try (OutputStream file = open("line.jsonl", "1 TOO_LARGE")) {
      file.write(utf8("{\"text\": \""));
      repeat((byte) 'a', length, file);
      file.write(utf8("\"}\n"));
    }
    try (OutputStream file = open("array.json", "any")) {
      file.write(utf8("[{\"text\": \"甲\"}, {\"text\": [\n"));
      for (long written = 0; written < length; written += 1 << 20) {
        file.write(utf8("\"" + "b".repeat((1 << 20) - 4) + "\",\n"));
      }
      file.write(utf8("\"\"]}]\n"));
    }
    write("one-line.txt", "ENDLESS_LINE", utf8("的".repeat(1_000_000)));
    write("long.txt", "TOO_LONG", utf8("的，".repeat(1_500_000)));
    write("mentions.txt", "document", utf8("收到提案12件，".repeat(MANY)));
    write("headings.txt", "document", utf8("一、工作回顾\n".repeat(MANY)));
    write("titles.txt", "document", utf8("政协工作报告\n".repeat(MANY)));
    write("sentences.txt", "document", utf8("其中：委员提案3件、5件，分别增长1%、2%。".repeat(MANY / 4)));
    write("digits.txt", "any", utf8("收到提案" + "9".repeat(MANY) + "件。"));
    Process fifo = new ProcessBuilder("mkfifo", folder.resolve("pipe.txt").toString()).start();
    if (fifo.waitFor() == 0) {
      outcomes.put("pipe.txt", "UNREADABLE");
    }
  }

  private OutputStream open(String name, String outcome) throws IOException {
    outcomes.put(name, outcome);
    return new BufferedOutputStream(Files.newOutputStream(folder.resolve(name)), 1 << 16);
  }

  private void write(String name, String outcome, byte[] content) throws IOException {
    outcomes.put(name, outcome);
    Files.write(folder.resolve(name), content);
  }

  private static void repeat(byte value, long times, OutputStream out) throws IOException {
    byte[] block = new byte[1 << 16];
    Arrays.fill(block, value);
    for (long left = times; left > 0; left -= block.length) {
      out.write(block, 0, (int) Math.min(left, block.length));
    }
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    return out.toByteArray();
  }

  private static byte[] word(String document) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.write(
          utf8(
              "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/"
                  + "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
                  + "</Types>"));
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      zip.write(utf8(document));
    }
    return out.toByteArray();
  }

  private static byte[] openDocument(String content) throws IOException {
    byte[] type = utf8("application/vnd.oasis.opendocument.text");
    CRC32 crc = new CRC32();
    crc.update(type);
    ZipEntry first = new ZipEntry("mimetype");
    first.setMethod(ZipEntry.STORED);
    first.setSize(type.length);
    first.setCrc(crc.getValue());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(first);
      zip.write(type);
      zip.putNextEntry(new ZipEntry("content.xml"));
      zip.write(utf8(content));
    }
    return out.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
