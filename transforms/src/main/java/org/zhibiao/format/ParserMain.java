package org.zhibiao.format;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.LogManager;
import org.zhibiao.decode.HtmlText;
import org.zhibiao.decode.MediaTypes;
import org.zhibiao.decode.RichText;
import org.zhibiao.decode.TextBlock;
import org.zhibiao.decode.UndecodableException;

/**
 * The JVM that parses risky documents: takes requests from its standard input and answers on its
 * standard output until the input ends, its parent dies, or nothing was asked for a while.
 */
public final class ParserMain {

  private static final long IDLE_MILLIS = 120_000;
  private static final int MOST_CHARACTERS = Integer.MAX_VALUE - 8;

  private static volatile long idleSince = System.currentTimeMillis();

  private ParserMain() {}

  /** Runs the parser; the argument is the greatest number of characters of a text. */
  public static void main(String[] args) throws IOException {
    int characters = args.length == 0 ? MOST_CHARACTERS : Integer.parseInt(args[0]);
    DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(new FileInputStream(FileDescriptor.in), 1 << 16));
    DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
    // What a library prints must not get between the answers.
    System.setOut(System.err);
    LogManager.getLogManager().reset();
    java.util.logging.Logger.getLogger("").setLevel(Level.OFF);
    watch();
    out.writeByte(Wire.READY);
    out.flush();
    while (true) {
      String type;
      try {
        type = Wire.readString(in);
      } catch (EOFException e) {
        return;
      }
      idleSince = Long.MAX_VALUE;
      String path = Wire.readString(in);
      byte[] content = new byte[in.readInt()];
      in.readFully(content);
      answer(type, path, content, characters, out);
      out.flush();
      idleSince = System.currentTimeMillis();
    }
  }

  /** Ends this JVM when nobody needs it any more. */
  private static void watch() {
    Optional<ProcessHandle> parent = ProcessHandle.current().parent();
    Thread thread =
        new Thread(
            () -> {
              while (parent.isEmpty() || parent.get().isAlive()) {
                try {
                  Thread.sleep(1_000);
                } catch (InterruptedException e) {
                  break;
                }
                if (System.currentTimeMillis() - idleSince > IDLE_MILLIS) {
                  break;
                }
              }
              Runtime.getRuntime().halt(0);
            },
            "parser-watch");
    thread.setDaemon(true);
    thread.start();
  }

  private static void answer(
      String type, String path, byte[] content, int characters, DataOutputStream out)
      throws IOException {
    try {
      if (MediaTypes.isRich(type) || type.equals(MediaTypes.HTML)) {
        write(text(type, content, characters), out);
      } else {
        rows(type, path, content, out);
        out.writeByte(Wire.END);
      }
    } catch (UndecodableException e) {
      fail(e.reason(), e.getMessage(), out);
    } catch (StackOverflowError e) {
      fail("NESTED_TOO_DEEP", "Its structure nests too deep to be followed", out);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (LinkageError e) {
      fail("INTERNAL_ERROR", "The parser lacks a part of itself: " + e, out);
    } catch (RuntimeException e) {
      StackTraceElement[] trace = e.getStackTrace();
      fail(
          "DAMAGED",
          "Its structure is broken: " + e + (trace.length == 0 ? "" : " at " + trace[0]),
          out);
    }
  }

  /** Reads a text in this JVM. */
  static RichText text(String type, byte[] content, int characters) throws UndecodableException {
    return switch (type) {
      case MediaTypes.PDF -> PdfText.read(content, characters);
      case MediaTypes.DOCX -> DocxText.read(content, characters);
      case MediaTypes.DOC -> DocText.read(content, characters);
      case MediaTypes.ODT -> OdtText.read(content, characters);
      case MediaTypes.RTF -> RtfText.read(content, characters);
      case MediaTypes.HTML -> HtmlText.read(new String(content, StandardCharsets.UTF_8));
      default -> throw new UndecodableException("UNSUPPORTED_MEDIA", type + " is not read here");
    };
  }

  private static void rows(String type, String path, byte[] content, DataOutputStream out)
      throws UndecodableException, IOException {
    Rows rows = new WrittenRows(out);
    if (type.equals(MediaTypes.XLSX)) {
      XlsxRows.read(path == null ? content : Files.readAllBytes(Path.of(path)), rows);
      return;
    }
    Path file = path == null ? Files.createTempFile("zhibiao-table", null) : Path.of(path);
    try {
      if (path == null) {
        Files.write(file, content);
      }
      if (type.equals(MediaTypes.PARQUET)) {
        RecordRows.parquet(file, rows);
      } else {
        RecordRows.avro(file.toFile(), rows);
      }
    } finally {
      if (path == null) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static void write(RichText text, DataOutputStream out) throws IOException {
    out.writeByte(Wire.TEXT);
    Wire.writeString(out, text.text());
    out.writeInt(text.blocks().size());
    for (TextBlock block : text.blocks()) {
      out.writeInt(block.start());
      out.writeInt(block.end());
      out.writeByte(block.role().ordinal());
      out.writeByte(block.level());
    }
    out.writeByte(Wire.END);
  }

  private static void fail(String reason, String message, DataOutputStream out) throws IOException {
    out.writeByte(Wire.FAILURE);
    Wire.writeString(out, reason);
    Wire.writeString(out, message);
  }

  /** Sends rows as they come. */
  private record WrittenRows(DataOutputStream out) implements Rows {

    @Override
    public void names(List<String> names) {
      write(Wire.NAMES, null, 0, names);
    }

    @Override
    public void row(String group, long number, List<String> cells) {
      write(Wire.ROW, group, number, cells);
    }

    private void write(int kind, String group, long number, List<String> cells) {
      try {
        out.writeByte(kind);
        Wire.writeString(out, group);
        out.writeLong(number);
        out.writeInt(cells.size());
        for (String cell : cells) {
          Wire.writeString(out, cell);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
