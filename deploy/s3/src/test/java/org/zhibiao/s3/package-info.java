/** Runs that read from and write to an S3 server, in this process, on 127.0.0.1. */
package org.zhibiao.s3;
