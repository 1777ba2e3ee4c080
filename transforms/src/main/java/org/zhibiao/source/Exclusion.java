package org.zhibiao.source;

/** Why a file that the input patterns match is left out. */
public enum Exclusion {
  /** Its name or that of a folder below the pattern begins with a dot. */
  HIDDEN,
  /** It stands in the output folder. */
  OUTPUT,
  /** No {@code --include} glob matches it. */
  NOT_INCLUDED,
  /** An {@code --exclude} glob matches it. */
  EXCLUDED,
  /** {@code --limit} was reached. */
  LIMIT
}
