/**
 * Decoded text in (from {@code decode}), normalised text with a map of offsets out (to every later
 * stage): script, pinyin annotations, width, invisible characters.
 */
package org.zhibiao.script;
