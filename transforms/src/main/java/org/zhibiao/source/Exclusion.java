package org.zhibiao.source;

/** Why a file that the input patterns match, or an entry of a container, is left out. */
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
  LIMIT,
  /** It is a symbolic link, which {@code --followLinks} would follow. */
  LINK,
  /** An entry that holds no document: a device, or a web archive's record of no page. */
  NO_DOCUMENT
}
