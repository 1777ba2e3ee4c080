package org.zhibiao.section;

/**
 * A sentence: up to and with its full stop, or a heading or line without one. Sentences do not
 * overlap and stand in order; white space between them belongs to none.
 *
 * @param start offset of the first character in the normalised text
 * @param end offset behind the last character
 * @param section ordinal of the innermost section
 * @param paragraph number of the paragraph in the document, from 0: sentences of one paragraph
 *     share it
 */
public record Sentence(int start, int end, int section, int paragraph) {}
