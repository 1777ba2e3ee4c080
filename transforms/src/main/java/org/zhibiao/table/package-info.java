/**
 * What the stages found in (from {@code extract}), files of rows out (to the output folder):
 * Parquet and Avro, reconciliation, the run's own record, and reading tables back. Comes behind
 * {@code extract} and uses it: {@link org.zhibiao.table.WriteTables} takes a shard its whole way,
 * so that rows are written as they are found and never travel between steps.
 */
package org.zhibiao.table;
