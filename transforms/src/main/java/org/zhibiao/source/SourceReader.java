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
import org.apache.beam.sdk.io.FileSystems;

/** Opens listed files. */
public final class SourceReader {

  /** The file could not be read: no permission, vanished, broken link, failing disk. */
  public static final String UNREADABLE = "UNREADABLE";

  /** The file is longer than what one document may be. */
  public static final String TOO_LARGE = "TOO_LARGE";

  /** Bytes that tell what a file is. */
  public static final int HEAD = 64 << 10;

  private SourceReader() {}

  /**
   * What a file holds.
   *
   * @param bytes its bytes, or the first {@link #HEAD} of them where it is too long for a document
   * @param whole whether those are all
   * @param length its length in bytes; null where it is unknown
   * @param reason why it could not be read: {@link #UNREADABLE}; null where it could
   * @param message what happened, for a person; null where nothing did
   */
  // The bytes are shared, not copied.
  @SuppressWarnings("ArrayRecordComponent")
  public record Content(byte[] bytes, boolean whole, Long length, String reason, String message) {

    private static Content failure(String message) {
      return new Content(new byte[0], false, null, UNREADABLE, message);
    }
  }

  /**
   * Reads a file, if it is not too long for a document, or else its beginning.
   *
   * @param greatest greatest length of a document in bytes
   */
  public static Content read(SourceFile file, int greatest) {
    if (file.problem() != null) {
      return Content.failure(file.problem());
    }
    try (InputStream in = open(file)) {
      if (file.bytes() > greatest) {
        return new Content(in.readNBytes(HEAD), false, file.bytes(), null, null);
      }
      byte[] content = readAtMost(in, file.bytes(), greatest);
      return content.length > greatest
          ? new Content(content, false, null, null, null)
          : new Content(content, true, (long) content.length, null, null);
    } catch (IOException e) {
      return Content.failure(problem(e));
    }
  }

  /** Opens a file; the caller closes it. */
  public static InputStream open(SourceFile file) throws IOException {
    if (LocalFiles.isLocal(file.resource())) {
      return Files.newInputStream(LocalFiles.pathOf(file.resource()));
    }
    ReadableByteChannel channel =
        FileSystems.open(FileSystems.matchNewResource(file.resource(), false));
    return Channels.newInputStream(channel);
  }

  /** Returns the path of a file of this machine's file system; null for any other. */
  public static String localPath(SourceFile file) {
    return LocalFiles.isLocal(file.resource())
        ? LocalFiles.pathOf(file.resource()).toString()
        : null;
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

  private static byte[] readAtMost(InputStream in, long expected, int greatest) throws IOException {
    byte[] exact = in.readNBytes((int) expected);
    int next = in.read();
    if (next < 0) {
      return exact;
    }
    ByteArrayOutputStream more = new ByteArrayOutputStream(exact.length * 2 + 1024);
    more.write(exact);
    more.write(next);
    more.write(in.readNBytes((int) Math.min(Integer.MAX_VALUE, greatest + 1L - more.size())));
    return more.toByteArray();
  }

  /** Says that a file is too long for a document. */
  public static String tooLarge(Long bytes, int greatest) {
    return "It has "
        + (bytes == null ? "more" : bytes + " bytes, more")
        + " than the "
        + greatest
        + " bytes of a document";
  }
}
