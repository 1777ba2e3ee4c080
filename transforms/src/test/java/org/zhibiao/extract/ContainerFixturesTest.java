package org.zhibiao.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.zhibiao.catalogue.CatalogueText;
import org.zhibiao.schema.MentionRow;
import org.zhibiao.source.ReadRules;
import org.zhibiao.source.SourceFile;
import org.zhibiao.source.SourceShard;

/**
 * Three samples in every kind of container say what they say as files of their own. The containers
 * are those of src/test/resources/containers, written by this test with -Dzhibiao.regenerate=true;
 * the fuzz command damages them, too.
 */
class ContainerFixturesTest {

  private static final Path ROOT = Path.of(System.getProperty("zhibiao.root", ".."));
  private static final Path FIXTURES = ROOT.resolve("transforms/src/test/resources/containers");
  private static final Charset GBK = Charset.forName("GBK");

  /** Reports without an entry's place, which follows from the path that a container lacks. */
  private static final List<String> SAMPLES =
      List.of("cppcc-city-2024.txt", "court-report.txt", "government-county-2024.txt");

  private static final Schema RECORD =
      SchemaBuilder.record("Report")
          .fields()
          .requiredString("url")
          .requiredInt("year")
          .optionalString("text")
          .endRecord();

  @TestFactory
  Stream<DynamicTest> aContainerSaysWhatItsFilesSay() throws IOException {
    try (Stream<Path> files = Files.list(FIXTURES)) {
      return files.sorted().toList().stream()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> compare(file)));
    }
  }

  @Test
  void regenerate() throws IOException {
    assumeTrue(
        Boolean.getBoolean("zhibiao.regenerate"),
        "Skipped: writes the containers with -Dzhibiao.regenerate=true only");
    Files.createDirectories(FIXTURES);
    for (Map.Entry<String, byte[]> container : containers().entrySet()) {
      Files.write(FIXTURES.resolve(container.getKey()), container.getValue());
    }
    Path parquet = FIXTURES.resolve("reports.parquet");
    Files.deleteIfExists(parquet);
    try (ParquetWriter<GenericRecord> writer =
        AvroParquetWriter.<GenericRecord>builder(new LocalOutputFile(parquet))
            .withSchema(RECORD)
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .build()) {
      for (GenericRecord row : records()) {
        writer.write(row);
      }
    }
  }

  private static void compare(Path container) throws IOException {
    // What is compressed is one document; a translation memory puts a sentence on each line.
    String name = container.getFileName().toString();
    List<String> samples = name.startsWith("report.") ? SAMPLES.subList(0, 1) : SAMPLES;
    List<List<String>> expected = new ArrayList<>();
    for (String sample : samples) {
      expected.addAll(mentions(ROOT.resolve("samples").resolve(sample)));
    }

    assertThat(mentions(container)).isEqualTo(expected);
    assertThat(expected).hasSize(samples.size()).noneMatch(List::isEmpty);
  }

  /** The mentions of each document in a file, without their places. */
  private static List<List<String>> mentions(Path file) throws IOException {
    List<List<String>> documents = new ArrayList<>();
    SourceFile source =
        new SourceFile(
            file.getFileName().toString(), file.toString(), Files.size(file), false, null);
    try (ShardExtractor extractor =
        new ShardExtractor(CatalogueText.BUILT_IN, 1, ReadRules.standard())) {
      extractor.extract(
          new SourceShard(0, 1, List.of(source)),
          Map.of(),
          tables -> documents.add(mentions(tables)));
    }
    return documents;
  }

  private static List<String> mentions(DocumentTables tables) {
    assertThat(tables.quarantine()).isNull();
    return tables.mentions().stream().map(ContainerFixturesTest::mention).toList();
  }

  private static String mention(MentionRow row) {
    return row.getText()
        + " "
        + row.getValue()
        + " "
        + row.getMeasure()
        + " "
        + row.getIndicator()
        + " "
        + row.getYear()
        + " "
        + row.getSection();
  }

  private static Map<String, byte[]> containers() throws IOException {
    Map<String, byte[]> containers = new TreeMap<>();
    byte[] first = bytes(SAMPLES.get(0));
    containers.put("report.txt.gz", gzip(first));
    containers.put("report.txt.bz2", bzip2(first));
    containers.put("report.txt.zst", com.github.luben.zstd.Zstd.compress(first));
    containers.put("report.tmx", tmx(text(SAMPLES.get(0))));
    containers.put("reports.zip", zip(StandardCharsets.UTF_8));
    containers.put("reports-gbk.zip", zip(GBK));
    containers.put("reports.tar", tar());
    containers.put("reports.tar.gz", gzip(tar()));
    containers.put("reports.jsonl", jsonLines().getBytes(StandardCharsets.UTF_8));
    containers.put("reports-gbk.jsonl", jsonLines().getBytes(GBK));
    String elements = String.join(",\n", jsonLines().split("\n"));
    containers.put("reports.json", ("[" + elements + "]").getBytes(StandardCharsets.UTF_8));
    containers.put(
        "reports-in-object.json",
        ("{\"code\": 200, \"data\": [" + elements + "]}").getBytes(StandardCharsets.UTF_8));
    containers.put("reports.csv", table(',').getBytes(GBK));
    containers.put("reports.tsv", table('\t').getBytes(StandardCharsets.UTF_16));
    containers.put("reports.xlsx", xlsx());
    containers.put("reports.avro", avro());
    containers.put("reports.warc", warc());
    containers.put("reports.warc.gz", gzip(warc()));
    return containers;
  }

  private static byte[] bytes(String sample) throws IOException {
    return Files.readAllBytes(ROOT.resolve("samples").resolve(sample));
  }

  private static String text(String sample) throws IOException {
    return new String(bytes(sample), StandardCharsets.UTF_8);
  }

  private interface Writer {
    void write(OutputStream out) throws IOException;
  }

  private static byte[] written(Writer writer) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.write(out);
    return out.toByteArray();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    return written(
        out -> {
          try (OutputStream gzip = new GzipCompressorOutputStream(out, new GzipParameters())) {
            gzip.write(content);
          }
        });
  }

  private static byte[] bzip2(byte[] content) throws IOException {
    return written(
        out -> {
          try (OutputStream bzip2 = new BZip2CompressorOutputStream(out)) {
            bzip2.write(content);
          }
        });
  }

  private static byte[] zip(Charset names) throws IOException {
    return written(
        out -> {
          try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
            zip.setEncoding(names.name());
            zip.setUseLanguageEncodingFlag(names.equals(StandardCharsets.UTF_8));
            for (String sample : SAMPLES) {
              ZipArchiveEntry entry = new ZipArchiveEntry("报告/" + sample);
              entry.setTime(0);
              zip.putArchiveEntry(entry);
              zip.write(bytes(sample));
              zip.closeArchiveEntry();
            }
          }
        });
  }

  private static byte[] tar() throws IOException {
    return written(
        out -> {
          try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8")) {
            for (String sample : SAMPLES) {
              byte[] content = bytes(sample);
              TarArchiveEntry entry = new TarArchiveEntry("报告/" + sample);
              entry.setSize(content.length);
              entry.setModTime(0);
              tar.putArchiveEntry(entry);
              tar.write(content);
              tar.closeArchiveEntry();
            }
          }
        });
  }

  private static String jsonLines() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String sample : SAMPLES) {
      String text = text(sample).replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
      lines.append("{\"id\": 7, \"meta\": {\"source\": \"网页\"}, \"content\": \"");
      lines.append(text).append("\"}\n");
    }
    return lines.toString();
  }

  private static String table(char separator) throws IOException {
    StringBuilder table = new StringBuilder("编号" + separator + "正文\n");
    for (int i = 0; i < SAMPLES.size(); i++) {
      String quoted = text(SAMPLES.get(i)).replace("\"", "\"\"");
      table.append(i).append(separator).append('"').append(quoted).append("\"\n");
    }
    return table.toString();
  }

  private static List<GenericRecord> records() throws IOException {
    List<GenericRecord> records = new ArrayList<>();
    for (String sample : SAMPLES) {
      GenericRecord row = new GenericData.Record(RECORD);
      row.put("url", "http://example.org/" + records.size());
      row.put("year", 0);
      row.put("text", text(sample));
      records.add(row);
    }
    return records;
  }

  private static byte[] avro() throws IOException {
    return written(
        out -> {
          try (DataFileWriter<GenericRecord> writer =
              new DataFileWriter<>(new GenericDatumWriter<GenericRecord>(RECORD))) {
            writer.create(RECORD, out, new byte[16]);
            for (GenericRecord row : records()) {
              writer.append(row);
            }
          }
        });
  }

  private static byte[] xlsx() throws IOException {
    StringBuilder sheet = new StringBuilder("<worksheet xmlns=\"");
    sheet.append("http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
    sheet
        .append("<row r=\"1\">")
        .append(cell("A1", "编号"))
        .append(cell("B1", "正文"))
        .append("</row>");
    for (int i = 0; i < SAMPLES.size(); i++) {
      int row = i + 2;
      sheet.append("<row r=\"").append(row).append("\"><c r=\"A").append(row).append("\"><v>");
      sheet.append(row).append("</v></c>").append(cell("B" + row, text(SAMPLES.get(i))));
      sheet.append("</row>");
    }
    sheet.append("</sheetData></worksheet>");
    String workbook =
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
            + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
            + "<sheets><sheet name=\"报告\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
    String relations =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/"
            + "2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>";
    String types =
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/"
            + "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>";
    Map<String, String> parts = new TreeMap<>();
    parts.put("[Content_Types].xml", types);
    parts.put("xl/_rels/workbook.xml.rels", relations);
    parts.put("xl/workbook.xml", workbook);
    parts.put("xl/worksheets/sheet1.xml", sheet.toString());
    return written(
        out -> {
          try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
              ZipArchiveEntry entry = new ZipArchiveEntry(part.getKey());
              entry.setTime(0);
              zip.putArchiveEntry(entry);
              zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
              zip.closeArchiveEntry();
            }
          }
        });
  }

  private static String cell(String place, String text) {
    return "<c r=\"%s\" t=\"inlineStr\"><is><t xml:space=\"preserve\">%s</t></is></c>"
        .formatted(place, escaped(text));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static byte[] tmx(String text) {
    StringBuilder tmx = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    tmx.append("<tmx version=\"1.4\"><header srclang=\"zh-CN\"/><body>\n");
    for (String line : text.split("\n")) {
      if (!line.isBlank()) {
        tmx.append(
            "<tu><tuv xml:lang=\"en\"><seg>12 proposals</seg></tuv><tuv xml:lang=\"zh-CN\">");
        tmx.append("<seg>").append(escaped(line)).append("</seg></tuv></tu>\n");
      }
    }
    return tmx.append("</body></tmx>\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] warc() throws IOException {
    return written(
        out -> {
          for (String sample : SAMPLES) {
            String head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n";
            byte[] body = bytes(sample);
            String record =
                "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/a\r\n"
                    + "Content-Type: application/http; msgtype=response\r\nContent-Length: "
                    + (head.length() + body.length)
                    + "\r\n\r\n";
            out.write((record + head).getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.write("\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
          }
        });
  }
}
