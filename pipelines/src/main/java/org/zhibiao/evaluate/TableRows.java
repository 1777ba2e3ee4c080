package org.zhibiao.evaluate;

import java.io.IOException;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Reads the tables of an output. */
public interface TableRows {

  /**
   * Returns the rows of a table.
   *
   * @param table name of the table, such as {@code mentions}
   * @param rowClass class of its rows
   * @throws IOException if the table cannot be read
   */
  <T extends SpecificRecord> List<T> read(String table, Class<T> rowClass) throws IOException;
}
