package org.zhibiao.decode;

import java.util.List;

/**
 * What was made of bytes.
 *
 * @param text the text without a leading byte-order mark
 * @param charset Java name of the encoding
 * @param confidence how sure the encoding is, from 0 to 1
 * @param issues codes of issues.csv
 */
record Decoding(String text, String charset, double confidence, List<String> issues) {}
