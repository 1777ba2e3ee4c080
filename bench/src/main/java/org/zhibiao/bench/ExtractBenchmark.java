package org.zhibiao.bench;

import com.hankcs.hanlp.HanLP;
import java.io.IOException;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.zhibiao.extract.DocumentExtractor;
import org.zhibiao.source.SourceDocument;

/**
 * The way from bytes to rows beside HanLP's default segmentation of the same texts, on one thread
 * in one run. {@code main} takes JMH's options and prints reports per second and the ratio.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(1)
@Fork(1)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
public class ExtractBenchmark {

  private static final String REPORTS = "reports";

  /** Counts reports and characters; JMH divides them by the time. */
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  @State(Scope.Thread)
  public static class Done {
    /** Reports done. */
    public long reports;

    /** Characters done, in UTF-16 code units. */
    public long characters;
  }

  private DocumentExtractor extractor;
  private Reports input;

  /** Loads the dictionaries and the reports. */
  @Setup
  public void load() throws IOException {
    extractor = new DocumentExtractor();
    input = Reports.load(extractor);
  }

  /** Extracts every report once. */
  @Benchmark
  public void bytesToRows(Done done, Blackhole rows) {
    for (SourceDocument document : input.documents()) {
      rows.consume(extractor.extract(document));
    }
    count(done);
  }

  /** Segments every report once. */
  @Benchmark
  public void hanlpDefault(Done done, Blackhole terms) {
    for (String text : input.texts()) {
      terms.consume(HanLP.segment(text));
    }
    count(done);
  }

  private void count(Done done) {
    done.reports += input.documents().size();
    done.characters += input.characters();
  }

  /**
   * Runs both and prints the ratio.
   *
   * @param args options of JMH
   */
  public static void main(String[] args) throws RunnerException, CommandLineOptionException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .parent(new CommandLineOptions(args))
                    .include(ExtractBenchmark.class.getName())
                    .build())
            .run();
    Map<String, Double> reportsPerSecond = new TreeMap<>();
    for (RunResult result : results) {
      for (Map.Entry<String, Result> counter : result.getSecondaryResults().entrySet()) {
        if (counter.getKey().equals(REPORTS)) {
          reportsPerSecond.put(result.getPrimaryResult().getLabel(), counter.getValue().getScore());
        }
      }
    }
    double ours = reportsPerSecond.getOrDefault("bytesToRows", Double.NaN);
    double hanlp = reportsPerSecond.getOrDefault("hanlpDefault", Double.NaN);
    System.out.printf(
        Locale.ROOT,
        "%nbytes to rows: %.0f reports/s per core; HanLP's default segmentation: %.0f reports/s;"
            + " ratio %.2f%n",
        ours,
        hanlp,
        ours / hanlp);
  }
}
