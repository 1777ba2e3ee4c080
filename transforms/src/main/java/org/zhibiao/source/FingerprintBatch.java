package org.zhibiao.source;

import java.io.Serializable;
import java.util.List;

/**
 * Fingerprints of documents of a shard, which travel together: runners handle an element at a cost
 * beside which that of a fingerprint is nothing.
 *
 * @param shards number of shards of the run
 * @param fingerprints some or all documents of one of them
 */
public record FingerprintBatch(int shards, List<Fingerprint> fingerprints) implements Serializable {

  /** Greatest number of fingerprints in a batch. */
  public static final int SIZE = 1_000;

  /** Copies the list. */
  public FingerprintBatch {
    fingerprints = List.copyOf(fingerprints);
  }
}
