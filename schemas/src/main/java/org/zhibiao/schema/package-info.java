/**
 * The tables as Avro schemas: row classes generated from {@code src/main/avro}, and what is written
 * about them.
 */
package org.zhibiao.schema;
