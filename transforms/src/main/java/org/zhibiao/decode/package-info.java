/**
 * Bytes in (from {@code source}), text out (to {@code script}): media type, encoding, text
 * extraction, repair of mojibake.
 */
package org.zhibiao.decode;
