/**
 * Measurements of zhibiao: how fast the way from bytes to rows is, stage by stage and beside HanLP,
 * how much a runner adds to a plain loop, and how much better the mentions are than those of
 * simpler ways.
 */
package org.zhibiao.bench;
