/**
 * Input patterns in, the bytes of every document out (to {@code decode}): lists files, cuts them
 * into shards, fingerprints what may be a duplicate, opens them. Beam lists and spreads; listing,
 * globs, planning and reading are plain classes.
 */
package org.zhibiao.source;
