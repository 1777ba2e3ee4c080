package org.zhibiao.source;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.beam.sdk.io.FileSystems;

/** Opens listed files. */
public final class SourceReader {

  /** The file could not be read: no permission, vanished, broken link, failing disk. */
  public static final String UNREADABLE = "UNREADABLE";

  /** The file is longer than what one document may be. */
  public static final String TOO_LARGE = "TOO_LARGE";

  /** Greatest length of a document in bytes: no report is near it, and it bounds the memory. */
  public static final long GREATEST_LENGTH = 32L << 20;

  private SourceReader() {}

  /** Takes what files hold. */
  public interface Sink {

    /** Takes a document. */
    void document(SourceDocument document);

    /**
     * Takes a failure, which stands for the file or entry.
     *
     * @param locator file or entry
     * @param bytes its length; null where it is unknown
     * @param reason {@link #UNREADABLE} or {@link #TOO_LARGE}
     * @param message what happened, for a person
     */
    void failure(SourceLocator locator, Long bytes, String reason, String message);
  }

  /** Hands all documents of a file to a sink, or its failure. */
  public static void read(SourceFile file, Sink sink) {
    SourceLocator locator = SourceLocator.ofFile(file.uri());
    if (file.problem() != null) {
      sink.failure(locator, null, UNREADABLE, file.problem());
      return;
    }
    if (file.bytes() > GREATEST_LENGTH) {
      sink.failure(locator, file.bytes(), TOO_LARGE, tooLarge(file.bytes()));
      return;
    }
    byte[] content;
    try (InputStream in = open(file)) {
      content = readAtMost(in, file.bytes());
    } catch (IOException e) {
      sink.failure(locator, null, UNREADABLE, problem(e));
      return;
    }
    if (content.length > GREATEST_LENGTH) {
      sink.failure(locator, null, TOO_LARGE, "The file grew beyond " + GREATEST_LENGTH + " bytes");
      return;
    }
    sink.document(new SourceDocument(locator, content, Map.of()));
  }

  /** Opens a file; the caller closes it. */
  public static InputStream open(SourceFile file) throws IOException {
    if (LocalFiles.isLocal(file.resource())) {
      return Files.newInputStream(Path.of(file.resource()));
    }
    ReadableByteChannel channel =
        FileSystems.open(FileSystems.matchNewResource(file.resource(), false));
    return Channels.newInputStream(channel);
  }

  /** Returns what a failure to read a file is, for a person. */
  public static String problem(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "No permission to read it";
    }
    if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
      return "It vanished after it was listed";
    }
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  private static byte[] readAtMost(InputStream in, long expected) throws IOException {
    byte[] exact = in.readNBytes((int) expected);
    int next = in.read();
    if (next < 0) {
      return exact;
    }
    ByteArrayOutputStream more = new ByteArrayOutputStream(exact.length * 2 + 1024);
    more.write(exact);
    more.write(next);
    more.write(in.readNBytes((int) (GREATEST_LENGTH + 1 - more.size())));
    return more.toByteArray();
  }

  private static String tooLarge(long bytes) {
    return "The file has " + bytes + " bytes, more than the " + GREATEST_LENGTH + " of a document";
  }
}
