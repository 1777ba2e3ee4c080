package org.zhibiao.format;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What goes over the pipes between a worker and its parser. A request is media type, path of a file
 * or nothing, and bytes. An answer is any number of names and rows or one text, then an end or a
 * failure.
 */
final class Wire {

  static final int READY = 'Z';
  static final int TEXT = 'T';
  static final int NAMES = 'N';
  static final int ROW = 'R';
  static final int END = 'E';
  static final int FAILURE = 'F';

  /** Exit code of a parser that ran out of memory, as the JVM has it. */
  static final int OUT_OF_MEMORY = 3;

  private Wire() {}

  static void writeString(DataOutputStream out, String text) throws IOException {
    if (text == null) {
      out.writeInt(-1);
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static String readString(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0) {
      return null;
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
