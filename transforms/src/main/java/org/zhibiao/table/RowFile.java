package org.zhibiao.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;

/**
 * A file of rows that is being written. Its content depends on the rows alone. Memory stays within
 * a row group of Parquet (16 MiB before compression) or a block of Avro (256 KiB).
 */
interface RowFile extends Closeable {

  /** Appends a row. */
  void write(SpecificRecord row) throws IOException;

  /** Creates a file at a local path or URI. */
  static RowFile create(Table table, TableFormat format, String resource) throws IOException {
    return switch (format) {
      case PARQUET -> new ParquetRowFile(table, resource);
      case AVRO -> new AvroRowFile(table, resource);
    };
  }

  /** A Parquet file. */
  final class ParquetRowFile implements RowFile {

    private static final long ROW_GROUP_BYTES = 16L << 20;
    private static final int PAGE_BYTES = 256 << 10;

    private final ParquetWriter<SpecificRecord> writer;
    private final String resource;

    ParquetRowFile(Table table, String resource) throws IOException {
      this.resource = resource;
      writer =
          new Builder(new ChannelOutputFile(resource), table.schema())
              .withConf(new PlainParquetConfiguration())
              .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
              .withCompressionCodec(CompressionCodecName.ZSTD)
              .withRowGroupSize(ROW_GROUP_BYTES)
              .withPageSize(PAGE_BYTES)
              .withDictionaryPageSize(PAGE_BYTES)
              .build();
    }

    private static final class Builder extends ParquetWriter.Builder<SpecificRecord, Builder> {
      private final Schema rows;

      Builder(OutputFile file, Schema rows) {
        super(file);
        this.rows = rows;
      }

      @Override
      protected Builder self() {
        return this;
      }

      @Override
      protected WriteSupport<SpecificRecord> getWriteSupport(Configuration configuration) {
        return new RowWriteSupport(rows);
      }

      @Override
      protected WriteSupport<SpecificRecord> getWriteSupport(ParquetConfiguration configuration) {
        return new RowWriteSupport(rows);
      }
    }

    @Override
    public void write(SpecificRecord row) throws IOException {
      writer.write(row);
    }

    @Override
    public void close() throws IOException {
      writer.close();
      if (OutputTree.isLocal(resource)) {
        ParquetFooter.sortEncodings(Path.of(resource));
      }
    }
  }

  /** An Avro object container file. */
  final class AvroRowFile implements RowFile {

    private static final int BLOCK_BYTES = 256 << 10;
    private static final int ZSTD_LEVEL = 3;
    private static final int SYNC_BYTES = 16;

    private final DataFileWriter<SpecificRecord> writer;

    AvroRowFile(Table table, String resource) throws IOException {
      OutputStream out = Channels.newOutputStream(ChannelOutputFile.open(resource));
      writer =
          new DataFileWriter<>(
              new SpecificDatumWriter<SpecificRecord>(table.schema(), table.model()));
      writer.setCodec(CodecFactory.zstandardCodec(ZSTD_LEVEL));
      writer.setSyncInterval(BLOCK_BYTES);
      writer.create(table.schema(), out, syncMarker(table));
    }

    /** The marker between blocks is random by default, which would make every run's file differ. */
    private static byte[] syncMarker(Table table) {
      try {
        byte[] hash =
            MessageDigest.getInstance("SHA-256")
                .digest(table.schema().toString().getBytes(StandardCharsets.UTF_8));
        return Arrays.copyOf(hash, SYNC_BYTES);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Every Java runtime has SHA-256", e);
      }
    }

    @Override
    public void write(SpecificRecord row) throws IOException {
      writer.append(row);
    }

    @Override
    public void close() throws IOException {
      writer.close();
    }
  }
}
