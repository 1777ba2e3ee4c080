package org.zhibiao.lexicon;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A data file of lines in UTF-8. Blank lines and lines that begin with {@code #} are comments; the
 * first comment block is the header that says what the file is, where it comes from and under which
 * licence.
 *
 * @param name name for messages
 * @param lines lines that are no comments
 */
public record DataFile(String name, List<Line> lines) {

  /**
   * A line that is no comment.
   *
   * @param file name of its file
   * @param number place in the file, from 1
   * @param text the line without surrounding white space
   */
  public record Line(String file, int number, String text) {

    /** Returns the exception that reports a mistake in this line. */
    public DataFileException mistake(String problem) {
      return new DataFileException(file, number, problem);
    }

    /**
     * Splits the line at commas. A cell may stand in double quotes; a doubled quote inside is one.
     *
     * @param cells how many cells the line must have
     * @throws DataFileException if it has another number of cells
     */
    public List<String> cells(int cells) {
      List<String> found = new ArrayList<>();
      StringBuilder cell = new StringBuilder();
      boolean quoted = false;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
          cell.append('"');
          i++;
        } else if (c == '"') {
          quoted = !quoted;
        } else if (c == ',' && !quoted) {
          found.add(cell.toString().strip());
          cell.setLength(0);
        } else {
          cell.append(c);
        }
      }
      found.add(cell.toString().strip());
      if (quoted) {
        throw mistake("a double quote is not closed");
      }
      if (found.size() != cells) {
        throw mistake("has " + found.size() + " cells, must have " + cells);
      }
      return found;
    }
  }

  /**
   * Reads a data file of the class path.
   *
   * @param owner class beside whose package the file stands
   * @param name file name
   * @throws DataFileException if there is no such file
   */
  public static DataFile ofResource(Class<?> owner, String name) {
    try (InputStream in = owner.getResourceAsStream(name)) {
      if (in == null) {
        throw new DataFileException(name, 0, "is not on the class path");
      }
      return read(name, in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a data file of the file system.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  public static DataFile ofPath(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      return read(path.toString(), in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a data file from text, for tests. */
  public static DataFile ofText(String name, String text) {
    List<Line> lines = new ArrayList<>();
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      add(name, ++number, line, lines);
    }
    return new DataFile(name, List.copyOf(lines));
  }

  private static DataFile read(String name, InputStream in) throws IOException {
    BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    List<Line> lines = new ArrayList<>();
    int number = 0;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      add(name, ++number, line, lines);
    }
    return new DataFile(name, List.copyOf(lines));
  }

  private static void add(String name, int number, String line, List<Line> lines) {
    String text = line.strip();
    if (!text.isEmpty() && text.charAt(0) != '#') {
      lines.add(new Line(name, number, text));
    }
  }
}
