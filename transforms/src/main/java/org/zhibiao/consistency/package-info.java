/**
 * Mentions in (from {@code indicator}), the same mentions out (to {@code extract}), flagged where
 * figures of a report contradict each other: a part above its whole, a rate that does not fit its
 * counts, a percentage above 100 where there can be none, a unit that slipped between years.
 */
package org.zhibiao.consistency;
