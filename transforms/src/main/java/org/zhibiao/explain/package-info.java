/**
 * Says of every number of a text why it was kept or dropped, and how it got its noun and code: what
 * {@code extract} decides in, explanations for people out. Tries the examples of catalogues.
 */
package org.zhibiao.explain;
