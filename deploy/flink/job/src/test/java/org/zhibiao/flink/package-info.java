/** Tests and trials of the job on a Flink cluster of separate processes. */
package org.zhibiao.flink;
