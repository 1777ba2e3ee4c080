package org.zhibiao.source;

import java.io.Serializable;

/**
 * What tells a document from others.
 *
 * @param locator where it is
 * @param bytes its length
 * @param sha256 hash of its bytes, as 64 hexadecimal digits
 */
public record Fingerprint(SourceLocator locator, long bytes, String sha256)
    implements Serializable {}
