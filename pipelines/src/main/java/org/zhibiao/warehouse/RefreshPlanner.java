package org.zhibiao.warehouse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.zhibiao.extract.DocumentIds;
import org.zhibiao.source.FindDuplicates;
import org.zhibiao.source.Original;
import org.zhibiao.source.SourceFile;
import org.zhibiao.source.SourceLocator;
import org.zhibiao.warehouse.RefreshPlan.Derivation;
import org.zhibiao.warehouse.RefreshPlan.PartWork;
import org.zhibiao.warehouse.SourceItem.Outcome;
import org.zhibiao.warehouse.SourceItem.SourceHead;

/**
 * Decides from hashes what a refresh has to do. Reads nothing itself.
 *
 * <p>Rows are kept where content, uri and the original of a repeated content are the same. Else
 * they are taken over from rows of the same content with new ids, where that gives what an
 * extraction would give. Else the file is extracted.
 */
final class RefreshPlanner {

  private final Books books;
  private final Fingerprints.Affected affected;
  private final boolean keepVanished;

  /** A file that is there now. */
  private record Current(SourceFile file, FileContent content, List<SourceItem> known) {

    boolean sameContent() {
      if (known == null) {
        return false;
      }
      if (content == null) {
        return true;
      }
      SourceHead head = known.get(0).file();
      return Objects.equals(head.sha256(), content.sha256())
          && Objects.equals(head.problem(), content.problem())
          && (content.sha256() != null || head.bytes() == file.bytes());
    }

    SourceHead head() {
      SourceHead old = known == null ? null : known.get(0).file();
      return new SourceHead(
          file.uri(),
          file.bytes(),
          file.stamp().modified(),
          file.stamp().etag(),
          content == null ? old.sha256() : content.sha256(),
          content == null ? old.problem() : content.problem(),
          false);
    }

    List<FileContent.Piece> pieces() {
      return content != null
          ? content.documents()
          : known.stream().map(item -> new FileContent.Piece(item.entry(), item.sha256())).toList();
    }
  }

  private final List<String> added = new ArrayList<>();
  private final List<String> changed = new ArrayList<>();
  private final NavigableMap<String, String> moved = new TreeMap<>();
  private final List<String> gone = new ArrayList<>();
  private final List<String> newlyKept = new ArrayList<>();
  private final List<String> touched = new ArrayList<>();
  private final List<String> reprocessed = new ArrayList<>();
  private long unchanged;

  private final List<SourceItem> kept = new ArrayList<>();
  private final List<SourceFile> extract = new ArrayList<>();
  private final Map<String, NavigableMap<String, Original>> originals = new HashMap<>();
  private final Map<String, SourceHead> heads = new HashMap<>();
  private final NavigableMap<String, PartWork> parts = new TreeMap<>();

  private final Map<String, List<SourceItem>> knownByHash = new HashMap<>();
  private final Map<String, SourceLocator> oldOriginals = new HashMap<>();
  private final Map<String, SourceLocator> newOriginals = new HashMap<>();

  /**
   * Makes a planner for one plan.
   *
   * @param books what the last run knew
   * @param affected what a change of the program affects
   * @param keepVanished whether rows of files that are gone stay
   */
  RefreshPlanner(Books books, Fingerprints.Affected affected, boolean keepVanished) {
    this.books = books;
    this.affected = affected;
    this.keepVanished = keepVanished;
  }

  /**
   * Plans.
   *
   * @param listed the files that are there
   * @param read content of those that were read, by uri; the others are as the books say
   */
  RefreshPlan plan(List<SourceFile> listed, Map<String, FileContent> read) {
    List<Current> currents = new ArrayList<>();
    Set<String> present = new HashSet<>();
    for (SourceFile file : listed) {
      present.add(file.uri());
      currents.add(new Current(file, read.get(file.uri()), books.files().get(file.uri())));
    }
    Set<String> absent = new TreeSet<>(books.files().keySet());
    absent.removeAll(present);
    findMoved(currents, absent);
    for (SourceItem item : books.items()) {
      if (item.sha256() != null) {
        knownByHash.computeIfAbsent(item.sha256(), hash -> new ArrayList<>()).add(item);
        smallest(oldOriginals, item.sha256(), item.locator());
      }
    }
    List<SourceItem> vanished = leave(absent);
    for (SourceItem item : vanished) {
      smallest(newOriginals, item.sha256(), item.locator());
    }
    for (Current current : currents) {
      for (FileContent.Piece piece : current.pieces()) {
        smallest(
            newOriginals, piece.sha256(), new SourceLocator(current.file().uri(), piece.entry()));
      }
    }
    vanished.forEach(this::keepVanished);
    currents.forEach(this::decide);
    return new RefreshPlan(
        new FileChanges(added, changed, moved, gone, newlyKept, touched, reprocessed, unchanged),
        kept,
        extract,
        originals,
        heads,
        parts);
  }

