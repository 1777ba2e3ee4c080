package org.zhibiao.pipelines;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code zhibiao} command. */
@Command(
    name = "zhibiao",
    description =
        "Turns Chinese public-sector work reports into tables of quantitative indicators.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = Zhibiao.Version.class,
    subcommands = {
      ExtractCommand.class,
      RefreshCommand.class,
      TablesCommand.class,
      MaintainCommand.class,
      CatalogueCommand.class,
      ExplainCommand.class,
      AnnotateCommand.class,
      EvaluateCommand.class,
      FuzzCommand.class,
      HelpCommand.class
    },
    footer = {
      "",
      "Example: zhibiao extract --input=samples --output=out",
      "'zhibiao COMMAND --help' explains a command with all its options.",
      "Exit codes: 0 done, 1 the run failed, 2 wrong usage."
    })
public final class Zhibiao implements Runnable {

  /** The run ended with an error. */
  static final int FAILED = 1;

  /** The command cannot be followed as it was given. */
  static final int WRONG_USAGE = 2;

  @Spec private CommandSpec spec;

  @CommandLine.Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @CommandLine.Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Print the version.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean version;

  /** Runs a command and ends the process. */
  public static void main(String[] args) {
    System.exit(
        run(
            args,
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8)));
  }

  /** Runs a command and returns its exit code. */
  static int run(String[] args, PrintWriter out, PrintWriter err) {
    CommandLine line = new CommandLine(new Zhibiao()).setOut(out).setErr(err);
    line.setUsageHelpAutoWidth(true);
    line.setParameterExceptionHandler(
        (e, arguments) -> {
          err.println("zhibiao: " + e.getMessage());
          err.println("'zhibiao " + e.getCommandLine().getCommandName() + " --help' lists options");
          return WRONG_USAGE;
        });
    line.setExecutionExceptionHandler((e, commandLine, result) -> explain(e, err));
    return line.execute(args);
  }

  private static int explain(Exception e, PrintWriter err) {
    if (e instanceof UsageException) {
      err.println("zhibiao: " + e.getMessage());
      return WRONG_USAGE;
    }
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    err.println("zhibiao: the run failed: " + cause);
    if (Boolean.getBoolean("zhibiao.trace")) {
      e.printStackTrace(err);
    } else {
      err.println("ZHIBIAO_JAVA_OPTS=-Dzhibiao.trace=true shows where");
    }
    return FAILED;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Tells picocli the version. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"zhibiao " + ZhibiaoVersion.get()};
    }
  }
}
