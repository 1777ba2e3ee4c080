/** What can be measured: indicators, units and flags, as data files, for every stage. */
package org.zhibiao.catalogue;
