package org.zhibiao.pipelines;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.zhibiao.catalogue.Catalogue;
import org.zhibiao.catalogue.CatalogueText;
import org.zhibiao.catalogue.Indicator;
import org.zhibiao.explain.CatalogueCheck;
import org.zhibiao.lexicon.DataFileException;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Lists, shows and checks indicators.
 *
 * <pre>{@code
 * ./zhibiao catalogue list
 * ./zhibiao catalogue show proposal.filed
 * ./zhibiao catalogue check my.yaml
 * }</pre>
 */
@Command(
    name = "catalogue",
    description =
        "Lists the indicators, shows the rules of one, or checks a catalogue of your own.",
    subcommands = {
      CatalogueCommand.ListCommand.class,
      CatalogueCommand.ShowCommand.class,
      CatalogueCommand.CheckCommand.class,
      HelpCommand.class
    },
    footer = {"", "docs/catalogue.md says how to write a catalogue."})
final class CatalogueCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Lists codes. */
  @Command(name = "list", description = "Lists the indicators: code, kind of unit, names.")
  static final class ListCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Option(
        names = "--catalogue",
        paramLabel = "FILE",
        description = "Catalogue of your own, whose indicators are listed too.")
    private String catalogue;

    @Option(
        names = {"-h", "--help"},
        usageHelp = true,
        description = "Print this help.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    @Override
    public Integer call() {
      PrintWriter out = spec.commandLine().getOut();
      String domain = null;
      for (Indicator indicator : CatalogueChoice.of(catalogue).load().indicators()) {
        if (!indicator.domain().equals(domain)) {
          domain = indicator.domain();
          out.println(domain);
        }
        out.printf(
            "  %-28s %-18s %s  %s%n",
            indicator.code(), indicator.kind().label(), indicator.nameZh(), indicator.nameEn());
      }
      out.flush();
      return 0;
    }
  }

  /** Shows an indicator. */
  @Command(name = "show", description = "Shows an indicator: what it counts, its rules, examples.")
  static final class ShowCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "CODE", description = "Code, such as proposal.filed.")
    private String code;

    @Option(
        names = "--catalogue",
        paramLabel = "FILE",
        description = "Catalogue of your own to look in as well.")
    private String catalogue;

    @Option(
        names = {"-h", "--help"},
        usageHelp = true,
        description = "Print this help.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    @Override
    public Integer call() {
      Catalogue known = CatalogueChoice.of(catalogue).load();
      Indicator indicator = known.indicator(code);
      if (indicator == null) {
        List<String> near =
            known.codes().stream()
                .filter(c -> c.startsWith(code.replaceAll("[.].*", "") + "."))
                .toList();
        throw new UsageException(
            "there is no indicator "
                + code
                + (near.isEmpty()
                    ? "; 'zhibiao catalogue list' lists them"
                    : "; there are " + near));
      }
      PrintWriter out = spec.commandLine().getOut();
      out.printf("%s  %s  %s%n", indicator.code(), indicator.nameZh(), indicator.nameEn());
      out.printf("  kind: %s%n  domain: %s%n", indicator.kind().label(), indicator.domain());
      if (!indicator.definition().isEmpty()) {
        out.printf("  counts: %s%n", indicator.definition());
      }
      for (Indicator.Rule rule : indicator.rules()) {
        out.printf("  rule at %s:%d%n", indicator.file(), rule.line());
        words(out, "the measure ends with", rule.names());
        words(out, rule.names().isEmpty() ? "the measure has" : "or has", rule.within());
        words(out, "verb, or near the number", rule.predicates());
        words(out, "in the clause", rule.context());
        words(out, "not in measure or verb", rule.without());
        words(out, "not in the clause", rule.withoutContext());
        words(
            out,
            "kinds of unit",
            rule.kinds().stream().map(kind -> kind.label()).sorted().toList());
        words(out, "units", rule.units().stream().sorted().toList());
        words(out, "changes", rule.changes().stream().sorted().toList());
        if (rule.priority() != 0) {
          out.printf("    priority: %d%n", rule.priority());
        }
      }
      for (Indicator.Example example : indicator.examples()) {
        out.printf(
            "  %s %s【%s】%s%n",
            example.carries() ? "carries it:    " : "does not carry:",
            example.text().substring(0, example.start()),
            example.text().substring(example.start(), example.end()),
            example.text().substring(example.end()));
      }
      out.flush();
      return 0;
    }

    private static void words(PrintWriter out, String what, List<String> words) {
      if (!words.isEmpty()) {
        out.printf("    %s: %s%n", what, String.join(" ", words));
      }
    }
  }

  /** Checks a catalogue file. */
  @Command(
      name = "check",
      description = "Checks a catalogue of your own and tries its examples.",
      footer = {"", "Exit codes: 0 sound, 1 something must be repaired, 2 wrong usage."})
  static final class CheckCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "The catalogue file (YAML).")
    private Path file;

    @Option(
        names = {"-h", "--help"},
        usageHelp = true,
        description = "Print this help.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    @Override
    public Integer call() {
      if (!Files.isRegularFile(file)) {
        throw new UsageException(file + " is no file: name a catalogue, see docs/catalogue.md");
      }
      PrintWriter out = spec.commandLine().getOut();
      PrintWriter err = spec.commandLine().getErr();
      CatalogueCheck check;
      try {
        check = CatalogueCheck.of(CatalogueText.ofFile(file));
      } catch (DataFileException e) {
        err.println(e.getMessage());
        err.flush();
        return 1;
      }
      check.findings().forEach(err::println);
      err.flush();
      out.printf(
          "%s: %d indicators, %d examples: %s%n",
          file, check.own().size(), check.examples(), check.isSound() ? "sound" : "to be repaired");
      out.flush();
      return check.isSound() ? 0 : 1;
    }
  }
}