  private void findMoved(List<Current> currents, Set<String> absent) {
    Map<String, TreeSet<String>> absentByHash = new HashMap<>();
    for (String uri : absent) {
      String hash = books.head(uri).sha256();
      if (hash != null) {
        absentByHash.computeIfAbsent(hash, h -> new TreeSet<>()).add(uri);
      }
    }
    for (Current current : currents) {
      String hash = current.content() == null ? null : current.content().sha256();
      if (hash != null && !current.sameContent()) {
        TreeSet<String> from = absentByHash.get(hash);
        if (from != null && !from.isEmpty()) {
          moved.put(current.file().uri(), from.pollFirst());
        }
      }
    }
  }

  /** Removes the rows of files that are gone, or returns them where they are kept. */
  private List<SourceItem> leave(Set<String> absent) {
    List<SourceItem> staying = new ArrayList<>();
    Set<String> left = new HashSet<>(moved.values());
    for (String uri : absent) {
      List<SourceItem> items = books.files().get(uri);
      if (left.contains(uri)) {
        items.forEach(this::remove);
      } else if (keepVanished) {
        if (!items.get(0).file().vanished()) {
          newlyKept.add(uri);
        }
        staying.addAll(items);
      } else {
        gone.add(uri);
        items.forEach(this::remove);
      }
    }
    return staying;
  }

  private void keepVanished(SourceItem item) {
    SourceItem as = item.with(item.file().asVanished());
    if (repeatsTheSame(item)) {
      kept.add(as);
      return;
    }
    if (!derive(as.file(), List.of(item), List.of(piece(item)), item.file().uri())) {
      // Nothing can be extracted from a file that is gone: its rows stay as they were.
      kept.add(as);
    } else {
      remove(item);
    }
  }

  private void decide(Current current) {
    boolean same = current.sameContent();
    boolean again = same && isAffected(current);
    note(current, same, again);
    if (same && !again) {
      List<SourceItem> turned = new ArrayList<>();
      for (SourceItem item : current.known()) {
        if (repeatsTheSame(item)) {
          kept.add(item.with(current.head()));
        } else {
          turned.add(item);
        }
      }
      if (turned.isEmpty()) {
        return;
      }
      List<FileContent.Piece> pieces = turned.stream().map(RefreshPlanner::piece).toList();
      if (derive(current.head(), current.known(), pieces, current.file().uri())) {
        turned.forEach(this::remove);
        return;
      }
      kept.removeIf(item -> item.file().uri().equals(current.file().uri()));
    }
    if (current.known() != null) {
      current.known().forEach(this::remove);
    }
    String from = moved.get(current.file().uri());
    List<SourceItem> before = from != null ? books.files().get(from) : List.<SourceItem>of();
    if (!again && derive(current.head(), before, current.pieces(), current.file().uri())) {
      return;
    }
    extract.add(current.file());
    heads.put(current.file().uri(), current.head());
    for (FileContent.Piece piece : current.pieces()) {
      SourceLocator locator = new SourceLocator(current.file().uri(), piece.entry());
      SourceLocator original = newOriginal(piece.sha256(), locator);
      if (original != null) {
        originals
            .computeIfAbsent(locator.uri(), uri -> new TreeMap<>())
            .put(FindDuplicates.key(locator), new Original(original, piece.sha256()));
      }
    }
  }

  private void note(Current current, boolean same, boolean again) {
    String uri = current.file().uri();
    if (again) {
      reprocessed.add(uri);
    } else if (!same) {
      if (!moved.containsKey(uri)) {
        (current.known() == null ? added : changed).add(uri);
      }
    } else if (current.head().equals(current.known().get(0).file())) {
      unchanged++;
    } else {
      touched.add(uri);
    }
  }

