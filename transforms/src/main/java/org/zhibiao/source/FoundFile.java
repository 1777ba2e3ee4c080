package org.zhibiao.source;

/**
 * A file that an input pattern matches.
 *
 * @param resource absolute path or URI
 * @param base folder that the pattern starts from
 * @param bytes length; 0 where it is unknown
 * @param hidden whether a name below the base begins with a dot
 * @param link whether it is a symbolic link that is not to be followed
 * @param problem why it cannot be read; null where nothing is known against it
 * @param stamp what changes when the file is written again
 */
record FoundFile(
    String resource,
    String base,
    long bytes,
    boolean hidden,
    boolean link,
    String problem,
    FileStamp stamp) {}
