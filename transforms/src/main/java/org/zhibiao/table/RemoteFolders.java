package org.zhibiao.table;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MoveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/** Files below prefixes of object stores and other file systems of Beam. */
final class RemoteFolders {

  /** What object stores delete in one request. */
  private static final int BATCH = 500;

  private RemoteFolders() {}

  /** Returns the files that a pattern matches. */
  static List<String> list(String pattern) throws IOException {
    List<String> files = new ArrayList<>();
    try {
      MatchResult result = FileSystems.match(pattern, EmptyMatchTreatment.ALLOW);
      if (result.status() != MatchResult.Status.NOT_FOUND) {
        for (MatchResult.Metadata metadata : result.metadata()) {
          if (!metadata.resourceId().isDirectory()) {
            files.add(metadata.resourceId().toString());
          }
        }
      }
    } catch (FileNotFoundException e) {
      return List.of();
    }
    return files;
  }

  static boolean exists(String file) throws IOException {
    return !list(file).isEmpty();
  }

  static String read(String file) throws IOException {
    try (InputStream in = Channels.newInputStream(FileSystems.open(id(file)))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static void write(String file, String text) throws IOException {
    try (OutputStream out = Channels.newOutputStream(ChannelOutputFile.open(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  static void copy(String from, String to) throws IOException {
    FileSystems.copy(List.of(id(from)), List.of(id(to)));
  }

  static void delete(List<String> files) throws IOException {
    List<ResourceId> ids = new ArrayList<>();
    for (String file : files) {
      ids.add(id(file));
    }
    for (int i = 0; i < ids.size(); i += BATCH) {
      FileSystems.delete(
          ids.subList(i, Math.min(ids.size(), i + BATCH)),
          MoveOptions.StandardMoveOptions.IGNORE_MISSING_FILES);
    }
  }

  private static ResourceId id(String file) {
    return FileSystems.matchNewResource(file, false);
  }
}
