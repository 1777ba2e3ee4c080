package org.zhibiao.pipelines;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.zhibiao.warehouse.Maintenance;
import org.zhibiao.warehouse.WarehouseException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The {@code maintain} command. */
@Command(
    name = "maintain",
    description =
        "Keeps a warehouse small and quick: brings small files together, lets old runs expire,"
            + " removes what killed runs left.",
    sortOptions = false,
    footer = {
      "",
      "Exit codes: 0 done, 1 failed, 2 wrong usage, 4 another run is at work.",
      "Example: zhibiao maintain --warehouse=warehouse --keep-runs=30"
    })
final class MaintainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private WarehouseOptions warehouse;

  @Option(
      names = "--keep-runs",
      paramLabel = "N",
      defaultValue = "30",
      description =
          "Runs that stay readable with --as-of; the files of older ones are removed. Default:"
              + " ${DEFAULT-VALUE}.")
  private int keepRuns;

  @Option(
      names = "--compact",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Bring small files together. Default: true.")
  private boolean compact;

  @Option(
      names = "--orphan-age",
      paramLabel = "HOURS",
      description =
          "Remove files that belong to nothing if they are older. Default: 0 where a lock says that"
              + " nobody else is at work, that is on a local or shared file system, else 72.")
  private Integer orphanHours;

  @Option(
      names = {"-q", "--quiet"},
      description = "No summary on stdout; errors are still printed.")
  private boolean quiet;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Override
  public Integer call() throws IOException {
    if (keepRuns < 1) {
      throw new UsageException("--keep-runs=" + keepRuns + ": give 1 or more");
    }
    if (orphanHours != null && orphanHours < 0) {
      throw new UsageException("--orphan-age=" + orphanHours + " is negative: give 0 or more");
    }
    try {
      Maintenance.Done done =
          new Maintenance(
                  new Maintenance.Request(
                      warehouse.location(),
                      compact,
                      keepRuns,
                      orphanHours == null ? null : Duration.ofHours(orphanHours)))
              .run();
      if (!quiet) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
            Locale.ROOT,
            "Brought together %,d parts into %,d%s%n",
            done.partsBefore(),
            done.partsAfter(),
            done.run() == null ? "" : " (run " + done.run() + ")");
        out.printf(Locale.ROOT, "Expired          %,d snapshots%n", done.snapshotsExpired());
        out.printf(Locale.ROOT, "Removed          %,d files of no run%n", done.orphansRemoved());
        out.flush();
      }
      return 0;
    } catch (WarehouseException e) {
      return WarehouseOptions.explain(e, spec.commandLine().getErr());
    }
  }
}
