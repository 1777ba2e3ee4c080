package org.zhibiao.container;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.zhibiao.decode.UndecodableException;
import org.zhibiao.source.Exclusion;

/** The entries of a zip archive, as they stand one behind the other. */
final class ZipEntries {

  /** How far from its end the directory of an archive may say that it ends. */
  private static final int LONGEST_TAIL = 66_000;

  private final Expansion expansion;
  private final String path;
  private final int depth;
  private final EntryNames names = new EntryNames();

  ZipEntries(Expansion expansion, String path, int depth) {
    this.expansion = expansion;
    this.path = path;
    this.depth = depth;
  }

  void read(InputStream in) throws IOException, UndecodableException {
    EndMark end = new EndMark(in);
    ZipArchiveInputStream zip = new ZipArchiveInputStream(end, "UTF-8", true, true, true);
    for (ZipArchiveEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      String name = EntryNames.normalize(name(entry));
      if (entry.isDirectory() || name.endsWith("/")) {
        continue;
      }
      expansion.budget().countEntry();
      take(name, entry, zip);
    }
    // Entries that follow each other say nothing of those that should have come.
    end.readToEnd();
    if (!end.isSeen()) {
      throw new UndecodableException("DAMAGED", "The zip archive is cut off behind an entry");
    }
  }

  private void take(String name, ZipArchiveEntry entry, ZipArchiveInputStream zip)
      throws IOException, UndecodableException {
    if (EntryNames.isHidden(name) && !EntryNames.isUnsafe(name)) {
      expansion.excluded(Exclusion.HIDDEN);
      return;
    }
    String unique = names.unique(name);
    String inside = path == null ? unique : path + "/" + unique;
    Long size = entry.getSize() < 0 ? null : entry.getSize();
    if (EntryNames.isUnsafe(name)) {
      expansion.failure(inside, size, "UNSAFE_PATH", "Its path leads out of the archive");
    } else if (entry.getGeneralPurposeBit().usesEncryption()) {
      if (entry.getGeneralPurposeBit().usesDataDescriptor()) {
        throw new UndecodableException(
            "ENCRYPTED", "The zip archive needs a password, from the entry " + name + " on");
      }
      expansion.failure(inside, size, "ENCRYPTED", "It needs a password to be read");
    } else if (!zip.canReadEntryData(entry)) {
      expansion.failure(
          inside,
          size,
          "UNSUPPORTED_MEDIA",
          "It is compressed by method " + entry.getMethod() + ", which is not read here");
    } else {
      try {
        expansion.entry(inside, expansion.budget().ofExpansion(zip), depth);
      } catch (ZipException e) {
        throw e;
      } catch (IOException e) {
        throw new IOException("in the entry " + name + ": " + e.getMessage(), e);
      }
    }
  }

  private static String name(ZipArchiveEntry entry) {
    boolean unicode =
        entry.getGeneralPurposeBit().usesUTF8ForNames()
            || entry.getNameSource() == ZipArchiveEntry.NameSource.UNICODE_EXTRA_FIELD;
    byte[] raw = entry.getRawName();
    return unicode || raw == null ? entry.getName() : EntryNames.decode(raw);
  }

  /** Looks out for the mark at the end of a zip archive while it is read. */
  private static final class EndMark extends FilterInputStream {

    private static final int MARK = 0x504B0506;

    private int window;
    private long position;
    private long seen = -1;

    EndMark(InputStream in) {
      super(in);
    }

    boolean isSeen() {
      return seen >= 0 && position - seen <= LONGEST_TAIL;
    }

    void readToEnd() throws IOException {
      byte[] buffer = new byte[1 << 14];
      while (read(buffer, 0, buffer.length) >= 0) {
        // Only to have seen it.
      }
    }

    private void look(int b) {
      window = window << 8 | b & 0xFF;
      position++;
      if (window == MARK) {
        seen = position;
      }
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      if (b >= 0) {
        look(b);
      }
      return b;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int n = super.read(bytes, from, length);
      for (int i = 0; i < n; i++) {
        look(bytes[from + i]);
      }
      return n;
    }

    @Override
    public long skip(long n) throws IOException {
      long skipped = 0;
      byte[] buffer = new byte[(int) Math.min(Math.max(n, 1), 1 << 14)];
      while (skipped < n) {
        int read = read(buffer, 0, (int) Math.min(buffer.length, n - skipped));
        if (read < 0) {
          break;
        }
        skipped += read;
      }
      return skipped;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
