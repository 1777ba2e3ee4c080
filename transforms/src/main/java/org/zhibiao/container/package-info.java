/**
 * Listed files in (from {@code source}), the documents that archives, compressed files, tables of
 * records and web archives hold out (to {@code extract}). Containers are read as streams, one entry
 * in memory at a time; what they may expand to is bounded. Beam compares the entries for
 * duplicates; everything else is plain classes.
 */
package org.zhibiao.container;
