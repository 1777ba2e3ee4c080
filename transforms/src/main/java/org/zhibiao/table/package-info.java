/**
 * What the stages found in (from {@code extract}), files of rows out (to the output folder): rows
 * with ids and source offsets, Parquet and Avro, and the run's own record.
 */
package org.zhibiao.table;
