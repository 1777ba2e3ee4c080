package org.zhibiao.container;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the beginning of a CSV or TSV file says of the rest.
 *
 * @param separator what stands between cells
 * @param names names of the columns; null where the first record is no head
 */
record TableHead(char separator, List<String> names) {

  private static final char[] SEPARATORS = {',', '\t', ';', '|'};

  /** Records that are looked at. */
  private static final int SAMPLE = 6;

  private static final int LONGEST_NAME = 40;

  /**
   * Tells whether a text is a table: by its columns where the name says so, else only where a head
   * names a column of texts.
   *
   * @param content the file, or the first 64 KiB of it
   * @param name name of the file in lower case
   * @return null if it is none
   */
  static TableHead of(byte[] content, String name) {
    Charset wide = ContainerKind.wideCharset(content);
    int length = Math.min(content.length, 64 << 10);
    // Separators and quotes are the same bytes in all other encodings of Chinese; the names of
    // columns are read as UTF-8 or GB 18030, which is what they are worth for telling a table.
    String head =
        wide != null
            ? new String(content, 0, length & ~1, wide)
            : TableHead.decode(content, length);
    if (!head.isEmpty() && head.charAt(0) == '\uFEFF') {
      head = head.substring(1);
    }
    return of(head, ContainerKind.isTableName(name), content.length <= length);
  }

  private static String decode(byte[] content, int length) {
    String utf8 = new String(content, 0, length, StandardCharsets.UTF_8);
    int bad = utf8.indexOf('\uFFFD');
    return bad < 0 || bad > utf8.length() - 4
        ? utf8
        : new String(content, 0, length, Charset.forName("GB18030"));
  }

  /**
   * Tells whether a text is a table.
   *
   * @param named whether its name says that it is
   * @param whole whether the text is all of it
   */
  static TableHead of(String head, boolean named, boolean whole) {
    TableHead best = null;
    int most = 1;
    for (char separator : SEPARATORS) {
      if (separator == '|' && head.startsWith("|")) {
        // A table of Markdown.
        continue;
      }
      List<List<String>> records = sample(head, separator, whole);
      if (records.size() < 2) {
        continue;
      }
      int columns = records.get(0).size();
      List<String> names = names(records.get(0));
      boolean telling = names != null && RecordFields.namesText(names);
      if (columns < 2 && !(named && telling)) {
        continue;
      }
      long even = records.stream().filter(record -> record.size() == columns).count();
      boolean table = named ? even * 3 >= records.size() * 2L : telling && even >= 2;
      if (table && columns > most || table && best == null) {
        best = new TableHead(separator, names == null ? null : names);
        most = columns;
      }
    }
    return best;
  }

  private static List<List<String>> sample(String head, char separator, boolean whole) {
    DelimitedReader reader =
        new DelimitedReader(new StringReader(head), separator, head.length() + 1);
    List<List<String>> records = new ArrayList<>();
    try {
      List<String> record = reader.read();
      while (record != null && records.size() < SAMPLE) {
        records.add(record);
        boolean cut = reader.isUnclosed() && !whole;
        record = reader.read();
        if (cut) {
          break;
        }
      }
      // The last record may be cut off where the sample ends.
      if (record == null && !whole && records.size() > 2) {
        records.remove(records.size() - 1);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return records;
  }

  /** Returns the names of a head: short, filled, different; null if the record is none. */
  private static List<String> names(List<String> record) {
    List<String> names = new ArrayList<>();
    Set<String> different = new TreeSet<>();
    for (String cell : record) {
      String name = cell.strip();
      if (name.length() > LONGEST_NAME || name.indexOf('\n') >= 0) {
        return null;
      }
      if (name.isEmpty()) {
        name = "column " + (names.size() + 1);
      }
      if (!different.add(name) || name.matches("[0-9.,%+-]+")) {
        return null;
      }
      names.add(name);
    }
    return names;
  }
}
