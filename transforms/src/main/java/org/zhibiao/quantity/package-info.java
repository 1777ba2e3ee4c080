/**
 * Sentences in (from {@code section}), quantities out (to {@code indicator}): the grammar of
 * numerals, magnitudes, units, qualifiers and masks, and the rules of what is no quantity.
 */
package org.zhibiao.quantity;
