/**
 * Quantities in (from {@code quantity}), mentions out (to {@code table}): measure, predicate, code,
 * change, status and year.
 */
package org.zhibiao.indicator;
