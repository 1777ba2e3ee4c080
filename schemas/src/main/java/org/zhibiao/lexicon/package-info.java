/**
 * Data files in, word lists out (to every stage): readers that report a mistake with file and line.
 */
package org.zhibiao.lexicon;
