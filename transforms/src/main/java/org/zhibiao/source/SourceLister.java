package org.zhibiao.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds the files that a selection means. Local files are found by walking folders, which tells
 * what cannot be read; others through Beam's file systems. The result depends on names and lengths
 * alone: sorted by uri, each file once however many patterns match it.
 */
public final class SourceLister {

  private SourceLister() {}

  /**
   * What a quick look at the inputs saw.
   *
   * @param files files seen
   * @param bytes their length in bytes
   * @param complete whether that is all, or the look ended early
   */
  public record Glance(long files, long bytes, boolean complete) {}

  /**
   * Looks whether every pattern matches something readable, without listing more than needed.
   *
   * @param enough number of files to stop at
   * @throws UnlistableInputException if a pattern matches nothing or its folder cannot be read
   */
  public static Glance glance(SourceSelection selection, int enough) throws IOException {
    long files = 0;
    long bytes = 0;
    boolean complete = true;
    for (String pattern : selection.patterns()) {
      List<FoundFile> found = find(pattern, selection.followLinks(), enough);
      files += found.size();
      bytes += found.stream().mapToLong(FoundFile::bytes).sum();
      complete &= found.size() < enough;
    }
    return new Glance(files, bytes, complete);
  }

  /**
   * Lists everything.
   *
   * @throws UnlistableInputException if a pattern matches nothing or its folder cannot be read
   */
  public static SourceListing list(SourceSelection selection) throws IOException {
    Map<String, FoundFile> byResource = new HashMap<>();
    List<String> bases = new ArrayList<>();
    for (String pattern : selection.patterns()) {
      for (FoundFile file : find(pattern, selection.followLinks(), Integer.MAX_VALUE)) {
        // A name given literally is wanted even if a folder pattern would take it for hidden.
        byResource.merge(file.resource(), file, (a, b) -> a.hidden() ? b : a);
        if (bases.isEmpty() || !bases.get(bases.size() - 1).equals(file.base())) {
          bases.add(file.base());
        }
      }
    }
    String root = commonFolder(bases);
    List<Glob> include = selection.include().stream().map(Glob::of).toList();
    List<Glob> exclude = selection.exclude().stream().map(Glob::of).toList();
    String output = selection.output() == null ? null : LocalFiles.absolute(selection.output());
    SortedMap<String, Long> excluded = new TreeMap<>();
    List<SourceFile> files = new ArrayList<>();
    for (FoundFile found : byResource.values()) {
      String uri = root == null ? found.resource() : found.resource().substring(root.length());
      Exclusion exclusion = exclusion(found, uri, output, include, exclude);
      if (exclusion == null) {
        files.add(
            new SourceFile(
                uri, found.resource(), found.bytes(), false, found.problem(), found.stamp()));
      } else {
        excluded.merge(exclusion.name(), 1L, Long::sum);
      }
    }
    Collections.sort(files);
    if (selection.limit() > 0 && files.size() > selection.limit()) {
      excluded.put(Exclusion.LIMIT.name(), (long) files.size() - selection.limit());
      files = new ArrayList<>(files.subList(0, selection.limit()));
    }
    return new SourceListing(root, markComparable(files), excluded);
  }

  /** Returns whether all files that a pattern can match stand in a folder. */
  public static boolean isInside(String pattern, String folder) {
    return isBelow(LocalFiles.absolute(pattern), LocalFiles.absolute(folder));
  }

  private static Exclusion exclusion(
      FoundFile file, String uri, String output, List<Glob> include, List<Glob> exclude) {
    if (output != null && isBelow(file.resource(), output)) {
      return Exclusion.OUTPUT;
    }
    if (file.hidden()) {
      return Exclusion.HIDDEN;
    }
    if (file.link()) {
      return Exclusion.LINK;
    }
    if (!include.isEmpty() && include.stream().noneMatch(glob -> glob.matches(uri))) {
      return Exclusion.NOT_INCLUDED;
    }
    return exclude.stream().anyMatch(glob -> glob.matches(uri)) ? Exclusion.EXCLUDED : null;
  }

  private static List<FoundFile> find(String pattern, boolean followLinks, int enough)
      throws IOException {
    List<FoundFile> found =
        LocalFiles.isLocal(pattern)
            ? LocalFiles.find(pattern, followLinks, enough)
            : RemoteFiles.find(pattern);
    if (found.isEmpty()) {
      throw new UnlistableInputException(pattern, "matches no file");
    }
    return found;
  }

  /** Files of a length of their own cannot have the bytes of another: only the rest is hashed. */
  private static List<SourceFile> markComparable(List<SourceFile> files) {
    Map<Long, Integer> lengths = new HashMap<>();
    for (SourceFile file : files) {
      lengths.merge(file.bytes(), 1, Integer::sum);
    }
    return files.stream()
        .map(file -> file.withComparable(file.problem() == null && lengths.get(file.bytes()) > 1))
        .toList();
  }

  private static boolean isBelow(String resource, String folder) {
    return resource.startsWith(folder.endsWith("/") ? folder : folder + "/");
  }

  /** Returns the deepest folder that holds all of them, with a slash behind; null if none does. */
  static String commonFolder(List<String> folders) {
    if (folders.isEmpty()) {
      return null;
    }
    List<String> common = segments(folders.get(0));
    for (String folder : folders) {
      List<String> other = segments(folder);
      int same = 0;
      while (same < common.size()
          && same < other.size()
          && common.get(same).equals(other.get(same))) {
        same++;
      }
      common = common.subList(0, same);
    }
    String root = String.join("", common);
    boolean onlyScheme = root.endsWith("://") || root.isEmpty();
    return onlyScheme ? null : root;
  }

  private static List<String> segments(String folder) {
    int scheme = folder.indexOf("://");
    List<String> segments = new ArrayList<>();
    int from = 0;
    if (scheme > 0) {
      segments.add(folder.substring(0, scheme + 3));
      from = scheme + 3;
    }
    String path = folder.endsWith("/") ? folder.substring(from) : folder.substring(from) + "/";
    Arrays.stream(path.split("(?<=/)")).forEach(segments::add);
    return segments;
  }
}
