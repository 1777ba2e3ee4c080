/**
 * The bytes of a document in (from {@code source}), its rows out (to {@code table}): the whole way
 * of one document, for pipelines, tests, benchmarks and other programs alike.
 */
package org.zhibiao.extract;
