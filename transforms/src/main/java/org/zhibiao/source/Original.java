package org.zhibiao.source;

import java.io.Serializable;

/**
 * The document that another one repeats.
 *
 * @param locator the original
 * @param sha256 hash of the bytes of both, as 64 hexadecimal digits
 */
public record Original(SourceLocator locator, String sha256) implements Serializable {}
