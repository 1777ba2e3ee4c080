package org.zhibiao.lexicon;

/** A mistake in a data file, with its place. */
public final class DataFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param file name of the data file
   * @param line line of the mistake, from 1; 0 where the whole file is meant
   * @param problem what is wrong and what to do
   */
  public DataFileException(String file, int line, String problem) {
    super(file + (line > 0 ? ":" + line : "") + ": " + problem);
  }
}
