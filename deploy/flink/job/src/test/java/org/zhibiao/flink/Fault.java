package org.zhibiao.flink;

/** What a trial does to a run, and when. */
enum Fault {
  /** A TaskManager is killed at a random moment while documents are read and extracted. */
  WORKER_EXTRACTING,
  /** A TaskManager is killed at the moment that a file of rows appears. */
  WORKER_WRITING,
  /** The TaskManager that puts the output in place is killed while it does. */
  WORKER_FINALISING,
  /** The JobManager is killed, and with it the job; it is submitted again. */
  JOBMANAGER,
  /** The process that submitted the job is killed. */
  CLIENT,
  /** The file system of the output has no room for it. */
  DISK_FULL
}
