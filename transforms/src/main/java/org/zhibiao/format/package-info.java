/**
 * The bytes of PDF, Word, RTF, OpenDocument, Excel, Parquet and Avro files in (from {@code decode}
 * and {@code container}), their text or rows out. The readers run in JVMs of their own with a small
 * heap, which are killed when they take too long or too much memory: {@link
 * org.zhibiao.format.ParserPool} is the way in, everything else runs on the other side.
 */
package org.zhibiao.format;
