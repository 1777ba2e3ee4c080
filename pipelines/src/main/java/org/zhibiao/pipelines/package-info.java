/**
 * The commands: what a person types in (from the shell), a pipeline that runs (to the output
 * folder): options, runners, progress, summaries.
 */
package org.zhibiao.pipelines;
