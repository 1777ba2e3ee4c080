package org.zhibiao.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zhibiao.extract.DocumentExtractor;
import org.zhibiao.extract.DocumentTables;
import org.zhibiao.source.SourceDocument;

class RowWriteSupportTest {

  private static final DocumentTables TABLES = tables();

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Table.class)
  void writesTheBytesThatParquetsOwnAvroWriterWrites(Table table) throws IOException {
    Path own = folder.resolve("own.parquet");
    Path theirs = folder.resolve("theirs.parquet");
    try (RowFile file = RowFile.create(table, TableFormat.PARQUET, own.toString());
        ParquetWriter<SpecificRecord> writer = theirs(table, theirs)) {
      for (SpecificRecord row : table.rows(TABLES)) {
        file.write(row);
        writer.write(row);
      }
    }
    ParquetFooter.sortEncodings(theirs);

    assertThat(own).hasSameBinaryContentAs(theirs);
  }

  private static ParquetWriter<SpecificRecord> theirs(Table table, Path file) throws IOException {
    PlainParquetConfiguration configuration = new PlainParquetConfiguration();
    configuration.setBoolean(AvroWriteSupport.WRITE_OLD_LIST_STRUCTURE, false);
    return AvroParquetWriter.<SpecificRecord>builder(new LocalOutputFile(file))
        .withSchema(table.schema())
        .withDataModel(table.model())
        .withConf(configuration)
        .withCompressionCodec(CompressionCodecName.ZSTD)
        .withRowGroupSize(16L << 20)
        .withPageSize(256 << 10)
        .withDictionaryPageSize(256 << 10)
        .build();
  }

  private static DocumentTables tables() {
    Path sample =
        Path.of(System.getProperty("zhibiao.root", ".."), "samples", "cppcc-city-masked.txt");
    try {
      DocumentTables tables =
          new DocumentExtractor()
              .extract(SourceDocument.ofFile("a.txt", Files.readAllBytes(sample)));
      assertThat(List.of(tables.mentions(), tables.panel(), tables.reports()))
          .noneMatch(List::isEmpty);
      return tables;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
