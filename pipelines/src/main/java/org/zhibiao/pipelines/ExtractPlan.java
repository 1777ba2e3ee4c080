package org.zhibiao.pipelines;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.util.ReleaseInfo;
import org.zhibiao.catalogue.CatalogueText;
import org.zhibiao.source.Glob;
import org.zhibiao.source.ReadLimits;
import org.zhibiao.source.ReadRules;
import org.zhibiao.source.ShardPlan;
import org.zhibiao.source.SourceLister;
import org.zhibiao.source.SourceSelection;
import org.zhibiao.source.UnlistableInputException;
import org.zhibiao.table.RunRecord;
import org.zhibiao.table.TableFormat;

/**
 * Checked options of an extraction.
 *
 * @param selection what to read
 * @param rules how to read it
 * @param shards how to cut it
 * @param threads how many threads work on one shard
 * @param catalogue what to code figures with
 * @param formats what to write
 * @param request what run.json says of it
 */
record ExtractPlan(
    SourceSelection selection,
    ReadRules rules,
    ShardPlan shards,
    int threads,
    CatalogueText catalogue,
    List<TableFormat> formats,
    RunRecord.Request request) {

  private static final List<String> LIMIT_OPTIONS =
      List.of(
          "maxBytes",
          "maxCharacters",
          "maxEntries",
          "maxDepth",
          "maxExpansion",
          "maxSeconds",
          "parserMemory");

  private static final Map<String, String> STANDARD_LIMITS = standardLimits();

  private static Map<String, String> standardLimits() {
    ReadLimits limits = ReadLimits.standard();
    return limits(
        limits.bytes(),
        limits.characters(),
        limits.entries(),
        limits.depth(),
        limits.ratio(),
        limits.seconds(),
        limits.parserMegabytes());
  }

  /**
   * Checks options.
   *
   * @throws UsageException naming the first option that cannot be followed
   */
  static ExtractPlan of(ExtractOptions options) throws IOException {
    List<String> input = values("--input", options.getInput());
    if (input.isEmpty()) {
      throw new UsageException("--input is missing: name files, folders or globs to read");
    }
    if (options.getOutput() == null || options.getOutput().isBlank()) {
      throw new UsageException("--output is missing: name the folder to write the tables to");
    }
    List<String> include = globs("--include", options.getInclude());
    List<String> exclude = globs("--exclude", options.getExclude());
    SourceSelection selection =
        new SourceSelection(
            input,
            include,
            exclude,
            notNegative("--limit", options.getLimit()),
            options.getFollowLinks(),
            options.getOutput());
    ShardPlan shards =
        notNegative("--shards", options.getShards()) == 0
            ? ShardPlan.bySize()
            : ShardPlan.of(options.getShards());
    CatalogueText catalogue = CatalogueChoice.of(options.getCatalogue());
    return new ExtractPlan(
        selection,
        rules(options),
        shards,
        Math.max(1, notNegative("--threads", options.getThreads())),
        catalogue,
        formats(options),
        request(options, input, include, exclude, catalogue));
  }

  /** Returns the plan with another number of threads that work on one shard. */
  ExtractPlan withThreads(int count) {
    return new ExtractPlan(selection, rules, shards, count, catalogue, formats, request);
  }

  /**
   * Looks whether the inputs are there.
   *
   * @param enough number of files that makes an input large
   * @throws UsageException naming the first pattern that matches nothing
   */
  static SourceLister.Glance glance(SourceSelection selection, int enough) throws IOException {
    for (String pattern : selection.patterns()) {
      if (SourceLister.isInside(pattern, selection.output())) {
        throw new UsageException(
            "--input=%s lies inside --output=%s, which the run replaces: choose another folder"
                .formatted(pattern, selection.output()));
      }
    }
    try {
      return SourceLister.glance(selection, enough);
    } catch (UnlistableInputException e) {
      throw new UsageException("--input=" + e.pattern() + " " + e.getMessage(), e);
    }
  }

  private static List<TableFormat> formats(ExtractOptions options) {
    Set<TableFormat> formats = new LinkedHashSet<>();
    for (String name : values("--formats", options.getFormats())) {
      try {
        formats.add(TableFormat.of(name));
      } catch (IllegalArgumentException e) {
        throw new UsageException("--formats=" + name + ": " + e.getMessage(), e);
      }
    }
    return formats.isEmpty() ? List.of(TableFormat.PARQUET) : List.copyOf(formats);
  }

  private static ReadRules rules(ExtractOptions options) {
    ReadLimits limits =
        new ReadLimits(
            atLeast("--maxBytes", options.getMaxBytes(), 1),
            atLeast("--maxCharacters", options.getMaxCharacters(), 1),
            atLeast("--maxEntries", options.getMaxEntries(), 1),
            atLeast("--maxDepth", options.getMaxDepth(), 1),
            atLeast("--maxExpansion", options.getMaxExpansion(), 1),
            atLeast("--maxSeconds", options.getMaxSeconds(), 1),
            atLeast("--parserMemory", options.getParserMemory(), 32));
    String textField = options.getTextField();
    if (textField != null && textField.isBlank()) {
      throw new UsageException("--textField has an empty value: leave it out or name a field");
    }
    return new ReadRules(
        limits,
        textField == null ? null : textField.strip(),
        values("--metadataFields", options.getMetadataFields()));
  }

  private static int atLeast(String option, int value, int least) {
    if (value < least) {
      throw new UsageException(option + "=" + value + ": give " + least + " or more");
    }
    return value;
  }

  private static List<String> globs(String option, List<String> globs) {
    List<String> values = values(option, globs);
    for (String glob : values) {
      try {
        Glob.of(glob);
      } catch (IllegalArgumentException e) {
        throw new UsageException(option + "=" + glob + ": " + e.getMessage(), e);
      }
    }
    return values;
  }

  private static List<String> values(String option, List<String> given) {
    List<String> values = new ArrayList<>();
    for (String value : given == null ? List.<String>of() : given) {
      if (value.isBlank()) {
        throw new UsageException(option + " has an empty value: leave it out or fill it in");
      }
      values.add(value.strip());
    }
    return values;
  }

  private static int notNegative(String option, int value) {
    if (value < 0) {
      throw new UsageException(option + "=" + value + " is negative: give 0 or more");
    }
    return value;
  }

  private static RunRecord.Request request(
      ExtractOptions options,
      List<String> input,
      List<String> include,
      List<String> exclude,
      CatalogueText catalogue) {
    SortedMap<String, String> given = new TreeMap<>();
    given.put("input", String.join(",", input));
    given.put("output", options.getOutput());
    given.put(
        "formats", String.join(",", formats(options).stream().map(TableFormat::label).toList()));
    given.put("include", String.join(",", include));
    given.put("exclude", String.join(",", exclude));
    given.put("catalogue", catalogue.isBuiltIn() ? "" : options.getCatalogue());
    given.put("limit", Integer.toString(options.getLimit()));
    given.put("shards", Integer.toString(options.getShards()));
    given.put("textField", options.getTextField() == null ? "" : options.getTextField().strip());
    given.put(
        "metadataFields",
        String.join(",", values("--metadataFields", options.getMetadataFields())));
    given.put("followLinks", options.getFollowLinks() ? "true" : "");
    Map<String, String> limits = limits(options);
    given.putAll(limits);
    StringBuilder command = new StringBuilder("zhibiao extract");
    given.forEach(
        (name, value) -> {
          boolean unset =
              value.isEmpty()
                  || value.equals("0")
                  || limits.containsKey(name) && value.equals(STANDARD_LIMITS.get(name));
          if (!unset && !(name.equals("formats") && value.equals("parquet"))) {
            command.append(" --").append(name).append('=').append(quoted(value));
          }
        });
    SortedMap<String, String> versions = new TreeMap<>();
    versions.put("zhibiao", ZhibiaoVersion.get());
    versions.put("catalogue", catalogue.fingerprint());
    versions.put("beam", ReleaseInfo.getReleaseInfo().getVersion());
    return new RunRecord.Request(command.toString(), given, versions, input);
  }

  private static Map<String, String> limits(ExtractOptions options) {
    return limits(
        options.getMaxBytes(),
        options.getMaxCharacters(),
        options.getMaxEntries(),
        options.getMaxDepth(),
        options.getMaxExpansion(),
        options.getMaxSeconds(),
        options.getParserMemory());
  }

  private static Map<String, String> limits(int... values) {
    Map<String, String> limits = new TreeMap<>();
    for (int i = 0; i < values.length; i++) {
      limits.put(LIMIT_OPTIONS.get(i), Integer.toString(values[i]));
    }
    return limits;
  }

  private static String quoted(String value) {
    return value.matches("[\\p{L}\\p{N}_./:,=+@%-]+")
        ? value
        : "'" + value.replace("'", "'\\''") + "'";
  }
}
