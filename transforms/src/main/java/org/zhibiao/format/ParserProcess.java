package org.zhibiao.format;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.zhibiao.decode.RichText;
import org.zhibiao.decode.TextBlock;
import org.zhibiao.decode.UndecodableException;
import org.zhibiao.source.ReadLimits;

/** A parser JVM as seen from the worker. Answers one request at a time. */
final class ParserProcess {

  private static final TextBlock.Role[] ROLES = TextBlock.Role.values();
  private static final long START_SECONDS = 60;
  private static final int LONGEST_COMPLAINT = 2_000;

  private final Process process;
  private final DataOutputStream out;
  private final DataInputStream in;
  private final long nanos;

  /** When the process is killed, by {@link System#nanoTime}; 0 while nothing is awaited. */
  private volatile long deadline;

  private volatile boolean timedOut;

  /** Whether an answer is not read to its end. */
  private boolean busy;

  private ParserProcess(Process process, int seconds) {
    this.process = process;
    this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
    this.in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
    this.nanos = TimeUnit.SECONDS.toNanos(seconds);
  }

  /** Starts a JVM; the caller watches it from then on. */
  static ParserProcess start(ReadLimits limits) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.add("-Xmx" + limits.parserMegabytes() + "m");
    command.add("-Xss2m");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:-UsePerfData");
    command.add("-XX:MaxDirectMemorySize=32m");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-XX:+DisplayVMOutputToStderr");
    command.add("-Djava.awt.headless=true");
    command.add("-Dfile.encoding=UTF-8");
    String archive = System.getProperty("zhibiao.parserArchive");
    if (archive != null) {
      command.add("-XX:SharedArchiveFile=" + archive);
      command.add("-Xshare:auto");
      command.add("-Xlog:disable");
      command.add("-Xlog:all=off");
    }
    command.add("-cp");
    command.add(ParserClassPath.get());
    command.add(ParserMain.class.getName());
    command.add(Integer.toString(limits.characters()));
    Process process = new ProcessBuilder(command).start();
    return new ParserProcess(process, limits.seconds());
  }

  /**
   * Waits until it is ready.
   *
   * @throws IllegalStateException if the JVM does not come up
   */
  void awaitReady() {
    deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    try {
      if (in.read() == Wire.READY) {
        deadline = 0;
        // What libraries complain about is of no use, and a full pipe would stop the parser.
        Thread drain = new Thread(() -> drain(process.getErrorStream()), "zhibiao-parser-errors");
        drain.setDaemon(true);
        drain.start();
        return;
      }
      byte[] complaint = process.getErrorStream().readNBytes(LONGEST_COMPLAINT);
      throw new IllegalStateException(
          "The parser JVM does not start: "
              + new String(complaint, StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      throw new IllegalStateException("The parser JVM does not start: " + e.getMessage(), e);
    } finally {
      deadline = 0;
    }
  }

  private static void drain(InputStream errors) {
    byte[] buffer = new byte[1 << 12];
    try {
      while (errors.read(buffer) >= 0) {
        // Nobody reads it.
      }
    } catch (IOException e) {
      // The process has ended, and its errors with it.
      return;
    }
  }

  /** Kills the process if what is awaited of it is overdue. */
  void check(long now) {
    long until = deadline;
    if (until != 0 && now - until > 0) {
      timedOut = true;
      kill();
    }
  }

  void kill() {
    process.destroyForcibly();
  }

  /** Tells whether it can take another request. */
  boolean isWaiting() {
    return !busy && process.isAlive();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Sends a request; the answer is read by one of the methods below. */
  void ask(String mediaType, String path, byte[] content) throws IOException {
    busy = true;
    deadline = System.nanoTime() + nanos;
    Wire.writeString(out, mediaType);
    Wire.writeString(out, path);
    out.writeInt(content.length);
    out.write(content);
    out.flush();
  }

  /** Reads the text that was asked for. */
  RichText text() throws IOException, UndecodableException {
    try {
      int kind = in.readUnsignedByte();
      if (kind == Wire.FAILURE) {
        throw failure();
      }
      if (kind != Wire.TEXT) {
        throw new IOException("The parser answers " + kind);
      }
      String text = Wire.readString(in);
      int count = in.readInt();
      List<TextBlock> blocks = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        blocks.add(
            new TextBlock(
                in.readInt(), in.readInt(), ROLES[in.readUnsignedByte()], in.readUnsignedByte()));
      }
      in.readUnsignedByte();
      busy = false;
      return new RichText(text, blocks);
    } finally {
      deadline = 0;
    }
  }

  /** Hands on the rows that were asked for. The time for each begins when the last was taken. */
  void rows(Rows rows) throws IOException, UndecodableException {
    try {
      while (true) {
        deadline = System.nanoTime() + nanos;
        int kind = in.readUnsignedByte();
        if (kind == Wire.END) {
          busy = false;
          return;
        }
        if (kind == Wire.FAILURE) {
          throw failure();
        }
        String group = Wire.readString(in);
        long number = in.readLong();
        int count = in.readInt();
        List<String> cells = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
          cells.add(Wire.readString(in));
        }
        deadline = 0;
        if (kind == Wire.NAMES) {
          rows.names(cells);
        } else {
          rows.row(group, number, cells);
        }
      }
    } finally {
      deadline = 0;
    }
  }

  private UndecodableException failure() throws IOException {
    String reason = Wire.readString(in);
    String message = Wire.readString(in);
    busy = false;
    return new UndecodableException(reason, message);
  }

  /** Says why the process ended instead of answering. */
  UndecodableException died(ReadLimits limits) {
    kill();
    int code = -1;
    try {
      if (process.waitFor(5, TimeUnit.SECONDS)) {
        code = process.exitValue();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (timedOut) {
      return new UndecodableException(
          "TIMED_OUT", "It took more than " + limits.seconds() + " seconds to parse");
    }
    if (code == Wire.OUT_OF_MEMORY) {
      return new UndecodableException(
          "OUT_OF_MEMORY",
          "It needs more than " + limits.parserMegabytes() + " MiB of memory to parse");
    }
    return new UndecodableException("DAMAGED", "Its parser crashed with exit code " + code);
  }
}
