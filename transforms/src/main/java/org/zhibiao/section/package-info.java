/**
 * Articles in (from {@code report}), sections and sentences out (to {@code quantity}): the heading
 * tree, and which part reviews, concedes, plans or closes.
 */
package org.zhibiao.section;
