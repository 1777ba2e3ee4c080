package org.zhibiao.container;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.zhibiao.decode.UndecodableException;
import org.zhibiao.source.SourceReader;

/** The rows of a CSV or TSV file, in whatever encoding. */
final class TableRecords {

  private final Expansion expansion;
  private final String path;
  private final RecordFields fields;

  TableRecords(Expansion expansion, String path) {
    this.expansion = expansion;
    this.path = path;
    this.fields = new RecordFields(expansion.reader().rules());
  }

  void read(InputStream in, String name) throws IOException, UndecodableException {
    byte[] head = in.readNBytes(SourceReader.HEAD);
    Charset charset = charset(head);
    String beginning = new String(head, charset);
    if (beginning.startsWith("\uFEFF")) {
      beginning = beginning.substring(1);
    }
    TableHead table = TableHead.of(beginning, true, head.length < SourceReader.HEAD);
    if (table == null) {
      table = TableHead.of(head, name.toLowerCase(Locale.ROOT));
    }
    if (table == null) {
      throw new UndecodableException("DAMAGED", "The table begins otherwise than it did before");
    }
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), in);
    Reader text = new BufferedReader(new InputStreamReader(whole, charset), 1 << 16);
    text.mark(1);
    if (text.read() != '\uFEFF') {
      text.reset();
    }
    read(new DelimitedReader(text, table.separator(), expansion.limits().bytes()), table.names());
  }

  /** The encoding, told from whole lines: a character that is cut looks like damage. */
  private Charset charset(byte[] head) {
    Charset wide = ContainerKind.wideCharset(head);
    if (wide != null) {
      return wide;
    }
    int end = head.length;
    if (end == SourceReader.HEAD) {
      while (end > 1 && head[end - 1] != '\n') {
        end--;
      }
    }
    return expansion.reader().charsets().charsetOf(end <= 1 ? head : Arrays.copyOf(head, end));
  }

  private void read(DelimitedReader reader, List<String> names)
      throws IOException, UndecodableException {
    long number = 0;
    if (names != null) {
      reader.read();
      if (!fields.accepts(names)) {
        throw new UndecodableException(
            "NO_TEXT_FIELD",
            "It has no column " + fields.asked() + ", but " + String.join(", ", names));
      }
    }
    try {
      for (List<String> cells = reader.read(); cells != null; cells = reader.read()) {
        expansion.budget().countEntry();
        number++;
        String entry = path == null ? Long.toString(number) : path + "/" + number;
        List<String> head = names == null ? RowRecords.numbered(cells.size()) : names;
        if (reader.isUnclosed()) {
          expansion.failure(entry, null, "DAMAGED", "A quoted cell of this row is never closed");
        } else if (cells.size() > head.size() && !isBlank(cells, head.size())) {
          expansion.failure(
              entry,
              null,
              "DAMAGED",
              "The row has " + cells.size() + " cells, the head of the table " + head.size());
        } else {
          List<String> kept = cells.size() > head.size() ? cells.subList(0, head.size()) : cells;
          RowRecords.hand(expansion, fields, entry, RowRecords.fieldsOf(head, kept));
        }
      }
    } catch (DelimitedReader.TooLongException e) {
      throw new UndecodableException("TOO_LARGE", e.getMessage());
    }
  }

  private static boolean isBlank(List<String> cells, int from) {
    return cells.subList(from, cells.size()).stream().allMatch(String::isBlank);
  }
}
