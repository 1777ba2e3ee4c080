/**
 * Tables and gold annotations in, scores out: how much of what a person annotated was found, and
 * how much of it right. Knows no Beam.
 */
package org.zhibiao.evaluate;
