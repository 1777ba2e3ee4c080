package org.zhibiao.format;

import java.util.List;
import org.zhibiao.decode.UndecodableException;

/** Takes the rows of a file of records, in order. */
public interface Rows {

  /**
   * Takes the names of the columns of all rows to come; is not called where rows have no names.
   *
   * @param names names of the columns
   */
  void names(List<String> names) throws UndecodableException;

  /**
   * Takes a row.
   *
   * @param group what the row stands in, such as the sheet of a workbook; null where there is none
   * @param number number of the row in its group, from 1
   * @param cells its cells as text; null where a cell is empty
   */
  void row(String group, long number, List<String> cells) throws UndecodableException;
}
