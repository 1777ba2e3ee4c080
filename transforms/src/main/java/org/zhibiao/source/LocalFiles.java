package org.zhibiao.source;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Finds files on this machine's file system. */
final class LocalFiles {

  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://.*");

  private LocalFiles() {}

  static boolean isLocal(String pattern) {
    return pattern.startsWith("file:") || !SCHEME.matcher(pattern).matches();
  }

  /** Returns an absolute path with {@code /} between folders; a URI as it is. */
  static String absolute(String pattern) {
    return isLocal(pattern) ? text(path(pattern)) : pattern;
  }

  /**
   * Finds files.
   *
   * @param followLinks whether links below a folder are followed; a link that the pattern itself
   *     names always is
   */
  static List<FoundFile> find(String pattern, boolean followLinks, int enough) throws IOException {
    Path path;
    try {
      path = path(pattern);
    } catch (IllegalArgumentException e) {
      throw new UnlistableInputException(pattern, "is no path: " + e.getMessage());
    }
    // What exists under that very name is meant, even if the name holds [ or {.
    if (Files.isDirectory(path)) {
      return walk(pattern, path, null, followLinks, enough);
    }
    if (Files.exists(path)) {
      Path parent = path.getParent();
      long bytes = Files.isRegularFile(path) ? Files.size(path) : 0;
      String problem = Files.isRegularFile(path) ? null : "It is neither a file nor a folder";
      FileStamp stamp = stamp(Files.getLastModifiedTime(path));
      return List.of(new FoundFile(text(path), text(parent), bytes, false, false, problem, stamp));
    }
    if (!Glob.isGlob(pattern)) {
      return List.of();
    }
    Path base = path;
    while (Glob.isGlob(text(base))) {
      base = base.getParent();
    }
    return Files.isDirectory(base)
        ? walk(pattern, base, below(base, path), followLinks, enough)
        : List.of();
  }

  private static Path path(String pattern) {
    Path path =
        pattern.startsWith("file:") && !Glob.isGlob(pattern)
            ? Path.of(URI.create(pattern))
            : Path.of(pattern.startsWith("file:") ? pattern.substring(5) : pattern);
    return path.toAbsolutePath().normalize();
  }

  /**
   * Returns a path with {@code /} between folders. Bytes of a name that are no UTF-8 come as {@code
   * %FF}, so that two names never look the same and the file can be found again.
   */
  private static String text(Path path) {
    String text = path.toString();
    if (text.indexOf('\uFFFD') < 0) {
      return File.separatorChar == '/' ? text : text.replace(File.separatorChar, '/');
    }
    StringBuilder out = new StringBuilder();
    for (Path name : path) {
      if (out.length() > 0 || path.isAbsolute()) {
        out.append('/');
      }
      String plain = name.toString();
      if (plain.indexOf('\uFFFD') < 0) {
        out.append(plain);
      } else {
        String uri = path.getFileSystem().getPath("/").resolve(name).toUri().getRawPath();
        out.append(uri.substring(1));
      }
    }
    return out.toString();
  }

  /** Returns the path of a listed file. */
  static Path pathOf(String resource) {
    Path path = Path.of(resource);
    if (resource.indexOf('%') < 0 || Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return path;
    }
    Path found = path.getRoot() == null ? Path.of("") : path.getRoot();
    for (Path name : path) {
      Path next = found.resolve(name);
      found =
          name.toString().indexOf('%') < 0 || Files.exists(next, LinkOption.NOFOLLOW_LINKS)
              ? next
              : found.resolve(Path.of(URI.create("file:///" + name)).getFileName());
    }
    return found;
  }

  private static String below(Path base, Path path) {
    return text(base.relativize(path));
  }

  private static List<FoundFile> walk(
      String pattern, Path base, String globText, boolean followLinks, int enough)
      throws IOException {
    if (!Files.isReadable(base) || !Files.isExecutable(base)) {
      throw new UnlistableInputException(
          pattern, "cannot be read: no permission for the folder " + base);
    }
    List<FoundFile> found = new ArrayList<>();
    Glob glob = globText == null ? null : Glob.of(globText);
    boolean hiddenWanted = globText != null && ("/" + globText).contains("/.");
    int depth =
        globText == null || globText.contains("**")
            ? Integer.MAX_VALUE
            : (int) globText.chars().filter(c -> c == '/').count() + 1;
    // The folder that was asked for may be a link itself.
    Path start = followLinks ? base : base.toRealPath();
    Files.walkFileTree(
        start,
        followLinks
            ? EnumSet.of(FileVisitOption.FOLLOW_LINKS)
            : EnumSet.noneOf(FileVisitOption.class),
        Integer.MAX_VALUE,
        new SimpleFileVisitor<>() {
          private Path matchedFolder = glob == null ? start : null;

          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (matchedFolder == null && !folder.equals(start)) {
              if (glob.matchesPath(below(start, folder))) {
                matchedFolder = folder;
              } else if (folder.getNameCount() - start.getNameCount() >= depth) {
                return FileVisitResult.SKIP_SUBTREE;
              }
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException e) {
            if (folder.equals(matchedFolder) && glob != null) {
              matchedFolder = null;
            }
            if (e != null) {
              add(
                  folder,
                  0,
                  false,
                  "The folder could not be listed to its end: " + e.getMessage(),
                  FileStamp.UNKNOWN);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String problem = null;
            boolean link = attributes.isSymbolicLink() && !followLinks;
            if (attributes.isSymbolicLink()) {
              problem = "The link leads nowhere";
            } else if (!attributes.isRegularFile()) {
              problem = "It is neither a file nor a folder";
            }
            add(
                file,
                problem == null ? attributes.size() : 0,
                link,
                problem,
                stamp(attributes.lastModifiedTime()));
            return found.size() >= enough ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            add(file, 0, false, reason(e), FileStamp.UNKNOWN);
            return FileVisitResult.CONTINUE;
          }

          private void add(Path file, long bytes, boolean link, String problem, FileStamp stamp) {
            String below = below(start, file);
            if (matchedFolder != null || glob.matchesPath(below)) {
              boolean hidden = !hiddenWanted && ("/" + below).contains("/.");
              Path named = start.equals(base) ? file : base.resolve(start.relativize(file));
              found.add(
                  new FoundFile(text(named), text(base), bytes, hidden, link, problem, stamp));
            }
          }
        });
    return found;
  }

  private static FileStamp stamp(FileTime modified) {
    return new FileStamp(modified.to(TimeUnit.MICROSECONDS), null);
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "No permission to read it";
    }
    if (e instanceof NoSuchFileException) {
      return "It vanished while it was listed";
    }
    if (e instanceof FileSystemLoopException) {
      return "The link leads to a folder that it stands in";
    }
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }
}
