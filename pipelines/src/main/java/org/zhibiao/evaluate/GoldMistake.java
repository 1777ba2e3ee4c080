package org.zhibiao.evaluate;

/**
 * Something wrong in a gold file, or a document of it that the tables lack.
 *
 * @param file name of the gold file
 * @param line line of the mistake, from 1
 * @param problem what is wrong
 */
public record GoldMistake(String file, int line, String problem) {

  @Override
  public String toString() {
    return file + ":" + line + ": " + problem;
  }
}
