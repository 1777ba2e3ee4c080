package org.zhibiao.container;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.zhibiao.source.Exclusion;

/** The entries of a tar archive. */
final class TarEntries {

  private final Expansion expansion;
  private final String path;
  private final int depth;
  private final EntryNames names = new EntryNames();

  TarEntries(Expansion expansion, String path, int depth) {
    this.expansion = expansion;
    this.path = path;
    this.depth = depth;
  }

  void read(InputStream in) throws IOException {
    TarArchiveInputStream tar = new TarArchiveInputStream(in, "ISO-8859-1");
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      if (entry.isDirectory()) {
        continue;
      }
      expansion.budget().countEntry();
      String name = EntryNames.normalize(EntryNames.decodeLatin(entry.getName()));
      if (entry.isSymbolicLink() || entry.isLink()) {
        expansion.excluded(Exclusion.LINK);
      } else if (!entry.isFile()
          || entry.isCharacterDevice()
          || entry.isBlockDevice()
          || entry.isFIFO()) {
        expansion.excluded(Exclusion.NO_DOCUMENT);
      } else if (EntryNames.isUnsafe(name)) {
        expansion.failure(
            inside(name), entry.getSize(), "UNSAFE_PATH", "Its path leads out of the archive");
      } else if (EntryNames.isHidden(name)) {
        expansion.excluded(Exclusion.HIDDEN);
      } else if (!tar.canReadEntryData(entry)) {
        expansion.failure(
            inside(name), entry.getSize(), "UNSUPPORTED_MEDIA", "It is a sparse file");
      } else {
        expansion.entry(inside(name), tar, depth);
      }
    }
  }

  private String inside(String name) {
    String unique = names.unique(name);
    return path == null ? unique : path + "/" + unique;
  }
}