  private boolean isAffected(Current current) {
    return switch (affected) {
      case NOTHING -> false;
      case EVERYTHING -> true;
      case EXTRACTED ->
          current.known().stream().anyMatch(item -> item.outcome() == Outcome.DOCUMENT);
    };
  }

  /**
   * Plans to take over rows of known documents for all pieces of a file.
   *
   * @param head what the books will say of the file
   * @param before items of the same file, under this uri or the one that it had
   * @return false, having planned nothing, if some piece has to be extracted
   */
  private boolean derive(
      SourceHead head, Collection<SourceItem> before, List<FileContent.Piece> pieces, String uri) {
    if (affected != Fingerprints.Affected.NOTHING) {
      return false;
    }
    List<Derivation> derivations = new ArrayList<>();
    for (FileContent.Piece piece : pieces) {
      SourceLocator to = new SourceLocator(uri, piece.entry());
      SourceLocator original = newOriginal(piece.sha256(), to);
      SourceItem from = piece.sha256() == null ? null : source(piece, to, original, before);
      if (from == null) {
        return false;
      }
      SourceItem item =
          new SourceItem(
              head,
              piece.entry(),
              piece.sha256(),
              original == null ? Outcome.DOCUMENT : Outcome.DUPLICATE,
              from.pathRead(),
              null);
      derivations.add(
          new Derivation(
              from,
              item,
              original == null ? null : DocumentIds.documentId(piece.sha256(), original)));
    }
    for (Derivation derivation : derivations) {
      work(derivation.from().part()).derived().add(derivation);
    }
    return !derivations.isEmpty();
  }

  /** Returns a document that has the rows wanted but for their ids; null if there is none. */
  private SourceItem source(
      FileContent.Piece piece,
      SourceLocator to,
      SourceLocator original,
      Collection<SourceItem> before) {
    for (SourceItem known : knownByHash.getOrDefault(piece.sha256(), List.of())) {
      // What stands in a container may be told more by it than by its bytes.
      boolean alike =
          to.entry() == null
              ? known.entry() == null
              : before.contains(known) && to.entry().equals(known.entry());
      if (alike && fits(known, to, original)) {
        return known;
      }
    }
    return null;
  }

  private static boolean fits(SourceItem known, SourceLocator to, SourceLocator original) {
    String from = path(known.locator());
    if (original != null) {
      return known.outcome() != Outcome.QUARANTINE && PathHints.sameType(from, path(to));
    }
    return known.outcome() == Outcome.DOCUMENT
        && PathHints.tellTheSame(from, path(to), known.pathRead());
  }

  private static String path(SourceLocator locator) {
    return locator.entry() == null ? locator.uri() : locator.uri() + "/" + locator.entry();
  }

  private static FileContent.Piece piece(SourceItem item) {
    return new FileContent.Piece(item.entry(), item.sha256());
  }

  private void remove(SourceItem item) {
    work(item.part()).removed().add(item);
  }

  private PartWork work(String part) {
    return parts.computeIfAbsent(part, name -> new PartWork(new ArrayList<>(), new ArrayList<>()));
  }

  /** Returns whether a document repeats what it repeated before; one without rows always does. */
  private boolean repeatsTheSame(SourceItem item) {
    return switch (item.outcome()) {
      case QUARANTINE -> true;
      case DOCUMENT -> newOriginal(item.sha256(), item.locator()) == null;
      case DUPLICATE ->
          Objects.equals(
              oldOriginals.get(item.sha256()), newOriginal(item.sha256(), item.locator()));
    };
  }

  /** Returns what a document repeats now; null if nothing. */
  private SourceLocator newOriginal(String sha256, SourceLocator locator) {
    SourceLocator original = sha256 == null ? null : newOriginals.get(sha256);
    return locator.equals(original) ? null : original;
  }

  private static void smallest(
      Map<String, SourceLocator> originals, String sha256, SourceLocator locator) {
    if (sha256 != null && !sha256.equals(EMPTY)) {
      originals.merge(sha256, locator, (a, b) -> a.compareTo(b) <= 0 ? a : b);
    }
  }

  /** Nothing repeats nothing. */
  private static final String EMPTY = DocumentIds.sha256(new byte[0]);
}
