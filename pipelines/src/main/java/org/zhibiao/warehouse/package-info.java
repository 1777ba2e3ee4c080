/**
 * Input patterns and the tables of the last run in, the tables of the next run out: what {@code
 * refresh}, {@code tables} and {@code maintain} do. {@link org.zhibiao.warehouse.Refresh} leads;
 * planning knows no Beam and no Iceberg, files of rows know no Beam, {@link
 * org.zhibiao.warehouse.ExtractParts} is what runs in a pipeline.
 */
package org.zhibiao.warehouse;
