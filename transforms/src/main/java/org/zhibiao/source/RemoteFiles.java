package org.zhibiao.source;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;

/** Finds files that Beam's file systems hold: object stores, HDFS. */
final class RemoteFiles {

  private RemoteFiles() {}

  static List<FoundFile> find(String pattern) throws IOException {
    String base = base(pattern);
    List<FoundFile> found = match(pattern, base);
    if (found.isEmpty() && !Glob.isGlob(pattern)) {
      String folder = pattern.endsWith("/") ? pattern : pattern + "/";
      found = match(folder + "**", folder);
    }
    return found;
  }

  private static List<FoundFile> match(String pattern, String base) throws IOException {
    List<FoundFile> found = new ArrayList<>();
    try {
      MatchResult result = FileSystems.match(pattern, EmptyMatchTreatment.ALLOW);
      for (MatchResult.Metadata metadata : result.metadata()) {
        if (metadata.resourceId().isDirectory()) {
          continue;
        }
        String resource = metadata.resourceId().toString();
        found.add(
            new FoundFile(
                resource,
                base,
                metadata.sizeBytes(),
                isHidden(resource, base, pattern),
                false,
                null,
                new FileStamp(metadata.lastModifiedMillis() * 1000, metadata.checksum())));
      }
      return found;
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IllegalArgumentException e) {
      throw new UnlistableInputException(
          pattern, "has a scheme that no file system here serves: " + e.getMessage());
    }
  }

  private static boolean isHidden(String resource, String base, String pattern) {
    String below = resource.startsWith(base) ? resource.substring(base.length()) : resource;
    return !pattern.contains("/.") && (below.startsWith(".") || below.contains("/."));
  }

  /** Returns the folder in front of the first name with a wildcard. */
  private static String base(String pattern) {
    int end = pattern.length();
    for (int i = 0; i < end; i++) {
      if (Glob.isGlob(pattern.substring(i, i + 1))) {
        end = i;
      }
    }
    return pattern.substring(0, pattern.lastIndexOf('/', end - 1) + 1);
  }
}
