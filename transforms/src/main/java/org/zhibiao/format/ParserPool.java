package org.zhibiao.format;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.zhibiao.decode.RichText;
import org.zhibiao.decode.UndecodableException;
import org.zhibiao.source.ReadLimits;

/**
 * Parses risky documents in JVMs of their own. Each has a small heap; one that takes too long or
 * runs out of memory is killed, its document refused, and the next one gets a new JVM. There are as
 * many as documents are parsed at once, none before the first, and they end with this JVM. Safe to
 * call from several threads.
 */
public final class ParserPool implements RichText.Parser {

  private static final long WATCH_MILLIS = 100;
  private static final byte[] NOTHING = new byte[0];

  private static final Map<ReadLimits, ParserPool> SHARED = new ConcurrentHashMap<>();

  private final ReadLimits limits;
  private final Deque<ParserProcess> idle = new ArrayDeque<>();
  private final Set<ParserProcess> all = ConcurrentHashMap.newKeySet();
  private Thread watch;

  private ParserPool(ReadLimits limits) {
    this.limits = limits;
  }

  /** Returns the pool that all workers of this JVM share. */
  public static ParserPool shared(ReadLimits limits) {
    return SHARED.computeIfAbsent(limits, ParserPool::new);
  }

  @Override
  public RichText parse(String mediaType, byte[] content) throws UndecodableException {
    return run(mediaType, null, content, ParserProcess::text);
  }

  /**
   * Reads the rows of a file of records.
   *
   * @param mediaType XLSX, PARQUET or AVRO of {@link org.zhibiao.decode.MediaTypes}
   * @param content its bytes
   * @param rows takes the rows as they come
   * @throws UndecodableException if it is damaged or hostile; rows before that were handed over
   */
  public void rows(String mediaType, byte[] content, Rows rows) throws UndecodableException {
    run(mediaType, null, content, process -> rowsOf(process, rows));
  }

  /**
   * Reads the rows of a local file of records, however long it is.
   *
   * @param path absolute path of the file
   */
  public void rows(String mediaType, String path, Rows rows) throws UndecodableException {
    run(mediaType, path, NOTHING, process -> rowsOf(process, rows));
  }

  private static RichText rowsOf(ParserProcess process, Rows rows)
      throws IOException, UndecodableException {
    process.rows(rows);
    return null;
  }

  /** Reads an answer. */
  private interface Answer {
    RichText read(ParserProcess process) throws IOException, UndecodableException;
  }

  private RichText run(String mediaType, String path, byte[] content, Answer answer)
      throws UndecodableException {
    ParserProcess process = ask(mediaType, path, content);
    try {
      return answer.read(process);
    } catch (IOException e) {
      throw process.died(limits);
    } finally {
      release(process);
    }
  }

  /** Gives a request to a parser that waits for one, or to a new one. */
  private ParserProcess ask(String mediaType, String path, byte[] content)
      throws UndecodableException {
    ParserProcess waiting = poll();
    if (waiting != null) {
      try {
        waiting.ask(mediaType, path, content);
        return waiting;
      } catch (IOException e) {
        // It ended while it waited.
        discard(waiting);
      }
    }
    ParserProcess fresh = start();
    try {
      fresh.ask(mediaType, path, content);
      return fresh;
    } catch (IOException e) {
      discard(fresh);
      throw fresh.died(limits);
    }
  }

  private ParserProcess start() {
    try {
      ParserProcess process = ParserProcess.start(limits);
      all.add(process);
      synchronized (idle) {
        if (watch == null) {
          watch = new Thread(this::watch, "zhibiao-parser-watch");
          watch.setDaemon(true);
          watch.start();
        }
      }
      process.awaitReady();
      return process;
    } catch (IOException e) {
      throw new IllegalStateException("The parser JVM does not start: " + e.getMessage(), e);
    }
  }

  private void watch() {
    while (true) {
      try {
        Thread.sleep(WATCH_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
      long now = System.nanoTime();
      for (ParserProcess process : all) {
        process.check(now);
      }
    }
  }

  private ParserProcess poll() {
    synchronized (idle) {
      while (!idle.isEmpty()) {
        ParserProcess process = idle.pop();
        if (process.isAlive()) {
          return process;
        }
        all.remove(process);
      }
      return null;
    }
  }

  private void release(ParserProcess process) {
    if (process.isWaiting()) {
      synchronized (idle) {
        idle.push(process);
      }
    } else {
      discard(process);
    }
  }

  private void discard(ParserProcess process) {
    process.kill();
    all.remove(process);
  }
}
