/**
 * Input patterns in, the bytes of every document out (to {@code decode}): lists files, opens them,
 * fingerprints their contents.
 */
package org.zhibiao.source;
