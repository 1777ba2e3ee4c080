package org.zhibiao.source;

import java.io.Serializable;

/**
 * What tells an entry or record of a container from others.
 *
 * @param locator where it is
 * @param bytes its length
 * @param sha256 hash of its bytes, as 64 hexadecimal digits
 */
public record EntryFingerprint(SourceLocator locator, long bytes, String sha256)
    implements Serializable {}
